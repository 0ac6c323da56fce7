"""How long colleagues wait where 500 of them share 200 vacancies, and how soon their monthly mail is written."""

from __future__ import annotations

import tempfile
import time
from datetime import timedelta
from pathlib import Path

from sqlalchemy import delete, insert, select

from benchmarks.applications import enter, median
from benchmarks.figures import Figure
from recruit import create_app
from recruit.config import Settings
from recruit.core import schema
from recruit.core.database import db, now
from recruit.models import (
    Application,
    Click,
    Letter,
    MonthlyMail,
    Role,
    Share,
    TrackedLink,
    User,
    Vacancy,
    VacancyPlace,
    VacancyState,
)
from recruit.models.stages import HIRED
from recruit.organisation import mailed_links
from recruit.referrals import monthly_mail
from tests.support.factories import a_person

COLLEAGUES, VACANCIES = 500, 200
MAILED = 5_000
ADVERTISED = {
    "pay_min": 320_000,
    "pay_max": 410_000,
    "hours_min": 24,
    "hours_max": 36,
    "body": "You look after twelve people on a ward by the river. You measure, listen and tell.\n\n" * 12
    + "## What you do\n\n- You hand out medicine\n- You teach those who learn the work\n- You ring the family",
}
"""What a vacancy usually says."""


def measure() -> list[Figure]:
    """100,000 shares, clicks and applications of 500 colleagues; mail to 5,000"""
    with tempfile.TemporaryDirectory() as temporary:
        app = create_app(Settings(data=str(Path(temporary) / "data"), log="quiet", language="en"))
        with app.app_context():
            schema.migrate()
            link = fill()
            db.session.remove()
        browser = enter(app, link)
        floor = median(browser, "/robots.txt")
        figures = [
            Figure(what, f"GET {address}", median(browser, address), "ms", floor, "/robots.txt")
            for what, address in {
                "what one colleague's sharing did": "/share/referrals",
                "the list to share": "/share/",
                "one vacancy to share": f"/share/vacancies/{VACANCIES}",
            }.items()
            if browser.get(address).status_code == 200
        ]
        with app.app_context():
            figures += [mail_to_all()]
            db.session.remove()
            db.engine.dispose()
    return figures


def fill() -> str:
    """Everybody shares everything, and every link brings a click and an application; a link that signs one in."""
    began, me = now() - timedelta(days=60), a_person()
    db.session.execute(insert(User), [{"email": f"c{n}@example.org", "role": Role.EMPLOYEE} for n in range(COLLEAGUES)])
    rows = [
        {"title": f"Nurse {n}", "state": VacancyState.OPEN, "opened_at": began + timedelta(hours=n), **ADVERTISED}
        for n in range(VACANCIES)
    ]
    db.session.execute(insert(Vacancy), rows)
    vacancies = db.session.scalars(select(Vacancy.id)).all()
    db.session.execute(insert(VacancyPlace), [{"vacancy_id": number, "name": "Utrecht"} for number in vacancies])
    people = [me.id, *db.session.scalars(select(User.id).where(User.role == Role.EMPLOYEE).limit(COLLEAGUES - 1))]
    pairs = [(person, vacancy) for person in people for vacancy in vacancies]
    numbered = list(enumerate(pairs, 1))
    db.session.execute(
        insert(TrackedLink),
        [
            {"id": n, "token": f"t{n}", "vacancy_id": vacancy, "sharer_id": person, "network": "linkedin"}
            for n, (person, vacancy) in numbered
        ],
    )
    db.session.execute(
        insert(Share),
        [
            {"user_id": person, "vacancy_id": vacancy, "network": "linkedin", "link_id": n}
            for n, (person, vacancy) in numbered
        ],
    )
    db.session.execute(insert(Click), [{"link_id": n, "at": began + timedelta(seconds=30 * n)} for n, _ in numbered])
    db.session.execute(insert(Application), [applied(n, vacancy) for n, (_person, vacancy) in numbered])
    link = mailed_links.mint_sign_in(me)
    db.session.commit()
    return link


def applied(number: int, vacancy: int) -> dict[str, object]:
    """Somebody who came through that link."""
    return {
        "vacancy_id": vacancy,
        "name": f"Candidate {number}",
        "email": f"candidate{number}@example.org",
        "digest": f"{number:064x}",
        "seed": f"bench-{number}",
        "origin_id": number,
        "stage_id": HIRED if number % 50 == 0 else 1 + number % 3,
        "created_at": now() - timedelta(days=60) + timedelta(seconds=30 * number),
    }


def mail_to_all() -> Figure:
    """Seconds until the letters of a month to everybody wait in the database, beside as many bare rows."""
    more = [{"email": f"m{n}@example.org", "role": Role.EMPLOYEE} for n in range(MAILED - COLLEAGUES - 1)]
    db.session.execute(insert(User), more)
    db.session.commit()
    began = time.perf_counter()
    count = monthly_mail.write((now() + timedelta(days=32)).replace(day=15))
    took = time.perf_counter() - began
    assert count == MAILED, count
    letters = db.session.scalars(select(Letter.content)).all()
    db.session.execute(delete(Letter))
    db.session.execute(delete(MonthlyMail))
    db.session.commit()
    began = time.perf_counter()
    db.session.execute(insert(Letter), [{"content": content, "message_id": "<a@b>"} for content in letters])
    db.session.commit()
    floor = time.perf_counter() - began
    return Figure(
        f"write the monthly mail to {MAILED} colleagues", "monthly.write()", took, "s", floor, "to insert them"
    )

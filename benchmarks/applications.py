"""How long a recruiter waits when ten thousand people applied for one vacancy."""

from __future__ import annotations

import re
import statistics
import tempfile
import time
from datetime import timedelta
from pathlib import Path

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import insert, select

from benchmarks.figures import Figure
from recruit import create_app
from recruit.config import Settings
from recruit.core import schema
from recruit.core.database import db, now
from recruit.models import Application, Vacancy
from recruit.organisation import mailed_links
from tests.support.factories import a_person, a_vacancy

MANY = 10_000
REQUESTS = 50


def measure() -> list[Figure]:
    """read applications where 10,000 people applied for one vacancy"""
    with tempfile.TemporaryDirectory() as temporary:
        app = create_app(Settings(data=str(Path(temporary) / "data"), log="quiet", language="en"))
        with app.app_context():
            schema.migrate()
            vacancy, in_the_middle, link = fill()
            db.session.remove()
        browser = enter(app, link)
        floor = median(browser, "/robots.txt")
        figures = [
            Figure(what, f"GET {address}", median(browser, address), "ms", floor, "/robots.txt")
            for what, address in addresses(vacancy, in_the_middle).items()
        ]
        with app.app_context():
            db.engine.dispose()
    return figures


def addresses(vacancy: int, application: int) -> dict[str, str]:
    """What is asked for, by what it is."""
    listed = f"/office/applications?vacancy={vacancy}"
    return {
        f"the list of {MANY} applications": listed,
        "its last page": f"{listed}&page={MANY // 25}",
        "filtered by stage": f"{listed}&stage=2",
        "searched by name": f"{listed}&q=9999",
        "one of them, with next and previous": f"/office/applications/{application}?vacancy={vacancy}",
        "one of those with a word in their name": f"/office/applications/{application}?vacancy={vacancy}&q=candidate",
        "the first page": "/office/",
    }


def fill() -> tuple[int, int, str]:
    """Ten thousand applications over a month: the vacancy, one in the middle, and a link that signs in."""
    vacancy, began = a_vacancy(), now() - timedelta(days=30)
    rows = [
        {
            "vacancy_id": vacancy.id,
            "name": f"Candidate Number {number}",
            "email": f"candidate{number}@example.org",
            "motivation": "I would like to do this work. " * 40,
            "digest": f"{number:064x}",
            "seed": f"bench-{number}",
            "stage_id": 1 + number % 3,
            "created_at": began + timedelta(minutes=4 * number),
            "answer_by": began + timedelta(days=14, minutes=4 * number),
        }
        for number in range(MANY)
    ]
    db.session.execute(insert(Application), rows)
    middle = select(Application.id).where(Application.name == f"Candidate Number {MANY // 2}")
    link = mailed_links.mint_sign_in(a_person())
    db.session.commit()
    return db.session.scalars(select(Vacancy.id)).one(), db.session.scalars(middle).one(), link


def enter(app: Flask, link: str) -> FlaskClient:
    """A browser that is signed in."""
    browser = app.test_client()
    token = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', browser.get(f"/sign-in/{link}").text)
    assert token
    assert browser.post(f"/sign-in/{link}", data={"csrf_token": token[1]}).status_code == 303
    return browser


def median(browser: FlaskClient, address: str) -> float:
    """Milliseconds of the answer in the middle, after a few that are not counted."""

    def ask() -> float:
        began = time.perf_counter()
        answer = browser.get(address)
        assert answer.status_code == 200, address
        return (time.perf_counter() - began) * 1000

    return statistics.median([ask() for _ in range(REQUESTS + 3)][3:])

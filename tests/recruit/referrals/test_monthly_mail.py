"""Once a month every colleague who wants it gets one letter, whatever is cut off in the middle."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from flask import Flask
from sqlalchemy import select

import jobs.dispatch
import jobs.send_letter
from recruit.config import Settings
from recruit.core.database import db, now
from recruit.models import Application, Letter, MonthlyMail, Role, SharingPolicy, User
from recruit.models.stages import HIRED
from recruit.organisation import personal_links
from recruit.outbox import letters as mail
from recruit.outbox import mail_format
from recruit.referrals import monthly_mail
from tests.support.browser import Browser
from tests.support.factories import a_link, a_person, a_unit, a_vacancy, an_application, clicked, saved

FIRST = datetime(2031, 3, 1, 8, 0, tzinfo=UTC)
"""Nine by the office's clock on the first of a month."""


def employees(how_many: int) -> list[User]:
    """People who want the letter."""
    return [a_person(role=Role.EMPLOYEE) for _ in range(how_many)]


def letters() -> list[Letter]:
    """What waits to leave."""
    return list(db.session.scalars(select(Letter).order_by(Letter.id)))


def test_it_waits_for_nine_oclock_on_its_day(app: Flask) -> None:
    employees(1)
    a_vacancy()
    saved(SharingPolicy(monthly_day=5))
    assert monthly_mail.write(FIRST) == 0
    assert monthly_mail.write(FIRST + timedelta(days=4, minutes=-1)) == 0
    assert monthly_mail.write(FIRST + timedelta(days=4)) == 1


def test_it_goes_once_a_month_and_is_caught_up_in_that_month_only(app: Flask) -> None:
    employees(1)
    a_vacancy()
    assert monthly_mail.write(FIRST + timedelta(days=20)) == 1, "nothing ran on the first"
    assert monthly_mail.write(FIRST + timedelta(days=21)) == 0
    assert monthly_mail.write(FIRST + timedelta(days=31)) == 1
    assert [row.month for row in db.session.scalars(select(MonthlyMail).order_by(MonthlyMail.month))] == [
        "2031-03",
        "2031-04",
    ]


@pytest.mark.parametrize("why", ["stopped", "gone", "policy", "nothing open"])
def test_whoever_should_not_get_it_does_not(app: Flask, why: str) -> None:
    [person] = employees(1)
    if why == "stopped":
        person.monthly_mail = False
    elif why == "gone":
        person.active = False
    elif why == "policy":
        saved(SharingPolicy(monthly_mail=False))
    if why != "nothing open":
        a_vacancy()
    db.session.commit()
    assert monthly_mail.write(FIRST) == 0 and not letters()


def test_a_kill_in_the_middle_leaves_each_exactly_one(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    people = {person.email for person in employees(10)}
    a_vacancy()
    monkeypatch.setattr(monthly_mail, "BATCH", 3)
    put, left = mail.put, iter(range(8))

    def cut_off(*given: str, **more: str) -> Letter:
        if next(left, None) is None:
            raise KeyboardInterrupt
        return put(*given, **more)

    monkeypatch.setattr(mail, "put", cut_off)
    with pytest.raises(KeyboardInterrupt):
        monthly_mail.write(FIRST)
    db.session.rollback()
    assert len(letters()) == len(db.session.scalars(select(MonthlyMail)).all()) == 6, "whole batches"
    monkeypatch.setattr(mail, "put", put)
    assert monthly_mail.write(FIRST) == 4
    assert Counter(letter.content["to"] for letter in letters()) == dict.fromkeys(people, 1)


def test_the_clock_writes_it(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    employees(1)
    a_vacancy()
    monkeypatch.setattr(monthly_mail, "now", lambda: FIRST)
    jobs.dispatch.tidy()
    assert len(letters()) == 1


def test_it_offers_what_is_open_in_ones_unit_else_the_newest_five(app: Flask) -> None:
    ward, kitchen, empty = a_unit(), a_unit(), a_unit()
    mine, other, nobody = employees(3)
    mine.unit, other.unit, nobody.unit = ward, kitchen, empty
    vacancies = [a_vacancy(title=f"Nurse {n}", unit=ward, opened_at=now() - timedelta(days=n)) for n in range(7)]
    cook = a_vacancy(title="Cook", unit=kitchen, opened_at=now() - timedelta(days=30))
    db.session.commit()
    address = personal_links.address(mine)
    monthly_mail.write(FIRST)
    texts = [letter.content["text"] for letter in letters()]
    assert "Cook" not in texts[0] and "Nurse 4" in texts[0] and "Nurse 5" not in texts[0] and "And 2 more" in texts[0]
    assert f"{address}vacancies/{vacancies[0].id}\n" in texts[0]
    assert f"vacancies/{cook.id}" in texts[1] and "Nurse" not in texts[1]
    assert "Nurse 0" in texts[2] and "And 3 more" in texts[2]


def test_it_says_what_sharing_did_last_month_and_so_far(app: Flask) -> None:
    [person] = employees(1)
    link = a_link(a_vacancy(), sharer=person)
    for at in (FIRST - timedelta(days=3), FIRST - timedelta(days=3), FIRST - timedelta(days=60)):
        clicked(link, at=at)
    an_application(vacancy=link.vacancy, origin=link, created_at=FIRST - timedelta(days=2))
    an_application(vacancy=link.vacancy, origin=link, created_at=FIRST - timedelta(days=90), stage_id=HIRED)
    unseen: Application = an_application(vacancy=link.vacancy, origin=link, created_at=FIRST - timedelta(days=2))
    unseen.tell_sharer = False
    db.session.commit()
    monthly_mail.write(FIRST)
    [letter] = letters()
    assert "- last month: 2 clicks, 1 application, 0 people hired" in letter.content["text"]
    assert "- so far: 3 clicks, 2 applications, 1 person hired" in letter.content["text"]


def test_it_is_in_the_colleagues_language(app: Flask) -> None:
    [person] = employees(1)
    person.language = "nl"
    a_vacancy()
    db.session.commit()
    monthly_mail.write(FIRST)
    assert "Wat delen je opleverde" in letters()[0].content["text"]


def test_the_mail_program_can_stop_it_with_one_click(visitor: Browser, settings: Settings) -> None:
    [person] = employees(1)
    a_vacancy()
    monthly_mail.write(FIRST)
    [letter] = letters()
    written = mail_format.message(letter)
    address = str(written["List-Unsubscribe"]).strip("<>")
    assert written["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert address in letter.content["text"]
    path = address.removeprefix("http://careers.example")
    assert "Stop this mail" in visitor.get(path).text and person.monthly_mail, "looking at it stops nothing"
    answer = visitor.client.post(path, data={"List-Unsubscribe": "One-Click"})
    db.session.expire_all()
    assert answer.status_code == 200 and not db.session.get_one(User, person.id).monthly_mail
    assert "Set-Cookie" not in answer.headers
    jobs.send_letter.send(letter.id)
    assert b"List-Unsubscribe-Post" in next((settings.folder / "mail").glob("*.eml")).read_bytes()


def test_other_letters_have_no_such_button(app: Flask) -> None:
    assert "List-Unsubscribe" not in mail_format.message(mail.put("a@example.org", "Hello", "There"))


def test_the_page_says_how_to_get_it_again(visitor: Browser) -> None:
    [person] = employees(1)
    path = personal_links.address(person, "stop").removeprefix("http://careers.example")
    db.session.commit()
    page = visitor.post(path, {"anything": "at all"})
    assert "To get it again, press this button" in page.text
    visitor.post(path, page.fields("/stop") | {"again": "y"})
    assert db.session.get_one(User, person.id).monthly_mail


def test_they_leave_a_few_a_second_so_that_no_sign_in_link_waits_behind_them(
    app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(monthly_mail, "BATCH", 7)  # the pace goes on from batch to batch
    employees(20)
    a_vacancy()
    monthly_mail.write(FIRST)
    dues = [letter.due for letter in letters() if letter.due]
    assert len(dues) == 20
    assert all(later - earlier >= mail.PACE for earlier, later in pairwise(dues))

"""On Monday everybody of the office who wants it gets one letter with the figures of last week."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from flask import Flask
from sqlalchemy import select

import jobs.dispatch
from recruit.core.database import db
from recruit.models import Letter, Publication, Reach, Role, User, WeeklyMail
from recruit.outbox import letters as mail
from recruit.reports import weekly_mail
from tests.support import plain_recount
from tests.support.browser import Browser
from tests.support.factories import a_channel, a_link, a_person, a_vacancy, an_application, clicked, saved

MONDAY = datetime(2031, 3, 3, 7, 0, tzinfo=UTC)
"""Eight by the office's clock."""


def readers(how_many: int) -> list[User]:
    """People of the office who want it."""
    return [a_person(weekly_mail=True) for _ in range(how_many)]


def letters() -> list[Letter]:
    """What waits to leave."""
    return list(db.session.scalars(select(Letter).order_by(Letter.id)))


def test_it_is_off_until_somebody_wants_it(recruiter: Browser) -> None:
    assert weekly_mail.write(MONDAY) == 0
    assert "weekly_mail" not in recruiter.get("/office/me").fields()
    recruiter.submit("/office/me", {"weekly_mail": "y"})
    assert weekly_mail.write(MONDAY) == 1
    fields = recruiter.get("/office/me").fields()
    del fields["weekly_mail"]
    recruiter.post("/office/me", fields, expect=303)
    assert weekly_mail.write(MONDAY + timedelta(days=7)) == 0


def test_it_waits_for_eight_on_monday_and_goes_once_a_week(app: Flask) -> None:
    readers(2)
    assert weekly_mail.write(MONDAY - timedelta(minutes=1)) == 0
    assert weekly_mail.write(MONDAY) == 2
    assert weekly_mail.write(MONDAY + timedelta(days=5)) == 0
    assert weekly_mail.write(MONDAY + timedelta(days=9)) == 2, "nothing ran on that Monday"
    assert {row.week for row in db.session.scalars(select(WeeklyMail))} == {"2031-W10", "2031-W11"}


@pytest.mark.parametrize("why", ["employee", "kept out"])
def test_only_who_works_in_the_office_gets_it(app: Flask, why: str) -> None:
    [person] = readers(1)
    person.role = Role.EMPLOYEE if why == "employee" else Role.RECRUITER
    person.active = why == "employee"
    db.session.commit()
    assert weekly_mail.write(MONDAY) == 0 and not letters()


def test_a_kill_in_the_middle_leaves_each_exactly_one(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    people = {person.email for person in readers(7)}
    monkeypatch.setattr(weekly_mail, "BATCH", 3)
    put, left = mail.put, iter(range(4))

    def cut_off(*given: str, **more: str) -> Letter:
        if next(left, None) is None:
            raise KeyboardInterrupt
        return put(*given, **more)

    monkeypatch.setattr(mail, "put", cut_off)
    with pytest.raises(KeyboardInterrupt):
        weekly_mail.write(MONDAY)
    db.session.rollback()
    assert len(letters()) == len(db.session.scalars(select(WeeklyMail)).all()) == 3, "whole batches"
    monkeypatch.setattr(mail, "put", put)
    assert weekly_mail.write(MONDAY) == 4
    assert sorted(letter.content["to"] for letter in letters()) == sorted(people)


def test_last_week_stands_beside_the_week_before(app: Flask) -> None:
    readers(1)
    vacancy = a_vacancy()
    post = saved(Publication(vacancy=vacancy, channel=a_channel(name="Town square")))
    link = a_link(vacancy, publication=post)
    last, before = MONDAY - timedelta(days=3), MONDAY - timedelta(days=9)
    clicked(link, at=last, times=2)
    clicked(link, at=before, times=5)
    clicked(link, at=MONDAY, times=9)
    an_application(vacancy=vacancy, origin=link, created_at=last, reached=Reach.HIRED)
    plain_recount.rebuild()
    db.session.commit()
    weekly_mail.write(MONDAY)
    [letter] = letters()
    text = letter.content["text"]
    assert letter.content["subject"] == "Last week: 1 application, 1 person hired"
    assert "24 February 2031 up to 2 March 2031" in text
    assert "- Clicks of people: 2 (3 less than the week before)" in text
    assert "- Applications: 1 (1 more than the week before)" in text
    assert "- Posts that went out: 0 (as the week before)" in text
    assert "- Town square: 2 clicks, 1 application" in text
    assert "/office/reports?since=2031-02-24&until=2031-03-02&against=before" in text


def test_it_is_in_the_readers_language(app: Flask) -> None:
    [person] = readers(1)
    person.language = "nl"
    db.session.commit()
    weekly_mail.write(MONDAY)
    assert "Kliks van mensen: 0 (als de week ervoor)" in letters()[0].content["text"]


def test_the_clock_writes_it(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    readers(1)
    monkeypatch.setattr(weekly_mail, "now", lambda: MONDAY)
    jobs.dispatch.tidy()
    assert len(letters()) == 1

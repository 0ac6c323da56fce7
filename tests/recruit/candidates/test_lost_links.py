"""The way back to a page is mailed for what its reader has opened before all else, and once."""

from __future__ import annotations

from datetime import timedelta

from flask import Flask
from sqlalchemy import select

from recruit.candidates import lost_links
from recruit.core.database import db, now
from recruit.models import Letter
from tests.support.concurrency import at_once
from tests.support.factories import an_application

KIM = "kim@example.org"


def test_of_more_than_ten_applications_those_whose_mailbox_is_proved_come_first(app: Flask) -> None:
    proved = an_application(email=KIM, mailbox_proved_at=now() - timedelta(days=1))
    others = [an_application(email=KIM, mailbox_proved_at=None) for _ in range(11)]
    db.session.commit()
    found = lost_links.of_address(KIM)
    assert found[0].id == proved.id and [one.id for one in found[1:]] == [one.id for one in others[:1:-1]]


def test_two_wishes_at_one_moment_bring_one_letter(app: Flask) -> None:
    an_application(email=KIM)
    wishes = [lost_links.ask(KIM).id for _ in range(2)]
    db.session.commit()
    at_once(app, *[lambda wish=wish: lost_links.answer(wish) for wish in wishes])
    assert len(db.session.scalars(select(Letter)).all()) == 1

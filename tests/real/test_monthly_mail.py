"""The letters of a month in a real process that is killed again and again: each colleague gets one."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections import Counter
from time import sleep

import pytest
from flask import Flask
from sqlalchemy import func, insert, select

from recruit.config import Settings
from recruit.core.database import db
from recruit.models import Letter, MonthlyMail, Role, User
from recruit.referrals import monthly_mail
from tests.support.factories import a_vacancy
from tests.support.running import ROOT, environment, until

pytestmark = pytest.mark.real
MANY = 2_000
INTO = (0.02, 0.15)
"""Seconds after a batch was committed, at which the process is killed: early in the next one, and later."""
WRITE = """
from datetime import UTC, datetime
from recruit import create_app
from recruit.referrals import monthly_mail
with create_app().app_context():
    monthly_mail.write(datetime(2031, 3, 1, 8, tzinfo=UTC))
"""


def writing(settings: Settings) -> subprocess.Popen[bytes]:
    """A process that writes the letters of this month."""
    given = {name: str(value) for name, value in vars(settings).items() if value}
    return subprocess.Popen([sys.executable, "-c", WRITE], cwd=ROOT, env=environment(**given))


def written() -> int:
    """How many colleagues have theirs."""
    db.session.rollback()
    return db.session.scalar(select(func.count()).select_from(MonthlyMail)) or 0


def test_letters_of_a_month_that_are_killed_in_the_middle_come_once(app: Flask, settings: Settings) -> None:
    a_vacancy()
    people = [{"email": f"c{number}@acme.example", "role": Role.EMPLOYEE} for number in range(MANY)]
    db.session.execute(insert(User), people)
    db.session.commit()
    for seconds in INTO:
        before, process = written(), writing(settings)
        assert until(lambda before=before: written() > before, pause=0.005)  # type: ignore[misc]
        sleep(seconds)
        process.kill()
        assert process.wait() == -signal.SIGKILL
    assert written() < MANY - monthly_mail.BATCH, "nothing was left to write after the last kill"
    assert writing(settings).wait() == 0
    letters = Counter(letter["to"] for letter in db.session.scalars(select(Letter.content)))
    rows = Counter(db.session.scalars(select(MonthlyMail.user_id)))
    assert len(letters) == len(rows) == MANY
    assert {*letters.values(), *rows.values()} == {1}

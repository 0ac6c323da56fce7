"""A statement that no search is on record waits for a text about the person that is being written at this moment."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest
from flask import Flask
from sqlalchemy import insert, select

from recruit.candidates.screening import possible_findings, statements, texts
from recruit.core.database import db, lock, now
from recruit.models import Application, Flag, FlagKind, Message, Role, User, Writer
from recruit.referrals import flag_review
from recruit.referrals.integrity import flags
from recruit.referrals.rewards import claims
from tests.support.factories import a_person, referred, rewarded

WORDS = "I looked her up on LinkedIn, she said so herself"
PATIENCE = 0.7
"""Seconds after which somebody who has not come back waits."""


def of_a_claim(application: Application, by: User) -> None:
    claim = claims.claim_of(application)
    assert claim
    claims.refuse(claim, WORDS, by)


def of_a_flag(application: Application, by: User) -> None:
    flag = db.session.scalars(select(Flag)).one()
    flag_review.settle(flag, True, WORDS, by, flag_review.version(flag))


def in_another_session(app: Flask, deed: Callable[[], object]) -> tuple[threading.Thread, list[object]]:
    """Begin a deed in a thread, which commits; what it brought."""
    brought: list[object] = []

    def one() -> None:
        with app.app_context():
            try:
                brought.append(deed())
                db.session.commit()
            except Exception as error:
                brought.append(error)
            finally:
                db.session.remove()

    thread = threading.Thread(target=one)
    thread.start()
    thread.join(PATIENCE)
    return thread, brought


@pytest.mark.parametrize(
    ("column", "write"), [("claims.reason", of_a_claim), ("flags.reason", of_a_flag)], ids=["claim", "flag"]
)
def test_a_statement_waits_for_a_reason_that_is_flushed_and_repeats_what_was_answered(
    app: Flask, column: str, write: Callable[[Application, User], None]
) -> None:
    rewarded()
    application = referred()
    claims.consider(application)
    by = a_person(role=Role.ADMINISTRATOR)
    db.session.commit()
    number = application.id
    flags.note(FlagKind.FILLED_FAST, {"seconds": 9}, application_id=number)
    db.session.commit()
    flag = db.session.scalars(select(Flag)).one()
    noticed = texts.noticed(texts.COLUMNS[column], flag, WORDS, application)

    def state() -> str:
        line = statements.issue(db.session.get_one(Application, number))
        return str(line.content)

    possible_findings.explain(noticed, "They told it by telephone", by)
    write(application, by)
    db.session.flush()
    thread, brought = in_another_session(app, state)
    assert thread.is_alive() and brought == [], "it was stated beside a text that nobody could read yet"
    db.session.commit()
    thread.join(30)
    [stated] = brought
    assert "They told it by telephone" in str(stated)
    assert statements.stands(db.session.get_one(Application, number))


def test_on_postgresql_whoever_only_adds_a_row_does_not_wait_for_what_it_refers_to(app: Flask) -> None:
    if db.engine.dialect.name != "postgresql":
        pytest.skip("SQLite has one writer")
    application = referred()
    number = application.id
    db.session.commit()
    lock(application)
    facts = {"application_id": number, "writer": Writer.CANDIDATE, "text": "Hello", "subject": "", "at": now()}
    thread, brought = in_another_session(
        app, lambda: db.session.scalar(insert(Message).values(**facts).returning(Message.id))
    )
    assert not thread.is_alive() and len(brought) == 1 and brought[0] == 1, "so says `take`"
    thread, brought = in_another_session(app, lambda: lock(db.session.get_one(Application, number)))
    assert thread.is_alive()
    db.session.commit()
    thread.join(30)
    assert brought == [None]

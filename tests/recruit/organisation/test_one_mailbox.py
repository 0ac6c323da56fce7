"""One mailbox is one person, in the database too; what was otherwise before is put right by the migration."""

from __future__ import annotations

import logging

import pytest
from flask import Flask
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from recruit.core import migration, schema
from recruit.core.database import db, now
from recruit.models import Role, User
from tests.support import earlier_releases
from tests.support.factories import a_person

pytestmark = pytest.mark.usefixtures("steps_taken_once")

PEOPLE = (
    (1, "Kim@Example.org", "recruiter", True),
    (2, "kim@example.org", "administrator", True),
    (3, "KIM@example.org", "employee", False),
    (4, "sam@example.org", "employee", True),
)


def test_the_database_takes_no_second_account_for_one_mailbox(app: Flask) -> None:
    a_person(email="kim@example.org")
    with pytest.raises(IntegrityError):
        a_person(email="Kim@Example.org")
    db.session.rollback()


def test_of_two_old_accounts_with_one_mailbox_the_older_keeps_it(
    empty: Flask,
    caplog: pytest.LogCaptureFixture,
) -> None:
    migration.upgrade(db.engine, "0006")
    with db.engine.begin() as line:
        for number, email, role, active in PEOPLE:
            line.execute(
                text(
                    "INSERT INTO users (id, email, name, role, language, active, stamp, created_at, share_seed,"
                    " monthly_mail, weekly_mail, mastodon, alias) VALUES (:id, :email, 'Kim', :role, '', :active, 1,"
                    " :at, '', :active, :active, '', '')"
                ),
                {"id": number, "email": email, "role": role, "active": active, "at": now().replace(tzinfo=None)},
            )
    with caplog.at_level(logging.WARNING):
        migration.upgrade(db.engine)
    first, second, third, other = (db.session.get_one(User, number) for number in (1, 2, 3, 4))
    assert (first.email, first.active, first.role) == ("Kim@Example.org", True, Role.ADMINISTRATOR)
    assert not second.active and not third.active
    assert {second.email, third.email} == {f"same-as-1-was-{n}@duplicate.invalid" for n in (2, 3)}
    assert (other.email, other.active) == ("sam@example.org", True)
    assert "2 accounts" in caplog.text and "kim" not in caplog.text.lower()
    with pytest.raises(IntegrityError):
        a_person(email="KIM@EXAMPLE.ORG")
    db.session.rollback()


def test_letters_to_somebody_whom_a_blind_first_look_hides_lose_the_name_with_the_migration(
    empty: Flask,
) -> None:
    migration.upgrade(db.engine, "0008")
    earlier_releases.fill()
    with db.engine.begin() as line:
        line.execute(text("UPDATE applications SET forgotten_at = NULL, revealed_at = NULL, blind = (id = 1)"))
        line.execute(text("UPDATE applications SET name = 'Kim Vos', language = 'nl'"))
        line.execute(text("UPDATE messages SET subject = 'To Kim Vos', text = 'Dear Kim Vos,', writer = 'office'"))
        numbers = {*line.scalars(text("SELECT application_id FROM messages"))}
    migration.upgrade(db.engine)
    with db.engine.connect() as line:
        kept = {row[0]: row[1:] for row in line.execute(text("SELECT application_id, subject, text FROM messages"))}
    assert {*kept} == numbers and 1 in numbers
    for number, words in kept.items():
        assert words == (("To [naam]", "Dear [naam],") if number == 1 else ("To Kim Vos", "Dear Kim Vos,"))


def test_words_in_the_row_of_somebody_deleted_go_with_the_migration(empty: Flask) -> None:
    migration.upgrade(db.engine, "0006")
    earlier_releases.fill()
    with db.engine.begin() as line:
        line.execute(text("UPDATE applications SET forgotten_at = created_at, name = 'Kim', motivation = 'Words'"))
        assert line.scalar(text("SELECT count(*) FROM messages"))
    migration.upgrade(db.engine)
    with db.engine.connect() as line:
        assert line.execute(text("SELECT DISTINCT name, email, motivation FROM applications")).all() == [("", "", "")]
        assert line.scalar(text("SELECT count(*) FROM messages")) == 0
    assert schema.revision() == schema.head()

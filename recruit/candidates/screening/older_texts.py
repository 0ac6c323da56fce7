"""Texts that were there before texts about people were read: the clock reads them once, some at each look."""

from __future__ import annotations

from typing import Any

from sqlalchemy import delete, select

from recruit.candidates.screening import possible_findings, texts
from recruit.candidates.screening.texts import COLUMNS
from recruit.core.database import db, lock
from recruit.core.one_by_one import one_by_one
from recruit.models import TextsToRead

AT_ONCE = 500
"""Rows of a table at one look."""


def read_on() -> None:
    """Read on where the last look ended. Commits each."""
    for name in db.session.scalars(select(TextsToRead.name).order_by(TextsToRead.name)).all():
        read_next_of(name)


def read_next_of(name: str) -> None:
    """The next rows of one table. Commits each."""
    [model] = {column.model for column in COLUMNS.values() if column.model.__tablename__ == name}
    left = db.session.get_one(TextsToRead, name)
    wanted = select(model.id).where(model.id > left.read, model.id <= left.last).order_by(model.id).limit(AT_ONCE)
    numbers = db.session.scalars(wanted).all()

    def read_it(number: int) -> None:
        read_row(model, number)
        db.session.get_one(TextsToRead, name).read = number

    one_by_one(numbers, read_it)
    if len(numbers) < AT_ONCE:
        db.session.execute(delete(TextsToRead).where(TextsToRead.name == name))
        db.session.commit()


def read_row(model: Any, number: int) -> None:
    """All texts of one row. Whoever it is about is taken first, for they may be deleted at this very moment."""
    for column in texts.columns_of(model):
        row = db.session.get(model, number)
        people = [person for person in texts.people_of(column, row) if person] if row else []
        if any(texts.noticed_in(column, row, person) for person in people):
            lock(*people)
            if row := db.session.get(model, number):
                possible_findings.stand_open(column, row, people)

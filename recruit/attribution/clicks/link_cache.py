"""Where a link leads, remembered by each web process, so that a click asks the database nothing.

A version in the database grows whenever a vacancy changes in what a link needs to know. A process looks at it once a
second and forgets everything when it is another one. While the database does not answer, what was known still holds.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from datetime import date
from typing import Any

from flask import Flask
from sqlalchemy import Connection, Engine, event, inspect, select, update
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Mapper

from recruit.core import slugs
from recruit.core.database import db
from recruit.models import Tally, TrackedLink, Vacancy, VacancyState
from recruit.models.clicks import LINKS

MOST = 50_000
"""Links that one process remembers: some 20 MB."""
LOOK_EVERY = 1.0
"""Seconds."""
TOLD = ("state", "title", "closes")
"""What of a vacancy a link must know."""


@dataclass(slots=True)
class Place:
    """Where one link leads."""

    link: int
    path: str
    open: bool
    closes: date | None
    hour: int = 0
    address: str = ""
    """With the mark of that hour, as it was last made."""

    def is_open(self, today: date) -> bool:
        """Whether people can apply there."""
        return self.open and (self.closes is None or self.closes >= today)


class Places:
    """All that one process remembers."""

    def __init__(self, app: Flask) -> None:
        self.app = app
        self.known: dict[str, Place] = {}
        self.version, self.looked = -1, float("-inf")

    def of(self, token: str) -> Place | None:
        """Where the link of that token leads; None for one that leads nowhere. Raises SQLAlchemyError for a link that
        is not remembered while the database does not answer."""
        moment = time.monotonic()
        if moment - self.looked >= LOOK_EVERY:
            self.looked = moment
            self.look()
        return self.known.get(token) or self.find(token)

    def look(self) -> None:
        """Forget everything if a vacancy changed."""
        try:
            with self.engine().connect() as connection:
                version = connection.scalar(select(Tally.value).where(Tally.name == LINKS))
        except SQLAlchemyError:
            return
        if version != self.version:
            self.known, self.version = {}, version or 0

    def find(self, token: str) -> Place | None:
        """Ask the database, and remember."""
        wanted = select(TrackedLink.id, Vacancy.id, Vacancy.title, Vacancy.state, Vacancy.closes)
        wanted = wanted.join(Vacancy, Vacancy.id == TrackedLink.vacancy_id)
        known = self.known
        with self.engine().connect() as connection:
            row = connection.execute(wanted.where(TrackedLink.token == token)).one_or_none()
        if row is None or row.state == VacancyState.DRAFT:
            return None
        number, vacancy, title, state, closes = row
        path = f"/vacancies/{vacancy}-{slugs.slug_of(title)}"
        found = Place(number, path, state == VacancyState.OPEN, closes)
        if len(known) >= MOST:
            known.clear()
        known[token] = found  # into what it was read for: if that was forgotten meanwhile, so is this
        return found

    def engine(self) -> Engine:
        """The application's."""
        with self.app.app_context():
            return db.engine


@event.listens_for(Vacancy, "after_update")
def tell(mapper: Mapper[Any], connection: Connection, vacancy: Vacancy) -> None:
    """In the transaction that changes the vacancy."""
    attributes = inspect(vacancy).attrs
    if any(attributes[name].history.has_changes() for name in TOLD):
        connection.execute(update(Tally).where(Tally.name == LINKS).values(value=Tally.value + 1))

"""Who opened an application, and who read what was sent with it: the candidate may know."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import literal, select
from sqlalchemy.dialects import postgresql, sqlite

from recruit.core.database import db, today
from recruit.models import Application, Opened, Reading, User


def write_down(application: Application, by: User, what: Opened) -> None:
    """Once for each person and day. Commits, where it is the first time: nobody reads anything that is not on record.
    Nothing is written about somebody who was deleted."""
    facts = {"application_id": application.id, "user_id": by.id, "day": today(), "what": what}
    if db.session.get(Reading, tuple(facts.values())):
        return
    insert = postgresql.insert if db.engine.dialect.name == "postgresql" else sqlite.insert
    columns = (literal(value, Reading.__table__.c[name].type) for name, value in facts.items())
    still = select(*columns).where(Application.id == application.id, Application.forgotten_at.is_(None))
    row = insert(Reading).from_select(list(facts), still)
    db.session.execute(row.on_conflict_do_nothing())
    db.session.commit()


def readings_of(application: Application) -> Sequence[Reading]:
    """All of one application, the first first."""
    wanted = select(Reading).where(Reading.application_id == application.id)
    return db.session.scalars(wanted.order_by(Reading.day, Reading.user_id, Reading.what)).all()

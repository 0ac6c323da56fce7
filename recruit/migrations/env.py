"""How Alembic reaches the application's database."""

from __future__ import annotations

from typing import Any, Literal

from alembic import context
from flask import current_app

import recruit.models  # noqa: F401  the tables must be known
from recruit.db import Base, Moment, Sealed, db


def render(kind: str, thing: Any, autogen: Any) -> str | Literal[False]:
    """Write our own column types as what they are in the database."""
    if kind == "type" and isinstance(thing, Moment):
        return "sa.DateTime(timezone=True)"
    if kind == "type" and isinstance(thing, Sealed):
        return "sa.LargeBinary()"
    return False


def migrate() -> None:
    """Run the migrations on the application's own engine."""
    options = current_app.extensions["migrate"].configure_args
    with db.engine.connect() as connection:
        context.configure(connection=connection, target_metadata=Base.metadata, render_item=render, **options)
        with context.begin_transaction():
            context.run_migrations()


migrate()

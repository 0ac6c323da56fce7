"""How Alembic reaches the application's database."""

from __future__ import annotations

from typing import Any, Literal

from alembic import context
from flask import current_app

import recruit.models  # noqa: F401  the tables must be known
from recruit.core import migration
from recruit.config import Misconfigured
from recruit.core.database import Base, Moment, Sealed, db


def render(kind: str, thing: Any, autogen: Any) -> str | Literal[False]:
    """Write our own column types as what they are in the database."""
    if kind == "type" and isinstance(thing, Moment):
        return "sa.DateTime(timezone=True)"
    if kind == "type" and isinstance(thing, Sealed):
        return "sa.LargeBinary()"
    return False


def migrate() -> None:
    """Run the migrations, each in a transaction of its own."""
    options = current_app.extensions["migrate"].configure_args
    with migration.line_to(context.config.attributes.get("engine") or db.engine) as connection:
        before = migration.broken_references(connection)

        def compare_references(ctx: Any, step: Any, heads: Any, run_args: Any) -> None:
            """Nothing may refer to what is not there any more. It is seen before the commit, so the step never was."""
            if broken := migration.broken_references(connection) - before:
                tables = ", ".join(sorted({f"{table} to {other}" for table, other in broken}))
                raise Misconfigured(f"Step {step.up_revision_id} breaks references ({tables}). It changed nothing.")

        context.configure(
            connection=connection,
            target_metadata=Base.metadata,
            render_item=render,
            transaction_per_migration=True,
            transactional_ddl=True,
            on_version_apply=compare_references,
            **options,
        )
        with context.begin_transaction():
            context.run_migrations()


migrate()

"""Files of forms that are not sent yet: which form they were chosen on, and by whom as far as the form says.

Nobody knows a visitor here. So that such a file goes with its owner, the row holds a digest of the form's number and
one of the mail address that stood on it.
"""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import delete
from sqlalchemy.dialects import postgresql, sqlite

from recruit.attribution import remembered_visits
from recruit.core.database import db, now
from recruit.core.tokens import digest
from recruit.models import Draft


def remember(form: str, email: str, documents: Collection[str]) -> None:
    """These files were chosen on that form. Commits: they lie there whatever becomes of the form."""
    if not documents:
        return
    insert = postgresql.insert if db.engine.dialect.name == "postgresql" else sqlite.insert
    known = {"form": digest(form), "person": remembered_visits.trace(email) if email else "", "at": now()}
    row = insert(Draft).values([{"document": name, **known} for name in documents])
    db.session.execute(row.on_conflict_do_update(index_elements=["document"], set_=known))
    db.session.commit()


def finish(form: str, sent: Collection[str]) -> list[str]:
    """The form was sent with these files: what else was chosen on it is wanted no more. The names of those, to discard
    after the commit."""
    mine = delete(Draft).where(Draft.form == digest(form)).returning(Draft.document)
    return [name for name in db.session.scalars(mine) if name not in sent]

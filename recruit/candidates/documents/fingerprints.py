"""Whether two CVs are the same file, without keeping more of one than a trace that nobody can read."""

from __future__ import annotations

from hashlib import sha256

from sqlalchemy import select

from recruit.candidates.documents import files
from recruit.core import tokens
from recruit.core.database import db
from recruit.core.same_people import Alike, alike
from recruit.models import Application
from recruit.models.visibility import Reader, is_seen, may_see

MOST = 20
"""Other applications that one flag names."""


def grown_from(name: str) -> str:
    """What the trace of a document is made of, besides the key. Raises FileNotFoundError."""
    with open(files.path_of(name), "rb") as file:
        content = sha256()
        while part := file.read(1 << 20):
            content.update(part)
    return f"document {content.hexdigest()}"


def trace(name: str) -> str:
    """The trace of a document with our newest key; empty when there is no such document."""
    try:
        return tokens.token(grown_from(name))
    except FileNotFoundError:
        return ""


def traces(application: Application) -> list[str]:
    """The traces that the application's CV has with every key there is."""
    try:
        return list(tokens.tokens(grown_from(application.document)))
    except FileNotFoundError:
        return [application.document_digest] if application.document_digest else []


def others(application: Application) -> list[int]:
    """Applications with the same CV, under another name and from another mailbox; the first of them. None that a blind
    first look hides, nor any for such a one: that another has the same file tells who it is. Asked anew when it ends.
    """
    if not application.document_digest or not may_see(Reader.OFFICE, application):
        return []
    wanted = select(Application.id, Application.name, Application.mailbox).where(
        Application.document_digest.in_(traces(application)),
        Application.id != application.id,
        is_seen(Reader.OFFICE),
    )
    rows = db.session.execute(wanted.order_by(Application.id)).all()
    others = [row for row in rows if row.mailbox != application.mailbox and row.name != application.name]
    return [row.id for row in others if alike(row.name, application.name) is not Alike.SAME][:MOST]

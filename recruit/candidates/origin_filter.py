"""Applications by where they came from, as the figures of reports put them together."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, false, select

from recruit.core.database import db
from recruit.core.row_numbers import whole
from recruit.models import Application, Publication, TrackedLink, User
from recruit.models.visibility import Reader, is_seen
from recruit.organisation.policies import sharing

PLAIN = (TrackedLink.publication_id.is_(None), TrackedLink.sharer_id.is_(None), TrackedLink.steps == 0)
"""A link that belongs to no channel and no colleague."""
TOGETHER = {
    "colleagues": (TrackedLink.publication_id.is_(None), TrackedLink.sharer_id.is_not(None), TrackedLink.steps == 0),
    "passed-on": (TrackedLink.steps > 0,),
    "label": PLAIN,
}


def condition(origin: str) -> ColumnElement[bool]:
    """Which applications came by that: `channel-3`, `link-12`, `source-2`, `colleague-5`, `label-Flyer`, `colleagues`,
    `passed-on` or `unknown`. Anything else finds nothing; nor does a colleague whose figures the office may not see."""
    if origin == "unknown":
        return Application.origin_id.is_(None) & Application.source_id.is_(None)
    if links := TOGETHER.get(origin):
        return through(*links)
    kind, _, rest = origin.partition("-")
    if kind == "label" and rest:
        return through(*PLAIN, TrackedLink.label == rest)
    number = whole(rest)
    if number is None:
        return false()
    return of_number(kind, number)


def colleagues() -> list[User]:
    """Whose links brought somebody whom the office may see, where it may see what one colleague brought."""
    if not sharing().figures_per_person:
        return []
    came = select(TrackedLink.sharer_id).join(Application, Application.origin_id == TrackedLink.id)
    wanted = select(User).where(User.id.in_(came.where(is_seen(Reader.OFFICE), Application.forgotten_at.is_(None))))
    return list(db.session.scalars(wanted.order_by(User.name, User.email)))


def of_number(kind: str, number: int) -> ColumnElement[bool]:
    """Of one row of the database."""
    if kind == "source":
        return Application.origin_id.is_(None) & (Application.source_id == number)
    if kind == "channel":
        on_channel = select(Publication.id).where(Publication.channel_id == number)
        return through(TrackedLink.publication_id.in_(on_channel))
    if kind == "link":
        named = () if sharing().figures_per_person else (TrackedLink.sharer_id.is_(None),)
        return through(TrackedLink.id == number, *named)
    if kind == "colleague" and sharing().figures_per_person:
        return through(TrackedLink.sharer_id == number)
    return false()


def through(*which: Any) -> ColumnElement[bool]:
    """Whether one of these links brought them."""
    found: ColumnElement[bool] = Application.origin_id.in_(select(TrackedLink.id).where(*which))
    return found

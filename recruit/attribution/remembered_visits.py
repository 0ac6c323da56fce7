"""By which links whoever asked for the form by mail had come, with a trace of the address. Nothing that was typed on
the form comes here."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from sqlalchemy import delete, select
from sqlalchemy.orm import joinedload

from recruit.core import address_digests
from recruit.core.database import db, now
from recruit.models import About, FinishLater, Letter
from recruit.outbox import letters

LIFE = timedelta(days=30)
PURPOSE = "later"


def remember(row: FinishLater) -> None:
    """Add a row; one that says the same is only made younger."""
    same = select(FinishLater).filter_by(
        digest=row.digest, vacancy_id=row.vacancy_id, link_id=row.link_id, source_id=row.source_id
    )
    if known := db.session.scalar(same.limit(1)):
        known.at = now()
    else:
        db.session.add(row)


def trace(email: str) -> str:
    """What an address is known by, with our newest key."""
    return address_digests.digest(email, PURPOSE)


def traces(email: str) -> list[str]:
    """The same with every key there is."""
    return address_digests.digests(email, PURPOSE) if email else []


def visits_of(email: str) -> Sequence[FinishLater]:
    """What is known of that address, the earliest first; nothing that is older than thirty days."""
    return known_by(traces(email))


def known_by(digests: Sequence[str]) -> Sequence[FinishLater]:
    """The same of several addresses, by their traces."""
    mine = FinishLater.digest.in_(digests)
    wanted = select(FinishLater).where(mine, FinishLater.at > now() - LIFE)
    return db.session.scalars(wanted.options(joinedload(FinishLater.link)).order_by(FinishLater.id)).all()


def clear() -> int:
    """Remove what is older than thirty days; how many addresses."""
    old = db.session.scalars(select(FinishLater.digest).where(FinishLater.at <= now() - LIFE).distinct()).all()
    db.session.execute(delete(FinishLater).where(FinishLater.at <= now() - LIFE))
    young = set(db.session.scalars(select(FinishLater.digest).where(FinishLater.digest.in_(old))))
    remove([digest for digest in old if digest not in young])
    return len(old)


def remove(digests: Sequence[str]) -> None:
    """Remove what is known under these traces, with letters that wait or lie in the mail folder."""
    db.session.execute(delete(FinishLater).where(FinishLater.digest.in_(digests)))
    db.session.execute(delete(Letter).where(Letter.finish_later_digest.in_(digests)))
    for digest in digests:
        letters.forget(About(finish_later_digest=digest))

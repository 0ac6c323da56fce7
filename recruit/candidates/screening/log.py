"""The screening log of an application: write a line, read the lines, check all logs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import select

from recruit.candidates.screening import hash_chain
from recruit.core.database import db, lock, now
from recruit.models import Application, LineKind, Screening, ScreeningLine, User


def write(
    application: Application, kind: LineKind, content: dict[str, Any], by: User | None = None, about: int | None = None
) -> ScreeningLine:
    """Add a line, and count it. Two at once wait for each other."""
    lock(application)
    line = ScreeningLine(
        application_id=application.id,
        number=application.chain_length + 1,
        kind=kind,
        about=about,
        content=hash_chain.canonical(content),
        by_id=by.id if by else None,
        at=now(),
        previous=application.chain_head or hash_chain.START,
    )
    line.hash = hash_chain.hash_of(line)
    application.chain_length, application.chain_head = line.number, line.hash
    application.chain_signature = hash_chain.sign(hash_chain.Purpose.LOG, hash_chain.head_of(application))
    db.session.add(line)
    db.session.flush()
    for name, (_what, count) in hash_chain.counts(lines_of(application)).items():
        setattr(application, name, count)
    return line


def lines_of(application: Application) -> Sequence[ScreeningLine]:
    """All lines, the first first."""
    wanted = select(ScreeningLine).where(ScreeningLine.application_id == application.id)
    return db.session.scalars(wanted.order_by(ScreeningLine.number)).all()


def verify() -> Iterator[hash_chain.Break]:
    """Check every log of every application. Lines whose application is gone are a break too."""
    with_lines = set(db.session.scalars(select(ScreeningLine.application_id).distinct()))
    alive = (Application.chain_length > 0) | ((Application.searched > 0) & Application.forgotten_at.is_(None))
    promised = set(db.session.scalars(select(Application.id).where(alive)))
    for number in sorted(with_lines | promised):
        if check(number):
            db.session.rollback()  # somebody may have written a line between two looks of ours
            if broken := check(number):
                yield broken
        db.session.expire_all()  # not everybody's log at once


def check(number: int) -> hash_chain.Break | None:
    """The first thing that is wrong with the log of one application."""
    application = db.session.get(Application, number)
    if application is None:
        return hash_chain.Break.of_line(number, 1, "the application is gone and its log is not")
    try:
        return hash_chain.check(application, lines_of(application), versions(application))
    except (LookupError, ValueError, TypeError, AttributeError):
        return hash_chain.Break.of_line(number, 1, "a line holds what was never written by this program")


def versions(application: Application) -> dict[int, str]:
    """What each version of how far we go for this vacancy says now, as a hash, by its number."""
    wanted = select(Screening).where(Screening.vacancy_id == application.vacancy_id)
    return {version.number: hash_chain.hash_of_version(version) for version in db.session.scalars(wanted)}

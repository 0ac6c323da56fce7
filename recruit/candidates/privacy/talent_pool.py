"""The talent pool: kept for other vacancies because the candidate said so, for a year at a time.

The Dutch data protection authority: consent is asked separately, never assumed, and asked again each year.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, and_, or_, select

from recruit.candidates import correspondence, retention
from recruit.config import running
from recruit.core.database import db, now
from recruit.core.one_by_one import one_by_one
from recruit.models import Application, Consent, ConsentDeed, Deed, Stage, StageKind, User, Vacancy
from recruit.models.locking import lock_candidates, lock_those_left
from recruit.organisation import audit
from recruit.organisation.policies import policy

WORDS = "2026-11"
"""The version of the words beside the box. Raise it when they say something else."""
ASK = timedelta(days=28)
"""How long before the deletion a candidate is asked."""
REMINDERS = (timedelta(days=7), timedelta(hours=48))
LETTERS = (ASK, *REMINDERS)
NEVER_ASKED = frozenset({StageKind.HIRED, StageKind.WITHDRAWN})
"""Who works here, or wants nothing more, is not asked; but for whoever agreed, and is asked whether that goes on."""
DEEDS = {
    ConsentDeed.GIVEN: Deed.POOL_GIVEN,
    ConsentDeed.RENEWED: Deed.POOL_RENEWED,
    ConsentDeed.WITHDRAWN: Deed.POOL_WITHDRAWN,
    ConsentDeed.DECLINED: Deed.POOL_DECLINED,
}
"""What the audit log calls each."""
NO = (ConsentDeed.DECLINED, ConsentDeed.WITHDRAWN)


def give(application: Application) -> Consent | None:
    """Keep this candidate for other vacancies, a year from now; again when it was given before. None where it holds
    until that very day: a button that is pressed twice is pressed once. Raises Gone."""
    lock_candidates(application)
    before, until = application.pool_until, now() + timedelta(days=policy().pool_days)
    if before and same_day(before, until):
        return None
    application.pool_until = until
    application.pool_asked = 0
    return note(application, ConsentDeed.RENEWED if before else ConsentDeed.GIVEN)


def same_day(one: datetime, other: datetime) -> bool:
    """Whether the candidate reads the same day for both."""
    zone = running().settings.zone
    return one.astimezone(zone).date() == other.astimezone(zone).date()


def refuse(application: Application) -> Consent | None:
    """No, and no reminders; what was given is taken back, and what is left is kept as long as any other application.
    None where no was the last word. Raises Gone."""
    lock_candidates(application)
    if is_refused(application):
        return None
    deed = ConsentDeed.WITHDRAWN if application.pool_until else ConsentDeed.DECLINED
    application.pool_until = None
    application.pool_asked = 1 + len(REMINDERS)
    return note(application, deed)


def is_refused(application: Application) -> bool:
    """Whether no was the candidate's last word."""
    said = consents_of(application)[-1:]
    return application.pool_until is None and bool(said) and said[0].deed in NO


def note(application: Application, deed: ConsentDeed) -> Consent:
    """Put the candidate's act on record."""
    row = Consent(application_id=application.id, deed=deed, until=application.pool_until, version=WORDS)
    db.session.add(row)
    audit.note(None, DEEDS[deed], application)
    return row


def consents_of(application: Application) -> list[Consent]:
    """What this candidate did about it, the first first."""
    return list(db.session.scalars(select(Consent).filter_by(application_id=application.id).order_by(Consent.id)))


def ask(moment: datetime | None = None) -> int:
    """Write the letters that are due: the question, or one of two reminders; how many. Commits each."""
    at, written = moment or now(), list[str]()
    one_by_one([found for found, _ in due(at)], lambda application: written.extend(write_to(application, at)))
    return len(written)


def write_to(application: Application, moment: datetime) -> Iterator[str]:
    """Write the letter that is due even now that nobody else can change it: its name."""
    if not lock_those_left([application]):
        return
    template = next((letter for _, letter in due(moment, Application.id == application.id)), None)
    if template is None:
        return
    end = retention.delete_at(application)
    ended = application.ended_at is not None
    correspondence.write(application, template, until=end, days=policy().pool_days, ended=ended)
    application.pool_asked += 1
    yield template


def due(moment: datetime, *which: ColumnElement[bool]) -> Iterator[tuple[Application, str]]:
    """Who is to be asked now, and with which letter; of all, or of those."""
    never = select(Stage.id).where(Stage.kind.in_(NEVER_ASKED))
    wanted = select(Application).where(
        Application.forgotten_at.is_(None),
        or_(Application.stage_id.not_in(never), Application.pool_until.is_not(None)),
        *which,
        or_(*(and_(Application.pool_asked == times, ends(moment + left)) for times, left in enumerate(LETTERS))),
    )
    for application in db.session.scalars(wanted.order_by(Application.id).limit(retention.BATCH)):
        left = (retention.delete_at(application) or moment) - moment
        if application.pool_asked == 0:
            yield application, "pool_renew" if application.pool_until else "pool_ask"
        elif timedelta() < left <= REMINDERS[application.pool_asked - 1]:
            yield application, "pool_reminder"


def ends(moment: datetime) -> ColumnElement[bool]:
    """Whether it is deleted at that moment unless a hold keeps it. While the procedure goes on nothing is."""
    over = or_(Application.ended_at.is_not(None), Application.vacancy.has(Vacancy.closed_at.is_not(None)))
    kept = timedelta(days=policy().keep_days)
    undecided = Application.ended_at.is_(None) & Application.vacancy.has(
        Vacancy.closed_at <= moment - kept - retention.UNDECIDED
    )
    return or_(
        and_(Application.pool_until.is_(None), or_(Application.ended_at <= moment - kept, undecided)),
        and_(Application.pool_until <= moment, over),
    )


def in_pool(moment: datetime | None = None) -> list[Application]:
    """Everybody whose procedure has ended and who may be kept for other vacancies, the latest first."""
    wanted = select(Application).where(Application.pool_until > (moment or now()), Application.ended_at.is_not(None))
    return list(db.session.scalars(wanted.order_by(Application.pool_until.desc(), Application.id)))


def remove(application: Application, by: User) -> None:
    """The office has no use for it: out of the pool, to be deleted like any other."""
    application.pool_until = None
    audit.note(by, Deed.POOL_LEFT, application)

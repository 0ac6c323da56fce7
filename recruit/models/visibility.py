"""What may be shown of an application to whom: one rule, for a row in hand and for a question to the database.

Whatever reaches an application, or points to one, asks here: pages, files, letters, figures, and the rows that stand
beside it: the lead that somebody was, a colleague's claim, signs of misuse, lines of the audit log.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, not_, or_, select

from recruit.models import Application, AuditLine, Claim, Deed, Lead, Subject


class Reader(StrEnum):
    """Who wants to know. Candidates see all of their own."""

    OFFICE = "office"
    """Who it is and where they came from: not during a blind first look, and administrators no sooner than others."""
    COLLEAGUE = "colleague"
    """That somebody applied through the colleague's link, and coarsely how far it came; never who."""
    REWARD = "reward"
    """That this is considered for a reward, which tells the colleague more: only if the candidate agreed to both."""


def may_see(reader: Reader, application: Application) -> bool:
    """Whether this reader may know that much of it."""
    if reader is Reader.OFFICE:
        looked = application.revealed_at is not None or application.forgotten_at is not None
        return looked or not application.blind
    return application.tell_sharer and (reader is Reader.COLLEAGUE or application.reward_sharer)


def is_seen(reader: Reader) -> ColumnElement[bool]:
    """The same, as the database asks it of applications."""
    if reader is Reader.OFFICE:
        return not_(HIDDEN)
    told: ColumnElement[bool] = and_(Application.tell_sharer)
    return told if reader is Reader.COLLEAGUE else and_(told, Application.reward_sharer)


HIDDEN: ColumnElement[bool] = and_(
    Application.blind, Application.revealed_at.is_(None), Application.forgotten_at.is_(None)
)
"""The contrary for the office: a blind first look has not ended. Few at any time, and the database has a list."""


def hidden(*wanted: Any) -> Select[Any]:
    """Numbers of those who are hidden from the office."""
    return select(Application.id).where(HIDDEN, *wanted)


TELLING = frozenset(
    {
        *(Deed.SHARER_TOLD, Deed.SHARER_NOT_TOLD, Deed.SHARER_REWARDED, Deed.SHARER_NOT_REWARDED),
        *(Deed.ORIGIN_CORRECTED, Deed.COLLEAGUE_THANKED),
    }
)
"""Deeds about an application that say where it came from."""


def is_seen_line() -> ColumnElement[bool]:
    """Lines of the audit log that tell the office nothing of whom a blind first look hides: that a lead applied, that a
    claim was opened, that a colleague's link is in play."""
    of_claims = select(Claim.id).where(Claim.application_id.in_(hidden()))
    of_leads = select(Lead.id).where(Lead.application_id.in_(hidden()))
    about = AuditLine.subject_kind
    return not_(
        or_(
            and_(about == Subject.CLAIMS, AuditLine.subject_id.in_(of_claims)),
            and_(about == Subject.LEADS, AuditLine.deed == Deed.LEAD_APPLIED, AuditLine.subject_id.in_(of_leads)),
            and_(about == Subject.APPLICATIONS, AuditLine.deed.in_(TELLING), AuditLine.subject_id.in_(hidden())),
        )
    )

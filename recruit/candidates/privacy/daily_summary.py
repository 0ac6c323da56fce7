"""What an administrator must know each day: what is due, what is late, what candidates wait for. Numbers, no names."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, func, select

from recruit.candidates import reply_deadlines, retention
from recruit.config import running
from recruit.core import urls
from recruit.core.database import db, now
from recruit.models import Application, Hold, Lead, LeadKind, Letter, Message, Tick, Writer, clock_lease
from recruit.organisation.employer import employer
from recruit.outbox import letters

WARNED = timedelta(days=14)
"""How long before a deletion the office is told."""
HOUR = 7
"""From when on, by the office's clock, the day's letter is written."""
DAILY = "privacy letter"


@dataclass(frozen=True)
class Summary:
    """Counts of candidates, requests and leads."""

    deletions_soon: int
    deletions_late: int
    held: int
    answers_late: int
    answers_soon: int
    messages_unread: int
    letters_failed: int
    leads_soon: int
    leads_late: int

    @property
    def asks(self) -> bool:
        """Whether there is something for a person to do."""
        return any((self.deletions_late, self.answers_late, self.messages_unread, self.letters_failed, self.leads_late))


def summary_at(moment: datetime | None = None) -> Summary:
    """How things stand at that moment."""
    moment = moment or now()
    uninformed = (Lead.informed_at.is_(None), Lead.forgotten_at.is_(None), Lead.kind != LeadKind.INVITED)
    due_then = count(Application, retention.is_due(moment + WARNED))
    due_now = count(Application, retention.is_due(moment))
    # Whom a colleague invited, or who wanted a form for later, nobody in the office knows or can do anything about.
    noted = Letter.lead_id.in_(select(Lead.id).where(Lead.kind != LeadKind.INVITED))
    candidates = Letter.due.is_(None), Letter.application_id.is_not(None) | noted, ~Letter.to_colleague
    return Summary(
        deletions_soon=due_then - due_now,
        # The clock deletes within minutes: what is a day over was missed.
        deletions_late=count(Application, retention.is_due(moment - timedelta(days=1))),
        held=count(Hold, Hold.ended_at.is_(None), Hold.until >= moment.astimezone(running().settings.zone).date()),
        answers_late=count(Application, reply_deadlines.is_late(moment)),
        answers_soon=count(Application, reply_deadlines.is_due_soon(moment)),
        messages_unread=count(Message, Message.writer == Writer.CANDIDATE, Message.read_at.is_(None)),
        letters_failed=count(Letter, *candidates),
        leads_soon=count(Lead, *uninformed, Lead.inform_by >= moment, Lead.inform_by < moment + timedelta(days=7)),
        leads_late=count(Lead, *uninformed, Lead.inform_by < moment),
    )


def count(table: type[Application | Hold | Message | Letter | Lead], *which: ColumnElement[bool]) -> int:
    """How many rows are so."""
    return db.session.scalar(select(func.count()).select_from(table).where(*which)) or 0


def soon(moment: datetime | None = None) -> list[tuple[Application, datetime | None]]:
    """Whose data is deleted within two weeks, and when; the next first."""
    moment = moment or now()
    wanted = select(Application).where(retention.is_due(moment + WARNED)).order_by(Application.ended_at, Application.id)
    return [(application, retention.delete_at(application)) for application in db.session.scalars(wanted.limit(50))]


def write(moment: datetime | None = None) -> int:
    """Once a day, a letter to each administrator; how many were written."""
    moment = moment or now()
    if moment.astimezone(running().settings.zone).hour < HOUR or not turn(moment):
        return 0
    address = urls.absolute("/office/settings/privacy")
    return letters.to_administrators(
        "privacy_summary", address=address, summary=summary_at(moment), organisation=employer().name
    )


def turn(moment: datetime) -> bool:
    """Whether today's letter has not been written yet; from now on it has."""
    local = moment.astimezone(running().settings.zone)
    begins = local.replace(hour=0, minute=0, second=0, microsecond=0)
    # What lies ahead was written before the machine's time was set back.
    return clock_lease.take_turn(DAILY, moment, (Tick.at < begins) | (Tick.at >= begins + timedelta(days=1)))

"""What the clock does, how often, and what became of each when it was last done.

An errand stands alone: it is named here and nowhere else, fails alone, and everybody who watches reads of it. Jobs are
named and not imported, as they are when a worker is rung for.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.dialects import postgresql, sqlite

from recruit.config import Misconfigured, running
from recruit.core.database import db
from recruit.models import ErrandState

ALWAYS, OFTEN, TIDYING = 1, 10, 60
"""In looks of the clock."""
NIGHTLY = "back up"
OVERDUE = timedelta(days=2)
"""After which a backup that should be made every night is missed."""


@dataclass(frozen=True)
class Errand:
    """One thing that the clock sees to."""

    name: str
    function: str
    """Where it lies. It may commit as it goes; what it leaves is committed after it."""
    every: int = TIDYING
    """So many looks of the clock lie between two."""
    aside: bool = False
    """It may take long, and nothing waits for it. It was done when it says so; else it had nothing to do."""

    @property
    def is_vital(self) -> bool:
        """Whether without it Recruit does not do its work at all."""
        return self.every == ALWAYS


ERRANDS = (
    Errand("count clicks", "recruit.attribution.clicks.ingestion.take_over", ALWAYS),
    Errand("count applications", "recruit.reports.rollups.catch_up", ALWAYS),
    Errand("ring for what is due", "jobs.dispatch.sweep", ALWAYS),
    Errand("close expired vacancies", "recruit.vacancies.lifecycle.close_expired"),
    Errand("take down posts", "recruit.publishing.takedown.catch_up"),
    Errand("remind of sign-ins that end", "recruit.publishing.channels.remind"),
    Errand("ask whether to be kept", "recruit.candidates.privacy.talent_pool.ask"),
    Errand("write the day's summary", "recruit.candidates.privacy.daily_summary.write"),
    Errand("delete candidates", "jobs.erase_expired.forget"),
    Errand("delete files after a hold", "recruit.candidates.privacy.erasure.drop_after_holds"),
    Errand("delete leads", "recruit.candidates.leads.forget_due"),
    Errand("finish deletions", "recruit.candidates.privacy.erasure.catch_up"),
    # A restore may have been cut off before its last step.
    Errand("delete again", "recruit.candidates.privacy.erasure.again"),
    Errand("end idle sessions", "recruit.organisation.sessions.forget_idle"),
    Errand("throw away drafts", "recruit.candidates.documents.files.clear_drafts"),
    Errand("ring for unread documents", "recruit.candidates.documents.text.store.ring_again"),
    Errand("forget repetitions", "recruit.candidates.applying.forget_repetitions"),
    Errand("throw away forms for later", "recruit.attribution.remembered_visits.clear"),
    Errand("tell of searching", "recruit.candidates.screening.levels.tell_the_rest"),
    Errand("read older texts", "recruit.candidates.screening.older_texts.read_on"),
    Errand("write down heads", "recruit.candidates.screening.heads.catch_up"),
    # Before rewards ripen, which it may hold.
    Errand("look for misuse", "recruit.referrals.integrity.scan.look"),
    Errand("ripen rewards", "recruit.referrals.rewards.claims.ripen"),
    Errand("send invitations", "recruit.referrals.invitation_review.weigh", OFTEN),
    Errand("repeat invitations", "recruit.referrals.invitation_review.repeat"),
    Errand("write monthly mail", "recruit.referrals.monthly_mail.write"),
    Errand("write weekly mail", "recruit.reports.weekly_mail.write"),
    Errand("forget visitors", "recruit.attribution.clicks.deduplication.forget_visitors"),
    Errand("compare figures", "recruit.reports.recount.every_night"),
    Errand("thin clicks", "recruit.attribution.clicks.retention.thin_as_chosen"),
    Errand("remove old copies", "recruit.core.migration.forget_copies"),
    Errand("clear what restores left", "recruit.ops.restore.clear_left"),
    Errand(NIGHTLY, "recruit.ops.nightly_backup.back_up", aside=True),
    Errand("tick", "jobs.clock.tick", ALWAYS),
)


def note(outcomes: Mapping[str, Exception | None], moment: datetime) -> None:
    """Write down what became of these errands: None for done."""
    insert = postgresql.insert if db.engine.dialect.name == "postgresql" else sqlite.insert
    for name, error in outcomes.items():
        became: dict[str, Any] = {"problem": problem_of(error)}
        became["failed_at" if error else "succeeded_at"] = moment
        row = insert(ErrandState).values(name=name, **became)
        db.session.execute(row.on_conflict_do_update(index_elements=["name"], set_=became))


def problem_of(error: Exception | None) -> str:
    """Why it failed: our own words, which are for administrators, or the class, for other words may be anybody's."""
    if error is None:
        return ""
    return (str(error) if isinstance(error, Misconfigured) else type(error).__name__)[:200]


def states() -> Sequence[ErrandState]:
    """What became of every errand that was ever done, in the order in which they are done."""
    place = {errand.name: number for number, errand in enumerate(ERRANDS)}
    found = [row for row in db.session.scalars(select(ErrandState)) if row.name in place]
    return sorted(found, key=lambda row: place[row.name])


def problems(rows: Sequence[ErrandState], vital: bool) -> Iterator[str]:
    """Which of those failed at their last try, and why, in sentences."""
    wanted = {errand.name for errand in ERRANDS if errand.is_vital == vital}
    for row in rows:
        if row.problem and row.name in wanted:
            yield f"The clock could not “{row.name}”: {row.problem.rstrip('.')}. Its log says where."


def is_missed(rows: Sequence[ErrandState], moment: datetime) -> bool:
    """Whether backups are to be made every night, were made, and are not made any more."""
    last = next((row.succeeded_at for row in rows if row.name == NIGHTLY), None)
    return bool(running().settings.backups and last and last < moment - OVERDUE)

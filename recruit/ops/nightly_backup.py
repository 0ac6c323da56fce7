"""A backup every night, which counts only once it was restored into a scratch folder and nothing was missing."""

from __future__ import annotations

import shutil
from contextlib import ExitStack
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy import delete, or_

from recruit.candidates.privacy import erasure
from recruit.config import Misconfigured, running
from recruit.core.database import db, now
from recruit.models import ErrandState, Tick, clock_lease
from recruit.ops import backup, restore
from recruit.web.monitoring.timetable import NIGHTLY

HOUR = 2
"""From when on, by the office's clock, the night's backup is made."""
AGAIN = timedelta(hours=1)
"""After which one that failed is tried again."""


def back_up(moment: datetime | None = None) -> bool:
    """Once a night: whether a backup was made and proven. Raises Misconfigured when it could not be. Commits."""
    settings, moment = running().settings, moment or now()
    if not settings.backups:
        db.session.execute(delete(ErrandState).where(ErrandState.name == NIGHTLY))
        return False
    local = moment.astimezone(settings.zone)
    target = Path(settings.backups).expanduser().resolve() / f"recruit-{local:%Y-%m-%d}.tar.gz"
    try:
        target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        if local.hour < HOUR or target.exists() or not is_turn(moment):
            return False
        make(target)
        throw_away_old(target.parent)
    except OSError as error:
        raise Misconfigured(f"The folder in RECRUIT_BACKUPS cannot be used ({error.strerror})") from None
    return True


def is_turn(moment: datetime) -> bool:
    """Whether nobody else tried within the hour; from now on we do. Commits."""
    taken = clock_lease.take_turn(NIGHTLY, moment, or_(Tick.at.is_(None), Tick.at <= moment - AGAIN, Tick.at > moment))
    db.session.commit()
    return taken


def make(target: Path) -> None:
    """Write it, restore it into a scratch folder, and only then give it its name. Raises Misconfigured, OSError."""
    draft = target.with_name(f".{target.name}")
    try:
        drill(draft, backup.back_up(draft, lambda said: None))
        draft.replace(target)
    finally:
        draft.unlink(missing_ok=True)
    listed = erasure.list_of_the_deleted()
    if listed.exists():  # whoever restores on a new machine must have it
        shutil.copy(listed, target.parent / listed.name)


def drill(file: Path, counts: dict[str, int]) -> None:
    """Restore it, and compare what came back. Raises Misconfigured."""
    with ExitStack() as stack:
        try:
            found = stack.enter_context(restore.proven(file))
        except Misconfigured:  # its words name folders, and everybody may read how we are
            raise Misconfigured(
                "The night's backup was written but could not be restored: it is damaged, or there is no room to try it"
            ) from None
        if found.lost:
            raise Misconfigured("The night's backup holds secrets that our keys do not open; see RECRUIT_KEYS")
        missing = sorted(name for name in counts if counts[name] != found.counts.get(name))
        if missing:
            raise Misconfigured(f"The night's backup did not come back whole: {', '.join(missing)}")


def throw_away_old(folder: Path) -> None:
    """Keep as many as was chosen: in older ones stands who has been deleted since."""
    kept = running().settings.number("backups_kept", 1)
    for old in sorted(folder.glob("recruit-????-??-??.tar.gz"))[:-kept]:
        old.unlink(missing_ok=True)
    for left in folder.glob(".recruit-????-??-??.tar.gz*"):  # of one that was cut off
        left.unlink(missing_ok=True)

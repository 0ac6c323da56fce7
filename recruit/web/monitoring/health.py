"""Whether all is well, for a machine that watches: the database, the queue, what is due, and the clock."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, wait
from dataclasses import dataclass
from datetime import datetime
from tempfile import TemporaryFile
from threading import Lock, Thread
from typing import Any

from flask import Flask, current_app

from recruit.attribution.clicks import journal
from recruit.candidates.documents import files
from recruit.config import running
from recruit.core import embedded_queue, queue, schema
from recruit.core.database import db, now
from recruit.models import ErrandState, clock_lease
from recruit.web.monitoring import metrics
from recruit.web.monitoring import timetable as errands

DEADLINE = 3.0
"""Seconds in which an answer is given, whatever hangs."""
LATE = 300
"""Seconds that something due may wait for a worker."""

PROBE = 256 * 1024
"""Bytes that are written to see whether the disk takes any."""

asking = Lock()


@dataclass(frozen=True)
class State:
    """What stands in the database."""

    revision: str
    overdue: dict[str, float]
    tick: datetime | None
    errands: Sequence[ErrandState] = ()
    set_aside: int = 0
    """Journals of clicks that nobody could read."""
    queues_aside: int = 0
    """Files of the embedded queue that it could not read."""

    def remarks(self) -> Iterator[str]:
        """What a person must see to, although the work is done."""
        yield from errands.problems(self.errands, vital=False)
        if errands.is_missed(self.errands, now()):
            yield "No backup was made for two nights; the clock's log says why."
        if self.set_aside:
            yield (
                f"Journals of clicks could not be read: {self.set_aside}. They lie in the folder clicks of the data "
                f"folder, with names that end in {journal.ASIDE}; look at them, and remove them."
            )
        if self.queues_aside:
            yield (
                f"The embedded queue could not read what it kept: {self.queues_aside}. Nothing was lost by it; it lies "
                f"in the data folder, with names that end in {embedded_queue.ASIDE}: look at the disk, and remove it."
            )


@dataclass(frozen=True)
class Health:
    """What is the matter; nothing, when all is well."""

    state: State | None
    queue: bool
    problems: list[str]

    @property
    def is_well(self) -> bool:
        """Whether the work is done. Without its queue it is done later: the clock rings again."""
        return not self.problems

    def told(self) -> dict[str, Any]:
        """All of it, for a machine."""
        state, moment = self.state, now()
        remarks = [] if self.queue else ["The queue does not answer; the clock rings again for what is due."]
        remarks += state.remarks() if state else []
        return {
            "status": "failing" if self.problems else "degraded" if remarks else "ok",
            "problems": self.problems + remarks,
            "database": {"answers": state is not None, "revision": state.revision if state else None},
            "queue": {"answers": self.queue},
            "overdue_seconds": {work: round(late) for work, late in state.overdue.items()} if state else None,
            "clock_tick_age_seconds": age(state.tick, moment) if state and state.tick else None,
            "errands": {row.name: told_of(row) for row in state.errands} if state else None,
        }


def look() -> Health:
    """Ask the database, the queue and the disk at once, and wait for none for long."""
    state, bell, disk = ask(read_state), ask(ring), ask(write)
    wait((state, bell, disk), DEADLINE)
    found = answer_of(state)
    if found is None:
        problems = ["The database does not answer."]
    elif isinstance(found, str):
        problems, found = [found], None
    else:
        problems = list(wrong(found, now()))
    problems += answer_of(disk) or []
    return Health(found, answer_of(bell) is True, problems)


def answer_of(question: Future[Any]) -> Any:
    """The answer; None when there is none, or none yet."""
    return question.result() if question.done() and not question.exception() else None


def ask(question: Callable[[], object]) -> Future[Any]:
    """Answer a question in a thread of its own. One that hangs is not asked again: all who ask wait for the same."""
    app: Flask = current_app._get_current_object()  # type: ignore[attr-defined]
    with asking:
        asked: dict[str, Future[Any]] = app.extensions.setdefault("health", {})
        answer = asked.get(question.__name__)
        if answer is None or answer.done():
            answer = asked[question.__name__] = Future()
            Thread(target=find_out, args=(app, question, answer), daemon=True).start()
    return answer


def find_out(app: Flask, question: Callable[[], object], answer: Future[Any]) -> None:
    """Answer with what the question brings, or with why it brought nothing."""
    try:
        with app.app_context():
            answer.set_result(question())
    except Exception as error:
        answer.set_exception(error)


def read_state() -> State | str:
    """What stands in the database; a sentence when it is of another version, for then it cannot be read."""
    revision, program = schema.revision(), schema.head()
    if revision != program:
        return f"The database is of revision {revision or 'none'} and the program of {program}: run `recruit migrate`."
    try:
        found = errands.states()
        db.session.expunge_all()
        folder = running().settings.folder
        aside = journal.how_many_aside(folder / "clicks"), embedded_queue.how_many_aside(folder)
        return State(revision, metrics.overdue(now()), clock_lease.last_tick(), found, *aside)
    finally:
        db.session.remove()


def ring() -> bool:
    """Whether the queue answers."""
    return bool(queue.bell(running().settings.redis).ping())


def write() -> list[str]:
    """Whether what candidates send can be kept: a file as large as a small one of theirs is written and removed."""
    try:
        with TemporaryFile(dir=files.uploads()) as file:
            file.write(bytes(PROBE))
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        why = os.strerror(error.errno) if error.errno else type(error).__name__
        return [f"Nothing can be written in the data folder ({why}): what candidates send is refused. Make room there."]
    return []


def wrong(state: State, moment: datetime) -> list[str]:
    """What is the matter with what stands in the database, in sentences."""
    silence = 3 * running().settings.number("sweep", 1) + 30
    found = []
    if state.tick is None:
        found.append("The clock has never looked; is `recruit clock` running?")
    elif age(state.tick, moment) > silence:
        found.append(f"The clock has been silent for {age(state.tick, moment)} seconds; is `recruit clock` running?")
    found += errands.problems(state.errands, vital=True)
    for work, late in state.overdue.items():
        if late > LATE:
            found.append(f"A {work} has been due for {round(late)} seconds; is `recruit worker` running?")
    return found


def told_of(row: ErrandState) -> dict[str, str | None]:
    """What became of an errand, for a machine."""
    when = {"succeeded_at": row.succeeded_at, "failed_at": row.failed_at}
    said = {name: moment.isoformat(timespec="seconds") if moment else None for name, moment in when.items()}
    return said | {"problem": row.problem}


def age(tick: datetime, moment: datetime) -> int:
    """Seconds since the clock looked. One that looked in the future is as wrong as one that is late."""
    return abs(round((moment - tick).total_seconds()))

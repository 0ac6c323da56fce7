"""What was looked up about a candidate: note it, correct it, and hear what the candidate says to it."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from adapters.translatable import Said
from recruit.candidates.screening import hash_chain, levels, log, notifications
from recruit.candidates.screening.hash_chain import WRITTEN
from recruit.candidates.screening.sensitive import network, network_called
from recruit.config import running
from recruit.core import reasons
from recruit.core.database import db, lock
from recruit.core.same_people import profile
from recruit.models import Application, Deed, Letter, Level, LineKind, ScreeningLine, Subject, User
from recruit.organisation import audit

PURPOSE = "fitness for this vacancy"
GROUND = "legitimate interest"
"""GDPR article 6.1 f, as opinion 2/2017 of the European data protection authorities asks it: relevant to the work,
announced beforehand, and no further than that."""


class Source(StrEnum):
    """Where something was looked up."""

    LINK = "link"
    """A link that the candidate gave."""
    NETWORK = "network"
    WEB = "web"
    AGENCY = "agency"


LEVEL_OF = {
    Source.LINK: Level.GIVEN_LINKS,
    Source.NETWORK: Level.PROFESSIONAL_NETWORKS,
    Source.WEB: Level.PUBLIC_WEB,
    Source.AGENCY: Level.AGENCY,
}
"""From which level on that may be done."""


ALLOWED_BY = ("level", "version", "version_hash", "purpose", "ground")
"""What of a line says why the search was right at that moment. A correction of its words changes nothing of that."""


class AnswerKind(StrEnum):
    """What a candidate does with something that was found."""

    ANSWER = "answer"
    NOT_ME = "not me"
    CORRECT = "correct"


class Refused(Exception):
    """This may not be looked up. The words are for the recruiter."""


@dataclass(frozen=True)
class Search:
    """Where somebody looked, and when."""

    source: Source
    seen: date
    address: str = ""
    public: bool = True


@dataclass(frozen=True)
class Finding:
    """What somebody found there, and what it means for the work."""

    what: str
    criterion: str
    relevance: str
    used: bool
    delicate: tuple[str, ...] = ()
    """What of it is the candidate's own affair, or not for everybody to see."""
    reason: str = ""
    """Why it is noted all the same."""


def refuse(application: Application, search: Search) -> None:
    """Raises Refused when this candidate may not be searched like this, or not yet."""
    lock(application)  # a decision at this very moment waits, or was first
    version, level = levels.current(application.vacancy), LEVEL_OF[search.source]
    if application.ended_at or application.forgotten_at:
        raise Refused(Said("The procedure has ended for this candidate: nothing is looked up any more."))
    if version.level < level:
        raise Refused(
            Said(
                "This vacancy goes no further than level {level}. Go further for everybody first.", level=version.level
            )
        )
    if not levels.allowed(application, level):
        raise Refused(Said("Not all candidates have been told yet that we go this far. Wait until they know."))
    refuse_place(application, search)


def refuse_place(application: Application, search: Search) -> None:
    """Raises Refused for a network that is not on the list of those where we look, as the vacancy says it or as this
    candidate read it. With the public web there is no such list."""
    place = network(search.address)
    if search.source != Source.NETWORK or place is None:
        return
    for version in (application.screening, levels.current(application.vacancy)):
        if version is None or version.level != Level.PROFESSIONAL_NETWORKS:
            continue
        if (named := only_networks(version.sources)) and place.name not in named:
            raise Refused(
                Said(
                    "Candidates read that we look at: {sources}. Name {place} there first.",
                    sources=version.sources,
                    place=place.name,
                )
            )


def only_networks(sources: str) -> set[str]:
    """The networks that these words list; none where they say anything besides names, such as “and others”: then they
    are examples."""
    named = {network_called(source) for source in levels.listed(sources)}
    if None in named or "…" in sources or ".." in sources:
        return set()
    return {name for name in named if name}


def note(application: Application, search: Search, finding: Finding, by: User | None) -> tuple[ScreeningLine, Letter]:
    """Put a finding on record, and write to the candidate at once. Raises Refused."""
    refuse(application, search)
    line = log.write(application, LineKind.FINDING, described(application, search) | as_kept(application, finding), by)
    audit.note(by, Deed.FINDING_NOTED, application, other=audit.Other(Subject.SCREENING_LINES, line.number))
    return line, tell(application, line)


def looked(application: Application, search: Search, by: User | None) -> ScreeningLine:
    """Put on record that somebody looked and found nothing of use. Raises Refused."""
    refuse(application, search)
    line = log.write(application, LineKind.LOOKED, described(application, search), by)
    audit.note(by, Deed.SEARCH_NOTED, application, other=audit.Other(Subject.SCREENING_LINES, line.number))
    return line


def correct(
    application: Application, old: ScreeningLine, search: Search, finding: Finding, by: User | None
) -> tuple[ScreeningLine, Letter]:
    """Say better what an earlier line says, which stays. What only another search can tell is refused where that is.
    Raises Refused."""
    before, place = json.loads(old.content), described(application, search)
    if is_another_search(old, search):
        refuse(application, search)
    else:
        place = {name: fact for name, fact in place.items() if name not in ALLOWED_BY}
        place |= {name: fact for name, fact in before.items() if name in ALLOWED_BY}
    line = log.write(application, LineKind.CORRECTION, place | as_kept(application, finding), by, about=old.number)
    audit.note(by, Deed.FINDING_CORRECTED, application, other=audit.Other(Subject.SCREENING_LINES, line.number))
    return line, tell(application, line)


def is_another_search(old: ScreeningLine, search: Search) -> bool:
    """Whether these facts are none of the search of that line: another source, another address however it is written,
    or a day after it was noted."""
    before, zone = json.loads(old.content), running().settings.zone
    known_until = max(date.fromisoformat(before["seen"]), old.at.astimezone(zone).date())
    same_place = (search.source, profile(search.address)) == (before["source"], profile(before["address"]))
    return not same_place or search.seen > known_until


def described(application: Application, search: Search) -> dict[str, Any]:
    """A search as its line keeps it, with what made it right at that moment."""
    version = levels.ensure(application.vacancy)
    return {
        "level": int(LEVEL_OF[search.source]),
        "version": version.number,
        "version_hash": hash_chain.hash_of_version(version),
        "purpose": PURPOSE,
        "ground": GROUND,
        "source": search.source.value,
        "address": search.address,
        "public": search.public,
        "seen": search.seen.isoformat(),
    }


def as_kept(application: Application, finding: Finding) -> dict[str, Any]:
    """A finding as its line keeps it, with the days that a decision waits for the answer, also where it does not
    count: whoever decides has read it. The letter says the same number. Raises TooLittle."""
    reasons.check(finding.relevance)
    reasons.check(finding.reason)
    return asdict(finding) | {"delicate": list(finding.delicate), "wait_days": wait_days(application)}


def wait_days(application: Application) -> int:
    """How many days a decision waits for the answer to a finding, as the candidate was told before."""
    return (application.screening or levels.current(application.vacancy)).wait_days


def tell(application: Application, line: ScreeningLine) -> Letter:
    """The letter to the candidate, with the days that a decision waits."""
    kept = json.loads(line.content)
    return notifications.of_finding(application, line, kept["used"], kept["wait_days"])


def answer(application: Application, number: int, deed: AnswerKind, text: str) -> ScreeningLine | None:
    """What the candidate says to a line. It may be said more than once: nothing that was said goes away. None where
    that is what was said last: a button that is pressed twice says it once."""
    lock(application)
    content = {"deed": deed.value, "text": text}
    said = [line.content for line in log.lines_of(application) if (line.kind, line.about) == (LineKind.ANSWER, number)]
    if said[-1:] == [hash_chain.canonical(content)]:
        return None
    line = log.write(application, LineKind.ANSWER, content, about=number)
    audit.note(None, Deed.FINDING_ANSWERED, application, other=audit.Other(Subject.SCREENING_LINES, number))
    return line


def by_number(application: Application, number: int) -> ScreeningLine | None:
    """A line of the log that says what was looked up."""
    lines = db.session.query(ScreeningLine).filter_by(application_id=application.id, number=number)
    found = lines.one_or_none()
    return found if found and found.kind in (*WRITTEN, LineKind.LOOKED) else None

"""The screening level of a vacancy: the version in force, how it changes, and which version a candidate was told."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import or_, select

from adapters.translatable import Said
from recruit.candidates.screening import notifications
from recruit.core.database import db, lock, now
from recruit.core.one_by_one import one_by_one
from recruit.models import Application, Deed, Level, Policy, Proof, Proven, Screening, Subject, User, Vacancy
from recruit.models.locking import lock_those_left
from recruit.organisation import audit
from recruit.organisation.policies import policy

TAKEN_OVER = ("level", "criteria", "sources", "searcher", "agency", "answer_days", "wait_days")
"""What a vacancy begins with, from the organisation's rules."""


AT_ONCE = 200
"""Letters that a page writes before it answers."""
BY_THE_CLOCK = 1000
"""Letters that the clock writes for one vacancy at one look: a few seconds' work."""


class Unsaid(Exception):
    """Going further needs a reason. The words are for the recruiter."""


def current(vacancy: Vacancy, rules: Policy | None = None) -> Screening:
    """The version in force; of a vacancy that nobody thought about, what the organisation's rules say, not saved.

    `rules`: those in force, where they were read for many vacancies at once.
    """
    if vacancy.screenings:
        return vacancy.screenings[-1]
    return begin(rules or policy())


def begin(rules: Any) -> Screening:
    """A first version, from the organisation's rules or from another version."""
    return Screening(number=1, at=now(), reason="", **facts_of(rules))


def facts_of(rules: Any) -> dict[str, Any]:
    """What a version, or the organisation's rules, say about searching."""
    return {name: getattr(rules, name) for name in TAKEN_OVER}


def known_at(vacancy: Vacancy, moment: datetime) -> Screening | None:
    """The version that stood on the page at that moment; None when it was changed in its place since."""
    ensure(vacancy)
    # A form knows its moment in whole seconds.
    read = [version for version in vacancy.screenings if version.at <= moment + timedelta(seconds=1)]
    return read[-1] if read else None


def ensure(vacancy: Vacancy, by: User | None = None) -> Screening:
    """The version in force, saved: from now on it is what a candidate was told."""
    version = current(vacancy)
    if not vacancy.screenings:
        version.by_id, version.at = by.id if by else None, vacancy.created_at
        lock(vacancy)  # two who apply at once begin one log of versions
        if vacancy.screenings:
            return vacancy.screenings[-1]
        vacancy.screenings.append(version)
        db.session.flush()
    return version


def take_over(vacancy: Vacancy, like: Vacancy, by: User | None) -> None:
    """Begin where another vacancy stands now, with a first version."""
    version = begin(current(like))
    version.by_id = by.id if by else None
    vacancy.screenings.append(version)


def answer_by(version: Screening, moment: datetime) -> datetime:
    """Until when we promised to answer somebody who applied at that moment."""
    return moment + timedelta(days=version.answer_days)


def is_free(vacancy: Vacancy) -> bool:
    """Whether nobody applied yet, so that nobody was told anything and the version is changed in its place."""
    return db.session.scalar(select(Application.id).where(Application.vacancy_id == vacancy.id).limit(1)) is None


def change(vacancy: Vacancy, facts: dict[str, Any], reason: str, by: User | None) -> Screening:
    """Go another way from now on. Once somebody applied that is a new version; whoever is in procedure is told by
    letter when it goes further. Raises Unsaid when that has no reason."""
    lock(vacancy)  # whoever applies at this very moment reads the one version or the other
    old = ensure(vacancy, by)
    before = old.level
    if facts == facts_of(old):
        return old
    if is_free(vacancy):
        for name, value in facts.items():
            setattr(old, name, value)
        old.at, old.by_id = now(), by.id if by else None
        new = old
    else:
        new = Screening(number=old.number + 1, reason=reason, by_id=by.id if by else None, at=now(), **facts)
        if goes_further(old, new) and not reason.strip():
            raise Unsaid(Said("Write why you go further: every candidate reads it."))
        vacancy.screenings.append(new)
    audit.note(
        by,
        Deed.SCREENING_CHANGED,
        vacancy,
        audit.Change(before, new.level),
        other=audit.Other(Subject.SCREENINGS, new.number),
    )
    if new is not old and goes_further(old, new):
        tell(vacancy)
    return new


def goes_further(old: Screening, new: Screening) -> bool:
    """Whether candidates would be searched where they were not told so: a higher level, or one more source, searcher or
    agency, whatever else becomes less."""
    return any(is_further(old, new, level) for level in range(1, new.level + 1))


def is_further(old: Screening, new: Screening, level: int) -> bool:
    """Whether a search at this level is something that the old version did not say."""
    if level > new.level or level < Level.GIVEN_LINKS:
        return False
    others = [is_more(old.searcher, new.searcher)]
    if level >= Level.PROFESSIONAL_NETWORKS:
        others.append(is_more(old.sources, new.sources))
    if level >= Level.AGENCY:
        others.append(folded(old.agency) != folded(new.agency))
    return level > old.level or any(others)


def is_more(old: str, new: str) -> bool:
    """Whether somebody or some place is named that was not, or nobody any more where somebody was."""
    before, after = listed(old), listed(new)
    return bool(after - before or (before and not after))


BETWEEN = re.compile(r"[,;\n&]|\b(?:and|en|und|et)\b", re.IGNORECASE)


def listed(words: str) -> set[str]:
    """Sources or searchers one by one, however they are written."""
    return {one for part in BETWEEN.split(words) if (one := folded(part))}


def folded(text: str) -> str:
    """Words without what makes no difference."""
    return " ".join(text.casefold().split()).strip(". ")


def promise(vacancy: Vacancy, level: int) -> Screening | None:
    """The version that a candidate must know before a search at this level; None when the one in force forbids it."""
    known: Screening | None = None
    before: Screening | None = None
    for version in vacancy.screenings:
        if version.level >= level and (before is None or is_further(before, version, level)):
            known = version
        before = version
    return known if before is not None and before.level >= level else None


def running(vacancy: Vacancy) -> Sequence[Application]:
    """Those that are in procedure."""
    wanted = select(Application).where(
        Application.vacancy_id == vacancy.id, Application.ended_at.is_(None), Application.forgotten_at.is_(None)
    )
    return db.session.scalars(wanted.order_by(Application.id)).all()


def untold(vacancy: Vacancy, level: int) -> list[Application]:
    """Those in procedure who have not been told yet that we search at this level."""
    version = promise(vacancy, level)
    if version is None:
        return []
    wanted = (
        select(Application)
        .outerjoin(Screening, Application.screening_id == Screening.id)
        .where(
            Application.vacancy_id == vacancy.id,
            Application.ended_at.is_(None),
            Application.forgotten_at.is_(None),
            or_(Screening.id.is_(None), Screening.number < version.number),
        )
    )
    return list(db.session.scalars(wanted.order_by(Application.id)))


def is_untold(application: Application, level: int) -> bool:
    """Whether this candidate, who is in procedure, has not been told yet that we search at this level."""
    version, told = promise(application.vacancy, level), application.screening
    if version is None or application.ended_at or application.forgotten_at:
        return False
    return told is None or told.number < version.number


def allowed(application: Application, level: int) -> bool:
    """Whether this candidate may be searched at this level: the vacancy says so, and everybody in procedure knows."""
    vacancy = application.vacancy
    return application.ended_at is None and promise(vacancy, level) is not None and not untold(vacancy, level)


def tell(vacancy: Vacancy, most: int = AT_ONCE, refused_too: bool = True) -> int:
    """Write to those in procedure who do not know how far we go now, unless a letter is under way; to how many. Where
    they are very many the clock writes to the rest: nobody waits for a page so long."""
    lock(vacancy)
    version = current(vacancy)
    written = notifications.written(version, refused_too)
    waiting = [one for one in untold(vacancy, version.level) if one.id not in written]
    left = [one for one in lock_those_left(waiting[:most]) if one.ended_at is None]
    for application in left:
        notifications.of_level(application, version)
    return len(left)


def tell_the_rest() -> None:
    """Write to those whom a page left to the clock. Who had a letter that was refused a person must tell. Commits."""
    changed = select(Screening.vacancy_id).where(Screening.number > 1)
    found = db.session.scalars(select(Vacancy).where(Vacancy.id.in_(changed)).order_by(Vacancy.id)).all()
    one_by_one(found, lambda vacancy: tell(vacancy, BY_THE_CLOCK, refused_too=False))


class Known(Exception):
    """There is nothing of this kind that a person must tell the candidate. The words are for the recruiter."""


def to_be_told(application: Application) -> list[Proven]:
    """What a person must tell the candidate because no letter will: how far we go now, and each finding."""
    under_way, version = notifications.under_way(application), current(application.vacancy)
    level = [Proven(Proof.LEVEL, version.id)] if is_untold(application, version.level) else []
    findings = [Proven(Proof.FINDING, number) for number in notifications.not_shown(application)]
    return [thing for thing in level + findings if thing not in under_way]


def told_otherwise(application: Application, what: Proven | None, how: notifications.How, by: User | None) -> None:
    """No letter could tell the candidate this one thing, and a person did, on record. Raises Known."""
    ensure(application.vacancy)
    lock(application.vacancy, application)
    if what is None or what.number is None or what not in to_be_told(application):
        raise Known(Said("This has changed meanwhile. Look once more what the candidate does not know yet."))
    if what.proof is Proof.LEVEL:
        application.screening = db.session.get_one(Screening, what.number)
        other = audit.Other(Subject.SCREENINGS, application.screening.number)
    else:
        notifications.show(application, what.number, how.value)
        other = audit.Other(Subject.SCREENING_LINES, what.number)
    audit.note(by, Deed.CANDIDATE_TOLD, application, how, what.proof, other=other)
    notifications.give_up(application, what)

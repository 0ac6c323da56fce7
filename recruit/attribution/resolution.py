"""Which of the links that somebody followed an application counts for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from operator import attrgetter

from recruit.attribution import remembered_visits, sources
from recruit.attribution.touches import Touch, counts
from recruit.core.database import db
from recruit.models import Counts, FinishLater, Source, TrackedLink, Vacancy
from recruit.organisation.policies import origin_policy


@dataclass(frozen=True)
class Came:
    """How somebody came: the link that counts, the first and the last that are known, or a source where there is none.
    Nothing at all is somebody who came straight to us, or in a way that we do not know."""

    origin: TrackedLink | None = None
    first: TrackedLink | None = None
    last: TrackedLink | None = None
    source: Source | None = None
    by_address: bool = False
    """Whether this is known only by the mail address that was typed, which proves nothing of who typed it."""


STRAIGHT = Came()


def came(vacancy: Vacancy, touches: Sequence[Touch], source: int | None = None, email: str = "") -> Came:
    """How somebody came who applies for this vacancy with these touches, the earliest first. Links with which the form
    was sent to that address count too, so a visit without any link never takes the place of one that had it."""
    asked = remembered_visits.visits_of(email) if email else []
    found = weighed(vacancy, touches, source, asked)
    return replace(found, by_address=bool(asked) and found != weighed(vacancy, touches, source, []))


def weighed(vacancy: Vacancy, touches: Sequence[Touch], source: int | None, asked: Sequence[FinishLater]) -> Came:
    """The same, with what is known of an address."""
    sent = [Touch(row.link.id, row.link.vacancy_id, row.came_at or row.at, "") for row in asked if row.link]
    known = [touch for touch in (*touches[:-1], *sent, *touches[-1:]) if counts(touch.vacancy, vacancy.id)]
    if not known:
        seen = [source, *(row.source_id for row in reversed(asked) if counts(row.vacancy_id, vacancy.id))]
        return Came(source=next(filter(None, map(sources.known, seen)), None))
    # Marks name an hour: of one hour they stay in the order in which they are carried.
    in_order = sorted(known, key=attrgetter("at"))
    first, last = (db.session.get(TrackedLink, touch.link) for touch in (in_order[0], in_order[-1]))
    return Came(first if origin_policy().counts == Counts.FIRST else last, first, last)

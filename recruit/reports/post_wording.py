"""What words did: posts that say a fact beside posts that do not."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select

from recruit.core.database import db
from recruit.models import LinkMonth, OriginMonth, Publication, TrackedLink
from recruit.reports import funnel, totals
from recruit.reports.cache import lately
from recruit.reports.periods import Period
from recruit.reports.query import Only

FACTS = ("pay", "hours", "place", "remote", "contract", "closes", "openness", "organisation", "mark")
"""Those that posts may leave out: each has a role and a link."""
FEW = 10
"""Posts below which a figure says more of chance than of words."""


@dataclass
class Side:
    """Posts that say it, or posts that do not."""

    posts: int = 0
    clicks: int = 0
    applications: int = 0

    def count(self, clicks: int, applications: int) -> None:
        """One more."""
        self.posts, self.clicks, self.applications = (
            self.posts + 1,
            self.clicks + clicks,
            self.applications + applications,
        )

    @property
    def clicks_each(self) -> float | None:
        """Clicks of people for each post."""
        return self.clicks / self.posts if self.posts else None

    @property
    def applications_each(self) -> float | None:
        """Applications for each post."""
        return self.applications / self.posts if self.posts else None

    @property
    def is_small(self) -> bool:
        """Whether there are too few to conclude anything from."""
        return self.posts < FEW


@dataclass
class Fact:
    """A fact, and the posts with and without it."""

    name: str
    with_it: Side
    without: Side


@lately
def facts_of_posts(period: Period, only: Only) -> list[Fact]:
    """Of the posts that went out in a period, each with what it brought since. Posts of vacancies where a blind first
    look still hides somebody, and those of which nobody noted what they said, are left out."""
    sides: dict[tuple[str, bool], Side] = defaultdict(Side)
    for carried, clicks, applications in db.session.execute(posts(period, only)):
        for name in FACTS:
            sides[name, name in carried].count(clicks or 0, applications or 0)
    return [Fact(name, sides[name, True], sides[name, False]) for name in FACTS]


def posts(period: Period, only: Only) -> Any:
    """What each post says, its clicks and its applications."""
    people = select(func.sum(LinkMonth.people)).where(LinkMonth.link_id == TrackedLink.id).scalar_subquery()
    came = select(func.sum(OriginMonth.applications)).where(OriginMonth.link_id == TrackedLink.id).scalar_subquery()
    query = select(Publication.carried, people, came).select_from(Publication).join(TrackedLink)
    told = Publication.carried.is_not(None)
    return query.where(told, ~totals.hidden(Publication.vacancy_id), *funnel.went_out(period, only))

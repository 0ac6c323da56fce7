"""What only shows when clicks are seen together: the same visitor again, and bursts.

A visitor counts once a day on a link. A burst is more than eight visitors of one network on one link within a minute:
what scans the links in mail comes with agents that look like people, but it comes all at once. Those who came first are
counted as people until the others come, and are taken back then.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import delete, select, update

from recruit.attribution.clicks.counters import Sums
from recruit.attribution.clicks.visitors import DAY, destroy_salts
from recruit.config import running
from recruit.core.bulk import put
from recruit.core.database import db, now
from recruit.models import Click, ClickKind, Visitor, Why

WITHIN = 60
"""Seconds."""
MOST = 8
"""Visitors of one network on one link within that time who may all be people."""


@dataclass(slots=True)
class Taken:
    """A click on its way from the journal into the database."""

    link: int
    at: int
    number: int
    kind: ClickKind
    why: Why
    visitor: int = 0
    network: int = 0
    new: bool = True
    """Whether it is not in the database yet."""

    @property
    def moment(self) -> datetime:
        """When it was."""
        return datetime.fromtimestamp(self.at, UTC)

    @property
    def row(self) -> dict[str, Any]:
        """For the table of clicks."""
        return {"link_id": self.link, "at": self.moment, "number": self.number, "kind": self.kind, "why": self.why}

    @property
    def visitor_row(self) -> dict[str, Any]:
        """For the table of visitors."""
        where = {"link_id": self.link, "at": self.moment, "number": self.number}
        return {"key": self.visitor, "network": self.network, **where}


def recognise(taken: Sequence[Taken], sums: Sums) -> None:
    """Mark repeats and bursts among those clicks, and take back what was counted before as people."""
    first = first_visits([one for one in taken if one.kind is ClickKind.PERSON and one.visitor])
    if not first:
        return
    for one in in_bursts([*first, *before(first)]):
        if one.new:
            one.kind, one.why = ClickKind.ROBOT, Why.BURST
        elif take_back(one):
            sums.count(one.link, one.at, ClickKind.PERSON, -1)
            sums.count(one.link, one.at, ClickKind.ROBOT)
    put(Visitor, [one.visitor_row for one in first])


def first_visits(people: Sequence[Taken]) -> list[Taken]:
    """Those who were not on that link today; the others are marked as repeats."""
    known = set(db.session.scalars(select(Visitor.key).where(Visitor.key.in_({one.visitor for one in people}))))
    found = []
    for one in people:
        if one.visitor in known:
            one.kind, one.why = ClickKind.REPEAT, Why.SAME_DAY
        else:
            known.add(one.visitor)
            found.append(one)
    return found


def before(first: Sequence[Taken]) -> list[Taken]:
    """Who came from the same networks at about that time and is counted already."""
    began = datetime.fromtimestamp(min(one.at for one in first) - WITHIN, UTC)
    ended = datetime.fromtimestamp(max(one.at for one in first) + WITHIN, UTC)
    wanted = select(Visitor).where(
        Visitor.network.in_({one.network for one in first}), Visitor.at >= began, Visitor.at <= ended
    )
    return [
        Taken(v.link_id, int(v.at.timestamp()), v.number, ClickKind.PERSON, Why.NOTHING, v.key, v.network, new=False)
        for v in db.session.scalars(wanted)
    ]


def in_bursts(visits: Iterable[Taken]) -> list[Taken]:
    """Those that came with too many others."""
    by_network: defaultdict[int, list[Taken]] = defaultdict(list)
    for one in visits:
        by_network[one.network].append(one)
    return [one for together in by_network.values() if len(together) > MOST for one in crowded(together)]


def crowded(visits: Sequence[Taken]) -> list[Taken]:
    """The visits that lie in any minute with too many of them."""
    visits = sorted(visits, key=lambda one: one.at)
    found: set[int] = set()
    begin = 0
    for end, last in enumerate(visits):
        while last.at - visits[begin].at > WITHIN:
            begin += 1
        if end - begin + 1 > MOST:
            found.update(range(begin, end + 1))
    return [visits[place] for place in sorted(found)]


def take_back(one: Taken) -> bool:
    """Say of a click that was counted as a person that it was none; whether it still was one."""
    it = (Click.link_id == one.link, Click.at == one.moment, Click.number == one.number)
    changed = update(Click).where(*it, Click.kind == ClickKind.PERSON).values(kind=ClickKind.ROBOT, why=Why.BURST)
    return db.session.execute(changed.returning(Click.number)).scalar() is not None


def forget_visitors(moment: datetime | None = None) -> None:
    """Destroy the salts of the days before yesterday, and remove who came then."""
    destroy_salts(running().settings.folder / "clicks", moment.timestamp() if moment else None)
    today = int((moment or now()).timestamp()) // DAY
    yesterday = datetime.fromtimestamp((today - 1) * DAY, UTC)
    db.session.execute(delete(Visitor).where(Visitor.at < yesterday).execution_options(synchronize_session=False))

"""Clicks added up: by link and day, by link and month, and by channel and hour of the week."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import select

from recruit.core.bulk import add
from recruit.core.calendar import hour_of
from recruit.core.database import db
from recruit.models import ClickKind, HourOfWeek, LinkDay, LinkMonth, Publication, TrackedLink
from recruit.models.figures import ALL_CLICKS, CLICK_COLUMNS

Row = dict[str, Any]


@dataclass
class Sums:
    """Clicks, added up in memory. Numbers may be below nothing: what was counted and is taken back."""

    days: Counter[tuple[date, int, ClickKind]] = field(default_factory=Counter)
    months: Counter[tuple[date, int, ClickKind]] = field(default_factory=Counter)
    hours: Counter[tuple[date, int, int, int]] = field(default_factory=Counter)
    """Month, link, weekday and hour: of people alone."""

    def count(self, link: int, second: int, kind: ClickKind, times: int = 1) -> None:
        """So many clicks at that second."""
        when = hour_of(second)
        self.days[when.day, link, kind] += times
        self.months[when.month, link, kind] += times
        if kind is ClickKind.PERSON:
            self.hours[when.month, link, when.weekday, when.hour] += times

    def of_links(self, counted: Mapping[tuple[date, int, ClickKind], int]) -> list[Row]:
        """Rows for `LinkDay` or `LinkMonth`."""
        found: dict[tuple[date, int], Row] = {}
        for (day, link, kind), times in counted.items():
            row = found.setdefault((day, link), {"day": day, "link_id": link, **dict.fromkeys(ALL_CLICKS, 0)})
            row[CLICK_COLUMNS[kind]] += times
        return list(found.values())

    def of_hours(self) -> list[Row]:
        """Rows for `HourOfWeek`."""
        channels = channels_of({link for _, link, _, _ in self.hours})
        found: Counter[tuple[date, int, int, int]] = Counter()
        for (month, link, weekday, hour), times in self.hours.items():
            found[month, channels.get(link, 0), weekday, hour] += times
        keys = ("month", "channel_id", "weekday", "hour")
        return [dict(zip(keys, key, strict=True)) | {"people": times} for key, times in found.items()]

    def keep(self) -> None:
        """Add all of it to the figures."""
        add(LinkDay, self.of_links(self.days))
        add(LinkMonth, self.of_links(self.months))
        add(HourOfWeek, self.of_hours())


def channels_of(links: Iterable[int]) -> dict[int, int]:
    """The channel of each link that belongs to one."""
    wanted = select(TrackedLink.id, Publication.channel_id).join(
        Publication, TrackedLink.publication_id == Publication.id
    )
    return {link: channel for link, channel in db.session.execute(wanted.where(TrackedLink.id.in_(set(links))))}

"""The figures of days and months, made anew from the rows that they are made of: plainly, one by one."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, datetime
from typing import Any

from sqlalchemy import delete, select

from recruit.config import running
from recruit.core.database import db
from recruit.models import (
    Application,
    Click,
    ClickKind,
    HourOfWeek,
    LinkDay,
    LinkMonth,
    OriginDay,
    OriginMonth,
    Publication,
    Reach,
    TrackedLink,
)

NAMES = {
    ClickKind.PERSON: "people",
    ClickKind.REPEAT: "repeats",
    ClickKind.STAFF: "staff",
    ClickKind.ROBOT: "robots",
    ClickKind.PREVIEW: "previews",
}
STEPS = ("applications", "looked_at", "interviews", "offers", "hires")


def day_of(moment: datetime) -> date:
    """By the office's clock."""
    return moment.astimezone(running().settings.zone).date()


def rebuild() -> None:
    """All of them."""
    for table in (LinkDay, LinkMonth, HourOfWeek, OriginDay, OriginMonth):
        db.session.execute(delete(table))
    db.session.add_all([*of_clicks(), *of_applications()])
    db.session.flush()


def of_clicks() -> list[Any]:
    """What was clicked."""
    sums: dict[Any, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    hours: dict[Any, int] = defaultdict(int)
    posted = select(TrackedLink.id, Publication.channel_id).join(Publication)
    channels = {link: channel for link, channel in db.session.execute(posted)}
    for click in db.session.scalars(select(Click)):
        day = day_of(click.at)
        for table, first in ((LinkDay, day), (LinkMonth, day.replace(day=1))):
            sums[table, first, click.link_id][NAMES[click.kind]] += 1
        if click.kind == ClickKind.PERSON:
            at = click.at.astimezone(running().settings.zone)
            hours[day.replace(day=1), channels.get(click.link_id, 0), at.weekday(), at.hour] += 1
    rows: list[Any] = [table(day=day, link_id=link, **dict(numbers)) for (table, day, link), numbers in sums.items()]
    names = ("month", "channel_id", "weekday", "hour")
    return rows + [HourOfWeek(**dict(zip(names, key, strict=True)), people=number) for key, number in hours.items()]


def of_applications() -> list[Any]:
    """Who applied."""
    sums: dict[Any, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    first: dict[Any, datetime] = {}
    for application in db.session.scalars(select(Application)):
        day = day_of(application.created_at)
        source = 0 if application.origin_id else application.source_id or 0
        for table, begin in ((OriginDay, day), (OriginMonth, day.replace(day=1))):
            key = (table, begin, application.vacancy_id, application.origin_id or 0, source)
            for name in STEPS[: list(Reach).index(application.reached) + 1]:
                sums[key][name] += 1
            if application.reached == Reach.HIRED and application.hired_at:
                took = application.hired_at - application.created_at
                sums[key]["seconds_to_hire"] += int(took.total_seconds())
            first[key] = min(first.get(key, application.created_at), application.created_at)
    names = ("day", "vacancy_id", "link_id", "source_id")
    return [
        key[0](**dict(zip(names, key[1:], strict=True)), **dict(numbers), first_at=first[key])
        for key, numbers in sums.items()
    ]

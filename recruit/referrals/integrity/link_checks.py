"""What is looked for in the clicks on links of posts and colleagues, in figures and in single clicks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from sqlalchemy import func, or_, select

from recruit.candidates import blind_review
from recruit.core.calendar import begin_of
from recruit.core.database import db
from recruit.models import Click, ClickKind, Evidence, FlagKind, LinkDay, OriginDay, TrackedLink, Why

DAYS = 90
"""Over which clicks and applications are compared."""
LEAST_PEOPLE = 100
"""People who followed a link in that time, below which nothing is said of it."""
TIMES = 10
"""So many times the organisation's own clicks for each application are far more."""
STAFF = 10
"""Clicks of people signed in here on one link in one week that are nothing special."""

TOLD = OriginDay.vacancy_id.not_in(blind_review.vacancies())
"""Applications of vacancies of which nobody is hidden."""
Found = tuple[int, FlagKind, Evidence]


def clicked(day: date) -> Sequence[int]:
    """The links of posts and colleagues that anything followed on that day or the day before."""
    lately = select(LinkDay.link_id).where(LinkDay.day.in_((day, day - timedelta(days=1)))).distinct()
    ours = or_(TrackedLink.publication_id.is_not(None), TrackedLink.sharer_id.is_not(None))
    wanted = select(TrackedLink.id).where(TrackedLink.id.in_(lately), ours)
    return db.session.scalars(wanted.order_by(TrackedLink.id)).all()


def found(links: Sequence[int], day: date) -> Iterator[Found]:
    """Everything there is to say of those links on that day."""
    yield from bursts(links, day)
    yield from many_clicks(links, day)
    yield from staff_clicks(links, day)


def bursts(links: Sequence[int], day: date) -> Iterator[Found]:
    """Clicks that came all at once, yesterday or today, and when."""
    counted = select(Click.link_id, func.count(), func.min(Click.at), func.max(Click.at)).where(
        Click.link_id.in_(links),
        Click.at >= begin_of(day - timedelta(days=1)),
        Click.kind == ClickKind.ROBOT,
        Click.why == Why.BURST,
    )
    for link, clicks, first, last in db.session.execute(counted.group_by(Click.link_id)):
        yield link, FlagKind.BURST, {"clicks": clicks, "first": first.isoformat(), "last": last.isoformat()}


def many_clicks(links: Sequence[int], day: date) -> Iterator[Found]:
    """Clicks of people far above applications, beside those of all links together. Nothing of a vacancy as long as a
    blind first look hides somebody who applied for it: a count of one link tells by which they came."""
    since = day - timedelta(days=DAYS)
    shown = select(TrackedLink.id).where(
        TrackedLink.id.in_(links), TrackedLink.vacancy_id.not_in(blind_review.vacancies())
    )
    counted = select(LinkDay.link_id, func.sum(LinkDay.people)).where(LinkDay.link_id.in_(shown), LinkDay.day > since)
    busy = counted.group_by(LinkDay.link_id).having(func.sum(LinkDay.people) >= LEAST_PEOPLE)
    people = {link: int(count) for link, count in db.session.execute(busy)}
    if not people:
        return
    arrived = select(OriginDay.link_id, func.sum(OriginDay.applications)).where(OriginDay.day > since, TOLD)
    mine = arrived.where(OriginDay.link_id.in_(people)).group_by(OriginDay.link_id)
    applications = {link: int(count) for link, count in db.session.execute(mine)}
    all_people, all_applications = together(since)
    for link, count in people.items():
        came = applications.get(link, 0)
        if is_far_more(count, came, all_people, all_applications):
            together_ = {"all_people": all_people, "all_applications": all_applications}
            yield link, FlagKind.MANY_CLICKS, {"people": count, "applications": came, **together_}


def together(since: date) -> tuple[int, int]:
    """People who followed any link since then, and applications that came through one."""
    people = select(func.sum(LinkDay.people)).where(LinkDay.day > since)
    applications = select(func.sum(OriginDay.applications)).where(OriginDay.day > since, OriginDay.link_id > 0, TOLD)
    return int(db.session.scalar(people) or 0), int(db.session.scalar(applications) or 0)


def is_far_more(people: int, applications: int, all_people: int, all_applications: int) -> bool:
    """Whether a link has enough clicks, and so many times more for each application than all links together. One that
    brought nobody is taken as if it had brought one; without any application there is nothing to compare with."""
    if people < LEAST_PEOPLE or not all_applications:
        return False
    return people * all_applications > TIMES * all_people * max(applications, 1)


def staff_clicks(links: Sequence[int], day: date) -> Iterator[Found]:
    """Clicks of people signed in here, in the week of that day and of the day before."""
    for monday in sorted({monday_of(day - timedelta(days=1)), monday_of(day)}):
        counted = select(LinkDay.link_id, func.sum(LinkDay.staff)).where(
            LinkDay.link_id.in_(links), LinkDay.day >= monday, LinkDay.day < monday + timedelta(days=7)
        )
        often = counted.group_by(LinkDay.link_id).having(func.sum(LinkDay.staff) > STAFF)
        for link, clicks in db.session.execute(often):
            yield link, FlagKind.STAFF_CLICKS, {"clicks": int(clicks), "week": monday.isoformat()}


def monday_of(day: date) -> date:
    """The first day of its week."""
    return day - timedelta(days=day.weekday())

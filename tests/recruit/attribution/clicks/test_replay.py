"""Ten thousand real requests, followed as clicks: the figures are those that counting by hand gives."""

from __future__ import annotations

import gzip
import json
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import UTC, datetime
from ipaddress import ip_network
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from flask import Flask
from sqlalchemy import select
from werkzeug.test import create_environ

from recruit.attribution.clicks import ingestion, redirect
from recruit.attribution.clicks.user_agents import judged
from recruit.core.database import db
from recruit.models import HourOfWeek, LinkDay, LinkMonth, Why
from recruit.models.figures import ALL_CLICKS
from recruit.reports import recount
from tests.support.factories import a_link, a_vacancy
from tests.support.shared_data import shared

LINKS = 7
ZONE = ZoneInfo("Europe/Amsterdam")
Counts = dict[tuple[Any, ...], Counter[str]]


@pytest.fixture
def requests() -> list[dict[str, Any]]:
    path = shared("data/clicks/access.jsonl.gz")
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return sorted((json.loads(line) for line in lines), key=lambda row: row["time"])


def followed(app: Flask, requests: list[dict[str, Any]], monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Each request follows one of a few links; the numbers of the links, in order."""
    links = [a_link(a_vacancy()) for _ in range(LINKS)]
    environs = [create_environ(f"/r/{link.token}") for link in links]
    numbers = [link.id for link in links]
    application: Any = app.wsgi_app
    moment = 0.0
    monkeypatch.setattr(redirect.time, "time", lambda: moment)
    which = []
    for row in requests:
        link = len(row["path"]) % LINKS
        moment = datetime.fromisoformat(row["time"]).timestamp()
        given = {"REQUEST_METHOD": row["method"], "REMOTE_ADDR": row["client"], "HTTP_USER_AGENT": row["ua"] or ""}
        answers: list[str] = []
        list(application(environs[link] | given, lambda status, headers, said=answers: said.append(status)))
        which.append(numbers[link] if answers == ["302 Found"] else 0)
    monkeypatch.undo()
    return which


def by_hand(requests: list[dict[str, Any]], which: list[int]) -> Iterator[tuple[datetime, int, str]]:
    """When, which link, and what it was, for each that was answered as a click: as the rules say it."""
    known: set[tuple[Any, ...]] = set()
    visits: defaultdict[tuple[Any, ...], list[tuple[int, int]]] = defaultdict(list)
    kinds: dict[int, str] = {}
    for place, (row, link) in enumerate(zip(requests, which, strict=True)):
        if not link:
            continue
        at, agent = datetime.fromisoformat(row["time"]).astimezone(UTC), row["ua"] or ""
        why = judged(agent)
        if row["method"] == "HEAD" or why in (Why.NO_AGENT, Why.LINK_PREVIEW):
            kinds[place] = "previews"
        elif why is not Why.NOTHING:
            kinds[place] = "robots"
        else:
            network = ip_network(f"{row['client']}/24", strict=False)
            visitor = (at.date(), network, agent, link)
            kinds[place] = "repeats" if visitor in known else "people"
            if visitor not in known:
                visits[at.date(), network, link].append((int(at.timestamp()), place))
            known.add(visitor)
    for together in visits.values():
        for at, place in together:
            windows = [begin for begin, _ in together if begin <= at <= begin + 60]
            if any(sum(begin <= other <= begin + 60 for other, _ in together) > 8 for begin in windows):
                kinds[place] = "robots"
    for place, kind in kinds.items():
        yield datetime.fromisoformat(requests[place]["time"]).astimezone(ZONE), which[place], kind


def test_the_figures_of_real_requests_are_those_counted_by_hand(
    app: Flask, requests: list[dict[str, Any]], monkeypatch: pytest.MonkeyPatch
) -> None:
    which = followed(app, requests, monkeypatch)
    assert ingestion.take_over() == sum(map(bool, which)) > 9_900
    days: Counts = defaultdict(Counter)
    months: Counts = defaultdict(Counter)
    hours: Counter[tuple[Any, ...]] = Counter()
    for at, link, kind in by_hand(requests, which):
        days[at.date(), link][kind] += 1
        months[at.date().replace(day=1), link][kind] += 1
        if kind == "people":
            hours[at.date().replace(day=1), at.weekday(), at.hour] += 1
    assert told(LinkDay) == days
    assert told(LinkMonth) == months
    rows = db.session.scalars(select(HourOfWeek))
    assert {(row.month, row.weekday, row.hour): row.people for row in rows if row.people} == hours
    assert len({kind for counts in days.values() for kind in counts}) == 4, "people, repeats, robots and previews"
    assert recount.everything() == 0


def told(table: type[LinkDay] | type[LinkMonth]) -> Counts:
    """The figures as they stand."""
    rows = db.session.scalars(select(table))
    return {(row.day, row.link_id): +Counter({name: getattr(row, name) for name in ALL_CLICKS}) for row in rows}

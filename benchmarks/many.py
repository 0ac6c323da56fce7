"""Fill a database with what a large organisation gathers in two years, showing progress."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice
from random import Random
from typing import Any

from sqlalchemy import insert, update

from recruit.attribution.clicks import partitions
from recruit.core.database import Base, db, now
from recruit.models import (
    Application,
    Channel,
    Click,
    Publication,
    PublicationState,
    Reach,
    Role,
    Tally,
    TrackedLink,
    Unit,
    User,
    Vacancy,
)
from recruit.models.clicks import CLICKS
from recruit.reports import recount

DAYS = 730
DAY = 86_400
KINDS = [0] * 70 + [1] * 12 + [3] * 12 + [4] * 5 + [2]
"""Of a hundred clicks: people, repeats, robots, previews, staff."""
STAGES = {Reach.RECEIVED: 1, Reach.LOOKED_AT: 2, Reach.INTERVIEW: 3, Reach.OFFER: 4, Reach.HIRED: 5}
REACHED = (
    [Reach.RECEIVED] * 40 + [Reach.LOOKED_AT] * 35 + [Reach.INTERVIEW] * 17 + [Reach.OFFER] * 3 + [Reach.HIRED] * 5
)


@dataclass(frozen=True)
class Amount:
    """How much of everything."""

    clicks: int = 10_000_000
    applications: int = 1_000_000
    vacancies: int = 5_000
    links: int = 20_000
    colleagues: int = 500
    channels: int = 12


def fill(amount: Amount) -> None:
    """All of it, and the figures made of it."""
    chance, began = Random(1), now().replace(microsecond=0) - timedelta(days=DAYS)
    first_days = [chance.randrange(DAYS - 30) for _ in range(amount.vacancies)]
    step("vacancies and links", lambda: frame(amount, began, first_days, chance))
    step("clicks", lambda: clicks(amount, began, first_days, chance))
    step("applications", lambda: applications(amount, began, first_days, chance))
    step("figures", lambda: recount.everything(dot))
    if db.engine.dialect.name == "postgresql":
        with db.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.exec_driver_sql("ANALYZE")
    else:
        db.session.connection().exec_driver_sql("ANALYZE")
        db.session.commit()


def step(what: str, do: Callable[[], object]) -> None:
    """One part, with its time."""
    began = time.monotonic()
    print(f"      {what} ", end="", file=sys.stderr, flush=True)
    do()
    print(f" {time.monotonic() - began:.0f} s", file=sys.stderr, flush=True)


def dot(said: str = "") -> None:
    """Something was done."""
    print(".", end="", file=sys.stderr, flush=True)


def frame(amount: Amount, began: datetime, first_days: Sequence[int], chance: Random) -> None:
    """What is clicked and applied for: of four links two are of posts, one of a colleague, one on its own."""
    db.session.add_all(Unit(name=f"Unit {n}") for n in range(1, 21))
    db.session.add_all(
        Channel(kind="notebook", name=f"Channel {n}", settings={}) for n in range(1, amount.channels + 1)
    )
    people = range(1, amount.colleagues + 1)
    db.session.add_all(User(name=f"Colleague {n}", email=f"c{n}@example.org", role=Role.EMPLOYEE) for n in people)
    db.session.flush()
    vacancies, posts, links = [], [], []
    for number in range(1, amount.vacancies + 1):
        at = began + timedelta(days=first_days[number - 1])
        said = {"title": f"Vacancy {number}", "state": "open", "unit_id": number % 20 + 1, "language": "nl"}
        vacancies.append(said | {"id": number, "opened_at": at, "created_at": at, "changed_at": at})
    for number in range(1, amount.links + 1):
        vacancy, kind = (number - 1) // 4 % amount.vacancies + 1, number % 4
        at = began + timedelta(days=first_days[vacancy - 1], hours=chance.randrange(72))
        link = {"id": number, "token": f"t{number}", "vacancy_id": vacancy, "created_at": at}
        link |= {"publication_id": None, "sharer_id": None, "label": "", "network": ""}
        if kind in (0, 1):
            post = {"id": number, "vacancy_id": vacancy, "state": PublicationState.PUBLISHED, "published_at": at}
            posts.append(post | {"channel_id": (number + vacancy) % amount.channels + 1, "round": kind + 1})
            link["publication_id"] = number
        elif kind == 2:
            link |= {"sharer_id": chance.randint(1, amount.colleagues), "network": "whatsapp"}
        else:
            link["label"] = f"Flyer {number % 50}"
        links.append(link)
    for model, rows in ((Vacancy, vacancies), (Publication, posts), (TrackedLink, links)):
        db.session.execute(insert(model), rows)
    db.session.commit()


def clicks(amount: Amount, began: datetime, first_days: Sequence[int], chance: Random) -> None:
    """Most in the first days of a link, over two months; some links are followed a hundred times more than others."""
    first = int(began.timestamp())
    partitions.make(range(first, first + DAYS * DAY, 20 * DAY))
    db.session.commit()
    weights = [chance.paretovariate(1.3) for _ in range(amount.links)]
    per_weight, number = amount.clicks / sum(weights), 0

    def rows() -> Iterator[tuple[int, ...]]:
        nonlocal number
        for link, weight in enumerate(weights, 1):
            start = first + first_days[(link - 1) // 4 % amount.vacancies] * DAY
            end = min(60 * DAY, first + DAYS * DAY - start)
            moments = sorted(start + int(chance.random() ** 2 * end) for _ in range(round(weight * per_weight)))
            for at in moments:
                number += 1
                kind = KINDS[chance.randrange(100)]
                yield link, at, number, kind, 3 if kind == 3 else 0

    in_bulk(Click, ("link_id", "at", "number", "kind", "why"), rows())
    db.session.execute(update(Tally).where(Tally.name == CLICKS).values(value=number))
    db.session.commit()


def applications(amount: Amount, began: datetime, first_days: Sequence[int], chance: Random) -> None:
    """Three of four with a link."""
    last = began + timedelta(days=DAYS)

    def rows() -> Iterator[dict[str, Any]]:
        for number in range(1, amount.applications + 1):
            link = chance.randint(1, amount.links)
            vacancy = (link - 1) // 4 % amount.vacancies + 1
            at = began + timedelta(days=first_days[vacancy - 1], seconds=int(chance.random() ** 2 * 60 * DAY))
            at, reached = min(at, last), chance.choice(REACHED)
            hired_at = at + timedelta(days=chance.randint(10, 70)) if reached is Reach.HIRED else None
            yield {
                "vacancy_id": vacancy,
                "stage_id": STAGES[reached],
                "name": f"Name {number}",
                "email": f"a{number}@example.org",
                "seed": f"s{number}",
                "digest": f"{number:064x}",
                "origin_id": link if number % 4 else None,
                "reached": reached,
                "hired_at": hired_at,
                "created_at": at,
            }

    for some in batched_rows(rows(), 50_000):
        db.session.execute(insert(Application), some)
        db.session.commit()
        dot()


def batched_rows(rows: Iterable[Any], many: int) -> Iterator[list[Any]]:
    """So many at a time."""
    rows = iter(rows)
    while some := list(islice(rows, many)):
        yield some


def in_bulk(model: type[Base], columns: Sequence[str], rows: Iterator[tuple[int, ...]]) -> None:
    """As fast as the database takes them."""
    table: Any = model.__table__
    connection = db.session.connection().connection.dbapi_connection
    names = ", ".join(columns)
    for some in batched_rows(rows, 200_000):
        if db.engine.dialect.name == "postgresql":
            with connection.cursor() as cursor, cursor.copy(f"COPY {table.name} ({names}) FROM STDIN") as copy:  # type: ignore[union-attr]
                for row in some:
                    copy.write_row(row)
        else:
            marks = ", ".join("?" * len(columns))
            connection.executemany(f"INSERT INTO {table.name} ({names}) VALUES ({marks})", some)  # type: ignore[union-attr]
        dot()

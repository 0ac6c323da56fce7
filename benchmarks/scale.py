"""Ten million clicks and a million applications: what a click takes up, and how fast counting and reports are."""

from __future__ import annotations

import gc
import os
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from itertools import product
from pathlib import Path
from random import Random
from statistics import median, quantiles

from flask import Flask
from sqlalchemy import func, select, text

from benchmarks import many
from benchmarks.figures import Figure
from recruit import create_app
from recruit.attribution.clicks import ingestion
from recruit.attribution.clicks.journal import Followed, Writer
from recruit.config import Settings
from recruit.core.database import Base, db
from recruit.models import Click, ClickKind, Publication, TrackedLink
from recruit.web.limits import limiter
from tests.real.postgresql import cluster
from tests.real.servers import CannotRun
from tests.support.browser import Browser

AMOUNT = many.Amount()
AT_ONCE = 1_000
ROUNDS = 9
QUESTIONS = {
    "from posts to hires": ("/office/reports", ("channel", "vacancy", "post", "colleague", "unit", "month", "week")),
    "how long it takes": ("/office/reports/time", ("channel", "vacancy", "post", "unit")),
    "what words did": ("/office/reports/words", ("",)),
    "hours of the week": ("/office/reports/hours", ("",)),
    "unknown origins": ("/office/reports/unknown", ("",)),
    "what it cost": ("/office/reports/costs", ("channel", "post")),
}
"""Where a report is, and by what it can be asked."""
RANGES = {"weeks": ("30", "90"), "a year": ("12m", "year", "last-year")}
"""Periods, by how long they are."""
LIMITS = ({}, {"against": "before"}, {"unit": "3"}, {"channel": "4"}, {"vacancy": "1700"})


def measure() -> list[Figure]:
    """reports over ten million clicks and a million applications; takes a quarter of an hour"""
    found = []
    with tempfile.TemporaryDirectory() as temporary:
        found += on("SQLite", Path(temporary) / "sqlite", "")
        with suppress(CannotRun), cluster(durable=True) as server, server.database() as address:
            found += on("PostgreSQL", Path(temporary) / "postgresql", address)
    return found


def on(name: str, folder: Path, database: str) -> list[Figure]:
    """All of it on one database."""
    app = create_app(Settings(data=str(folder), database_url=database, log="quiet"))
    with app.app_context():
        Base.metadata.create_all(db.engine)
        many.fill(AMOUNT)
        found = [size(name), counted_at_once(name), *reports(name, app)]
        db.session.remove()
        db.engine.dispose()
    return found


def size(name: str) -> Figure:
    """Bytes of the clicks and of what finds them, for each."""
    count = db.session.scalar(select(func.count()).select_from(Click)) or 1
    sqlite = "SELECT SUM(pgsize) FROM dbstat WHERE name = 'clicks'"
    postgresql = "SELECT SUM(pg_total_relation_size(relid)) FROM pg_partition_tree('clicks') WHERE isleaf"
    taken = db.session.scalar(text(sqlite if db.engine.dialect.name == "sqlite" else postgresql))
    least = 2 * 4 + 1  # a link, a second, a kind
    what = f"a click in the table, {name}"
    return Figure(what, f"{count:,} clicks", float(taken or 0) / count, "bytes", least, "its facts")


def counted_at_once(name: str) -> Figure:
    """A thousand clicks on links of all ages from the journal into tables and figures."""
    chance, spent, written = Random(2), [], []
    writer = Writer(ingestion.folder())
    for _ in range(ROUNDS):
        moment = int(time.time())
        for _ in range(AT_ONCE):
            link, key = chance.randint(1, AMOUNT.links), chance.getrandbits(62)
            line = Followed(moment - chance.randrange(600), link, 0, 0, key, chance.getrandbits(62)).line()
            writer.write(line)
            written.append(line)
        spent.append(timed(ingestion.take_over))
    writer.close()
    floor = timed(lambda: put_away(b"".join(written[:AT_ONCE])))
    what = f"{AT_ONCE:,} clicks counted, {name}"
    return Figure(what, "journal to figures, median", median(spent), "ms", floor, "the same lines to disk")


def put_away(lines: bytes) -> None:
    """As little as can be done with them that outlives a power cut."""
    with tempfile.TemporaryFile() as file:
        file.write(lines)
        file.flush()
        os.fsync(file.fileno())


def reports(name: str, app: Flask) -> list[Figure]:
    """Whole pages, as a recruiter opens them; each is asked for in many ways, and nothing is remembered."""
    app.testing, limiter.enabled, app.config["REPORT_SECONDS"] = True, False, -1
    browser = Browser(app).sign_in("recruiter")
    floor = percentile([timed(lambda: browser.client.get("/office/me")) for _ in range(40)])
    found = []
    for (what, (path, dimensions)), (length, ranges) in product(QUESTIONS.items(), RANGES.items()):
        questions = [{"by": by, "range": span} | limit for by, span, limit in product(dimensions, ranges, LIMITS)]
        for asked in questions:  # the first look compiles the page and its SQL
            page(browser, path, asked)
        gc.collect()
        gc.freeze()  # as web processes do with what stays
        spent = [timed(partial(page, browser, path, asked)) for asked in questions]
        how = f"{path}, {len(spent)} questions, 95th percentile"
        found.append(Figure(f"{what}, {length}, {name}", how, percentile(spent), "ms", floor, "/office/me"))
        said = f"{percentile(spent):.0f} ms, half of them below {median(spent):.0f}, slowest {max(spent):.0f}"
        print(f"      {what}, {length}: {said}", file=sys.stderr, flush=True)
    raw = timed(count_raw)
    shown = timed(lambda: page(browser, "/office/reports", {"range": "12m"}))
    what = f"all by channel over a year, {name}"
    return [*found, Figure(what, "/office/reports?range=12m", shown, "ms", raw, "single clicks")]


def page(browser: Browser, path: str, asked: dict[str, str]) -> None:
    """One report."""
    answer = browser.client.get(path, query_string=asked)
    assert answer.status_code == 200, (path, asked, answer.status_code)


def count_raw() -> None:
    """What a report would cost that reads single clicks."""
    wanted = select(Publication.channel_id, func.count()).select_from(Click).join(TrackedLink).outerjoin(Publication)
    year = Click.at >= many.now() - many.timedelta(days=365)
    db.session.execute(wanted.where(year, Click.kind == ClickKind.PERSON).group_by(Publication.channel_id)).all()


def percentile(spent: list[float]) -> float:
    """The 95th."""
    return quantiles(spent, n=20)[18]


def timed(do: Callable[[], object]) -> float:
    """Milliseconds."""
    began = time.perf_counter()
    do()
    return 1000 * (time.perf_counter() - began)

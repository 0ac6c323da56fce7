"""The program is replaced by the next version while work waits: what the old names rang for is done by the new."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import pytest
from flask import Flask
from redis import Redis
from rq import Queue
from sqlalchemy import text

from recruit.config import Settings
from recruit.core import migration
from recruit.core.database import db
from recruit.ops.workers import Worker
from tests.support import earlier_releases

PAST = datetime(2026, 11, 3, 12, tzinfo=UTC)
WORDS = "Ward nurse in Leeds"


def change(statement: str, **values: Any) -> None:
    """Put something into the old database, as the program of then did."""
    with db.engine.begin() as line:
        if db.engine.dialect.name == "sqlite":
            values = {name: one.replace(tzinfo=None) if name == "at" else one for name, one in values.items()}
        line.execute(text(statement), values)


@pytest.mark.parametrize(
    "revision", ["0001", "0008", *(pytest.param(f"000{n}", marks=pytest.mark.real) for n in range(2, 8))]
)
def test_what_waits_in_the_queue_while_the_program_is_replaced_is_done_once(
    empty: Flask, settings: Settings, revision: str
) -> None:
    migration.upgrade(db.engine, revision)
    earlier_releases.fill()
    change("UPDATE vacancies SET state = 'open', closes = NULL")
    change('UPDATE channels SET "on" = :on, parked_until = NULL, busy_until = NULL', on=True)
    change(
        "UPDATE publications SET state = 'scheduled', due = :at, text = :words, key = 'publication-1:rev-1',"
        " attempts = 0, doubt_since = NULL, published_at = NULL, closed_at = NULL WHERE id = 1",
        at=PAST,
        words=WORDS,
    )
    if revision >= "0002":
        change("UPDATE publications SET approved = '', approved_by_id = NULL, asked_by_id = NULL")
    change("UPDATE letters SET due = :at", at=PAST)
    queue = Redis.from_url(settings.redis)
    bell = Queue(connection=queue)
    for name, number in (("publish.publish", 1), ("publish.publish", 1), ("mail.send", 1), ("mail.send", 2)):
        bell.enqueue(f"jobs.{name}", number)
    migration.upgrade(db.engine)
    Worker([bell], connection=queue).work(burst=True)
    [line] = [json.loads(one) for one in (settings.folder / "posts.jsonl").read_text().splitlines()]
    assert line["key"] == "publication-1:rev-1"
    with db.engine.connect() as after:
        assert after.scalar(text("SELECT state FROM publications WHERE id = 1")) == "published"
        assert after.scalar(text("SELECT count(*) FROM letters")) == 0
    assert len(list(settings.folder.rglob("*.eml"))) == 2
    assert bell.failed_job_registry.count == 0
    queue.close()

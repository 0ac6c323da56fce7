"""On PostgreSQL each month of clicks is a table of its own, made when needed and dropped when its time is over."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import func, select, text

from recruit.attribution.clicks import ingestion, partitions, retention
from recruit.attribution.clicks.journal import Followed, Writer
from recruit.core.database import db
from recruit.models import Click
from tests.support.factories import a_link

JUNE, JULY = datetime(2025, 6, 30, 23, 59, 59, tzinfo=UTC), datetime(2025, 7, 1, tzinfo=UTC)


@given(second=st.integers(0, 4_000_000_000))
def test_a_second_lies_in_the_month_that_its_table_is_named_after(second: int) -> None:
    name, begin, end = partitions.partition(second)
    assert begin <= second < end
    assert name == f"clicks_{datetime.fromtimestamp(second, UTC):%Y_%m}"
    assert partitions.partition(end)[1] == end


def months() -> dict[str, int]:
    """How many clicks lie in each table."""
    names = db.session.scalars(text("SELECT relid::regclass::text FROM pg_partition_tree('clicks') WHERE isleaf")).all()
    return {name: db.session.scalar(text(f"SELECT COUNT(*) FROM {name}")) or 0 for name in names}


def come(*moments: datetime) -> None:
    writer, link = Writer(ingestion.folder()), a_link()
    for moment in moments:
        writer.write(Followed(int(moment.timestamp()), link.id, 0, 0).line())
    writer.close()
    ingestion.take_over()


@pytest.fixture
def postgresql_only(app: Flask) -> None:
    if db.engine.dialect.name != "postgresql":
        pytest.skip("SQLite has one table for all months")


@pytest.mark.usefixtures("postgresql_only")
def test_clicks_lie_in_the_table_of_their_month() -> None:
    come(JUNE, JULY, JULY)
    assert months() == {"clicks_2025_06": 1, "clicks_2025_07": 2, "clicks_other": 0}


@pytest.mark.usefixtures("postgresql_only")
def test_a_month_whose_clicks_lie_elsewhere_already_stays_there() -> None:
    db.session.add(Click(link_id=a_link().id, at=JUNE))
    db.session.commit()
    come(JUNE, JULY)
    assert months() == {"clicks_2025_07": 1, "clicks_other": 2}


@pytest.mark.usefixtures("postgresql_only")
def test_old_months_are_dropped_wherever_they_lie() -> None:
    db.session.add(Click(link_id=a_link().id, at=datetime(2024, 1, 1, tzinfo=UTC)))
    db.session.commit()
    come(JUNE, JULY)
    retention.thin(13, datetime(2026, 8, 3, tzinfo=UTC))
    assert months() == {"clicks_2025_07": 1, "clicks_other": 0}
    assert db.session.scalar(select(func.count()).select_from(Click)) == 1

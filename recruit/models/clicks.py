"""Clicks, and what must be remembered to count each of them once."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from secrets import randbits
from typing import Any

from sqlalchemy import DDL, BigInteger, Connection, ForeignKey, Index, Integer, String, Table, event
from sqlalchemy.orm import Mapped, mapped_column

from recruit.core.columns import Coded, Second
from recruit.core.database import Base, now


class ClickKind(StrEnum):
    """What followed a link. Figures count people; everything else stands beside them."""

    PERSON = "person"
    REPEAT = "repeat"
    """The same visitor on the same link, again that day."""
    STAFF = "staff"
    """Somebody who was signed in here."""
    ROBOT = "robot"
    PREVIEW = "preview"
    """Something that looks ahead: a link preview, a prefetch, a HEAD."""


class Why(StrEnum):
    """Why a click is of its kind."""

    NOTHING = "nothing"
    """Nothing speaks against a person."""
    SAME_DAY = "same day"
    SIGNED_IN = "signed in"
    DECLARED = "declared"
    """The agent says itself that it is a program."""
    NO_BROWSER = "no browser"
    """The agent is not that of any browser."""
    NO_SEC_FETCH = "no sec-fetch"
    """A browser that always tells how it fetches, and did not."""
    BURST = "burst"
    """Many visitors of one network on one link within a minute: a mail scanner, usually."""
    HEAD = "head"
    PREFETCH = "prefetch"
    NO_AGENT = "no agent"
    LINK_PREVIEW = "link preview"
    """A fetcher of link previews, by its own words."""
    BACKGROUND = "background"
    """A page fetched it by itself: whoever follows a link navigates."""


class Click(Base):
    """A link followed, once. Nothing of the person is kept.

    The rows of one link lie together. PostgreSQL keeps a partition for each month, see
    `recruit.attribution.clicks.retention`.
    """

    __tablename__ = "clicks"
    __table_args__ = {"sqlite_with_rowid": False, "postgresql_partition_by": "RANGE (at)"}  # noqa: RUF012

    link_id: Mapped[int] = mapped_column(ForeignKey("tracked_links.id"), primary_key=True)
    at: Mapped[datetime] = mapped_column(Second, primary_key=True, default=now)
    number: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False, default=lambda: randbits(31))
    """Tells clicks of one second apart."""
    kind: Mapped[ClickKind] = mapped_column(Coded(ClickKind), default=ClickKind.PERSON)
    why: Mapped[Why] = mapped_column(Coded(Why), default=Why.NOTHING)


REST = DDL("CREATE TABLE clicks_other PARTITION OF clicks DEFAULT")  # type: ignore[no-untyped-call]
event.listen(Click.__table__, "after_create", REST.execute_if(dialect="postgresql"))


class Visitor(Base):
    """That somebody followed a link today. The key is made with a salt that is destroyed within 48 hours, and the row
    with it: see `recruit.attribution.clicks.visitors`."""

    __tablename__ = "visitors"
    __table_args__ = (Index("ix_visitors_network_at", "network", "at"), {"sqlite_with_rowid": False})

    key: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    network: Mapped[int] = mapped_column(BigInteger)
    """Of the shortened address and the link."""
    link_id: Mapped[int]
    at: Mapped[datetime] = mapped_column(Second, index=True)
    number: Mapped[int] = mapped_column(BigInteger)
    """Of the click, which may turn out to be part of a burst."""


class Journal(Base):
    """How far the clicks of one journal file have been taken over: with them, in one transaction."""

    __tablename__ = "journals"

    name: Mapped[str] = mapped_column(String(80), primary_key=True)
    offset: Mapped[int] = mapped_column(BigInteger, default=0)


class Tally(Base):
    """A number that only grows: the version of what links lead to, the last click."""

    __tablename__ = "tallies"

    name: Mapped[str] = mapped_column(String(20), primary_key=True)
    value: Mapped[int] = mapped_column(BigInteger().with_variant(Integer, "sqlite"), default=0)


LINKS, CLICKS, KEPT_FROM, RECONCILED = "links", "clicks", "kept from", "reconciled"
"""The version of what links lead to; the number of the last click; the day (since 1970) from which all single clicks
are still there; the day on which figures were last compared with them."""
REFUSED = "refused lines"
"""Lines of journals that are no clicks."""
NEVER = -1
TALLIES = [{"name": name, "value": 0} for name in (LINKS, CLICKS, KEPT_FROM, RECONCILED)]


@event.listens_for(Tally.__table__, "after_create")
def begin(table: Table, connection: Connection, **named: Any) -> None:
    """An empty database counts from zero."""
    connection.execute(table.insert(), TALLIES)

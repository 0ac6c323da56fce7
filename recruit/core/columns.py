"""Columns of few bytes for tables of many rows: moments in seconds, days as numbers, kinds as places in a list. And a
kind of which another release may know more than this one."""

from __future__ import annotations

from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Any, Generic, TypeVar

from sqlalchemy import BigInteger, Dialect, Integer, SmallInteger, String
from sqlalchemy.types import TypeDecorator

Kind = TypeVar("Kind", bound=StrEnum)
EPOCH = date(1970, 1, 1).toordinal()


class Second(TypeDecorator[datetime]):
    """An aware UTC moment as whole seconds since 1970. Naive datetimes are refused."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> int | None:
        if value is not None and value.tzinfo is None:
            raise ValueError("a naive datetime cannot be stored")
        return None if value is None else int(value.timestamp())

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        return None if value is None else datetime.fromtimestamp(value, UTC)


class DayNumber(TypeDecorator[date]):
    """A day as the number of days since 1970."""

    impl = Integer
    cache_ok = True

    def process_bind_param(self, value: date | None, dialect: Dialect) -> int | None:
        return None if value is None else value.toordinal() - EPOCH

    def process_result_value(self, value: Any, dialect: Dialect) -> date | None:
        return None if value is None else date.fromordinal(value + EPOCH)


class Coded(TypeDecorator[Kind], Generic[Kind]):
    """A kind as its place in the enumeration: members may be added at its end, and never change places."""

    impl = SmallInteger
    cache_ok = True

    def __init__(self, kinds: type[Kind]) -> None:
        super().__init__()
        self.kinds = kinds
        self.codes = {kind: code for code, kind in enumerate(kinds)}

    def process_bind_param(self, value: Kind | None, dialect: Dialect) -> int | None:
        return None if value is None else self.codes[value]

    def process_result_value(self, value: Any, dialect: Dialect) -> Kind | None:
        return None if value is None else list(self.kinds)[value]


class OpenEnum(TypeDecorator[Kind | str], Generic[Kind]):
    """A kind as its value, where rows outlive releases: a value that this one does not know is read as it stands."""

    impl = String
    cache_ok = True

    def __init__(self, kinds: type[Kind], length: int) -> None:
        super().__init__(length)
        self.known = {kind.value: kind for kind in kinds}

    def process_bind_param(self, value: Kind | str | None, dialect: Dialect) -> str | None:
        return None if value is None else str(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> Kind | str | None:
        known: Kind | str | None = self.known.get(value, value)
        return known

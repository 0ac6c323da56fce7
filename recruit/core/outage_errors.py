"""Tell a database or a disk that fails from a bug."""

from __future__ import annotations

import errno

from sqlalchemy.exc import DBAPIError, OperationalError, SQLAlchemyError
from sqlalchemy.exc import TimeoutError as NoConnectionFree

DISK = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EROFS})
"""Full, more than our share, read-only."""
SQLITE = frozenset({5, 6, 7, 8, 10, 13, 14})
"""Busy, locked, out of memory, read-only, input or output failed, full, cannot be opened (sqlite.org/rescode.html)."""
READ_ONLY = "25006"
"""What PostgreSQL calls a server that takes no changes; SQLAlchemy does not count it as operational."""


def is_outage(error: Exception) -> bool:
    """Whether the same may work later, unchanged: something is full, read-only, busy or gone."""
    if isinstance(error, DBAPIError):
        number = getattr(error.orig, "sqlite_errorcode", None)
        if number is not None:
            # The lowest byte is the error, the others tell more about it.
            return number & 0xFF in SQLITE
        read_only = getattr(error.orig, "sqlstate", "") == READ_ONLY
        return isinstance(error, OperationalError) or error.connection_invalidated or read_only
    return isinstance(error, NoConnectionFree) or (isinstance(error, OSError) and error.errno in DISK)


def is_database_away(error: Exception) -> bool:
    """Whether it is the database that cannot be used now."""
    return isinstance(error, SQLAlchemyError) and is_outage(error)


def name_of(error: Exception) -> str:
    """What it is called in the log: the database's own name for it, and no words."""
    cause = getattr(error, "orig", None) or error
    own = getattr(cause, "sqlite_errorname", None) or getattr(cause, "sqlstate", None)
    return own or errno.errorcode.get(getattr(cause, "errno", None) or 0, type(cause).__name__)

"""Several rows or files of which one may be bad: it fails alone, and the others are done."""

from __future__ import annotations

import logging
import math
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from sqlalchemy.exc import IntegrityError

from recruit.core.database import db
from recruit.core.outage_errors import is_database_away

Thing = TypeVar("Thing")

log = logging.getLogger(__name__)


def one_by_one(things: Iterable[Thing], do: Callable[[Thing], object]) -> int:
    """Do this with each in a transaction of its own; how many were done. Commits. At the end the first error is raised,
    when every other has had its turn; a database that is away ends it at once."""
    done, first = 0, None
    for thing in things:
        try:
            do(thing)
            db.session.commit()
            done += 1
        except Exception as error:
            first = first or refused(error)
    if first:
        raise first
    return done


def refused(error: Exception) -> Exception:
    """What was begun is taken back, and the error kept for later. Raises it when there is no use in going on."""
    if is_database_away(error):
        raise error
    db.session.rollback()
    log.error("one of several failed; the others go on", exc_info=error)
    return error


def in_batches(
    waiting: Callable[[set[int]], Sequence[Thing]],
    do: Callable[[Sequence[Thing], int], None],
    number_of: Callable[[Thing], int],
    most: float = math.inf,
) -> int:
    """Do this with some at a time, until none waits but those that failed, or `most` were done; how many were. Commits
    each batch.

    `waiting` is told the numbers that are to be left out, `do` how many were done before. A batch that fails is done
    one by one. The first error is raised at the end; that somebody else was faster is none.
    """
    count, left_out, first = 0, set[int](), None
    while count < most and (some := waiting(left_out)):
        numbers = [number_of(one) for one in some]
        try:
            do(some, count)
            db.session.commit()
            count += len(numbers)
            continue
        except Exception as error:
            if is_database_away(error):
                raise
            db.session.rollback()
        for one, number in zip(some, numbers, strict=True):
            try:
                do([one], count)
                db.session.commit()
                count += 1
            except IntegrityError:
                db.session.rollback()
                left_out.add(number)
            except Exception as error:
                first = first or refused(error)
                left_out.add(number)
    if first:
        raise first
    return count

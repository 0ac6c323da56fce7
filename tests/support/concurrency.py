"""Two deeds at one moment: both have read what they read before either can write."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from flask import Flask
from sqlalchemy import Engine, event, text

from recruit.core.database import Base, db

WRITES = ("INSERT", "UPDATE", "DELETE", "BEGIN IMMEDIATE")
LOCKS = ("FOR UPDATE", "FOR NO KEY UPDATE")
SOON, LONGEST = 1.0, 30.0
"""Seconds in which everybody comes to a first write, and in which everybody is done."""


def at_once(app: Flask, *deeds: Callable[[], Any]) -> list[Any]:
    """Do each in a thread and a session of its own; what each brought, or the exception that it raised."""
    brought: list[Any] = [None] * len(deeds)
    db.session.rollback()  # nothing of ours may stand in their way
    gate = Gate(len(deeds))

    def one(place: int, deed: Callable[[], Any]) -> None:
        with app.app_context():
            try:
                brought[place] = deed()
                db.session.commit()
            except Exception as error:
                brought[place] = error
            finally:
                db.session.remove()
                gate.arrive()

    threads = [threading.Thread(target=one, args=numbered) for numbered in enumerate(deeds)]
    with gate.on(db.engine):  # until all are done: who asks the database just then goes through those who watch it
        with writing_held(db.engine):
            for thread in threads:
                thread.start()
            gate.everybody.wait(SOON)  # who is not here by then waits already, in a way that we do not see
        for thread in threads:
            thread.join(LONGEST)
            assert not thread.is_alive(), "they wait for each other"
    db.session.expire_all()
    return brought


class Gate:
    """Knows when every thread has come to its first write, or to its end."""

    def __init__(self, many: int) -> None:
        self.many, self.here, self.everybody = many, set[int](), threading.Event()
        self.lock = threading.Lock()

    def arrive(self) -> None:
        """This thread is here."""
        with self.lock:
            self.here.add(threading.get_ident())
            if len(self.here) >= self.many:
                self.everybody.set()

    def look(self, connection: Any, cursor: Any, statement: str, *more: Any) -> None:
        """Whether what is to be executed needs that nobody else writes."""
        if statement.lstrip().startswith(WRITES) or any(lock in statement for lock in LOCKS):
            self.arrive()

    @contextmanager
    def on(self, engine: Engine) -> Iterator[None]:
        """Watch what this database is asked."""
        event.listen(engine, "before_cursor_execute", self.look)
        try:
            yield
        finally:
            event.remove(engine, "before_cursor_execute", self.look)


@contextmanager
def writing_held(engine: Engine) -> Iterator[None]:
    """Nobody can write meanwhile; everybody can read."""
    if engine.dialect.name == "sqlite":
        holder = sqlite3.connect(str(engine.url.database), isolation_level=None)
        holder.execute("BEGIN IMMEDIATE")
        try:
            yield
        finally:
            holder.rollback()
            holder.close()
        return
    tables = ", ".join(f'"{table.name}"' for table in Base.metadata.sorted_tables)
    with engine.connect() as other:
        other.execute(text(f"LOCK TABLE {tables} IN EXCLUSIVE MODE"))
        yield
        other.rollback()

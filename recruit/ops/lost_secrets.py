"""What lies encrypted with keys that we do not have: how much that is, and how to go on without it."""

from __future__ import annotations

from collections import Counter
from typing import Any

from cryptography.fernet import InvalidToken
from sqlalchemy import Connection, Table, delete, select, update

from adapters.translatable import Said
from recruit.core.database import fernet
from recruit.core.schema import raw_table, sealed_columns
from recruit.models import Channel, Letter, SigningKey

MEANS = {
    "applications": "of {many} candidates whom a blind first look hides nobody knows what they corrected, and it shows",
    "channels": "{many} channels must be connected again",
    "letters": "{many} letters that wait are not sent",
    "signing_keys": "{many} keys sign nothing any more (what they signed can still be checked; a new one is made)",
}
"""What it means that secrets of a table are lost."""
AGAIN = Said("Connect this channel again: what was filled in could not be opened after a restore.")


def opens(token: bytes) -> bool:
    """Whether one of our keys does."""
    try:
        fernet().decrypt(token)
    except InvalidToken:
        return False
    return True


def closed(connection: Connection, table: Table, name: str) -> list[int]:
    """The rows of a table whose secret none of our keys opens."""
    raw = raw_table(table)
    sealed = connection.execute(select(raw.c.id, raw.c[name]).where(raw.c[name].is_not(None)))
    return [number for number, token in sealed if not opens(bytes(token))]


def count(connection: Connection) -> dict[str, int]:
    """By table, how many secrets there none of our keys opens."""
    found: Counter[str] = Counter()
    for table, sealed in sealed_columns():
        found[table.name] += len(closed(connection, table, sealed.name))
    return dict(+found)


def sentence(lost: dict[str, int]) -> str:
    """What is lost, for the administrator."""
    said = "; ".join(MEANS.get(table, "{many} of " + table).format(many=many) for table, many in lost.items())
    return (
        f"Our keys do not open all secrets in this backup. Without the right ones, in RECRUIT_KEYS or in the data "
        f"folder, this is lost: {said}. Who asked never to be invited again is not known any more either."
    )


def empty(connection: Connection) -> None:
    """Go on without them: where a row can do without its secret it is empty, under our newest key."""
    for table, sealed in sealed_columns():
        numbers = closed(connection, table, sealed.name)
        mine = table.c.id.in_(numbers)
        if not numbers:
            continue
        if table.name == Letter.__tablename__:  # nobody knows whom it is to
            connection.execute(delete(table).where(mine))
        elif table.name == SigningKey.__tablename__:
            for number in numbers:
                public = connection.scalar(select(table.c.public).where(table.c.id == number))
                # Sealed with our key, so that nobody can slip a public half into the database.
                connection.execute(update(table).where(table.c.id == number).values(secret={"lost": public}))
        else:
            off: dict[str, Any] = {"on": False, "problem": AGAIN} if table.name == Channel.__tablename__ else {}
            connection.execute(update(table).where(mine).values({sealed.name: {}, **off}))

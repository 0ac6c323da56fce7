"""A text with all places of a vacancy, separated by semicolons, becomes a row for each; and back.

Nothing is guessed: a name stays as it was written, in the country that stands behind it, if one does.
"""

from __future__ import annotations

from collections.abc import Iterable

import sqlalchemy as sa
from alembic import op

from recruit.core.countries import of_place

MANY = 1000
LONGEST = 300
"""Characters that the text held."""

vacancies = sa.table("vacancies", sa.column("id"), sa.column("places"))
COLUMNS = ("id", "vacancy_id", "position", "name", "country", "other_name", "other_language")
places = sa.table("vacancy_places", *map(sa.column, COLUMNS))


def texts_become_rows() -> None:
    """Each name as it was written, in the country that stands behind it; some vacancies at a time."""
    line, last = op.get_bind(), 0
    wanted = sa.select(vacancies).order_by(vacancies.c.id).limit(MANY)
    while found := line.execute(wanted.where(vacancies.c.id > last)).all():
        last = found[-1].id
        if rows := [row for vacancy in found for row in rows_of(vacancy.id, vacancy.places)]:
            line.execute(places.insert(), rows)


def rows_of(vacancy: int, text: str) -> list[dict[str, object]]:
    """What one text becomes."""
    names = [name.strip() for name in text.split(";")]
    return [
        {"vacancy_id": vacancy, "position": position, "name": name, "country": of_place(name)[1]}
        | {"other_name": "", "other_language": ""}
        for position, name in enumerate(filter(None, names))
    ]


def rows_become_texts() -> None:
    """As the version before reads them; it knows no other names, and countries only where they stand behind a name."""
    named: dict[int, list[str]] = {}
    line = op.get_bind()
    for row in line.execute(sa.select(places).order_by(places.c.vacancy_id, places.c.position, places.c.id)):
        named.setdefault(row.vacancy_id, []).append(row.name)
    change = vacancies.update().where(vacancies.c.id == sa.bindparam("vacancy")).values(places=sa.bindparam("text"))
    if named:
        line.execute(change, [{"vacancy": vacancy, "text": as_text(names)} for vacancy, names in named.items()])


def as_text(names: Iterable[str]) -> str:
    """As many of them as one text holds, none of them in part."""
    text = ""
    for name in names:
        longer = f"{text}; {name}" if text else name
        text = longer if len(longer) <= LONGEST else text
    return text

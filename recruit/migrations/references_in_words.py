"""What referred to a row in words, such as `application 12`, becomes columns that name it; and back.

Nothing is lost that cannot be read: a letter about a row that is not there any more still leaves, and a line of the log
keeps its note as it is. Only letters that were given up, and are about a row that is not there, go.
"""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

from recruit.core.row_numbers import whole

MANY = 1000
KEYS = {
    "application_id": "applications",
    "lead_id": "leads",
    "screening_id": "screenings",
    "sent_message_id": "messages",
}
"""New columns of letters, and the table that each names a row of."""
ABOUT = {"application": "application_id", "lead": "lead_id"}
PROVES = {"level": "screening_id", "message": "sent_message_id", "finding": "finding_number"}
WITHOUT_NUMBER = ("notice", "former address")


def letters_name_rows() -> None:
    """Whom a letter is about, and what is true once it has left."""
    op.drop_index(op.f("ix_letters_about"), "letters")
    op.execute("ALTER TABLE letters RENAME COLUMN proves TO proves_in_words")
    with op.batch_alter_table("letters") as batch:
        for column, table in KEYS.items():
            batch.add_column(sa.Column(column, sa.Integer(), nullable=True))
            batch.create_foreign_key(f"fk_letters_{column}", table, [column], ["id"], ondelete="CASCADE")
    op.add_column("letters", sa.Column("finish_later_digest", sa.String(64), nullable=False, server_default=""))
    proofs = sa.Enum("level", "finding", "message", "notice", "former address", name="proof", native_enum=False)
    proofs.length = 20
    op.add_column("letters", sa.Column("proves", proofs, nullable=True))
    op.add_column("letters", sa.Column("finding_number", sa.Integer(), nullable=True))
    for number, about, proves in rows_of("letters", "about", "proves_in_words"):
        for column, value in {**about_whom(about), **what_it_proves(proves)}.items():
            there = f"SELECT id FROM {KEYS[column]} WHERE id = :value" if column in KEYS else ":value"  # noqa: S608
            change = sa.text(f"UPDATE letters SET {column} = ({there}) WHERE id = :number")  # noqa: S608
            op.get_bind().execute(change, {"value": value, "number": number})
    for kind, column in PROVES.items():
        op.execute(f"UPDATE letters SET proves = NULL WHERE proves = '{kind}' AND {column} IS NULL")  # noqa: S608
    # Of whom nobody can say any more nobody shall read: it would stand among the letters to the office.
    nobodys = "application_id IS NULL AND lead_id IS NULL AND finish_later_digest = ''"
    op.execute(f"DELETE FROM letters WHERE due IS NULL AND about <> '' AND {nobodys}")  # noqa: S608
    for name in ("about", "proves_in_words"):
        op.drop_column("letters", name)
    for column in (*KEYS, "finish_later_digest"):
        op.create_index(op.f(f"ix_letters_{column}"), "letters", [column])


def rows_of(table: str, *columns: str, where: sa.ColumnElement[bool] | None = None) -> list[Any]:
    """The numbers of all rows and what these columns hold."""
    found = sa.table(table, sa.column("id"), *map(sa.column, columns))
    wanted = sa.select(*found.c).order_by(found.c.id)
    return list(op.get_bind().execute(wanted if where is None else wanted.where(where)).all())


def about_whom(words: str) -> dict[str, str | int]:
    """`application 12`, `lead 3` or `later <digest>`, as columns."""
    kind, _, rest = words.partition(" ")
    if kind == "later":
        return {"finish_later_digest": rest}
    number = whole(rest)
    return {ABOUT[kind]: number} if kind in ABOUT and number is not None else {}


def what_it_proves(words: str) -> dict[str, str | int]:
    """`level 2`, `finding 4`, `message 7`, `notice` or `former address`, as columns."""
    if words in WITHOUT_NUMBER:
        return {"proves": words}
    kind, _, rest = words.partition(" ")
    number = whole(rest)
    return {"proves": kind, PROVES[kind]: number} if kind in PROVES and number is not None else {}


def letters_hold_words() -> None:
    """As the version before reads them."""
    for column in (*KEYS, "finish_later_digest"):
        op.drop_index(op.f(f"ix_letters_{column}"), "letters")
    op.execute("ALTER TABLE letters RENAME COLUMN proves TO proof")
    for name in ("about", "proves"):
        op.add_column("letters", sa.Column(name, sa.String(40), nullable=False, server_default=""))
    about = "".join(f" WHEN {column} IS NOT NULL THEN '{kind} ' || {column}" for kind, column in ABOUT.items())
    later = "WHEN finish_later_digest <> '' THEN substr('later ' || finish_later_digest, 1, 40)"
    numbers = ", ".join(PROVES.values())
    proves = f"coalesce(proof || coalesce(' ' || coalesce({numbers}), ''), '')"
    op.execute(f"UPDATE letters SET about = CASE{about} {later} ELSE '' END, proves = {proves}")  # noqa: S608
    with op.batch_alter_table("letters") as batch:
        for column in KEYS:
            batch.drop_constraint(f"fk_letters_{column}", type_="foreignkey")
        for name in ("proof", "finding_number", "finish_later_digest", *KEYS):
            batch.drop_column(name)
    op.create_index(op.f("ix_letters_about"), "letters", ["about"])


SECOND = {
    "application moved": "stages",
    "candidate told": "screenings",
    "finding answered": "screening_lines",
    "finding corrected": "screening_lines",
    "finding noted": "screening_lines",
    "invitation looked at": "vacancies",
    "lead is candidate": "applications",
    "lead is not candidate": "applications",
    "not the same person": "applications",
    "same person": "applications",
    "screening changed": "screenings",
    "search noted": "screening_lines",
    "sharing conduct agreed": "conducts",
    "sharing conduct changed": "conducts",
    "statement signed": "screening_lines",
    "text explained": "possible_findings",
    "text noted as finding": "screening_lines",
    "vacancy duplicated": "vacancies",
}
"""Deeds whose note held the number of a second row, and the table of that row."""


def lines_name_second_rows() -> None:
    """Some lines at a time: there may be hundreds of thousands."""
    op.add_column("audit_lines", sa.Column("other_kind", sa.String(40), nullable=True))
    op.add_column("audit_lines", sa.Column("other_number", sa.Integer(), nullable=True))
    lines = sa.table("audit_lines", *map(sa.column, ("id", "deed", "note", "other_kind", "other_number")))
    wanted = sa.select(lines.c.id, lines.c.deed, lines.c.note).where(lines.c.deed.in_(SECOND), lines.c.note != "")
    change, line, last = lines.update().where(lines.c.id == sa.bindparam("line")), op.get_bind(), 0
    while found := line.execute(wanted.where(lines.c.id > last).order_by(lines.c.id).limit(MANY)).all():
        last = found[-1].id
        for row in found:
            if columns := second_row(row.deed, row.note):
                line.execute(change.values(**columns), {"line": row.id})


def second_row(deed: str, note: str) -> dict[str, str | int]:
    """The number in a note, apart from the rest of it; empty where none is found."""
    kind = SECOND[deed]
    if deed == "candidate told":  # by telephone, level, 2
        rest, _, typed = note.rpartition(", ")
        kind = "screening_lines" if rest.endswith("finding") else kind
    else:  # 2, 0 → 1; once 2: 0 → 1
        typed, _, rest = note.replace(": ", ", ", 1).partition(", ") if deed == "screening changed" else (note, "", "")
    number = whole(typed)
    return {} if number is None else {"other_kind": kind, "other_number": number, "note": rest}


def lines_hold_one_note() -> None:
    """As the version before reads them."""
    number = "CAST(other_number AS VARCHAR(10))"
    last, first = f"note || ', ' || {number}", f"{number} || ', ' || note"
    both = f"CASE WHEN note = '' THEN {number} WHEN deed = 'candidate told' THEN {last} ELSE {first} END"
    op.execute(f"UPDATE audit_lines SET note = substr({both}, 1, 1000) WHERE other_number IS NOT NULL")  # noqa: S608
    for name in ("other_number", "other_kind"):
        op.drop_column("audit_lines", name)

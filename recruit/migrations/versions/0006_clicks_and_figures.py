"""Clicks take few bytes, figures are kept by day and month, origins tell more"""

from collections.abc import Callable, Sequence
from typing import Any

from alembic import op
import sqlalchemy as sa

from recruit.attribution import default_sources

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

STEPS = ("looked_at", "interviews", "offers", "hires")
CLICKS = ("people", "repeats", "staff", "robots", "previews")
BIG = sa.BigInteger()
OTHERS = {
    "vacancy_id": "vacancies",
    "link_id": "tracked_links",
    "source_id": "sources",
    "channel_id": "channels",
    "publication_id": "publications",
    "by_id": "users",
    "user_id": "users",
    "settled_by_id": "users",
}
"""The table to which such a column refers."""


def upgrade() -> None:
    tables_of_clicks()
    carry_clicks_over()
    tables_of_figures()
    origins()
    how_far_applications_came()
    costs()
    letters_of_the_week()
    what_posts_said()
    flags()


def number(name: str, kind: sa.types.TypeEngine[Any] | None = None) -> "sa.Column[Any]":
    """A column of whole numbers."""
    return sa.Column(name, kind or sa.Integer(), nullable=False)


def make(name: str, columns: Sequence["sa.Column[Any]"], keys: Sequence[str], *more: Any, **options: Any) -> None:
    """A table whose rows lie in the order of their keys."""
    primary = sa.PrimaryKeyConstraint(*keys, name=op.f(f"pk_{name}"))
    op.create_table(name, *columns, *more, primary, sqlite_with_rowid=False, **options)


def tables_of_clicks() -> None:
    op.rename_table("clicks", "clicks_before")
    for name in ("ix_clicks_kind", "ix_clicks_link_id_at"):
        op.drop_index(name, table_name="clicks_before")
    rename_constraints("clicks_before", "clicks", "clicks_before")
    make(
        "clicks",
        [number("link_id"), number("at", BIG), number("number", BIG), *map(small, ("kind", "why"))],
        ["link_id", "at", "number"],
        sa.ForeignKeyConstraint(["link_id"], ["tracked_links.id"], name=op.f("fk_clicks_link_id")),
        postgresql_partition_by="RANGE (at)",
    )
    if op.get_bind().dialect.name == "postgresql":
        op.execute("CREATE TABLE clicks_other PARTITION OF clicks DEFAULT")
    make(
        "visitors",
        [number("key", BIG), number("network", BIG), number("link_id"), number("at", BIG), number("number", BIG)],
        ["key"],
    )
    op.create_index(op.f("ix_visitors_at"), "visitors", ["at"])
    op.create_index("ix_visitors_network_at", "visitors", ["network", "at"])
    called = sa.Column("name", sa.String(80), nullable=False)
    op.create_table(
        "journals", called, number("offset", BIG), sa.PrimaryKeyConstraint("name", name=op.f("pk_journals"))
    )
    named = sa.Column("name", sa.String(20), nullable=False)
    value = number("value", BIG.with_variant(sa.Integer(), "sqlite"))
    op.create_table("tallies", named, value, sa.PrimaryKeyConstraint("name", name=op.f("pk_tallies")))


def rename_constraints(table: str, before: str, after: str) -> None:
    """On SQLite they belong to their table; on PostgreSQL two tables cannot have the same."""
    if op.get_bind().dialect.name == "postgresql":
        for old in (f"pk_{before}", f"fk_{before}_link_id"):
            op.execute(f"ALTER TABLE {table} RENAME CONSTRAINT {old} TO {old.replace(before, after)}")


def small(name: str) -> "sa.Column[Any]":
    """A column for a place in a short list."""
    return number(name, sa.SmallInteger())


def carry_clicks_over() -> None:
    """Figures of the clicks that were there are made by the clock, which knows the office's time zone."""
    sqlite = op.get_bind().dialect.name == "sqlite"
    second = "CAST(strftime('%s', at) AS INTEGER)" if sqlite else "CAST(EXTRACT(EPOCH FROM at) AS BIGINT)"
    kind = "CASE kind WHEN 'person' THEN 0 WHEN 'robot' THEN 3 ELSE 4 END"
    why = "CASE kind WHEN 'person' THEN 0 WHEN 'robot' THEN 3 ELSE 10 END"
    op.execute(
        "INSERT INTO clicks (link_id, at, number, kind, why) "  # noqa: S608  our own words
        f"SELECT link_id, {second}, id, {kind}, {why} FROM clicks_before ORDER BY 1, 2, 3"
    )
    op.execute("INSERT INTO tallies (name, value) VALUES ('links', 0), ('kept from', 0)")
    op.execute("INSERT INTO tallies (name, value) SELECT 'clicks', COALESCE(MAX(id), 0) FROM clicks_before")
    op.execute("INSERT INTO tallies (name, value) VALUES ('reconciled', -1)")
    op.drop_table("clicks_before")


def tables_of_figures() -> None:
    for name in ("link_day", "link_month"):
        make(name, [number("day"), number("link_id"), *map(number, CLICKS)], ["day", "link_id"])
        op.create_index(f"ix_{name}_link_id_day", name, ["link_id", "day"])
    for name in ("origin_day", "origin_month"):
        keys = ["day", "vacancy_id", "link_id", "source_id"]
        counts = [*map(number, ("applications", *STEPS)), number("seconds_to_hire", BIG), number("first_at", BIG)]
        make(name, [*map(number, keys), *counts], keys)
        for by in ("vacancy_id", "link_id"):
            op.create_index(f"ix_{name}_{by}_day", name, [by, "day"])
    keys = ["month", "channel_id", "weekday", "hour"]
    make("hours_of_week", [*map(number, keys), number("people")], keys)
    identity = sa.Column("id", BIG.with_variant(sa.Integer(), "sqlite"), nullable=False)
    primary = sa.PrimaryKeyConstraint("id", name=op.f("pk_stale_days"))
    op.create_table("stale_days", identity, number("day"), number("vacancy_id"), primary)


def origins() -> None:
    op.create_table(
        "origin_policies",
        number("id"),
        sa.Column("counts", sa.String(20), nullable=False),
        sa.Column("across", sa.Boolean(), nullable=False),
        number("thin_months"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_origin_policies")),
    )
    op.create_table(
        "sources",
        number("id"),
        sa.Column("name", sa.String(80), nullable=False),
        sa.Column("hosts", sa.Text(), nullable=False),
        sa.Column("campaigns", sa.Text(), nullable=False),
        sa.Column("on", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sources")),
        sa.UniqueConstraint("name", name=op.f("uq_sources_name")),
    )
    sources = sa.table("sources", *map(sa.column, ("name", "hosts", "campaigns")), sa.column("on", sa.Boolean()))
    op.bulk_insert(sources, default_sources.rows())
    op.create_table(
        "finish_later",
        number("id"),
        sa.Column("digest", sa.String(64), nullable=False),
        number("vacancy_id"),
        sa.Column("link_id", sa.Integer(), nullable=True),
        sa.Column("source_id", sa.Integer(), nullable=True),
        sa.Column("came_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_finish_later")),
        *map(refers("finish_later"), ("vacancy_id", "link_id", "source_id")),
    )
    for name in ("at", "digest"):
        op.create_index(op.f(f"ix_finish_later_{name}"), "finish_later", [name])
    for name, table in (("first_id", "tracked_links"), ("last_id", "tracked_links"), ("source_id", "sources")):
        key = sa.ForeignKey(f"{table}.id", name=op.f(f"fk_applications_{name}"))
        op.add_column("applications", sa.Column(name, sa.Integer(), key, nullable=True), inline_references=True)
    first = "SELECT old_id FROM origin_corrections WHERE application_id = applications.id ORDER BY id LIMIT 1"
    for name in ("first_id", "last_id"):
        op.execute(
            f"UPDATE applications SET {name} = CASE WHEN EXISTS ({first}) THEN ({first}) ELSE origin_id END"  # noqa: S608
        )


def refers(table: str) -> "Callable[[str], sa.ForeignKeyConstraint]":
    """Makes the references of that table."""

    def to(column: str) -> sa.ForeignKeyConstraint:
        other = OTHERS[column]
        return sa.ForeignKeyConstraint([column], [f"{other}.id"], name=op.f(f"fk_{table}_{column}"))

    return to


def costs() -> None:
    op.create_table(
        "costs",
        number("id"),
        number("channel_id"),
        sa.Column("publication_id", sa.Integer(), nullable=True),
        number("cents", BIG.with_variant(sa.Integer(), "sqlite")),
        sa.Column("currency", sa.String(3), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=False),
        sa.Column("note", sa.String(300), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_costs")),
        *map(refers("costs"), ("channel_id", "publication_id", "by_id")),
    )
    for name in ("channel_id", "publication_id"):
        op.create_index(op.f(f"ix_costs_{name}"), "costs", [name])


def letters_of_the_week() -> None:
    op.add_column("users", sa.Column("weekly_mail", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.create_table(
        "weekly_mails",
        number("user_id"),
        sa.Column("week", sa.String(8), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("user_id", "week", name=op.f("pk_weekly_mails")),
        refers("weekly_mails")("user_id"),
    )


def what_posts_said() -> None:
    op.add_column("publications", sa.Column("carried", sa.JSON(none_as_null=True), nullable=True))
    op.create_index("ix_publications_published_at", "publications", ["published_at", "channel_id", "vacancy_id"])
    undecided = sa.text("decided_at IS NULL AND forgotten_at IS NULL")
    where: dict[str, Any] = {"sqlite_where": undecided, "postgresql_where": undecided}
    op.create_index("ix_applications_undecided", "applications", ["vacancy_id"], **where)


def flags() -> None:
    kept = sa.Column("document_digest", sa.String(64), nullable=False, server_default="")
    op.add_column("applications", kept)
    op.add_column("applications", sa.Column("seconds_open", sa.Integer(), nullable=True))
    op.add_column("applications", sa.Column("looked_into_at", sa.DateTime(timezone=True), nullable=True))
    # Who applied before is not looked into any more.
    op.execute("UPDATE applications SET looked_into_at = created_at")
    for name in ("document_digest", "looked_into_at"):
        op.create_index(op.f(f"ix_applications_{name}"), "applications", [name])
    op.create_table(
        "flags",
        number("id"),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("application_id", sa.Integer(), nullable=True),
        sa.Column("link_id", sa.Integer(), nullable=True),
        sa.Column("evidence", sa.JSON(), nullable=False),
        sa.Column("found_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("settled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("settled_by_id", sa.Integer(), nullable=True),
        sa.Column("harmless", sa.Boolean(), nullable=True),
        sa.Column("reason", sa.String(500), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_flags")),
        sa.ForeignKeyConstraint(
            ["application_id"], ["applications.id"], name=op.f("fk_flags_application_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["link_id"], ["tracked_links.id"], name=op.f("fk_flags_link_id"), ondelete="CASCADE"),
        refers("flags")("settled_by_id"),
        sa.UniqueConstraint("application_id", "kind", name=op.f("uq_flags_application_id")),
        sa.UniqueConstraint("link_id", "kind", name=op.f("uq_flags_link_id")),
    )
    for name in ("found_at", "settled_at"):
        op.create_index(op.f(f"ix_flags_{name}"), "flags", [name])


def how_far_applications_came() -> None:
    column = sa.Column("reached", sa.SmallInteger(), nullable=False, server_default="0")
    op.add_column("applications", column)
    op.add_column("applications", sa.Column("hired_at", sa.DateTime(timezone=True), nullable=True))
    rank = (
        "MAX(CASE stages.kind WHEN 'looked at' THEN 1 WHEN 'other' THEN 1 WHEN 'interview' THEN 2"
        " WHEN 'offer' THEN 3 WHEN 'hired' THEN 3 ELSE 0 END)"
    )
    passed = f"SELECT {rank} FROM decisions JOIN stages ON stages.id = to_id WHERE application_id = applications.id"  # noqa: S608
    op.execute(f"UPDATE applications SET reached = COALESCE(({passed}), 0)")  # noqa: S608
    hired = "stage_id IN (SELECT id FROM stages WHERE kind = 'hired')"
    when = "SELECT MAX(at) FROM decisions WHERE application_id = applications.id AND to_id = applications.stage_id"
    op.execute(f"UPDATE applications SET reached = 4, hired_at = COALESCE(({when}), created_at) WHERE {hired}")  # noqa: S608


def downgrade() -> None:
    for name in ("looked_into_at", "document_digest", "undecided"):
        op.drop_index(f"ix_applications_{name}", "applications")
    op.drop_index("ix_publications_published_at", "publications")
    op.drop_column("publications", "carried")
    op.drop_column("users", "weekly_mail")
    for name in ("flags", "weekly_mails", "costs", "finish_later"):
        op.drop_table(name)
    for name in ("document_digest", "seconds_open", "looked_into_at"):
        op.drop_column("applications", name)
    for name in ("first_id", "last_id", "source_id", "reached", "hired_at"):
        op.drop_column("applications", name)
    for name in ("sources", "origin_policies", "stale_days", "hours_of_week", "origin_month", "origin_day"):
        op.drop_table(name)
    for name in ("link_month", "link_day", "tallies", "journals", "visitors"):
        op.drop_table(name)
    carry_clicks_back()


def carry_clicks_back() -> None:
    """Repeats count as robots do: they were no people then either."""
    op.create_table(
        "clicks_after",
        number("id"),
        number("link_id"),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_clicks_after")),
        sa.ForeignKeyConstraint(["link_id"], ["tracked_links.id"], name=op.f("fk_clicks_after_link_id")),
    )
    sqlite = op.get_bind().dialect.name == "sqlite"
    moment = "strftime('%Y-%m-%d %H:%M:%S.000000', at, 'unixepoch')" if sqlite else "to_timestamp(at)"
    kind = "CASE kind WHEN 0 THEN 'person' WHEN 4 THEN 'preview' ELSE 'robot' END"
    op.execute(
        "INSERT INTO clicks_after (id, link_id, at, kind) "  # noqa: S608  our own words
        f"SELECT ROW_NUMBER() OVER (ORDER BY at, number), link_id, {moment}, {kind} FROM clicks"
    )
    op.drop_table("clicks")
    op.rename_table("clicks_after", "clicks")
    rename_constraints("clicks", "clicks_after", "clicks")
    op.create_index(op.f("ix_clicks_kind"), "clicks", ["kind"])
    op.create_index("ix_clicks_link_id_at", "clicks", ["link_id", "at"])

"""Applications have stages, promises and clocks"""

from typing import Any

from alembic import op
import sqlalchemy as sa

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

MOMENTS = ("answer_by", "answered_at", "decided_at", "ended_at", "pool_until", "forgotten_at")
INDEXED = ("answer_by", "email", "ended_at", "pool_until", "stage_id", "next_digest")


def upgrade() -> None:
    # Only added, never rebuilt: other tables refer to these rows.
    add("stage_id", sa.Integer(), "1")
    add("video", sa.String(length=300), "")
    op.add_column("applications", sa.Column("next_digest", sa.String(length=64), nullable=True))
    add("generation", sa.Integer(), "1")
    told = sa.ForeignKey("screenings.id", name=op.f("fk_applications_screening_id"))
    op.add_column("applications", sa.Column("screening_id", sa.Integer(), told, nullable=True), inline_references=True)
    add("chain_head", sa.String(length=64), "")
    add("chain_length", sa.Integer(), "0")
    add("chain_signature", sa.String(length=200), "")
    add("tell_sharer", sa.Boolean(), sa.true())
    for name in MOMENTS:
        op.add_column("applications", sa.Column(name, sa.DateTime(timezone=True), nullable=True))
    for name in ("pool_asked", "searched", "told_late"):
        add(name, sa.Integer(), "0")
    for name in INDEXED:
        op.create_index(op.f(f"ix_applications_{name}"), "applications", [name], unique=name == "next_digest")
    op.create_index("ix_applications_forgotten_at_created_at", "applications", ["forgotten_at", "created_at"])
    op.add_column("vacancies", sa.Column("blind", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.add_column("letters", sa.Column("about", sa.String(length=40), nullable=False, server_default=""))
    op.add_column("letters", sa.Column("proves", sa.String(length=40), nullable=False, server_default=""))
    op.create_index(op.f("ix_letters_about"), "letters", ["about"])
    op.create_index("ix_audit_lines_at", "audit_lines", ["at"])
    carry_over()
    op.drop_column("applications", "state")
    op.drop_column("applications", "withdrawn_at")


def add(name: str, kind: sa.types.TypeEngine[Any], value: Any) -> None:
    """A column of applications that every row has."""
    op.add_column("applications", sa.Column(name, kind, nullable=False, server_default=value))


def carry_over() -> None:
    """Who applied before was told nothing of searching: level 0 is what was true. Other facts move to their columns."""
    op.execute(
        "INSERT INTO screenings (vacancy_id, number, level, criteria, sources, searcher, agency, answer_days, wait_days,"
        " reason, at) SELECT id, 1, 0, '', '', '', '', 14, 7, '', created_at FROM vacancies"
        " WHERE NOT EXISTS (SELECT 1 FROM screenings WHERE screenings.vacancy_id = vacancies.id)"
    )
    op.execute(
        "UPDATE applications SET screening_id = (SELECT screenings.id FROM screenings"
        " WHERE screenings.vacancy_id = applications.vacancy_id ORDER BY screenings.number LIMIT 1)"
    )
    op.execute("UPDATE applications SET stage_id = 7, ended_at = withdrawn_at WHERE withdrawn_at IS NOT NULL")
    op.execute(
        "UPDATE applications SET ended_at = (SELECT closed_at FROM vacancies WHERE vacancies.id = applications.vacancy_id"
        " AND close_reason <> 'expired') WHERE ended_at IS NULL"
    )
    op.execute("UPDATE applications SET forgotten_at = CURRENT_TIMESTAMP WHERE state = 'forgotten'")
    if op.get_context().dialect.name == "postgresql":
        op.execute("UPDATE applications SET answer_by = created_at + interval '14 days'")
    else:
        op.execute("UPDATE applications SET answer_by = datetime(created_at, '+14 days')")


def downgrade() -> None:
    op.drop_index("ix_audit_lines_at", "audit_lines")
    op.drop_index("ix_letters_about", "letters")
    op.drop_column("letters", "proves")
    op.drop_column("letters", "about")
    op.drop_column("vacancies", "blind")
    op.add_column("applications", sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True))
    add("state", sa.String(length=20), "received")
    op.execute("UPDATE applications SET state = 'withdrawn', withdrawn_at = ended_at WHERE stage_id = 7")
    op.execute("UPDATE applications SET state = 'forgotten' WHERE forgotten_at IS NOT NULL")
    for name in INDEXED:
        op.drop_index(f"ix_applications_{name}", "applications")
    op.drop_index("ix_applications_forgotten_at_created_at", "applications")
    for name in (
        "stage_id",
        "video",
        "next_digest",
        "generation",
        "chain_head",
        "chain_length",
        "chain_signature",
        "tell_sharer",
        *MOMENTS,
        "pool_asked",
        "searched",
        "told_late",
    ):
        op.drop_column("applications", name)
    with op.batch_alter_table("applications") as batch_op:
        batch_op.drop_column("screening_id")

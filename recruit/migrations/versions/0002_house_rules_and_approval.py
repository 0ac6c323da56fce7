"""House rules and approval"""

from alembic import op
import sqlalchemy as sa

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

SEVERITY = ("off", "warn", "block")


def severity(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Enum(*SEVERITY, name="severity", native_enum=False, length=20), nullable=False)


def upgrade() -> None:
    op.create_table(
        "rulebooks",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.String(length=16), nullable=False),
        *(severity(name) for name in ("capitals", "age", "gender", "origin")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rulebooks")),
    )
    kinds = ("blocked", "confidential", "required")
    op.create_table(
        "house_rules",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Enum(*kinds, name="rulekind", native_enum=False, length=20), nullable=False),
        sa.Column("words", sa.String(length=200), nullable=False),
        sa.Column("note", sa.String(length=300), nullable=False),
        severity("severity"),
        sa.Column("channel_id", sa.Integer(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["channel_id"], ["channels.id"], name=op.f("fk_house_rules_channel_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_house_rules")),
    )
    # Only added, never rebuilt: other tables refer to these rows. A state is text, so that a new one needs no change.
    op.add_column("publications", sa.Column("checked", sa.String(length=16), nullable=False, server_default=""))
    op.add_column("publications", sa.Column("answered", sa.JSON(none_as_null=True), nullable=True))
    op.add_column("publications", sa.Column("approved", sa.String(length=32), nullable=False, server_default=""))
    for name in ("asked_by_id", "approved_by_id"):
        person = sa.ForeignKey("users.id", name=op.f(f"fk_publications_{name}"))
        op.add_column("publications", sa.Column(name, sa.Integer(), person, nullable=True), inline_references=True)
    op.add_column("channels", sa.Column("four_eyes", sa.Boolean(), nullable=False, server_default=sa.false()))


def downgrade() -> None:
    op.drop_column("channels", "four_eyes")
    with op.batch_alter_table("publications") as batch_op:
        for name in ("asked_by_id", "approved_by_id"):
            batch_op.drop_column(name)
    op.drop_column("publications", "approved")
    op.drop_column("publications", "answered")
    op.drop_column("publications", "checked")
    op.drop_table("house_rules")
    op.drop_table("rulebooks")

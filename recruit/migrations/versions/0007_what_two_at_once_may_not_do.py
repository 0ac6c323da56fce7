"""What two people at once may not do is kept from happening by the database too"""

from alembic import op
import sqlalchemy as sa

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    part_repetitions_from_private_addresses()
    errands_of_the_clock()


def downgrade() -> None:
    op.drop_table("errands")
    join_repetitions_and_private_addresses()


def part_repetitions_from_private_addresses() -> None:
    """The form's number no longer leads to a page. Rows from before keep their address and have no proof of a form."""
    op.execute("ALTER TABLE applications RENAME COLUMN submission TO seed")
    op.add_column("applications", sa.Column("repetition", sa.String(length=64), nullable=True))
    op.create_index(op.f("ix_applications_repetition"), "applications", ["repetition"], unique=True)


def join_repetitions_and_private_addresses() -> None:
    """As it was: what the address grows from is what the form's number became, and newer rows just have another."""
    op.drop_index(op.f("ix_applications_repetition"), "applications")
    op.drop_column("applications", "repetition")
    op.execute("ALTER TABLE applications RENAME COLUMN seed TO submission")


def errands_of_the_clock() -> None:
    op.create_table(
        "errands",
        sa.Column("name", sa.String(40), nullable=False),
        sa.Column("succeeded_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("failed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("problem", sa.String(200), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_errands")),
    )

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
    words_of_documents()


def downgrade() -> None:
    op.drop_index("ix_applications_with_document", "applications")
    op.drop_table("document_texts")
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


def words_of_documents() -> None:
    """Read once, and kept. What was sent before has no row, and so the clock rings for it."""
    op.create_table(
        "document_texts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("application_id", sa.Integer(), nullable=False),
        sa.Column("document", sa.String(64), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("cut", sa.Boolean(), nullable=False),
        sa.Column("problem", sa.Text(), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("due", sa.DateTime(timezone=True), nullable=True),
        sa.Column("read_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["application_id"],
            ["applications.id"],
            name=op.f("fk_document_texts_application_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_document_texts")),
        sa.UniqueConstraint("application_id", name=op.f("uq_document_texts_application_id")),
    )
    sent_one = sa.text("document <> ''")
    op.create_index(
        "ix_applications_with_document", "applications", ["id"], sqlite_where=sent_one, postgresql_where=sent_one
    )

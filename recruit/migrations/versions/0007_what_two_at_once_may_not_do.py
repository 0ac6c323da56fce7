"""What two people at once may not do is kept from happening by the database too"""

from alembic import op
import sqlalchemy as sa

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    errands_of_the_clock()


def downgrade() -> None:
    op.drop_table("errands")


def errands_of_the_clock() -> None:
    op.create_table(
        "errands",
        sa.Column("name", sa.String(40), nullable=False),
        sa.Column("succeeded_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("failed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("problem", sa.String(200), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_errands")),
    )

"""Places of a vacancy become rows: each has a country, and may have a name in another language"""

import sqlalchemy as sa
from alembic import op

from recruit.migrations import places_in_one_text

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "vacancy_places",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("vacancy_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(300), nullable=False),
        sa.Column("country", sa.String(2), nullable=False),
        sa.Column("other_name", sa.String(120), nullable=False),
        sa.Column("other_language", sa.String(2), nullable=False),
        sa.ForeignKeyConstraint(["vacancy_id"], ["vacancies.id"], name=op.f("fk_vacancy_places_vacancy_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_vacancy_places")),
    )
    places_in_one_text.texts_become_rows()
    op.create_index(op.f("ix_vacancy_places_vacancy_id"), "vacancy_places", ["vacancy_id"])
    op.drop_column("vacancies", "places")


def downgrade() -> None:
    op.add_column("vacancies", sa.Column("places", sa.String(300), nullable=False, server_default=""))
    places_in_one_text.rows_become_texts()
    op.drop_table("vacancy_places")

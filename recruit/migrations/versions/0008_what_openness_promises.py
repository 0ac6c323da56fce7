"""What openness promises is kept by the rows themselves"""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

LAST = (
    "(OLD.role = 'administrator' AND OLD.active) AND NOT ((NEW.role = 'administrator' AND NEW.active))"
    " AND NOT EXISTS (SELECT 1 FROM users AS other WHERE other.id <> OLD.id"
    " AND (other.role = 'administrator' AND other.active))"
)
"""The row that changes is that of the last administrator."""
LEAVES = "(OLD.role = 'administrator' AND OLD.active) AND NOT ((NEW.role = 'administrator' AND NEW.active))"


def upgrade() -> None:
    one_administrator_is_left()
    blindness_belongs_to_the_application()
    candidates_agree_to_rewards()


def downgrade() -> None:
    rewards_without_asking()
    blindness_belongs_to_the_vacancy()
    let_the_last_administrator_go()


def is_sqlite() -> bool:
    return op.get_bind().dialect.name == "sqlite"


def one_administrator_is_left() -> None:
    """Whatever changes a role or switches somebody off."""
    if is_sqlite():
        op.execute(
            f"CREATE TRIGGER one_administrator_left BEFORE UPDATE ON users WHEN {LAST}"
            " BEGIN SELECT RAISE(ABORT, 'one_administrator_left'); END"
        )
        return
    op.execute(
        "CREATE OR REPLACE FUNCTION one_administrator_left() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
        " PERFORM pg_advisory_xact_lock(hashtext('one_administrator_left'));"
        f" IF {LAST} THEN RAISE integrity_constraint_violation USING MESSAGE = 'one_administrator_left'; END IF;"
        " RETURN NEW; END $$"
    )
    op.execute(
        "CREATE TRIGGER one_administrator_left BEFORE UPDATE ON users FOR EACH ROW"
        f" WHEN ({LEAVES}) EXECUTE FUNCTION one_administrator_left()"
    )


def let_the_last_administrator_go() -> None:
    if is_sqlite():
        op.execute("DROP TRIGGER one_administrator_left")
        return
    op.execute("DROP TRIGGER one_administrator_left ON users")
    op.execute("DROP FUNCTION one_administrator_left()")


def blindness_belongs_to_the_application() -> None:
    """Who applied is looked at as the vacancy is now, until a person decides with a reason: whoever withdrew, or was
    only said to be looked at, is hidden as was promised."""
    op.add_column("applications", sa.Column("blind", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.add_column("applications", sa.Column("revealed_at", sa.DateTime(timezone=True), nullable=True))
    op.execute(
        "UPDATE applications SET blind = (SELECT vacancies.blind FROM vacancies"
        " WHERE vacancies.id = applications.vacancy_id)"
        " WHERE EXISTS (SELECT 1 FROM vacancies WHERE vacancies.id = applications.vacancy_id)"
    )
    op.execute(
        "UPDATE applications SET revealed_at = (SELECT min(decisions.at) FROM decisions"
        " WHERE decisions.application_id = applications.id AND decisions.by_id IS NOT NULL AND decisions.reason <> '')"
    )
    op.drop_index("ix_applications_undecided", "applications")
    still = "revealed_at IS NULL AND forgotten_at IS NULL"
    op.create_index(
        "ix_applications_hidden",
        "applications",
        ["vacancy_id"],
        sqlite_where=sa.text(f"blind = 1 AND {still}"),
        postgresql_where=sa.text(f"blind AND {still}"),
    )


def blindness_belongs_to_the_vacancy() -> None:
    op.drop_index("ix_applications_hidden", "applications")
    undecided = sa.text("decided_at IS NULL AND forgotten_at IS NULL")
    op.create_index(
        "ix_applications_undecided",
        "applications",
        ["vacancy_id"],
        sqlite_where=undecided,
        postgresql_where=undecided,
    )
    op.drop_column("applications", "revealed_at")
    op.drop_column("applications", "blind")


def candidates_agree_to_rewards() -> None:
    """A claim that is there stays: its candidate let the colleague know, and read that a reward was possible."""
    op.add_column("applications", sa.Column("reward_sharer", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.execute(
        "UPDATE applications SET reward_sharer = tell_sharer"
        " WHERE EXISTS (SELECT 1 FROM claims WHERE claims.application_id = applications.id)"
    )
    op.add_column("claims", sa.Column("points_before", sa.Integer(), nullable=False, server_default="0"))
    op.add_column("claims", sa.Column("points_at", sa.DateTime(timezone=True), nullable=True))


def rewards_without_asking() -> None:
    op.drop_column("claims", "points_at")
    op.drop_column("claims", "points_before")
    op.drop_column("applications", "reward_sharer")

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
    heads_are_written_down()


def downgrade() -> None:
    op.drop_table("pending_heads")
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


def heads_are_written_down() -> None:
    """Each version of how far we go and each application is to be written down beside the database, as it is now."""
    op.create_table(
        "pending_heads",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("what", sa.String(20), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("entry", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pending_heads")),
    )
    for what, table in (("version", "screenings"), ("application", "applications")):
        op.execute(
            f"INSERT INTO pending_heads (what, number) SELECT '{what}', id FROM {table} ORDER BY id"  # noqa: S608
        )

"""What openness promises is kept by the rows themselves"""

from alembic import op
import sqlalchemy as sa

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
    count_what_was_to_be_told()


def downgrade() -> None:
    op.drop_column("applications", "told")
    op.drop_column("applications", "to_tell")
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


def count_what_was_to_be_told() -> None:
    """Of those whose log is here, as it says; of those who were deleted all counts as it did."""
    for name in ("to_tell", "told"):
        op.add_column("applications", sa.Column(name, sa.Integer(), nullable=False, server_default="0"))
    lines = (
        "SELECT count({what}) FROM screening_lines AS line WHERE line.application_id = applications.id AND line.kind"
    )
    found = lines.format(what="*") + " IN ('finding', 'correction')"
    shown = lines.format(what="DISTINCT line.about") + " = 'shown'"
    counted = f"to_tell = ({found}), told = ({shown})"
    op.execute(f"UPDATE applications SET {counted} WHERE forgotten_at IS NULL")  # noqa: S608  our own names
    op.execute("UPDATE applications SET to_tell = searched, told = searched WHERE forgotten_at IS NOT NULL")


def let_the_last_administrator_go() -> None:
    if is_sqlite():
        op.execute("DROP TRIGGER one_administrator_left")
        return
    op.execute("DROP TRIGGER one_administrator_left ON users")
    op.execute("DROP FUNCTION one_administrator_left()")

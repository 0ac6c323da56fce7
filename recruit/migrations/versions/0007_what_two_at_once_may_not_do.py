"""What two people at once may not do is kept from happening by the database too"""

import logging
from typing import Any

from alembic import op
import sqlalchemy as sa

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

log = logging.getLogger("alembic.runtime.migration")

ROLES = ("employee", "recruiter", "administrator")
OWN = (
    *("answers", "consents", "decisions", "flags", "holds", "messages", "origin_corrections", "screening_lines"),
    "thanks",
)
"""Tables whose rows go with the application that they belong to."""
WORDS = {
    "applications": (
        *("name", "email", "phone", "motivation", "profile", "video", "referred_by"),
        *("document", "document_name", "document_kind", "document_digest"),
    ),
    "leads": ("name", "address", "email", "source", "why", "informed_how"),
}
"""What of a row is about the person."""


def upgrade() -> None:
    part_repetitions_from_private_addresses()
    errands_of_the_clock()
    words_of_documents()
    one_mailbox_is_one_person()
    nobody_who_was_deleted_has_words()
    nobody_who_was_deleted_gets_words()


def downgrade() -> None:
    let_words_in_again()
    op.drop_index("uq_users_mailbox", "users")
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


def one_mailbox_is_one_person() -> None:
    """Of several accounts whose addresses differ in capitals alone, the one that is in use longest keeps the address;
    the others can no longer sign in, and all that they did stays with them under an address that leads nowhere. An
    administrator among them keeps the role: the one that stays gets the highest."""
    line = op.get_bind()
    rows = line.execute(sa.text("SELECT id, lower(email) AS mailbox, role, active FROM users ORDER BY id")).all()
    same: dict[str, list[Any]] = {}
    for row in rows:
        same.setdefault(row.mailbox, []).append(row)
    count = 0
    for stays, *others in (sorted(some, key=lambda row: (not row.active, row.id)) for some in same.values()):
        for other in others:
            line.execute(
                sa.text(
                    "UPDATE users SET email = :email, active = :no, stamp = stamp + 1, share_seed = '',"
                    " share_digest = NULL, subject = NULL WHERE id = :id"
                ),
                {"email": f"same-as-{stays.id}-was-{other.id}@duplicate.invalid", "no": False, "id": other.id},
            )
            count += 1
        highest = max((row.role for row in (stays, *others) if row.active), key=ROLES.index, default=stays.role)
        if highest != stays.role:
            line.execute(sa.text("UPDATE users SET role = :role WHERE id = :id"), {"role": highest, "id": stays.id})
    if count:
        log.warning("%s accounts had the address of another in other capitals: they can no longer sign in", count)
    op.create_index("uq_users_mailbox", "users", [sa.text("lower(email)")], unique=True)


def nobody_who_was_deleted_has_words() -> None:
    """What was written into the row of somebody at the moment of the deletion, and stayed there, goes now."""
    gone = "SELECT id FROM applications WHERE forgotten_at IS NOT NULL"
    for table in OWN:
        op.execute(f"DELETE FROM {table} WHERE application_id IN ({gone})")  # noqa: S608  our own names
    op.execute(f"DELETE FROM same_people WHERE one_id IN ({gone}) OR other_id IN ({gone})")  # noqa: S608
    op.execute(f"DELETE FROM letters WHERE about IN (SELECT 'application ' || id FROM ({gone}) AS deleted)")  # noqa: S608
    for table, names in WORDS.items():
        emptied = ", ".join(f"{name} = ''" for name in names)
        op.execute(f"UPDATE {table} SET {emptied} WHERE forgotten_at IS NOT NULL")  # noqa: S608
    op.execute(
        "UPDATE applications SET next_digest = NULL, pool_until = NULL, chain_head = '', chain_length = 0,"
        " chain_signature = '' WHERE forgotten_at IS NOT NULL"
    )
    op.execute("DELETE FROM letters WHERE about IN (SELECT 'lead ' || id FROM leads WHERE forgotten_at IS NOT NULL)")


def nobody_who_was_deleted_gets_words() -> None:
    """Whatever is written at that moment or later. SQLite cannot add a check to a table, so triggers refuse it there."""
    sqlite = op.get_bind().dialect.name == "sqlite"
    for table, names in WORDS.items():
        filled = " OR ".join(f"NEW.{name} <> ''" for name in names)
        empty = " AND ".join(f"{name} = ''" for name in names)
        if not sqlite:
            op.create_check_constraint(op.f(f"ck_{table}_nothing_left"), table, f"forgotten_at IS NULL OR ({empty})")
        for deed in ("INSERT", "UPDATE") if sqlite else ():
            op.execute(
                f"CREATE TRIGGER nothing_left_{table}_{deed.lower()} BEFORE {deed} ON {table}"
                f" WHEN NEW.forgotten_at IS NOT NULL AND ({filled})"
                " BEGIN SELECT RAISE(ABORT, 'nothing is written about who was deleted'); END"
            )


def let_words_in_again() -> None:
    sqlite = op.get_bind().dialect.name == "sqlite"
    for table in WORDS:
        if not sqlite:
            op.drop_constraint(op.f(f"ck_{table}_nothing_left"), table, type_="check")
        for deed in ("insert", "update") if sqlite else ():
            op.execute(f"DROP TRIGGER nothing_left_{table}_{deed}")

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
    count_what_was_to_be_told()
    what_is_read_is_written_down()
    whose_addresses_and_files_were()
    what_outlives_people_holds_no_words()
    heads_are_written_down()
    blindness_belongs_to_the_application()
    candidates_agree_to_rewards()


def downgrade() -> None:
    rewards_without_asking()
    blindness_belongs_to_the_vacancy()
    op.drop_table("pending_heads")
    read_and_forget_as_before()
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


def what_is_read_is_written_down() -> None:
    op.create_table(
        "readings",
        sa.Column("application_id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("what", sa.String(20), nullable=False),
        sa.ForeignKeyConstraint(
            ["application_id"], ["applications.id"], name=op.f("fk_readings_application_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_readings_user_id")),
        sa.PrimaryKeyConstraint("application_id", "user_id", "day", "what", name=op.f("pk_readings")),
    )


def whose_addresses_and_files_were() -> None:
    """Of addresses that were corrected before nothing is known any more; files of forms that are open now go within a
    day, as they always did."""
    op.create_table(
        "former_addresses",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("application_id", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["application_id"], ["applications.id"], name=op.f("fk_former_addresses_application_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_former_addresses")),
    )
    op.create_index(op.f("ix_former_addresses_application_id"), "former_addresses", ["application_id"])
    op.create_table(
        "drafts",
        sa.Column("document", sa.String(64), nullable=False),
        sa.Column("form", sa.String(64), nullable=False),
        sa.Column("person", sa.String(64), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("document", name=op.f("pk_drafts")),
    )
    op.create_index(op.f("ix_drafts_form"), "drafts", ["form"])
    op.create_index(op.f("ix_drafts_person"), "drafts", ["person"])
    op.add_column("letters", sa.Column("to_colleague", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.add_column("publications", sa.Column("answer", sa.String(500), nullable=False, server_default=""))


FACTS = (
    *("application moved", "application corrected", "application forgotten", "candidate told", "deletion held"),
    *("same person", "not the same person", "lead forgotten"),
)
"""Deeds about people whose lines held a number, a day or the name of a field and nothing else."""
GONE = "SELECT id FROM applications WHERE forgotten_at IS NOT NULL"
LEADS = "SELECT link_id FROM leads WHERE link_id IS NOT NULL"


def what_outlives_people_holds_no_words() -> None:
    """Lines of the log copied reasons, and what stays of a person had them too."""
    kept = ", ".join(f"'{deed}'" for deed in FACTS)
    about = "'applications', 'claims', 'flags', 'leads', 'proposals'"
    op.execute(f"UPDATE audit_lines SET note = '' WHERE subject_kind IN ({about}) AND deed NOT IN ({kept})")  # noqa: S608
    for reason in ("filled", "expired", "cancelled", "other"):
        shortened = f"UPDATE audit_lines SET note = '{reason}' WHERE deed = 'vacancy closed'"  # noqa: S608
        op.execute(f"{shortened} AND note LIKE '{reason} %'")
    op.execute("UPDATE audit_lines SET note = '' WHERE deed IN ('post sent back', 'remark answered')")
    op.execute(f"UPDATE claims SET reason = '' WHERE application_id IN ({GONE})")  # noqa: S608
    for link in ("origin_id", "first_id", "last_id"):
        through = f"SELECT {link} FROM applications WHERE forgotten_at IS NOT NULL AND {link} IS NOT NULL"  # noqa: S608
        op.execute(f"UPDATE flags SET reason = '' WHERE link_id IN ({through})")  # noqa: S608
    of_those = f"SELECT vacancy_id FROM applications WHERE id IN ({GONE})"  # noqa: S608
    op.execute(f"UPDATE vacancies SET close_note = '' WHERE id IN ({of_those})")  # noqa: S608
    named = "SELECT 'Lead: ' || name FROM sources UNION SELECT 'Lead: named by a colleague'"
    op.execute(f"UPDATE tracked_links SET label = 'Lead' WHERE id IN ({LEADS}) AND label NOT IN ({named})")  # noqa: S608


def read_and_forget_as_before() -> None:
    op.drop_column("publications", "answer")
    op.drop_column("letters", "to_colleague")
    for table in ("drafts", "former_addresses", "readings"):
        op.drop_table(table)


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

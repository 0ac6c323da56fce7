"""Texts about people are read, people are compared by traces, and what candidates read is kept"""

import sqlalchemy as sa
from alembic import op

from recruit.core.same_people import MOST, mailbox, plain_name
from recruit.migrations import references_in_words

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    texts_about_people_are_read()
    what_is_compared_lies_beside_it()
    what_candidates_read_is_kept()
    searches_outlive_their_rows()
    what_is_corrected_is_masked()
    letters_to_the_hidden_hold_no_name()
    who_lost_the_way_waits_in_line()
    sessions_have_rows()
    places_have_countries()
    a_mailbox_is_proved()
    a_withdrawal_is_remembered()
    claims_know_whose_hire_it_is()
    references_in_words.letters_name_rows()
    references_in_words.lines_name_second_rows()


def downgrade() -> None:
    references_in_words.lines_hold_one_note()
    references_in_words.letters_hold_words()
    op.drop_index(op.f("ix_claims_hired_id"), "claims")
    op.drop_column("claims", "hired_id")
    op.drop_column("applications", "withdrew_at")
    a_mailbox_is_believed()
    places_have_none()
    sessions_have_stamps()
    op.drop_table("lost_addresses")
    mask_what_stands_there()
    searches_are_forgotten_with_their_rows()
    keep_versions_alone()
    compare_as_it_was_written()
    texts_are_read_no_more()


def is_sqlite() -> bool:
    return op.get_bind().dialect.name == "sqlite"


WITH_TEXTS = (
    *("claims", "decisions", "flags", "holds", "leads", "messages", "origin_corrections", "same_people", "thanks"),
)


def texts_about_people_are_read() -> None:
    """What is there now is read by the clock; nothing is held up by it but the statement that nothing was searched."""
    op.create_table(
        "possible_findings",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("application_id", sa.Integer(), nullable=True),
        sa.Column("lead_id", sa.Integer(), nullable=True),
        sa.Column("column", sa.String(60), nullable=False),
        sa.Column("row", sa.Integer(), nullable=True),
        sa.Column("noticed", sa.JSON(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("line", sa.Integer(), nullable=True),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("answered_by_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["application_id"],
            ["applications.id"],
            name=op.f("fk_possible_findings_application_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["lead_id"], ["leads.id"], name=op.f("fk_possible_findings_lead_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["answered_by_id"], ["users.id"], name=op.f("fk_possible_findings_answered_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_possible_findings")),
        sa.UniqueConstraint("column", "row", "application_id", name=op.f("uq_possible_findings_column")),
        sa.UniqueConstraint("column", "row", "lead_id", name="uq_possible_findings_lead"),
    )
    for name in ("application_id", "lead_id", "answered_at"):
        op.create_index(op.f(f"ix_possible_findings_{name}"), "possible_findings", [name])
    op.create_table(
        "texts_to_read",
        sa.Column("name", sa.String(60), nullable=False),
        sa.Column("read", sa.Integer(), nullable=False),
        sa.Column("last", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_texts_to_read")),
    )
    for table in WITH_TEXTS:
        last = f"SELECT '{table}', 0, max(id) FROM {table} HAVING max(id) IS NOT NULL"  # noqa: S608  our own names
        op.execute(f"INSERT INTO texts_to_read (name, read, last) {last}")


def texts_are_read_no_more() -> None:
    op.drop_table("texts_to_read")
    op.drop_table("possible_findings")


COMPARED = {
    "applications": {"mailbox": "email", "plain_name": "name"},
    "leads": {"mailbox": "email"},
    "users": {"mailbox": "email", "plain_name": "name"},
}
"""By table, what is compared and what it is made of."""
OF_PEOPLE = {
    "applications": (
        *("name", "email", "phone", "motivation", "profile", "video", "referred_by"),
        *("document", "document_name", "document_kind", "document_digest"),
    ),
    "leads": ("name", "address", "email", "source", "why", "informed_how"),
}
"""What of a row is about the person and is empty once they are deleted."""
MANY = 1000


def what_is_compared_lies_beside_it() -> None:
    """Of everybody who is here. Letters of invitations that were written are not weighed again."""
    op.add_column("leads", sa.Column("weighed_at", sa.DateTime(timezone=True), nullable=True))
    op.execute("UPDATE leads SET weighed_at = created_at WHERE kind = 'invited' AND email <> ''")
    for table, made_of in COMPARED.items():
        for name in made_of:
            op.add_column(table, sa.Column(name, sa.String(MOST), nullable=False, server_default=""))
        fill(table, made_of)
        for name in made_of:
            op.create_index(op.f(f"ix_{table}_{name}"), table, [name])
    op.drop_index(op.f("ix_applications_email"), "applications")
    for table, names in OF_PEOPLE.items():
        let_words_in(table)
        keep_words_out(table, (*names, *COMPARED[table]))


def fill(table: str, made_of: dict[str, str]) -> None:
    """Some rows at a time: there may be hundreds of thousands."""
    line, compare, last = op.get_bind(), {"mailbox": mailbox, "plain_name": plain_name}, 0
    rows = sa.table(table, sa.column("id"), *(sa.column(name) for pair in made_of.items() for name in pair))
    wanted = sa.select(rows.c.id, *(rows.c[name] for name in made_of.values())).order_by(rows.c.id).limit(MANY)
    change = rows.update().where(rows.c.id == sa.bindparam("number"))
    change = change.values({name: sa.bindparam(f"new_{name}") for name in made_of})
    while found := line.execute(wanted.where(rows.c.id > last)).mappings().all():
        last = found[-1]["id"]
        made = [
            {"number": row["id"]} | {f"new_{name}": compare[name](row[old])[:MOST] for name, old in made_of.items()}
            for row in found
        ]
        line.execute(change, made)


def let_words_in(table: str) -> None:
    if not is_sqlite():
        op.drop_constraint(op.f(f"ck_{table}_nothing_left"), table, type_="check")
        return
    for deed in ("insert", "update"):
        op.execute(f"DROP TRIGGER nothing_left_{table}_{deed}")


def keep_words_out(table: str, names: tuple[str, ...]) -> None:
    """Of whoever was deleted, as the version before does it."""
    if not is_sqlite():
        empty = " AND ".join(f"{name} = ''" for name in names)
        op.create_check_constraint(op.f(f"ck_{table}_nothing_left"), table, f"forgotten_at IS NULL OR ({empty})")
        return
    filled = " OR ".join(f"NEW.{name} <> ''" for name in names)
    for deed in ("INSERT", "UPDATE"):
        op.execute(
            f"CREATE TRIGGER nothing_left_{table}_{deed.lower()} BEFORE {deed} ON {table}"
            f" WHEN NEW.forgotten_at IS NOT NULL AND ({filled})"
            " BEGIN SELECT RAISE(ABORT, 'nothing is written about who was deleted'); END"
        )


def compare_as_it_was_written() -> None:
    for table in OF_PEOPLE:
        let_words_in(table)
    op.create_index(op.f("ix_applications_email"), "applications", ["email"])
    for table, made_of in COMPARED.items():
        for name in made_of:
            op.drop_index(op.f(f"ix_{table}_{name}"), table)
            op.drop_column(table, name)
    op.drop_column("leads", "weighed_at")
    for table, names in OF_PEOPLE.items():
        keep_words_out(table, names)


def what_candidates_read_is_kept() -> None:
    """Of versions from before the name is known and the text is not."""
    op.create_table(
        "notices",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("version", sa.String(20), nullable=False),
        sa.Column("language", sa.String(2), nullable=False),
        sa.Column("said", sa.JSON(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_notices")),
        sa.UniqueConstraint("digest", name=op.f("uq_notices_digest")),
    )
    op.execute(
        "INSERT INTO notices (digest, version, language, said, at)"
        " SELECT consent, consent, '', '{}', min(created_at) FROM applications GROUP BY consent ORDER BY min(id)"
    )
    key = sa.ForeignKey("notices.id", name=op.f("fk_applications_notice_id"))
    op.add_column("applications", sa.Column("notice_id", sa.Integer(), key, nullable=True), inline_references=True)
    same = "SELECT id FROM notices WHERE digest = applications.consent"
    op.execute(f"UPDATE applications SET notice_id = ({same})")  # noqa: S608  our own names
    op.drop_column("applications", "consent")
    for name, length in (("privacy_post", 300), ("privacy_officer", 200), ("processors", 1000)):
        op.add_column("organisations", sa.Column(name, sa.String(length), nullable=False, server_default=""))
    op.add_column("policies", sa.Column("by_unit", sa.Boolean(), nullable=False, server_default=sa.false()))


def keep_versions_alone() -> None:
    op.drop_column("policies", "by_unit")
    for name in ("processors", "privacy_officer", "privacy_post"):
        op.drop_column("organisations", name)
    op.add_column("applications", sa.Column("consent", sa.String(20), nullable=False, server_default=""))
    same = "SELECT version FROM notices WHERE id = applications.notice_id"
    op.execute(f"UPDATE applications SET consent = coalesce(({same}), '')")  # noqa: S608  our own names
    op.drop_column("applications", "notice_id")
    op.drop_table("notices")


def searches_outlive_their_rows() -> None:
    op.create_table(
        "earlier_searches",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("application_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_earlier_searches")),
    )
    op.create_index(op.f("ix_earlier_searches_application_id"), "earlier_searches", ["application_id"])
    op.execute("INSERT INTO pending_heads (what, number) SELECT 'record', id FROM deletions ORDER BY id")


def searches_are_forgotten_with_their_rows() -> None:
    op.drop_table("earlier_searches")
    op.execute("DELETE FROM pending_heads WHERE what IN ('record', 'earlier search')")


def what_is_corrected_is_masked() -> None:
    """While a blind first look lasts. Of what was corrected before nothing is known any more."""
    op.add_column("applications", sa.Column("known_as", sa.LargeBinary(), nullable=True))
    let_words_in("applications")
    keep_words_out("applications", (*OF_PEOPLE["applications"], *COMPARED["applications"], "known_as"))


def mask_what_stands_there() -> None:
    let_words_in("applications")
    op.drop_column("applications", "known_as")
    keep_words_out("applications", (*OF_PEOPLE["applications"], *COMPARED["applications"]))


def letters_to_the_hidden_hold_no_name() -> None:
    """What the office wrote is read as it stands there: of whom a blind first look hides, without the name."""
    hidden = "blind AND revealed_at IS NULL AND forgotten_at IS NULL AND name <> ''"
    people = op.get_bind().execute(sa.text(f"SELECT id, name, language FROM applications WHERE {hidden}"))  # noqa: S608
    for number, name, language in people.all():
        mark = {"nl": "[naam]", "de": "[Name]", "fr": "[nom]"}.get(language, "[name]")
        letters = "UPDATE messages SET subject = replace(subject, :name, :mark), text = replace(text, :name, :mark)"
        ours = sa.text(f"{letters} WHERE application_id = :number AND writer = 'office'")
        op.get_bind().execute(ours, {"name": name, "mark": mark, "number": number})


def who_lost_the_way_waits_in_line() -> None:
    op.create_table(
        "lost_addresses",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("asked", sa.LargeBinary(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_lost_addresses")),
    )


def sessions_have_rows() -> None:
    """Whoever is signed in comes in once more: of their sessions nothing is known."""
    op.create_table(
        "user_sessions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("came_by", sa.Enum("mail", "sign_on", name="cameby", native_enum=False, length=20), nullable=False),
        sa.Column("browser", sa.String(20), nullable=False),
        sa.Column("system", sa.String(20), nullable=False),
        sa.Column("began_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("confirmed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ask_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_user_sessions_user_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_user_sessions")),
        sa.UniqueConstraint("digest", name=op.f("uq_user_sessions_digest")),
    )
    op.create_index(op.f("ix_user_sessions_user_id"), "user_sessions", ["user_id"])
    op.create_index(op.f("ix_user_sessions_seen_at"), "user_sessions", ["seen_at"])
    op.drop_column("users", "stamp")


def sessions_have_stamps() -> None:
    op.add_column("users", sa.Column("stamp", sa.Integer(), nullable=False, server_default="1"))
    op.drop_table("user_sessions")


def places_have_countries() -> None:
    """Nobody is asked which; an administrator says it for all that do not."""
    for name, length in (("street", 200), ("postcode", 20), ("city", 120), ("country", 2)):
        op.add_column("organisations", sa.Column(name, sa.String(length), nullable=False, server_default=""))
    op.add_column("vacancies", sa.Column("country", sa.String(2), nullable=False, server_default=""))


def places_have_none() -> None:
    op.drop_column("vacancies", "country")
    for name in ("country", "city", "postcode", "street"):
        op.drop_column("organisations", name)


def a_mailbox_is_proved() -> None:
    """By the link in a letter. Who is here proves it with the next."""
    op.add_column("applications", sa.Column("mailbox_proved_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("former_addresses", sa.Column("proved", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.add_column("applications", sa.Column("came_by_address", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.add_column("earlier_searches", sa.Column("digest", sa.String(64), nullable=False, server_default=""))
    op.add_column("earlier_searches", sa.Column("text", sa.Integer(), nullable=True))


def a_mailbox_is_believed() -> None:
    op.execute("DELETE FROM earlier_searches WHERE text IS NOT NULL")
    op.drop_column("earlier_searches", "text")
    op.drop_column("earlier_searches", "digest")
    op.drop_column("former_addresses", "proved")
    op.drop_column("applications", "came_by_address")
    op.drop_column("applications", "mailbox_proved_at")


def a_withdrawal_is_remembered() -> None:
    """Of who was deleted since, only that it stands there still; of a deletion that the office was asked for, nothing
    tells whether the candidate withdrew before."""
    op.add_column("applications", sa.Column("withdrew_at", sa.DateTime(timezone=True), nullable=True))
    first = "SELECT min(at) FROM decisions WHERE application_id = applications.id AND to_id = 7"
    op.execute(f"UPDATE applications SET withdrew_at = ({first})")  # noqa: S608  our own names
    asked_us = "SELECT number FROM deletions WHERE what = 'application' AND reason = 'asked us'"
    still = f"withdrew_at IS NULL AND stage_id = 7 AND id NOT IN ({asked_us})"
    op.execute(f"UPDATE applications SET withdrew_at = ended_at WHERE {still}")  # noqa: S608  our own names


def claims_know_whose_hire_it_is() -> None:
    """Of who applied several times, it is the latest that was hired. What a candidate did not agree to is not paid."""
    named = "CONSTRAINT fk_claims_hired_id REFERENCES applications (id)"
    op.execute(f"ALTER TABLE claims ADD COLUMN hired_id INTEGER {named}")
    op.create_index(op.f("ix_claims_hired_id"), "claims", ["hired_id"])
    mailbox = "(SELECT mailbox FROM applications AS first WHERE first.id = claims.application_id)"
    hired = (
        "SELECT max(a.id) FROM applications AS a WHERE a.hired_at IS NOT NULL AND a.forgotten_at IS NULL"  # noqa: S608
        f" AND (a.id = claims.application_id OR (a.mailbox <> '' AND a.mailbox = {mailbox}))"
    )
    op.execute(f"UPDATE claims SET hired_id = ({hired}) WHERE hired_at IS NOT NULL")  # noqa: S608  our own names
    refused = "SELECT id FROM applications WHERE NOT (tell_sharer AND reward_sharer)"
    op.execute(
        "UPDATE claims SET hired_id = NULL, hired_at = NULL, due = NULL, bonus = 0, state = 'pending'"  # noqa: S608
        f" WHERE state IN ('pending', 'eligible') AND hired_id <> application_id AND hired_id IN ({refused})"
    )

"""Colleagues share: links of their own, house rules, proposals, thanks and rewards"""

from alembic import op
import sqlalchemy as sa

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "reward_rules",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("on", sa.Boolean(), nullable=False),
        sa.Column("window_days", sa.Integer(), nullable=False),
        sa.Column("known_days", sa.Integer(), nullable=False),
        sa.Column("points_received", sa.Integer(), nullable=False),
        sa.Column("points_interview", sa.Integer(), nullable=False),
        sa.Column("points_hired", sa.Integer(), nullable=False),
        sa.Column("bonus", sa.Integer(), nullable=False),
        sa.Column("currency", sa.String(length=3), nullable=False),
        sa.Column("waiting_days", sa.Integer(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reward_rules")),
    )
    op.create_table(
        "sharing_policies",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("domains", sa.String(length=1000), nullable=False),
        sa.Column("monthly_mail", sa.Boolean(), nullable=False),
        sa.Column("monthly_day", sa.Integer(), nullable=False),
        sa.Column("figures_per_person", sa.Boolean(), nullable=False),
        sa.Column("invitations", sa.Boolean(), nullable=False),
        sa.Column("ranking", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sharing_policies")),
    )
    op.create_table(
        "uninvited",
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("digest", name=op.f("pk_uninvited")),
    )
    op.create_table(
        "conducts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["users.id"], name=op.f("fk_conducts_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_conducts")),
    )
    op.create_table(
        "monthly_mails",
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("month", sa.String(length=7), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_monthly_mails_user_id")),
        sa.PrimaryKeyConstraint("user_id", "month", name=op.f("pk_monthly_mails")),
    )
    op.create_table(
        "agreements",
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("conduct_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["conduct_id"], ["conducts.id"], name=op.f("fk_agreements_conduct_id")),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_agreements_user_id")),
        sa.PrimaryKeyConstraint("user_id", "conduct_id", name=op.f("pk_agreements")),
    )
    op.create_table(
        "proposals",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column(
            "kind", sa.Enum("words", "channel", name="proposalkind", native_enum=False, length=20), nullable=False
        ),
        sa.Column(
            "state",
            sa.Enum("waiting", "accepted", "declined", name="proposalstate", native_enum=False, length=20),
            nullable=False,
        ),
        sa.Column("vacancy_id", sa.Integer(), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("answer", sa.String(length=500), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("decided_by_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["decided_by_id"], ["users.id"], name=op.f("fk_proposals_decided_by_id")),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_proposals_user_id")),
        sa.ForeignKeyConstraint(["vacancy_id"], ["vacancies.id"], name=op.f("fk_proposals_vacancy_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_proposals")),
    )
    op.create_index(op.f("ix_proposals_state"), "proposals", ["state"], unique=False)
    op.create_index(op.f("ix_proposals_user_id"), "proposals", ["user_id"], unique=False)
    op.create_index(op.f("ix_proposals_vacancy_id"), "proposals", ["vacancy_id"], unique=False)
    op.create_table(
        "shares",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("vacancy_id", sa.Integer(), nullable=False),
        sa.Column("network", sa.String(length=20), nullable=False),
        sa.Column("link_id", sa.Integer(), nullable=False),
        sa.Column("words", sa.Text(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("shared_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["link_id"], ["tracked_links.id"], name=op.f("fk_shares_link_id")),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_shares_user_id")),
        sa.ForeignKeyConstraint(["vacancy_id"], ["vacancies.id"], name=op.f("fk_shares_vacancy_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_shares")),
        sa.UniqueConstraint("link_id", name=op.f("uq_shares_link_id")),
        sa.UniqueConstraint("user_id", "vacancy_id", "network", name=op.f("uq_shares_user_id")),
    )
    op.create_index("ix_shares_vacancy_id", "shares", ["vacancy_id"], unique=False)
    op.create_table(
        "claims",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("application_id", sa.Integer(), nullable=False),
        sa.Column("person", sa.String(length=64), nullable=False),
        sa.Column(
            "state",
            sa.Enum("pending", "eligible", "paid", "refused", name="claimstate", native_enum=False, length=20),
            nullable=False,
        ),
        sa.Column("signs", sa.JSON(), nullable=False),
        sa.Column("settled", sa.Boolean(), nullable=False),
        sa.Column("points", sa.Integer(), nullable=False),
        sa.Column("bonus", sa.Integer(), nullable=False),
        sa.Column("currency", sa.String(length=3), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("hired_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("due", sa.DateTime(timezone=True), nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("decided_by_id", sa.Integer(), nullable=True),
        sa.Column("reason", sa.String(length=500), nullable=False),
        sa.Column("paid_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["application_id"], ["applications.id"], name=op.f("fk_claims_application_id")),
        sa.ForeignKeyConstraint(["decided_by_id"], ["users.id"], name=op.f("fk_claims_decided_by_id")),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_claims_user_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_claims")),
        sa.UniqueConstraint("application_id", name=op.f("uq_claims_application_id")),
    )
    op.create_index(op.f("ix_claims_due"), "claims", ["due"], unique=False)
    op.create_index(op.f("ix_claims_person"), "claims", ["person"], unique=False)
    op.create_index(op.f("ix_claims_state"), "claims", ["state"], unique=False)
    op.create_index(op.f("ix_claims_user_id"), "claims", ["user_id"], unique=False)
    op.create_table(
        "thanks",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("application_id", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(length=500), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["application_id"], ["applications.id"], name=op.f("fk_thanks_application_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["by_id"], ["users.id"], name=op.f("fk_thanks_by_id")),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_thanks_user_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_thanks")),
    )
    op.create_index(op.f("ix_thanks_application_id"), "thanks", ["application_id"], unique=False)
    op.create_index(op.f("ix_thanks_user_id"), "thanks", ["user_id"], unique=False)
    # Only added, never rebuilt: other tables refer to these rows.
    op.add_column("applications", sa.Column("confirms_sharer", sa.Boolean(), nullable=True))
    text("applications", "referred_by", 120)
    op.create_index("ix_applications_created_at_origin_id", "applications", ["created_at", "tell_sharer", "origin_id"])
    op.create_index(op.f("ix_leads_named_by_id"), "leads", ["named_by_id"])
    op.add_column("leads", sa.Column("reminded_at", sa.DateTime(timezone=True), nullable=True))
    text("tracked_links", "network", 20)
    refer("tracked_links", "parent_id", "tracked_links.id")
    op.add_column("tracked_links", sa.Column("steps", sa.Integer(), nullable=False, server_default="0"))
    op.create_index(op.f("ix_tracked_links_parent_id"), "tracked_links", ["parent_id"])
    op.create_index(op.f("ix_tracked_links_sharer_id"), "tracked_links", ["sharer_id"])
    refer("users", "unit_id", "units.id")
    op.add_column("users", sa.Column("subject", sa.String(length=400), nullable=True))
    text("users", "share_seed", 64)
    op.add_column("users", sa.Column("share_digest", sa.String(length=64), nullable=True))
    op.add_column("users", sa.Column("monthly_mail", sa.Boolean(), nullable=False, server_default=sa.true()))
    text("users", "mastodon", 120)
    text("users", "alias", 40)
    op.create_index(op.f("ix_users_share_digest"), "users", ["share_digest"], unique=True)
    op.create_index(op.f("ix_users_subject"), "users", ["subject"], unique=True)


def text(table: str, name: str, length: int) -> None:
    """A column of words that is empty in the rows there are."""
    op.add_column(table, sa.Column(name, sa.String(length=length), nullable=False, server_default=""))


def refer(table: str, name: str, to: str) -> None:
    """A column that names a row elsewhere."""
    key = sa.ForeignKey(to, name=op.f(f"fk_{table}_{name}"))
    op.add_column(table, sa.Column(name, sa.Integer(), key, nullable=True), inline_references=True)


def downgrade() -> None:
    for name in ("subject", "share_digest"):
        op.drop_index(f"ix_users_{name}", "users")
    for name in ("subject", "share_seed", "share_digest", "monthly_mail", "mastodon", "alias"):
        op.drop_column("users", name)
    with op.batch_alter_table("users") as batch_op:
        batch_op.drop_column("unit_id")
    op.drop_index("ix_tracked_links_sharer_id", "tracked_links")
    op.drop_index("ix_tracked_links_parent_id", "tracked_links")
    op.drop_column("tracked_links", "steps")
    op.drop_column("tracked_links", "network")
    op.drop_column("leads", "reminded_at")
    op.drop_index("ix_leads_named_by_id", "leads")
    op.drop_index("ix_applications_created_at_origin_id", "applications")
    op.drop_column("applications", "referred_by")
    op.drop_column("applications", "confirms_sharer")
    for table in ("thanks", "claims", "shares", "proposals", "agreements", "monthly_mails", "conducts"):
        op.drop_table(table)
    for table in ("uninvited", "sharing_policies", "reward_rules"):
        op.drop_table(table)
    with op.batch_alter_table("tracked_links") as batch_op:
        batch_op.drop_column("parent_id")

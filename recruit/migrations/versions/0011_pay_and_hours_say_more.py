"""Of pay and hours is kept what else is said of them: net, pro rata, for how many hours, full time or part time"""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

SAID = ("full_time", "part_time", "pay_net", "pay_on_target", "pay_pro_rata", "pay_minimum")


def upgrade() -> None:
    """Of what is there now nobody has said any of this."""
    for name in SAID:
        op.add_column("vacancies", sa.Column(name, sa.Boolean(), nullable=False, server_default=sa.false()))
    op.add_column("vacancies", sa.Column("hours_unit", sa.String(20), nullable=False, server_default="hours"))
    op.add_column("vacancies", sa.Column("pay_basis_hours", sa.Double(), nullable=True))


def downgrade() -> None:
    """What the version before has no words for is not said any more, for it would be said wrong."""
    op.execute(
        "UPDATE vacancies SET pay_min = NULL, pay_max = NULL, pay_period = 'month'"
        " WHERE pay_period NOT IN ('hour', 'month', 'year') OR pay_net OR pay_on_target"
    )
    op.execute("UPDATE vacancies SET hours_min = NULL, hours_max = NULL WHERE hours_unit = 'fte'")
    op.execute("UPDATE vacancies SET contract = '' WHERE contract IN ('employed', 'student', 'dual')")
    for name in ("pay_basis_hours", "hours_unit", *reversed(SAID)):
        op.drop_column("vacancies", name)

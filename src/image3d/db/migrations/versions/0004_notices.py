"""Notices to the owners of accounts: a cap nearly used up, a low balance."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Creates the table of notices."""
    op.create_table(
        "notices",
        sa.Column("id", sa.String(40), nullable=False),
        sa.Column("account_id", sa.String(40), nullable=False),
        sa.Column("scope_id", sa.String(40), nullable=False),
        sa.Column("kind", sa.String(32), nullable=False),
        sa.Column("period", sa.String(10), nullable=False),
        sa.Column("used_credits", sa.BigInteger, nullable=False),
        sa.Column("cap_credits", sa.BigInteger, nullable=False),
        sa.Column("created_at", sa.BigInteger, nullable=False),
        sa.Column("sent_at", sa.BigInteger),
        sa.CheckConstraint(
            "kind IN ('daily_cap_near', 'monthly_cap_near', 'balance_low')", name=op.f("ck_notices_kind_known")
        ),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.id"], name=op.f("fk_notices_account_id_accounts")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_notices")),
        sa.UniqueConstraint("scope_id", "kind", "period", name=op.f("uq_notices_scope_id_kind_period")),
    )
    op.create_index("ix_notices_account_id_id", "notices", ["account_id", "id"])
    unsent = sa.text("sent_at IS NULL")
    op.create_index("ix_notices_unsent", "notices", ["id"], sqlite_where=unsent, postgresql_where=unsent)

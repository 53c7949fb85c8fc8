"""Members, their sessions, letters with a link, counted attempts, the operators' audit log."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

JSON = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")


def upgrade() -> None:
    """Creates the tables of people."""
    _create_members()
    _create_sessions()
    op.create_table(
        "member_tokens",
        sa.Column("token_hash", sa.String(64), primary_key=True),
        sa.Column("purpose", sa.String(16), nullable=False),
        sa.Column("payload", JSON, nullable=False),
        sa.Column("expires_at", sa.BigInteger, nullable=False),
        sa.CheckConstraint("purpose IN ('sign_up', 'reset', 'second_step')", name="purpose_known"),
    )
    op.create_index("ix_member_tokens_expires_at", "member_tokens", ["expires_at"])
    op.create_table(
        "member_attempts",
        sa.Column("bucket", sa.String(80), primary_key=True),
        sa.Column("window_ends_at", sa.BigInteger, nullable=False),
        sa.Column("count", sa.BigInteger, nullable=False),
    )
    op.create_index("ix_member_attempts_window_ends_at", "member_attempts", ["window_ends_at"])
    op.create_table(
        "audit_log",
        sa.Column("id", sa.String(40), primary_key=True),
        sa.Column("created_at", sa.BigInteger, nullable=False),
        sa.Column("member_id", sa.String(40), sa.ForeignKey("members.id"), nullable=False),
        sa.Column("action", sa.String(40), nullable=False),
        sa.Column("subject", sa.String(80), nullable=False),
        sa.Column("detail", JSON, nullable=False),
    )


def _create_members() -> None:
    op.create_table(
        "members",
        sa.Column("id", sa.String(40), primary_key=True),
        sa.Column("account_id", sa.String(40), sa.ForeignKey("accounts.id"), nullable=False),
        sa.Column("email", sa.String(254), nullable=False, unique=True),
        sa.Column("password_hash", sa.Text, nullable=False),
        sa.Column("is_operator", sa.Boolean, nullable=False),
        sa.Column("created_at", sa.BigInteger, nullable=False),
        sa.Column("totp_secret", sa.String(64)),
        sa.Column("totp_confirmed_at", sa.BigInteger),
        sa.Column("totp_last_step", sa.BigInteger, nullable=False),
        sa.Column("recovery_hashes", JSON, nullable=False),
        sa.Column("low_balance_credits", sa.BigInteger),
        sa.Column("low_balance_told_at", sa.BigInteger),
        sa.CheckConstraint("email = lower(email) AND email <> ''", name="email_lowercase"),
        sa.CheckConstraint("totp_confirmed_at IS NULL OR totp_secret IS NOT NULL", name="totp_has_secret"),
    )
    op.create_index("ix_members_account_id", "members", ["account_id"])


def _create_sessions() -> None:
    op.create_table(
        "member_sessions",
        sa.Column("id", sa.String(40), primary_key=True),
        sa.Column("member_id", sa.String(40), sa.ForeignKey("members.id"), nullable=False),
        sa.Column("token_hash", sa.String(64), nullable=False, unique=True),
        sa.Column("created_at", sa.BigInteger, nullable=False),
        sa.Column("seen_at", sa.BigInteger, nullable=False),
        sa.Column("expires_at", sa.BigInteger, nullable=False),
        sa.Column("user_agent", sa.String(300), nullable=False),
        sa.Column("address", sa.String(64), nullable=False),
    )
    op.create_index("ix_member_sessions_member_id", "member_sessions", ["member_id"])
    op.create_index("ix_member_sessions_expires_at", "member_sessions", ["expires_at"])

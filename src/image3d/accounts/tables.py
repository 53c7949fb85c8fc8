"""The tables `accounts` and `api_keys`."""

import sqlalchemy as sa

from image3d.db.metadata import UtcTimestamp, metadata


def _caps() -> tuple[sa.Column[int] | sa.CheckConstraint, ...]:
    return (
        sa.Column("daily_credits", sa.BigInteger, nullable=False),
        sa.Column("monthly_credits", sa.BigInteger, nullable=False),
        sa.Column("concurrent", sa.Integer, nullable=False),
        sa.Column("rate_per_second", sa.Integer, nullable=False),
        sa.CheckConstraint("daily_credits >= 0", name="daily_not_negative"),
        sa.CheckConstraint("monthly_credits >= 0", name="monthly_not_negative"),
        sa.CheckConstraint("concurrent >= 0", name="concurrent_not_negative"),
        sa.CheckConstraint("rate_per_second >= 1", name="rate_positive"),
    )


accounts = sa.Table(
    "accounts",
    metadata,
    sa.Column("id", sa.String(40), primary_key=True),
    sa.Column("email", sa.String(254), nullable=False, unique=True),
    sa.Column("created_at", UtcTimestamp, nullable=False),
    *_caps(),
    sa.CheckConstraint("email = lower(email) AND email <> ''", name="email_lowercase"),
)

api_keys = sa.Table(
    "api_keys",
    metadata,
    sa.Column("id", sa.String(40), primary_key=True),
    sa.Column("account_id", sa.String(40), sa.ForeignKey("accounts.id"), nullable=False, index=True),
    sa.Column("name", sa.String(100), nullable=False),
    sa.Column("mode", sa.String(4), nullable=False),
    sa.Column("secret_hash", sa.String(64), nullable=False, unique=True),
    sa.Column("prefix", sa.String(16), nullable=False),
    sa.Column("last4", sa.String(4), nullable=False),
    sa.Column("created_at", UtcTimestamp, nullable=False),
    sa.Column("last_used_at", UtcTimestamp),
    sa.Column("revoked_at", UtcTimestamp),
    *_caps(),
    sa.CheckConstraint("mode IN ('live', 'test')", name="mode_known"),
)

"""The tables of people: members, sessions, identities, letters with a link, counted attempts, the audit log."""

import sqlalchemy as sa

from image3d.db.metadata import Json, UtcTimestamp, metadata

members = sa.Table(
    "members",
    metadata,
    sa.Column("id", sa.String(40), primary_key=True),
    sa.Column("account_id", sa.String(40), sa.ForeignKey("accounts.id"), nullable=False, index=True),
    sa.Column("email", sa.String(254), nullable=False, unique=True),
    sa.Column("password_hash", sa.Text, nullable=False),
    sa.Column("is_operator", sa.Boolean, nullable=False),
    sa.Column("created_at", UtcTimestamp, nullable=False),
    sa.Column("totp_secret", sa.String(64)),
    sa.Column("totp_confirmed_at", UtcTimestamp),
    sa.Column("totp_last_step", sa.BigInteger, nullable=False),
    sa.Column("recovery_hashes", Json, nullable=False),
    sa.Column("low_balance_credits", sa.BigInteger),
    sa.Column("low_balance_told_at", UtcTimestamp),
    sa.CheckConstraint("email = lower(email) AND email <> ''", name="email_lowercase"),
    sa.CheckConstraint("totp_confirmed_at IS NULL OR totp_secret IS NOT NULL", name="totp_has_secret"),
)

member_sessions = sa.Table(
    "member_sessions",
    metadata,
    sa.Column("id", sa.String(40), primary_key=True),
    sa.Column("member_id", sa.String(40), sa.ForeignKey("members.id"), nullable=False, index=True),
    sa.Column("token_hash", sa.String(64), nullable=False, unique=True),
    sa.Column("created_at", UtcTimestamp, nullable=False),
    sa.Column("seen_at", UtcTimestamp, nullable=False),
    sa.Column("expires_at", UtcTimestamp, nullable=False, index=True),
    sa.Column("user_agent", sa.String(300), nullable=False),
    sa.Column("address", sa.String(64), nullable=False),
)

#: Who a sign-in service says a member is.
member_identities = sa.Table(
    "member_identities",
    metadata,
    sa.Column("issuer", sa.String(200), primary_key=True),
    sa.Column("subject", sa.String(255), primary_key=True),
    sa.Column("member_id", sa.String(40), sa.ForeignKey("members.id"), nullable=False),
    sa.Column("created_at", UtcTimestamp, nullable=False),
    sa.UniqueConstraint("member_id", "issuer"),
)

#: Secrets sent by e-mail or held between two steps of signing in; only their hash is stored.
member_tokens = sa.Table(
    "member_tokens",
    metadata,
    sa.Column("token_hash", sa.String(64), primary_key=True),
    sa.Column("purpose", sa.String(16), nullable=False),
    sa.Column("payload", Json, nullable=False),
    sa.Column("expires_at", UtcTimestamp, nullable=False, index=True),
    sa.CheckConstraint("purpose IN ('sign_up', 'reset', 'second_step')", name="purpose_known"),
)

#: How often something was tried in a window, counted in the database so that every process sees it.
member_attempts = sa.Table(
    "member_attempts",
    metadata,
    sa.Column("bucket", sa.String(80), primary_key=True),
    sa.Column("window_ends_at", UtcTimestamp, nullable=False, index=True),
    sa.Column("count", sa.BigInteger, nullable=False),
)

audit_log = sa.Table(
    "audit_log",
    metadata,
    sa.Column("id", sa.String(40), primary_key=True),
    sa.Column("created_at", UtcTimestamp, nullable=False),
    sa.Column("member_id", sa.String(40), sa.ForeignKey("members.id"), nullable=False),
    sa.Column("action", sa.String(40), nullable=False),
    sa.Column("subject", sa.String(80), nullable=False),
    sa.Column("detail", Json, nullable=False),
)

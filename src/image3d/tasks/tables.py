"""The tables of the story. Triggers, in the migrations, count each task in `usage_totals` as it is written."""

import sqlalchemy as sa

from image3d.db.metadata import Json, UtcTimestamp, metadata
from image3d.tasks.model import Status

_STATUSES = ", ".join(f"'{status}'" for status in Status)

tasks = sa.Table(
    "tasks",
    metadata,
    sa.Column("id", sa.String(40), primary_key=True),
    sa.Column("account_id", sa.String(40), sa.ForeignKey("accounts.id"), nullable=False),
    sa.Column("key_id", sa.String(40), nullable=False),
    sa.Column("is_test", sa.Boolean, nullable=False),
    sa.Column("status", sa.String(16), nullable=False),
    sa.Column("stage", sa.String(32)),
    sa.Column("progress", sa.SmallInteger, nullable=False),
    sa.Column("mode", sa.String(8), nullable=False),
    sa.Column("quality", sa.String(16), nullable=False),
    sa.Column("engine", sa.String(32), nullable=False),
    sa.Column("output_format", sa.String(8), nullable=False),
    sa.Column("prompt", sa.Text),
    sa.Column("metadata", Json, nullable=False),
    sa.Column("options", Json, nullable=False),
    sa.Column("image_url", sa.Text),
    sa.Column("input", Json),
    sa.Column("input_key", sa.Text),
    sa.Column("price", Json, nullable=False),
    sa.Column("billing_status", sa.String(16), nullable=False),
    sa.Column("precharge_credits", sa.BigInteger, nullable=False),
    sa.Column("final_charge_credits", sa.BigInteger),
    sa.Column("refunded_credits", sa.BigInteger),
    sa.Column("provider_cost_usd", sa.String(32)),
    sa.Column("balance_after_credits", sa.BigInteger),
    sa.Column("created_at", UtcTimestamp, nullable=False),
    sa.Column("started_at", UtcTimestamp),
    sa.Column("finished_at", UtcTimestamp),
    sa.Column("expires_at", UtcTimestamp),
    sa.Column("cancel_requested_at", UtcTimestamp),
    sa.Column("error", Json),
    sa.Column("report", Json),
    sa.Column("review", Json),
    sa.Column("artifacts", Json),
    sa.CheckConstraint(f"status IN ({_STATUSES})", name="status_known"),
    sa.CheckConstraint("progress BETWEEN 0 AND 100", name="progress_in_range"),
    sa.CheckConstraint(
        "(finished_at IS NOT NULL) = (status IN ('succeeded', 'failed', 'canceled'))", name="finals_end"
    ),
    sa.CheckConstraint("(billing_status = 'precharged') = (finished_at IS NULL AND NOT is_test)", name="finals_settle"),
    sa.Index("ix_tasks_account_id_id", "account_id", "id"),
    sa.Index(
        "ix_tasks_open",
        "created_at",
        sqlite_where=sa.text("finished_at IS NULL"),
        postgresql_where=sa.text("finished_at IS NULL"),
    ),
    sa.Index("ix_tasks_expires_at", "expires_at"),
    sa.Index("ix_tasks_finished_at", "finished_at"),
)

#: The tasks of each account, UTC day on which they were created (days since 1970) and key: how many, how they ended,
#: and their credits, open precharges plus final charges.
usage_totals = sa.Table(
    "usage_totals",
    metadata,
    sa.Column("account_id", sa.String(40), sa.ForeignKey("accounts.id"), primary_key=True),
    sa.Column("day", sa.Integer, primary_key=True),
    sa.Column("key_id", sa.String(40), primary_key=True),
    sa.Column("is_test", sa.Boolean, primary_key=True),
    sa.Column("tasks", sa.BigInteger, nullable=False),
    sa.Column("succeeded", sa.BigInteger, nullable=False),
    sa.Column("failed", sa.BigInteger, nullable=False),
    sa.Column("credits", sa.BigInteger, nullable=False),
)

uploads = sa.Table(
    "uploads",
    metadata,
    sa.Column("id", sa.String(40), primary_key=True),
    sa.Column("account_id", sa.String(40), sa.ForeignKey("accounts.id"), nullable=False),
    sa.Column("key", sa.Text, nullable=False),
    sa.Column("sha256", sa.String(64), nullable=False),
    sa.Column("size", sa.BigInteger, nullable=False),
    sa.Column("media_type", sa.String(64), nullable=False),
    sa.Column("created_at", UtcTimestamp, nullable=False),
    sa.Column("expires_at", UtcTimestamp, nullable=False, index=True),
)

idempotency = sa.Table(
    "idempotency",
    metadata,
    sa.Column("account_id", sa.String(40), primary_key=True),
    sa.Column("scope", sa.String(128), primary_key=True),
    sa.Column("key", sa.String(255), primary_key=True),
    sa.Column("fingerprint", sa.String(64), nullable=False),
    sa.Column("status", sa.SmallInteger, nullable=False),
    sa.Column("body", sa.Text, nullable=False),
    sa.Column("created_at", UtcTimestamp, nullable=False, index=True),
)

"""Tasks, uploads and idempotency answers; the workers' heartbeats."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

JSON = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")


def upgrade() -> None:
    """Creates the tables of the story."""
    _create_tasks()
    _create_uploads()
    _create_idempotency()
    op.create_table(
        "workers",
        sa.Column("executor_id", sa.String(64), primary_key=True),
        sa.Column("beat_at", sa.Float(53), nullable=False),
    )


def _create_tasks() -> None:
    op.create_table(
        "tasks",
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
        sa.Column("metadata", JSON, nullable=False),
        sa.Column("options", JSON, nullable=False),
        sa.Column("image_url", sa.Text),
        sa.Column("input", JSON),
        sa.Column("input_key", sa.Text),
        sa.Column("price", JSON, nullable=False),
        sa.Column("billing_status", sa.String(16), nullable=False),
        sa.Column("precharge_credits", sa.BigInteger, nullable=False),
        sa.Column("final_charge_credits", sa.BigInteger),
        sa.Column("refunded_credits", sa.BigInteger),
        sa.Column("provider_cost_usd", sa.String(32)),
        sa.Column("balance_after_credits", sa.BigInteger),
        sa.Column("created_at", sa.BigInteger, nullable=False),
        sa.Column("started_at", sa.BigInteger),
        sa.Column("finished_at", sa.BigInteger),
        sa.Column("expires_at", sa.BigInteger),
        sa.Column("cancel_requested_at", sa.BigInteger),
        sa.Column("error", JSON),
        sa.Column("report", JSON),
        sa.Column("review", JSON),
        sa.Column("artifacts", JSON),
        sa.CheckConstraint(
            "status IN ('queued', 'processing', 'succeeded', 'failed', 'canceled')", name="status_known"
        ),
        sa.CheckConstraint("progress BETWEEN 0 AND 100", name="progress_in_range"),
        sa.CheckConstraint(
            "(finished_at IS NOT NULL) = (status IN ('succeeded', 'failed', 'canceled'))", name="finals_end"
        ),
        sa.CheckConstraint(
            "(billing_status = 'precharged') = (finished_at IS NULL AND NOT is_test)", name="finals_settle"
        ),
    )
    op.create_index("ix_tasks_account_id_id", "tasks", ["account_id", "id"])
    op.create_index("ix_tasks_expires_at", "tasks", ["expires_at"])
    unfinished = sa.text("finished_at IS NULL")
    op.create_index("ix_tasks_open", "tasks", ["created_at"], sqlite_where=unfinished, postgresql_where=unfinished)


def _create_uploads() -> None:
    op.create_table(
        "uploads",
        sa.Column("id", sa.String(40), primary_key=True),
        sa.Column("account_id", sa.String(40), sa.ForeignKey("accounts.id"), nullable=False),
        sa.Column("key", sa.Text, nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("size", sa.BigInteger, nullable=False),
        sa.Column("media_type", sa.String(64), nullable=False),
        sa.Column("created_at", sa.BigInteger, nullable=False),
        sa.Column("expires_at", sa.BigInteger, nullable=False),
    )
    op.create_index("ix_uploads_expires_at", "uploads", ["expires_at"])


def _create_idempotency() -> None:
    op.create_table(
        "idempotency",
        sa.Column("account_id", sa.String(40), primary_key=True),
        sa.Column("scope", sa.String(128), primary_key=True),
        sa.Column("key", sa.String(255), primary_key=True),
        sa.Column("fingerprint", sa.String(64), nullable=False),
        sa.Column("status", sa.SmallInteger, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
        sa.Column("created_at", sa.BigInteger, nullable=False),
    )
    op.create_index("ix_idempotency_created_at", "idempotency", ["created_at"])

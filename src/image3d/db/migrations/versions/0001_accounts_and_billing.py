"""Accounts, keys, the ledger and payments."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Creates the tables of accounts and billing, and the triggers that keep the ledger append-only."""
    _create_accounts()
    _create_api_keys()
    _create_transfers()
    _create_balances()
    _create_spend()
    _create_grant_lots()
    _create_grant_draws()
    _create_payments()
    _create_payment_events()
    _forbid_changes()


def _create_accounts() -> None:
    op.create_table(
        "accounts",
        sa.Column("id", sa.String(40), nullable=False),
        sa.Column("email", sa.String(254), nullable=False),
        sa.Column("created_at", sa.BigInteger, nullable=False),
        sa.Column("daily_credits", sa.BigInteger, nullable=False),
        sa.Column("monthly_credits", sa.BigInteger, nullable=False),
        sa.Column("concurrent", sa.Integer, nullable=False),
        sa.Column("rate_per_second", sa.Integer, nullable=False),
        sa.CheckConstraint("email = lower(email) AND email <> ''", name=op.f("ck_accounts_email_lowercase")),
        sa.CheckConstraint("concurrent >= 0", name=op.f("ck_accounts_concurrent_not_negative")),
        sa.CheckConstraint("daily_credits >= 0", name=op.f("ck_accounts_daily_not_negative")),
        sa.CheckConstraint("monthly_credits >= 0", name=op.f("ck_accounts_monthly_not_negative")),
        sa.CheckConstraint("rate_per_second >= 1", name=op.f("ck_accounts_rate_positive")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_accounts")),
        sa.UniqueConstraint("email", name=op.f("uq_accounts_email")),
    )


def _create_api_keys() -> None:
    op.create_table(
        "api_keys",
        sa.Column("id", sa.String(40), nullable=False),
        sa.Column("account_id", sa.String(40), nullable=False),
        sa.Column("name", sa.String(100), nullable=False),
        sa.Column("mode", sa.String(4), nullable=False),
        sa.Column("secret_hash", sa.String(64), nullable=False),
        sa.Column("prefix", sa.String(16), nullable=False),
        sa.Column("last4", sa.String(4), nullable=False),
        sa.Column("created_at", sa.BigInteger, nullable=False),
        sa.Column("last_used_at", sa.BigInteger),
        sa.Column("revoked_at", sa.BigInteger),
        sa.Column("daily_credits", sa.BigInteger, nullable=False),
        sa.Column("monthly_credits", sa.BigInteger, nullable=False),
        sa.Column("concurrent", sa.Integer, nullable=False),
        sa.Column("rate_per_second", sa.Integer, nullable=False),
        sa.CheckConstraint("mode IN ('live', 'test')", name=op.f("ck_api_keys_mode_known")),
        sa.CheckConstraint("concurrent >= 0", name=op.f("ck_api_keys_concurrent_not_negative")),
        sa.CheckConstraint("daily_credits >= 0", name=op.f("ck_api_keys_daily_not_negative")),
        sa.CheckConstraint("monthly_credits >= 0", name=op.f("ck_api_keys_monthly_not_negative")),
        sa.CheckConstraint("rate_per_second >= 1", name=op.f("ck_api_keys_rate_positive")),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.id"], name=op.f("fk_api_keys_account_id_accounts")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_api_keys")),
        sa.UniqueConstraint("secret_hash", name=op.f("uq_api_keys_secret_hash")),
    )
    op.create_index("ix_api_keys_account_id", "api_keys", ["account_id"])


def _create_transfers() -> None:
    op.create_table(
        "transfers",
        sa.Column("id", sa.String(40), nullable=False),
        sa.Column("account_id", sa.String(40), nullable=False),
        sa.Column("seq", sa.BigInteger, nullable=False),
        sa.Column("source", sa.String(16), nullable=False),
        sa.Column("destination", sa.String(16), nullable=False),
        sa.Column("amount_credits", sa.BigInteger, nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("task_id", sa.String(40)),
        sa.Column("key_id", sa.String(40)),
        sa.Column("provider", sa.String(32)),
        sa.Column("reference", sa.String(255)),
        sa.Column("reason", sa.Text),
        sa.Column("operator", sa.String(254)),
        sa.Column("available_after_credits", sa.BigInteger, nullable=False),
        sa.Column("held_after_credits", sa.BigInteger, nullable=False),
        sa.Column("debt_after_credits", sa.BigInteger, nullable=False),
        sa.Column("created_at", sa.BigInteger, nullable=False),
        sa.Column("previous_hash", sa.String(64), nullable=False),
        sa.Column("hash", sa.String(64), nullable=False),
        sa.CheckConstraint(
            "(kind = 'top_up' AND source = 'payments' AND destination = 'available') OR "
            "(kind = 'grant' AND source = 'grants' AND destination = 'available') OR "
            "(kind = 'precharge' AND source = 'available' AND destination = 'held') OR "
            "(kind = 'settle' AND source = 'held' AND destination = 'revenue') OR "
            "(kind = 'refund' AND source = 'held' AND destination = 'available') OR "
            "(kind = 'expire' AND source = 'available' AND destination = 'expired') OR "
            "(kind = 'adjust' AND source = 'adjustments' AND destination = 'available') OR "
            "(kind = 'adjust' AND source = 'available' AND destination = 'adjustments') OR "
            "(kind = 'adjust' AND source = 'debt' AND destination = 'adjustments') OR "
            "(kind = 'adjust' AND source = 'available' AND destination = 'payments') OR "
            "(kind = 'adjust' AND source = 'debt' AND destination = 'payments') OR "
            "(kind = 'adjust' AND source = 'payments' AND destination = 'available') OR "
            "(kind = 'adjust' AND source = 'available' AND destination = 'debt')",
            name=op.f("ck_transfers_route_known"),
        ),
        sa.CheckConstraint(
            "(kind IN ('precharge', 'settle', 'refund')) = (task_id IS NOT NULL)", name=op.f("ck_transfers_task_named")
        ),
        sa.CheckConstraint(
            "amount_credits > 0 OR (amount_credits = 0 AND kind IN ('precharge', 'settle'))",
            name=op.f("ck_transfers_amount_positive"),
        ),
        sa.CheckConstraint("kind <> 'expire' OR reference IS NOT NULL", name=op.f("ck_transfers_expiry_names_grant")),
        sa.CheckConstraint(
            "kind <> 'top_up' OR (provider IS NOT NULL AND reference IS NOT NULL)",
            name=op.f("ck_transfers_payment_named"),
        ),
        sa.CheckConstraint(
            "kind NOT IN ('grant', 'adjust') OR (reason IS NOT NULL AND operator IS NOT NULL)",
            name=op.f("ck_transfers_operator_explains"),
        ),
        sa.CheckConstraint("(task_id IS NULL) = (key_id IS NULL)", name=op.f("ck_transfers_key_named")),
        sa.CheckConstraint("available_after_credits >= 0", name=op.f("ck_transfers_available_not_negative")),
        sa.CheckConstraint("debt_after_credits >= 0", name=op.f("ck_transfers_debt_not_negative")),
        sa.CheckConstraint("held_after_credits >= 0", name=op.f("ck_transfers_held_not_negative")),
        sa.CheckConstraint("length(hash) = 64 AND length(previous_hash) = 64", name=op.f("ck_transfers_hash_length")),
        sa.CheckConstraint("seq >= 1", name=op.f("ck_transfers_seq_counts_from_one")),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.id"], name=op.f("fk_transfers_account_id_accounts")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_transfers")),
        sa.UniqueConstraint("account_id", "seq", name=op.f("uq_transfers_account_id_seq")),
        sa.UniqueConstraint("task_id", "kind", name=op.f("uq_transfers_task_id_kind")),
    )
    op.create_index(
        "uq_transfers_payment",
        "transfers",
        ["provider", "reference", "kind", "source"],
        unique=True,
        sqlite_where=sa.text("provider IS NOT NULL"),
        postgresql_where=sa.text("provider IS NOT NULL"),
    )


def _create_balances() -> None:
    op.create_table(
        "balances",
        sa.Column("account_id", sa.String(40), nullable=False),
        sa.Column("available_credits", sa.BigInteger, nullable=False),
        sa.Column("held_credits", sa.BigInteger, nullable=False),
        sa.Column("debt_credits", sa.BigInteger, nullable=False),
        sa.Column("bought_credits", sa.BigInteger, nullable=False),
        sa.Column("next_expiry_at", sa.BigInteger),
        sa.Column("last_seq", sa.BigInteger, nullable=False),
        sa.Column("last_hash", sa.String(64), nullable=False),
        sa.CheckConstraint("available_credits >= 0", name=op.f("ck_balances_available_not_negative")),
        sa.CheckConstraint("bought_credits >= 0", name=op.f("ck_balances_bought_not_negative")),
        sa.CheckConstraint("debt_credits = 0 OR available_credits = 0", name=op.f("ck_balances_debt_repaid_first")),
        sa.CheckConstraint("debt_credits >= 0", name=op.f("ck_balances_debt_not_negative")),
        sa.CheckConstraint("held_credits >= 0", name=op.f("ck_balances_held_not_negative")),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.id"], name=op.f("fk_balances_account_id_accounts")),
        sa.PrimaryKeyConstraint("account_id", name=op.f("pk_balances")),
    )
    op.create_index(
        "ix_balances_next_expiry_at",
        "balances",
        ["next_expiry_at"],
        sqlite_where=sa.text("next_expiry_at IS NOT NULL"),
        postgresql_where=sa.text("next_expiry_at IS NOT NULL"),
    )


def _create_spend() -> None:
    op.create_table(
        "spend",
        sa.Column("scope_id", sa.String(40), nullable=False),
        sa.Column("period", sa.String(10), nullable=False),
        sa.Column("credits", sa.BigInteger, nullable=False),
        sa.Column("tasks", sa.BigInteger, nullable=False),
        sa.CheckConstraint("credits >= 0", name=op.f("ck_spend_credits_not_negative")),
        sa.CheckConstraint("tasks >= 0", name=op.f("ck_spend_tasks_not_negative")),
        sa.PrimaryKeyConstraint("scope_id", "period", name=op.f("pk_spend")),
    )


def _create_grant_lots() -> None:
    op.create_table(
        "grant_lots",
        sa.Column("transfer_id", sa.String(40), nullable=False),
        sa.Column("account_id", sa.String(40), nullable=False),
        sa.Column("amount_credits", sa.BigInteger, nullable=False),
        sa.Column("remaining_credits", sa.BigInteger, nullable=False),
        sa.Column("expires_at", sa.BigInteger, nullable=False),
        sa.CheckConstraint(
            "remaining_credits BETWEEN 0 AND amount_credits", name=op.f("ck_grant_lots_remaining_within_amount")
        ),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.id"], name=op.f("fk_grant_lots_account_id_accounts")),
        sa.ForeignKeyConstraint(["transfer_id"], ["transfers.id"], name=op.f("fk_grant_lots_transfer_id_transfers")),
        sa.PrimaryKeyConstraint("transfer_id", name=op.f("pk_grant_lots")),
    )
    op.create_index(
        "ix_grant_lots_open",
        "grant_lots",
        ["account_id", "expires_at"],
        sqlite_where=sa.text("remaining_credits > 0"),
        postgresql_where=sa.text("remaining_credits > 0"),
    )


def _create_grant_draws() -> None:
    op.create_table(
        "grant_draws",
        sa.Column("spent_by", sa.String(40), nullable=False),
        sa.Column("transfer_id", sa.String(40), nullable=False),
        sa.Column("credits", sa.BigInteger, nullable=False),
        sa.Column("returned_credits", sa.BigInteger, nullable=False),
        sa.CheckConstraint("credits > 0", name=op.f("ck_grant_draws_credits_positive")),
        sa.CheckConstraint(
            "returned_credits BETWEEN 0 AND credits", name=op.f("ck_grant_draws_returned_within_credits")
        ),
        sa.ForeignKeyConstraint(["spent_by"], ["transfers.id"], name=op.f("fk_grant_draws_spent_by_transfers")),
        sa.ForeignKeyConstraint(
            ["transfer_id"], ["grant_lots.transfer_id"], name=op.f("fk_grant_draws_transfer_id_grant_lots")
        ),
        sa.PrimaryKeyConstraint("spent_by", "transfer_id", name=op.f("pk_grant_draws")),
    )
    op.create_index("ix_grant_draws_transfer_id", "grant_draws", ["transfer_id"])


def _create_payments() -> None:
    op.create_table(
        "payments",
        sa.Column("id", sa.String(40), nullable=False),
        sa.Column("account_id", sa.String(40), nullable=False),
        sa.Column("provider", sa.String(32), nullable=False),
        sa.Column("reference", sa.String(255), nullable=False),
        sa.Column("amount_credits", sa.BigInteger, nullable=False),
        sa.Column("status", sa.String(16), nullable=False),
        sa.Column("url", sa.Text),
        sa.Column("charge", sa.String(255)),
        sa.Column("receipt_url", sa.Text),
        sa.Column("created_at", sa.BigInteger, nullable=False),
        sa.Column("paid_at", sa.BigInteger),
        sa.Column("refunded_credits", sa.BigInteger, nullable=False),
        sa.Column("disputed_credits", sa.BigInteger, nullable=False),
        sa.Column("taken_back_credits", sa.BigInteger, nullable=False),
        sa.CheckConstraint("(status = 'paid') = (paid_at IS NOT NULL)", name=op.f("ck_payments_paid_when")),
        sa.CheckConstraint("status IN ('open', 'paid', 'expired', 'failed')", name=op.f("ck_payments_status_known")),
        sa.CheckConstraint("amount_credits > 0", name=op.f("ck_payments_amount_positive")),
        sa.CheckConstraint(
            "disputed_credits BETWEEN 0 AND amount_credits", name=op.f("ck_payments_disputed_within_amount")
        ),
        sa.CheckConstraint(
            "refunded_credits BETWEEN 0 AND amount_credits", name=op.f("ck_payments_refunded_within_amount")
        ),
        sa.CheckConstraint(
            "taken_back_credits BETWEEN 0 AND amount_credits", name=op.f("ck_payments_taken_back_within_amount")
        ),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.id"], name=op.f("fk_payments_account_id_accounts")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_payments")),
        sa.UniqueConstraint("provider", "reference", name=op.f("uq_payments_provider_reference")),
    )
    op.create_index("ix_payments_account_id_id", "payments", ["account_id", "id"])
    op.create_index("ix_payments_charge", "payments", ["provider", "charge"])


def _create_payment_events() -> None:
    op.create_table(
        "payment_events",
        sa.Column("provider", sa.String(32), nullable=False),
        sa.Column("event_id", sa.String(255), nullable=False),
        sa.Column("kind", sa.String(32), nullable=False),
        sa.Column("reference", sa.String(255)),
        sa.Column("charge", sa.String(255)),
        sa.Column("dispute", sa.String(255)),
        sa.Column("amount_credits", sa.BigInteger),
        sa.Column("applied", sa.Boolean, nullable=False),
        sa.Column("received_at", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("provider", "event_id", name=op.f("pk_payment_events")),
    )
    op.create_index("ix_payment_events_charge", "payment_events", ["provider", "charge"])


def _forbid_changes() -> None:
    """A transfer is never updated or deleted: who tries gets an error from the database itself."""
    if op.get_bind().dialect.name == "sqlite":
        for change in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER transfers_no_{change.lower()} BEFORE {change} ON transfers"
                " BEGIN SELECT RAISE(ABORT, 'transfers are never changed'); END"
            )
        return
    op.execute(
        "CREATE FUNCTION forbid_transfer_change() RETURNS trigger LANGUAGE plpgsql AS"
        " $$ BEGIN RAISE EXCEPTION 'transfers are never changed'; END $$"
    )
    op.execute(
        "CREATE TRIGGER transfers_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON transfers"
        " FOR EACH STATEMENT EXECUTE FUNCTION forbid_transfer_change()"
    )

"""The tables of the ledger.

Rules that a constraint cannot express are triggers, in the migrations: a transfer is never changed or deleted; it
follows the one before it and leaves the balances it says; a settlement fits its precharge and a refund its settlement;
a balance is what the newest transfer left; `ledger_totals` counts each transfer as it is written.
"""

import sqlalchemy as sa

from image3d.billing.model import ROUTES, Kind
from image3d.db.metadata import UtcTimestamp, metadata

#: The route of every kind, as SQL.
ROUTE_CHECK = " OR ".join(
    f"(kind = '{kind}' AND source = '{source}' AND destination = '{destination}')"
    for kind, pairs in ROUTES.items()
    for source, destination in pairs
)
TASK_KINDS = f"'{Kind.PRECHARGE}', '{Kind.SETTLE}', '{Kind.REFUND}'"

transfers = sa.Table(
    "transfers",
    metadata,
    sa.Column("id", sa.String(40), primary_key=True),
    sa.Column("account_id", sa.String(40), sa.ForeignKey("accounts.id"), nullable=False),
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
    sa.Column("created_at", UtcTimestamp, nullable=False),
    sa.Column("previous_hash", sa.String(64), nullable=False),
    sa.Column("hash", sa.String(64), nullable=False),
    sa.UniqueConstraint("account_id", "seq"),
    sa.UniqueConstraint("task_id", "kind"),
    sa.CheckConstraint("seq >= 1", name="seq_counts_from_one"),
    sa.CheckConstraint(ROUTE_CHECK, name="route_known"),
    sa.CheckConstraint(
        f"amount_credits > 0 OR (amount_credits = 0 AND kind IN ('{Kind.PRECHARGE}', '{Kind.SETTLE}'))",
        name="amount_positive",
    ),
    sa.CheckConstraint("available_after_credits >= 0", name="available_not_negative"),
    sa.CheckConstraint("held_after_credits >= 0", name="held_not_negative"),
    sa.CheckConstraint("debt_after_credits >= 0", name="debt_not_negative"),
    sa.CheckConstraint(f"(kind IN ({TASK_KINDS})) = (task_id IS NOT NULL)", name="task_named"),
    sa.CheckConstraint("(task_id IS NULL) = (key_id IS NULL)", name="key_named"),
    sa.CheckConstraint(
        f"kind <> '{Kind.TOP_UP}' OR (provider IS NOT NULL AND reference IS NOT NULL)", name="payment_named"
    ),
    sa.CheckConstraint(
        f"kind NOT IN ('{Kind.GRANT}', '{Kind.ADJUST}') OR (reason IS NOT NULL AND operator IS NOT NULL)",
        name="operator_explains",
    ),
    sa.CheckConstraint(f"kind <> '{Kind.EXPIRE}' OR reference IS NOT NULL", name="expiry_names_grant"),
    sa.CheckConstraint("length(hash) = 64 AND length(previous_hash) = 64", name="hash_length"),
    sa.Index(
        "uq_transfers_payment",
        "provider",
        "reference",
        "kind",
        "source",
        unique=True,
        sqlite_where=sa.text("provider IS NOT NULL"),
        postgresql_where=sa.text("provider IS NOT NULL"),
    ),
    sa.Index(
        "ix_transfers_movements",
        "account_id",
        "kind",
        "seq",
        sqlite_where=sa.text("task_id IS NULL"),
        postgresql_where=sa.text("task_id IS NULL"),
    ),
    sa.Index(
        "ix_transfers_key_id",
        "key_id",
        "seq",
        sqlite_where=sa.text("kind = 'precharge'"),
        postgresql_where=sa.text("kind = 'precharge'"),
    ),
)

#: The transfers of each account, UTC day (days since 1970) and route, summed as they are written; no list is ever
#: added up. `first_seq` and `last_seq` bound where that day's rows lie in the account's chain.
ledger_totals = sa.Table(
    "ledger_totals",
    metadata,
    sa.Column("account_id", sa.String(40), sa.ForeignKey("accounts.id"), primary_key=True),
    sa.Column("day", sa.Integer, primary_key=True),
    sa.Column("kind", sa.String(16), primary_key=True),
    sa.Column("source", sa.String(16), primary_key=True),
    sa.Column("destination", sa.String(16), primary_key=True),
    sa.Column("row_count", sa.BigInteger, nullable=False),
    sa.Column("credits", sa.BigInteger, nullable=False),
    sa.Column("first_seq", sa.BigInteger, nullable=False),
    sa.Column("last_seq", sa.BigInteger, nullable=False),
)

balances = sa.Table(
    "balances",
    metadata,
    sa.Column("account_id", sa.String(40), sa.ForeignKey("accounts.id"), primary_key=True),
    sa.Column("available_credits", sa.BigInteger, nullable=False),
    sa.Column("held_credits", sa.BigInteger, nullable=False),
    sa.Column("debt_credits", sa.BigInteger, nullable=False),
    sa.Column("bought_credits", sa.BigInteger, nullable=False),
    sa.Column("next_expiry_at", UtcTimestamp),
    sa.Column("last_seq", sa.BigInteger, nullable=False),
    sa.Column("last_hash", sa.String(64), nullable=False),
    sa.CheckConstraint("available_credits >= 0", name="available_not_negative"),
    sa.CheckConstraint("held_credits >= 0", name="held_not_negative"),
    sa.CheckConstraint("debt_credits >= 0", name="debt_not_negative"),
    sa.CheckConstraint("debt_credits = 0 OR available_credits = 0", name="debt_repaid_first"),
    sa.CheckConstraint("bought_credits >= 0", name="bought_not_negative"),
    sa.Index(
        "ix_balances_next_expiry_at",
        "next_expiry_at",
        sqlite_where=sa.text("next_expiry_at IS NOT NULL"),
        postgresql_where=sa.text("next_expiry_at IS NOT NULL"),
    ),
)

#: What a key or an account used: one row per UTC day ("2026-11-22"), UTC month ("2026-11") and for now ("open").
spend = sa.Table(
    "spend",
    metadata,
    sa.Column("scope_id", sa.String(40), primary_key=True),
    sa.Column("period", sa.String(10), primary_key=True),
    sa.Column("credits", sa.BigInteger, nullable=False),
    sa.Column("tasks", sa.BigInteger, nullable=False),
    sa.CheckConstraint("credits >= 0", name="credits_not_negative"),
    sa.CheckConstraint("tasks >= 0", name="tasks_not_negative"),
)

#: What is left of each grant that expires. `transfer_id` is the grant.
grant_lots = sa.Table(
    "grant_lots",
    metadata,
    sa.Column("transfer_id", sa.String(40), sa.ForeignKey("transfers.id"), primary_key=True),
    sa.Column("account_id", sa.String(40), sa.ForeignKey("accounts.id"), nullable=False),
    sa.Column("amount_credits", sa.BigInteger, nullable=False),
    sa.Column("remaining_credits", sa.BigInteger, nullable=False),
    sa.Column("expires_at", UtcTimestamp, nullable=False),
    sa.CheckConstraint("remaining_credits BETWEEN 0 AND amount_credits", name="remaining_within_amount"),
    sa.Index(
        "ix_grant_lots_open",
        "account_id",
        "expires_at",
        sqlite_where=sa.text("remaining_credits > 0"),
        postgresql_where=sa.text("remaining_credits > 0"),
    ),
)

#: Which grants a spending transfer (a precharge or an adjustment) drew from, and how much of it came back.
grant_draws = sa.Table(
    "grant_draws",
    metadata,
    sa.Column("spent_by", sa.String(40), sa.ForeignKey("transfers.id"), primary_key=True),
    sa.Column("transfer_id", sa.String(40), sa.ForeignKey("grant_lots.transfer_id"), primary_key=True, index=True),
    sa.Column("credits", sa.BigInteger, nullable=False),
    sa.Column("returned_credits", sa.BigInteger, nullable=False),
    sa.CheckConstraint("credits > 0", name="credits_positive"),
    sa.CheckConstraint("returned_credits BETWEEN 0 AND credits", name="returned_within_credits"),
)

payments = sa.Table(
    "payments",
    metadata,
    sa.Column("id", sa.String(40), primary_key=True),
    sa.Column("account_id", sa.String(40), sa.ForeignKey("accounts.id"), nullable=False),
    sa.Column("provider", sa.String(32), nullable=False),
    sa.Column("reference", sa.String(255), nullable=False),
    sa.Column("amount_credits", sa.BigInteger, nullable=False),
    sa.Column("status", sa.String(16), nullable=False),
    sa.Column("url", sa.Text),
    sa.Column("charge", sa.String(255)),
    sa.Column("receipt_url", sa.Text),
    sa.Column("created_at", UtcTimestamp, nullable=False),
    sa.Column("paid_at", UtcTimestamp),
    sa.Column("refunded_credits", sa.BigInteger, nullable=False),
    sa.Column("disputed_credits", sa.BigInteger, nullable=False),
    sa.Column("taken_back_credits", sa.BigInteger, nullable=False),
    sa.UniqueConstraint("provider", "reference"),
    sa.CheckConstraint("amount_credits > 0", name="amount_positive"),
    sa.CheckConstraint("status IN ('open', 'paid', 'expired', 'failed')", name="status_known"),
    sa.CheckConstraint("(status = 'paid') = (paid_at IS NOT NULL)", name="paid_when"),
    sa.CheckConstraint("refunded_credits BETWEEN 0 AND amount_credits", name="refunded_within_amount"),
    sa.CheckConstraint("disputed_credits BETWEEN 0 AND amount_credits", name="disputed_within_amount"),
    sa.CheckConstraint("taken_back_credits BETWEEN 0 AND amount_credits", name="taken_back_within_amount"),
    sa.Index("ix_payments_account_id_id", "account_id", "id"),
    sa.Index("ix_payments_charge", "provider", "charge"),
)

#: Every event a payment provider sent, by its id, so that each counts once.
payment_events = sa.Table(
    "payment_events",
    metadata,
    sa.Column("provider", sa.String(32), primary_key=True),
    sa.Column("event_id", sa.String(255), primary_key=True),
    sa.Column("kind", sa.String(32), nullable=False),
    sa.Column("reference", sa.String(255)),
    sa.Column("charge", sa.String(255)),
    sa.Column("dispute", sa.String(255)),
    sa.Column("amount_credits", sa.BigInteger),
    sa.Column("applied", sa.Boolean, nullable=False),
    sa.Column("received_at", UtcTimestamp, nullable=False),
    sa.Index("ix_payment_events_charge", "provider", "charge"),
)

#: What the owner of an account should know, once for each scope, kind and period.
notices = sa.Table(
    "notices",
    metadata,
    sa.Column("id", sa.String(40), primary_key=True),
    sa.Column("account_id", sa.String(40), sa.ForeignKey("accounts.id"), nullable=False),
    sa.Column("scope_id", sa.String(40), nullable=False),
    sa.Column("kind", sa.String(32), nullable=False),
    sa.Column("period", sa.String(10), nullable=False),
    sa.Column("used_credits", sa.BigInteger, nullable=False),
    sa.Column("cap_credits", sa.BigInteger, nullable=False),
    sa.Column("created_at", UtcTimestamp, nullable=False),
    sa.Column("sent_at", UtcTimestamp),
    sa.UniqueConstraint("scope_id", "kind", "period"),
    sa.CheckConstraint("kind IN ('daily_cap_near', 'monthly_cap_near', 'balance_low')", name="kind_known"),
    sa.Index("ix_notices_account_id_id", "account_id", "id"),
    sa.Index(
        "ix_notices_unsent",
        "id",
        sqlite_where=sa.text("sent_at IS NULL"),
        postgresql_where=sa.text("sent_at IS NULL"),
    ),
)

"""The ledger's own rules in the database: each transfer follows the one before it, resolutions fit, totals by day."""

# ruff: noqa: S608  # every statement is made of the constants below
import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

_GENESIS = "0" * 64
_DAY_US = 86_400_000_000


def upgrade() -> None:
    """Creates the totals, two indexes for filtered lists, and the triggers."""
    _create_totals()
    _create_indexes()
    rules = _SQLITE if op.get_bind().dialect.name == "sqlite" else _POSTGRES
    for statement in rules:
        op.execute(statement)


def _create_totals() -> None:
    op.create_table(
        "ledger_totals",
        sa.Column("account_id", sa.String(40), nullable=False),
        sa.Column("day", sa.Integer, nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("source", sa.String(16), nullable=False),
        sa.Column("destination", sa.String(16), nullable=False),
        sa.Column("row_count", sa.BigInteger, nullable=False),
        sa.Column("credits", sa.BigInteger, nullable=False),
        sa.Column("first_seq", sa.BigInteger, nullable=False),
        sa.Column("last_seq", sa.BigInteger, nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.id"], name=op.f("fk_ledger_totals_account_id_accounts")),
        sa.PrimaryKeyConstraint("account_id", "day", "kind", "source", "destination", name=op.f("pk_ledger_totals")),
    )
    op.execute(
        "INSERT INTO ledger_totals"
        f" SELECT account_id, created_at / {_DAY_US}, kind, source, destination, count(*), sum(amount_credits),"
        " min(seq), max(seq) FROM transfers"
        f" GROUP BY account_id, created_at / {_DAY_US}, kind, source, destination"
    )


def _create_indexes() -> None:
    movement = sa.text("task_id IS NULL")
    op.create_index(
        "ix_transfers_movements",
        "transfers",
        ["account_id", "kind", "seq"],
        sqlite_where=movement,
        postgresql_where=movement,
    )
    precharge = sa.text("kind = 'precharge'")
    op.create_index(
        "ix_transfers_key_id", "transfers", ["key_id", "seq"], sqlite_where=precharge, postgresql_where=precharge
    )


def _after(place: str, before: str) -> str:
    """What `place` holds after the new row, from what it held before; debt grows as a source."""
    gains, loses = ("source", "destination") if place == "debt" else ("destination", "source")
    change = (
        f"CASE '{place}' WHEN NEW.{gains} THEN NEW.amount_credits WHEN NEW.{loses} THEN -NEW.amount_credits ELSE 0 END"
    )
    return f"NEW.{place}_after_credits = {before} + {change}"


def _leaves(before: str) -> str:
    """Whether the new row leaves what it should, `before` being SQL for the balance before with `{place}` in it."""
    return " AND ".join(_after(place, before.format(place=place)) for place in ("available", "held", "debt"))


_FOLLOWS = (
    f"(NEW.seq = 1 AND NEW.previous_hash = '{_GENESIS}' AND {_leaves('0')}) OR EXISTS (SELECT 1 FROM transfers b"
    " WHERE b.account_id = NEW.account_id AND b.seq = NEW.seq - 1 AND b.hash = NEW.previous_hash"
    f" AND {_leaves('b.{place}_after_credits')})"
)
_SETTLES = (
    "EXISTS (SELECT 1 FROM transfers p WHERE p.task_id = NEW.task_id AND p.kind = 'precharge'"
    " AND p.account_id = NEW.account_id AND p.key_id = NEW.key_id AND p.amount_credits >= NEW.amount_credits)"
)
_REFUNDS = (
    "EXISTS (SELECT 1 FROM transfers s JOIN transfers p ON p.task_id = s.task_id AND p.kind = 'precharge'"
    " WHERE s.task_id = NEW.task_id AND s.kind = 'settle' AND s.account_id = NEW.account_id AND s.key_id = NEW.key_id"
    " AND s.seq = NEW.seq - 1 AND p.amount_credits = s.amount_credits + NEW.amount_credits)"
)
_IS_NOTHING = (
    "NEW.last_seq = 0 AND NEW.available_credits = 0 AND NEW.held_credits = 0 AND NEW.debt_credits = 0"
    f" AND NEW.bought_credits = 0 AND NEW.last_hash = '{_GENESIS}'"
)
#: A balance is what the newest transfer left, and a settlement below the precharge is not the end of a chain.
_IS_LEFT = (
    f"({_IS_NOTHING}) OR EXISTS (SELECT 1 FROM transfers t WHERE t.account_id = NEW.account_id"
    " AND t.seq = NEW.last_seq AND t.hash = NEW.last_hash AND t.available_after_credits = NEW.available_credits"
    " AND t.held_after_credits = NEW.held_credits AND t.debt_after_credits = NEW.debt_credits"
    " AND (t.kind <> 'settle' OR EXISTS (SELECT 1 FROM transfers p WHERE p.task_id = t.task_id"
    " AND p.kind = 'precharge' AND p.amount_credits = t.amount_credits)))"
)
_COUNT = (
    "INSERT INTO ledger_totals"
    " (account_id, day, kind, source, destination, row_count, credits, first_seq, last_seq)"
    f" VALUES (NEW.account_id, NEW.created_at / {_DAY_US}, NEW.kind, NEW.source, NEW.destination, 1,"
    " NEW.amount_credits, NEW.seq, NEW.seq)"
    " ON CONFLICT (account_id, day, kind, source, destination) DO UPDATE"
    " SET row_count = ledger_totals.row_count + 1, credits = ledger_totals.credits + excluded.credits,"
    " last_seq = excluded.last_seq"
)

_BROKEN_CHAIN = "a transfer follows the one before it and leaves the balances it says"
_BAD_SETTLE = "a settlement needs an open precharge that covers it"
_BAD_REFUND = "a refund follows its settlement and is the rest of the precharge"
_BAD_BALANCE = "a balance is what the newest transfer left"
_NO_DELETE = "balances are never deleted"


def _sqlite_rule(name: str, event: str, holds: str, message: str, *, when: str = "1") -> str:
    return (
        f"CREATE TRIGGER {name} BEFORE {event} WHEN {when} AND NOT ({holds})"
        f" BEGIN SELECT RAISE(ABORT, '{message}'); END"
    )


_SQLITE = (
    _sqlite_rule("transfers_follow", "INSERT ON transfers", _FOLLOWS, _BROKEN_CHAIN),
    _sqlite_rule("transfers_settle", "INSERT ON transfers", _SETTLES, _BAD_SETTLE, when="NEW.kind = 'settle'"),
    _sqlite_rule("transfers_refund", "INSERT ON transfers", _REFUNDS, _BAD_REFUND, when="NEW.kind = 'refund'"),
    _sqlite_rule("balances_start", "INSERT ON balances", _IS_NOTHING, _BAD_BALANCE),
    _sqlite_rule("balances_agree", "UPDATE ON balances", _IS_LEFT, _BAD_BALANCE),
    _sqlite_rule("balances_stay", "DELETE ON balances", "0", _NO_DELETE),
    f"CREATE TRIGGER transfers_count AFTER INSERT ON transfers BEGIN {_COUNT}; END",
)


def _postgres_function(name: str, body: str) -> str:
    return f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {body} END $$"


def _raise(message: str) -> str:
    return f"RAISE EXCEPTION '{message}' USING ERRCODE = 'check_violation';"


_POSTGRES = (
    _postgres_function(
        "check_transfer",
        f"IF NOT ({_FOLLOWS}) THEN {_raise(_BROKEN_CHAIN)} END IF;"
        f" IF NEW.kind = 'settle' AND NOT ({_SETTLES}) THEN {_raise(_BAD_SETTLE)} END IF;"
        f" IF NEW.kind = 'refund' AND NOT ({_REFUNDS}) THEN {_raise(_BAD_REFUND)} END IF;"
        f" {_COUNT}; RETURN NEW;",
    ),
    "CREATE TRIGGER transfers_follow BEFORE INSERT ON transfers FOR EACH ROW EXECUTE FUNCTION check_transfer()",
    _postgres_function(
        "check_balance",
        f"IF TG_OP = 'DELETE' THEN {_raise(_NO_DELETE)} END IF;"
        f" IF TG_OP = 'INSERT' AND NOT ({_IS_NOTHING}) OR NOT ({_IS_LEFT}) THEN {_raise(_BAD_BALANCE)} END IF;"
        " RETURN NEW;",
    ),
    (
        "CREATE TRIGGER balances_agree BEFORE INSERT OR UPDATE OR DELETE ON balances"
        " FOR EACH ROW EXECUTE FUNCTION check_balance()"
    ),
)

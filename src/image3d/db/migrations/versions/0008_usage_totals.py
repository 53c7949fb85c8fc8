"""Usage by day and key, counted by the database as tasks are written."""

# ruff: noqa: S608  # every statement is made of the constants below
import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

_DAY_US = 86_400_000_000


def upgrade() -> None:
    """Creates the totals, counts the tasks that exist, and creates the triggers that go on counting."""
    op.create_table(
        "usage_totals",
        sa.Column("account_id", sa.String(40), nullable=False),
        sa.Column("day", sa.Integer, nullable=False),
        sa.Column("key_id", sa.String(40), nullable=False),
        sa.Column("is_test", sa.Boolean, nullable=False),
        sa.Column("tasks", sa.BigInteger, nullable=False),
        sa.Column("succeeded", sa.BigInteger, nullable=False),
        sa.Column("failed", sa.BigInteger, nullable=False),
        sa.Column("credits", sa.BigInteger, nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.id"], name=op.f("fk_usage_totals_account_id_accounts")),
        sa.PrimaryKeyConstraint("account_id", "day", "key_id", "is_test", name=op.f("pk_usage_totals")),
    )
    day = f"created_at / {_DAY_US}"
    op.execute(
        f"INSERT INTO usage_totals SELECT account_id, {day}, key_id, is_test, count(*),"
        " sum(CASE WHEN status = 'succeeded' THEN 1 ELSE 0 END), sum(CASE WHEN status = 'failed' THEN 1 ELSE 0 END),"
        " sum(coalesce(final_charge_credits, precharge_credits)) FROM tasks"
        f" GROUP BY account_id, {day}, key_id, is_test"
    )
    for statement in _SQLITE if op.get_bind().dialect.name == "sqlite" else _POSTGRES:
        op.execute(statement)


def _counted(row: str) -> tuple[str, ...]:
    """What of a task is counted where: account, day, key, test, and whether it succeeded or failed, its credits."""
    return (
        f"{row}.account_id",
        f"{row}.created_at / {_DAY_US}",
        f"{row}.key_id",
        f"{row}.is_test",
        f"CASE WHEN {row}.status = 'succeeded' THEN 1 ELSE 0 END",
        f"CASE WHEN {row}.status = 'failed' THEN 1 ELSE 0 END",
        f"coalesce({row}.final_charge_credits, {row}.precharge_credits)",
    )


def _count(row: str, sign: str) -> str:
    account, day, key, is_test, succeeded, failed, credits_ = _counted(row)
    return (
        "INSERT INTO usage_totals (account_id, day, key_id, is_test, tasks, succeeded, failed, credits)"
        f" VALUES ({account}, {day}, {key}, {is_test}, {sign}1, {sign}({succeeded}), {sign}({failed}),"
        f" {sign}({credits_}))"
        " ON CONFLICT (account_id, day, key_id, is_test) DO UPDATE SET tasks = usage_totals.tasks + excluded.tasks,"
        " succeeded = usage_totals.succeeded + excluded.succeeded, failed = usage_totals.failed + excluded.failed,"
        " credits = usage_totals.credits + excluded.credits;"
    )


_COLUMNS = "account_id, created_at, key_id, is_test, status, precharge_credits, final_charge_credits"
_CHANGED = f"({', '.join(_counted('OLD'))}) <> ({', '.join(_counted('NEW'))})"

_SQLITE = (
    f"CREATE TRIGGER tasks_count_new AFTER INSERT ON tasks BEGIN {_count('NEW', '+')} END",
    (
        f"CREATE TRIGGER tasks_count_change AFTER UPDATE OF {_COLUMNS} ON tasks WHEN {_CHANGED}"
        f" BEGIN {_count('OLD', '-')} {_count('NEW', '+')} END"
    ),
    f"CREATE TRIGGER tasks_count_gone AFTER DELETE ON tasks BEGIN {_count('OLD', '-')} END",
)

#: Deferred: the row of the key's day is locked last and shortly, after the account's balance and never before it.
_POSTGRES = (
    (
        "CREATE FUNCTION count_task() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
        f" IF TG_OP = 'UPDATE' THEN IF NOT ({_CHANGED}) THEN RETURN NULL; END IF; END IF;"
        f" IF TG_OP <> 'INSERT' THEN {_count('OLD', '-')} END IF;"
        f" IF TG_OP <> 'DELETE' THEN {_count('NEW', '+')} END IF;"
        " RETURN NULL; END $$"
    ),
    (
        f"CREATE CONSTRAINT TRIGGER tasks_count AFTER INSERT OR UPDATE OF {_COLUMNS} OR DELETE ON tasks"
        " DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION count_task()"
    ),
)

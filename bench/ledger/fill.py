"""Fills a migrated, empty database with a ledger of N rows that verifies, about as fast as the database takes rows.

Usage: python -m bench.ledger.fill DATABASE_URL ROWS

Half of the rows are of one account, the others of 99; each task is a precharge, a settlement and a refund, spread
evenly over three years. Rows are those that `billing.store.append` writes, hashes included; triggers and, on SQLite,
checks rest meanwhile. Memory does not grow with the rows; a million of them take about a gigabyte of disk.
"""

# ruff: noqa: S608  # every name in the statements is a constant
import json
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from itertools import islice
from typing import Any, Self

from image3d.accounts.model import Caps
from image3d.accounts.service import create_account
from image3d.billing.chain import GENESIS, row_hash
from image3d.billing.model import ROUTES, Kind, effect
from image3d.billing.periods import OPEN, day_of, month_of
from image3d.billing.prices import load_price_list
from image3d.db.database import Database, open_database
from image3d.db.metadata import microseconds

SMALL_ACCOUNTS = 99
GENEROUS = Caps(daily_credits=10**11, monthly_credits=10**11, concurrent=10**6, rate_per_second=10**6)
FIRST_US = microseconds(datetime(2023, 11, 1, tzinfo=UTC))
LAST_US = microseconds(datetime(2026, 11, 1, tzinfo=UTC))
BOUGHT = 10**10
PRECHARGE, CHARGE = 40, 12
ROWS_PER_TASK = 3
BATCH = 20_000
DAY_US = 86_400_000_000

TRANSFER = (
    "id", "account_id", "seq", "source", "destination", "amount_credits", "kind", "task_id", "key_id", "provider",
    "reference", "available_after_credits", "held_after_credits", "debt_after_credits", "created_at", "previous_hash",
    "hash",
)  # fmt: skip
TASK = (
    "id", "account_id", "key_id", "is_test", "status", "progress", "mode", "quality", "engine", "output_format",
    "metadata", "options", "input", "price", "billing_status", "precharge_credits", "final_charge_credits",
    "refunded_credits", "provider_cost_usd", "balance_after_credits", "created_at", "started_at", "finished_at",
    "report",
)  # fmt: skip
TOTALS = (
    "account_id", "day", "kind", "source", "destination", "row_count", "credits", "first_seq", "last_seq",
)  # fmt: skip
USAGE = ("account_id", "day", "key_id", "is_test", "tasks", "succeeded", "failed", "credits")
_PRICE = json.dumps(load_price_list().price("image", "standard", "sculpt").document())
_INPUT = json.dumps({"sha256": "0" * 64, "width": 1024, "height": 1024, "media_type": "image/png"})
_REPORT = json.dumps({"vertices": 9_800, "faces": 19_990, "is_watertight": True, "components": 1, "warnings": []})
_METADATA = json.dumps({"source": "store-product-preview", "sku": "demo-001"})
#: Kind, source and destination as text, and how available and held change.
_MOVES = {
    kind: (kind.value, source.value, destination.value, *effect(source, destination)[:2])
    for kind, ((source, destination), *_) in ROUTES.items()
}


class Chain:
    """The transfers and tasks of one account, made in order."""

    def __init__(self, account_id: str, number: int, tasks: int) -> None:
        self.account_id = account_id
        self.key_id = f"key_{number:026d}"
        self.number = number
        self.tasks = tasks
        self.seq = 0
        self.available = self.held = 0
        self.hash = GENESIS
        self.task_rows: list[tuple[Any, ...]] = []
        self.tasks_by_day: Counter[int] = Counter()
        self._totals: dict[tuple[Any, ...], list[int]] = {}

    def rows(self) -> Iterator[tuple[Any, ...]]:
        """Every transfer; `task_rows` grows by one task for each three of them."""
        yield self._row(Kind.TOP_UP, BOUGHT, FIRST_US)
        for number in range(self.tasks):
            at = FIRST_US + (LAST_US - FIRST_US) * number // self.tasks
            task_id = f"task_{self.number:06d}{number:020d}"
            yield self._row(Kind.PRECHARGE, PRECHARGE, at, task_id)
            yield self._row(Kind.SETTLE, CHARGE, at + 5_000_000, task_id)
            yield self._row(Kind.REFUND, PRECHARGE - CHARGE, at + 5_000_000, task_id)
            self.task_rows.append(self._task(task_id, at))
            self.tasks_by_day[at // DAY_US] += 1

    def take_tasks(self) -> list[tuple[Any, ...]]:
        """The tasks made since the last call."""
        taken, self.task_rows = self.task_rows, []
        return taken

    def spent(self) -> list[tuple[Any, ...]]:
        """The rows of `spend`: what the account and its key used by day, by month and now."""
        counted: Counter[str] = Counter()
        for day, tasks in self.tasks_by_day.items():
            moment = datetime.fromtimestamp(day * DAY_US / 1_000_000, tz=UTC)
            counted[day_of(moment)] += tasks
            counted[month_of(moment)] += tasks
        counted[OPEN] = 0
        return [
            (scope, period, CHARGE * tasks if period != OPEN else 0, tasks)
            for scope in (self.account_id, self.key_id)
            for period, tasks in counted.items()
        ]

    def used(self) -> list[tuple[Any, ...]]:
        """The rows of `usage_totals`."""
        return [
            (self.account_id, day, self.key_id, False, tasks, tasks, 0, CHARGE * tasks)
            for day, tasks in self.tasks_by_day.items()
        ]

    def totals(self) -> list[tuple[Any, ...]]:
        """The rows of `ledger_totals`."""
        return [(self.account_id, *key, *sums) for key, sums in self._totals.items()]

    def _row(self, kind: Kind, amount: int, at: int, task_id: str | None = None) -> tuple[Any, ...]:
        name, source, destination, to_available, to_held = _MOVES[kind]
        self.seq += 1
        self.available += amount * to_available
        self.held += amount * to_held
        sums = self._totals.setdefault((at // DAY_US, name, source, destination), [0, 0, self.seq, 0])
        sums[0] += 1
        sums[1] += amount
        sums[3] = self.seq
        key_id = None if task_id is None else self.key_id
        provider, reference = ("operator", f"bench {self.account_id}") if task_id is None else (None, None)
        words = "" if task_id else json.dumps([provider, reference, None, None], separators=(",", ":"))
        transfer_id = f"tr_{self.number:06d}{self.seq:020d}"
        before = self.hash
        self.hash = row_hash(
            (
                before, transfer_id, self.account_id, self.seq, source, destination, amount, name, task_id, key_id,
                self.available, self.held, 0, at, words,
            )
        )  # fmt: skip
        return (
            transfer_id, self.account_id, self.seq, source, destination, amount, name, task_id, key_id, provider,
            reference, self.available, self.held, 0, at, before, self.hash,
        )  # fmt: skip

    def _task(self, task_id: str, at: int) -> tuple[Any, ...]:
        return (
            task_id, self.account_id, self.key_id, False, "succeeded", 100, "image", "standard", "sculpt", "glb",
            _METADATA, "{}", _INPUT, _PRICE, "settled", PRECHARGE, CHARGE, PRECHARGE - CHARGE, "0.004100",
            self.available, at, at + 1_000_000, at + 5_000_000, _REPORT,
        )  # fmt: skip


class Filler:
    """Rows into one of the two databases by its fastest way."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._connection = database.engine.raw_connection()
        self._driver: Any = self._connection.driver_connection
        self._triggers: list[str] = []

    def __enter__(self) -> Self:
        if self._database.is_sqlite:
            found = self._driver.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
            for pragma in (
                "synchronous = OFF", "journal_mode = OFF", "cache_size = -500000", "foreign_keys = OFF",
                "ignore_check_constraints = ON",
            ):  # fmt: skip
                self._driver.execute(f"PRAGMA {pragma}")
            for name, _ in found:
                self._driver.execute(f"DROP TRIGGER {name}")
            self._triggers = [text for _, text in found]
            self._driver.execute("BEGIN")
        else:
            self._driver.execute("SET session_replication_role = replica")
        return self

    def __exit__(self, *_: object) -> None:
        self._driver.execute("COMMIT")
        for trigger in self._triggers:
            self._driver.execute(trigger)
        if self._database.is_sqlite:
            self._driver.execute("PRAGMA journal_mode = WAL")
            self._driver.execute("PRAGMA analysis_limit = 1000")
            self._driver.execute("ANALYZE")
        else:
            self._driver.execute("SET session_replication_role = origin")
            self._driver.commit()
            self._driver.autocommit = True
            self._driver.execute("VACUUM ANALYZE")
        self._connection.invalidate()  # its settings are not for anybody else

    def write(self, table: str, columns: tuple[str, ...], rows: Iterable[tuple[Any, ...]]) -> None:
        names = ", ".join(columns)
        if self._database.is_sqlite:
            marks = ", ".join("?" * len(columns))
            self._driver.executemany(f"INSERT INTO {table} ({names}) VALUES ({marks})", rows)
            return
        with self._driver.cursor().copy(f"COPY {table} ({names}) FROM STDIN") as copy:
            for row in rows:
                copy.write_row(row)


def fill(database: Database, rows: int, progress: Callable[[int], None] = lambda _: None) -> list[str]:
    """The ledger has about `rows` rows; returns the ids of its accounts, the largest first.

    Args:
        database: migrated and empty.
        rows: how many transfers; two are less than a task.
        progress: is told now and then how many were written.
    """
    with database.transaction() as tx:
        moment = datetime.fromtimestamp(FIRST_US / 1_000_000, tz=UTC)
        accounts = [
            create_account(tx, email=f"bench-{number}@example.com", now=moment, limits=GENEROUS).id
            for number in range(1 + SMALL_ACCOUNTS)
        ]
    written = 0
    with Filler(database) as filler:
        for number, account_id in enumerate(accounts):
            share = rows // 2 if number == 0 else rows // 2 // SMALL_ACCOUNTS
            for batch in _fill_account(filler, Chain(account_id, number, max(1, share // ROWS_PER_TASK))):
                written += batch
                progress(written)
    return [str(account_id) for account_id in accounts]


def _fill_account(filler: Filler, chain: Chain) -> Iterator[int]:
    rows = chain.rows()
    while batch := list(islice(rows, BATCH)):
        filler.write("transfers", TRANSFER, batch)
        filler.write("tasks", TASK, chain.take_tasks())
        yield len(batch)
    filler.write("tasks", TASK, chain.take_tasks())
    filler.write(
        "balances",
        (
            "account_id", "available_credits", "held_credits", "debt_credits", "bought_credits", "last_seq",
            "last_hash",
        ),
        [(chain.account_id, chain.available, chain.held, 0, BOUGHT, chain.seq, chain.hash)],
    )  # fmt: skip
    filler.write("ledger_totals", TOTALS, chain.totals())
    filler.write("spend", ("scope_id", "period", "credits", "tasks"), chain.spent())
    filler.write("usage_totals", USAGE, chain.used())


def main(url: str, rows: str) -> None:
    database = open_database(url)
    fill(database, int(rows))
    database.close()


if __name__ == "__main__":
    main(*sys.argv[1:])

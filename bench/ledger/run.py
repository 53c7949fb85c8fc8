"""A ledger of N rows: how fast it is verified, listed, added up and written, beside floors and beside an empty ledger.

Usage: python -m bench.ledger.run [--rows 1000000] [--databases sqlite,postgresql] [--rounds 20]

The full and the empty database are asked in turn, so that whatever else the machine does hits both alike. The floor of
verification reads the same rows in as many processes and takes one SHA-256 of each; the floor of a sum adds up rows.
"""

import argparse
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import sqlalchemy as sa

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from bench.ledger.fill import GENEROUS, LAST_US, fill  # noqa: E402  # after the path is set
from bench.ledger.floor import read_and_hash  # noqa: E402

from databases import Databases, given_postgres_url  # noqa: E402
from image3d.accounts.model import Principal  # noqa: E402
from image3d.accounts.service import create_key, get_account  # noqa: E402
from image3d.app.services import Services, build_services  # noqa: E402
from image3d.billing import ledger  # noqa: E402
from image3d.billing.model import Kind  # noqa: E402
from image3d.billing.statement import Selection, select_rows, statement  # noqa: E402
from image3d.core.clock import utc_now  # noqa: E402
from image3d.core.ids import AccountId  # noqa: E402
from image3d.core.logging import configure_logging  # noqa: E402
from image3d.core.settings import load_settings  # noqa: E402
from image3d.db.database import Database, open_database  # noqa: E402
from image3d.engines.protocol import Mode, Quality  # noqa: E402
from image3d.tasks import store  # noqa: E402
from image3d.tasks.audit import CHECKS  # noqa: E402
from image3d.tasks.model import GenerationRequest  # noqa: E402
from image3d.tasks.submit import submit  # noqa: E402
from image3d.tasks.usage import daily_usage  # noqa: E402

EMPTY_ROWS = 900
PAGE = 100
SUBMITS = 10
LAST_DAY = date(1970, 1, 1) + timedelta(days=LAST_US // 86_400_000_000)
REQUEST = GenerationRequest(
    mode=Mode.IMAGE,
    quality=Quality.STANDARD,
    image_url="https://example.com/product-photo.png",
    metadata={"source": "store-product-preview", "sku": "demo-001"},
)


@dataclass(frozen=True)
class Books:
    """One filled database, its largest account and a key of that."""

    services: Services
    principal: Principal
    rows: int

    @property
    def database(self) -> Database:
        return self.services.database

    @property
    def account_id(self) -> AccountId:
        return self.principal.account.id


class Progress:
    """Prints each tenth of a large ledger as it is written."""

    def __init__(self, kind: str, rows: int) -> None:
        self._kind, self._rows, self._tenths = kind, rows, 0
        self._begun = time.perf_counter()

    def __call__(self, written: int) -> None:
        tenths = 10 * written // self._rows
        if self._rows > EMPTY_ROWS and tenths > self._tenths:
            seconds = time.perf_counter() - self._begun
            print(f"{self._kind:<11} {written:,} rows and their tasks written, {seconds:,.0f} s", flush=True)
            self._tenths = tenths


@contextmanager
def books(databases: Databases, kind: str, rows: int) -> Iterator[Books]:
    url = databases.fresh_url(kind)
    database = open_database(url)
    accounts = fill(database, rows, Progress(kind, rows))
    database.close()
    services = build_services(load_settings({}, database_url=url, data_dir=Path(tempfile.gettempdir()) / "bench"))
    with services.database.transaction() as tx:
        account = get_account(tx, AccountId(accounts[0]))
        key, _ = create_key(
            tx, account=account, name="bench", mode="live", now=utc_now(), bought_credits=10**10, caps=GENEROUS
        )
    try:
        yield Books(services, Principal(account=account, key=key), rows)
    finally:
        services.database.close()
        databases.drop(url)


def measure(kind: str, databases: Databases, options: argparse.Namespace) -> None:
    with books(databases, kind, EMPTY_ROWS) as empty, books(databases, kind, options.rows) as full:
        time_verification(kind, full)
        for name, ask in readings(full).items():
            compare(kind, name, ask, full, empty, rounds=options.rounds)
        time_sums(kind, full, rounds=options.rounds)
        compare(kind, "submit", submit_some, full, empty, rounds=options.rounds, each=SUBMITS)


def time_verification(kind: str, full: Books) -> None:
    faults: list[ledger.Fault] = []
    work: Mapping[str, Callable[[], object]] = {
        "verify": lambda: faults.extend(ledger.verify(full.database, CHECKS)),
        "verify, without tasks": lambda: faults.extend(ledger.verify(full.database)),
        "read and hash alone": lambda: read_and_hash(full.database),
    }
    for name, ask in work.items():
        begun, used = time.perf_counter(), _cpu_seconds()
        ask()
        seconds, cpu = time.perf_counter() - begun, _cpu_seconds() - used
        goal = f" (must 200,000)   {len(faults)} faults" if name == "verify" else ""
        print(
            f"{kind:<11} {name:<21} {full.rows / seconds:9,.0f} rows/s, {full.rows / cpu:9,.0f} per second of a core"
            f"{goal}",
            flush=True,
        )


def _cpu_seconds() -> float:
    """Of this process and of those it waited for; a database server's own are not in it."""
    both = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(used.ru_utime + used.ru_stime for used in both)


def readings(full: Books) -> Mapping[str, Callable[[Books], object]]:
    """What customers look at, by name."""
    middle = full.rows // 4

    def page(selection: Selection, *, before: int | None = None) -> Callable[[Books], object]:
        def ask(asked: Books) -> object:
            with asked.database.read() as tx:
                rows = select_rows(tx, asked.account_id, selection, limit=PAGE, before_seq=before)
                return store.find_all(tx, [row.task_id for row in rows if row.task_id is not None])

        return ask

    def total(asked: Books) -> object:
        with asked.database.read() as tx:
            return statement(tx, asked.account_id, first=LAST_DAY - timedelta(days=30), last=LAST_DAY)

    def usage(asked: Books) -> object:
        first = LAST_DAY - timedelta(days=365)
        return daily_usage(asked.services.tasks, asked.account_id, first=first, last=LAST_DAY)

    return {
        "newest": page(Selection()),
        "middle": page(Selection(), before=middle),
        "a month": page(Selection(first=LAST_DAY - timedelta(days=400), last=LAST_DAY - timedelta(days=370))),
        "top-ups": page(Selection(kind=Kind.TOP_UP)),
        "a key": page(Selection(key_id=f"key_{0:026d}")),
        "sum": total,
        "usage": usage,
    }


def submit_some(asked: Books) -> None:
    for _ in range(SUBMITS):
        submit(asked.services.tasks, asked.principal, REQUEST)


def compare(
    kind: str, name: str, ask: Callable[[Books], object], full: Books, empty: Books, *, rounds: int, each: int = 1
) -> None:
    ask(full)
    ask(empty)
    pairs = [(_timed(ask, full) / each, _timed(ask, empty) / each) for _ in range(rounds)]
    ratio = statistics.median(mine / other for mine, other in pairs)
    mine, other = (statistics.median(pair[index] for pair in pairs) for index in (0, 1))
    goal = " (must 1.30, aim 1.10)" if name == "submit" else ""
    what = "list" if name not in ("sum", "submit", "usage") else ""
    print(
        f"{kind:<11} {f'{what} {name}'.strip():<13} {1000 * mine:7.2f} ms with {full.rows:,} rows,"
        f" {1000 * other:7.2f} ms empty   ratio {ratio:.2f}{goal}",
        flush=True,
    )


def time_sums(kind: str, full: Books, *, rounds: int) -> None:
    """All that an account ever moved, from the kept totals and from the rows themselves."""

    def kept(asked: Books) -> Any:
        with asked.database.read() as tx:
            return statement(tx, asked.account_id)

    def added(asked: Books) -> Any:
        query = "SELECT kind, sum(amount_credits) FROM transfers WHERE account_id = :id GROUP BY kind"
        with asked.database.read() as tx:
            return tx.execute(sa.text(query), {"id": asked.account_id}).all()

    mine = statistics.median(_timed(kept, full) for _ in range(rounds))
    floor = _timed(added, full)
    print(
        f"{kind:<11} sum of all   {1000 * mine:8.2f} ms from the totals, {1000 * floor:,.0f} ms by adding up"
        f" {full.rows // 2:,} rows",
        flush=True,
    )


def _timed(ask: Callable[[Books], object], asked: Books) -> float:
    begun = time.perf_counter()
    ask(asked)
    return time.perf_counter() - begun


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--databases", default="sqlite,postgresql")
    options = parser.parse_args()
    configure_logging(level="WARNING", fmt="console")
    with tempfile.TemporaryDirectory() as folder:
        databases = Databases(Path(folder), Path(folder) / "postgres", given_postgres_url())
        for kind in options.databases.split(","):
            measure(kind, databases, options)
        databases.close()


if __name__ == "__main__":
    main()

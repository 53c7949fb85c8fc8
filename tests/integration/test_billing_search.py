"""Goal: every kind, key and span of days finds exactly its transfers, page by page, and reads no rows in between; on
both databases."""

from datetime import UTC, date, datetime, timedelta
from itertools import product

import pytest
import sqlalchemy as sa

from image3d.accounts.model import Caps
from image3d.accounts.service import create_account
from image3d.billing import service
from image3d.billing.ledger import list_transfers
from image3d.billing.model import Kind, Transfer
from image3d.billing.search import search_transfers
from image3d.billing.statement import Selection
from image3d.core.ids import AccountId, new_key_id, new_task_id
from image3d.db.database import Database

START = datetime(2026, 11, 28, 20, 0, tzinfo=UTC)
WIDE = Caps(daily_credits=10**6, monthly_credits=10**6, concurrent=1000)
TASK_KINDS = (Kind.PRECHARGE, Kind.SETTLE, Kind.REFUND)


class Books:
    """An account with two keys; one ran three of sixty tasks. A top-up, a gift and one clock that jumped back."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.busy, self.rare = new_key_id(), new_key_id()
        with database.transaction() as tx:
            self.account: AccountId = create_account(tx, email=f"{self.busy.lower()}@example.com", now=START).id
            service.top_up(tx, self.account, 5_000, reference=self.busy, provider="operator", now=START)
            for number in range(60):
                now = START + timedelta(hours=number) - (timedelta(days=1) if number == 30 else timedelta())
                self.work(tx, self.rare if number in (3, 4, 40) else self.busy, now, charge=40 if number % 7 else 12)
                if number == 20:
                    service.grant(tx, self.account, 30, reason="gift", operator="ada", now=now)

    def work(self, tx: sa.Connection, key: str, now: datetime, *, charge: int) -> None:
        task = new_task_id()
        service.precharge(
            tx, account_id=self.account, account_caps=WIDE, key_id=key, key_caps=WIDE, task_id=task, amount_credits=40,
            now=now,
        )  # fmt: skip
        service.settle(
            tx, account_id=self.account, key_id=key, task_id=task, final_charge_credits=charge,
            now=now + timedelta(minutes=10),
        )  # fmt: skip


@pytest.fixture(scope="module")
def books(database: Database) -> Books:
    return Books(database)


def pages(books: Books, wanted: Selection, *, limit: int = 7) -> list[Transfer]:
    """Everything that fits, read page by page."""
    found: list[Transfer] = []
    before: int | None = None
    while True:
        with books.database.read() as tx:
            page = search_transfers(tx, books.account, wanted, limit=limit, before_seq=before)
        assert len(page.transfers) <= limit * (1 if wanted.key_id is None else 3)
        found += page.transfers
        if (before := page.older_than) is None:
            return found


def fits(transfer: Transfer, wanted: Selection) -> bool:
    day = transfer.created_at.date()
    return (
        wanted.kind in (None, transfer.kind)
        and (wanted.first is None or day >= wanted.first)
        and (wanted.last is None or day <= wanted.last)
    )


def test_every_kind_and_span_finds_exactly_its_transfers_newest_first(books: Books) -> None:
    days = [None, date.max, *(START.date() + timedelta(days=number) for number in range(-1, 5))]
    with books.database.read() as tx:
        every = list_transfers(tx, books.account, limit=10_000)
    for kind, first, last in product([None, *Kind], days, days):
        wanted = Selection(kind=kind, first=first, last=last)
        assert pages(books, wanted) == [transfer for transfer in every if fits(transfer, wanted)], wanted


def test_a_key_finds_its_tasks_with_all_that_they_moved(books: Books) -> None:
    with books.database.read() as tx:
        every = list_transfers(tx, books.account, limit=10_000)
    for key, kind in product([books.busy, books.rare], [None, *Kind]):
        found = pages(books, Selection(key_id=key, kind=kind), limit=5)
        expected = [item for item in every if item.key_id == key and kind in (None, item.kind)]
        assert sorted(found, key=lambda item: -item.seq) == expected
        heads = [item.seq for item in found if item.kind is Kind.PRECHARGE]
        assert heads == sorted(heads, reverse=True)


def test_days_of_a_key_are_those_on_which_its_tasks_were_paid_for(books: Books) -> None:
    day = START.date()
    found = pages(books, Selection(key_id=books.rare, first=day, last=day))
    assert [item.kind for item in found] == [Kind.SETTLE, Kind.PRECHARGE]
    assert pages(books, Selection(key_id=books.rare, first=date(2030, 1, 1))) == []


def test_a_rare_kind_reads_its_own_rows_only(books: Books) -> None:
    """The database is asked for one span as wide as the only gift, and for nothing else of the account's chain."""
    asked: list[tuple[str, object]] = []

    def note(_connection, _cursor, statement, parameters, _context, _many) -> None:
        if statement.startswith("SELECT"):
            asked.append((statement, parameters))

    with books.database.read() as tx:
        sa.event.listen(tx, "before_cursor_execute", note)
        found = search_transfers(tx, books.account, Selection(kind=Kind.GRANT), limit=50)
    assert [item.reason for item in found.transfers] == ["gift"]
    seq = found.transfers[0].seq
    assert len(asked) == 2, "where it lies, and the row"
    values = asked[1][1].values() if isinstance(asked[1][1], dict) else asked[1][1]
    assert list(values).count(seq) == 2, "from the row to the row"

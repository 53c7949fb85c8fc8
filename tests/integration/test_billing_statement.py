"""Goal: totals equal the ledger to the credit over any days, filters select exactly their rows, and neither reads rows
that it does not show; on both databases."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
import sqlalchemy as sa

from image3d.accounts.model import Caps
from image3d.accounts.service import create_account
from image3d.billing import service
from image3d.billing.ledger import list_transfers, open_precharges
from image3d.billing.model import Kind, Place, Transfer, effect
from image3d.billing.statement import Selection, count_open_precharges, select_rows, statement
from image3d.core.ids import new_key_id, new_task_id
from image3d.db.database import Database

START = datetime(2026, 11, 28, 22, 0, tzinfo=UTC)
WIDE = Caps(daily_credits=10**6, monthly_credits=10**6, concurrent=1000)


class Books:
    """One account with two keys whose rows lie over four days, some across a midnight."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.keys = [new_key_id(), new_key_id()]
        self.now = START
        with database.transaction() as tx:
            self.account = create_account(tx, email=f"{self.keys[0].lower()}@example.com", now=START).id
            service.top_up(tx, self.account, 1_000, reference=self.keys[0], provider="operator", now=self.now)
            waiting = [self.work(tx, self.keys[number % 2]) for number in range(6)]
            for number, (task, key) in enumerate(waiting[:5]):
                self.now += timedelta(hours=7)
                self.end(tx, task, key, (12, 0, 40, 13, 7)[number])
            ends = self.now + timedelta(hours=1)
            service.grant(tx, self.account, 30, reason="gift", operator="ada", now=self.now, expires_at=ends)
            self.now += timedelta(hours=30)
            service.expire_grants(tx, now=self.now)
            service.adjust(tx, self.account, -2_000, reason="wrong", operator="ada", now=self.now)
            service.adjust(tx, self.account, 500, reason="wrong again", operator="ada", now=self.now)

    def work(self, tx: sa.Connection, key: str) -> tuple[str, str]:
        task = new_task_id()
        service.precharge(
            tx, account_id=self.account, account_caps=WIDE, key_id=key, key_caps=WIDE, task_id=task, amount_credits=40,
            now=self.now,
        )  # fmt: skip
        return task, key

    def end(self, tx: sa.Connection, task: str, key: str, charge: int) -> None:
        service.settle(tx, account_id=self.account, key_id=key, task_id=task, final_charge_credits=charge, now=self.now)

    @property
    def days(self) -> list[date]:
        return [START.date() + timedelta(days=number) for number in range(-1, 6)]


@pytest.fixture(scope="module")
def books(database: Database) -> Books:
    return Books(database)


def every(books: Books) -> list[Transfer]:
    with books.database.read() as tx:
        return list_transfers(tx, books.account, limit=10_000)


def test_every_span_of_days_adds_up_to_the_credit(books: Books) -> None:
    rows = every(books)
    spans = [(first, last) for first in [None, *books.days] for last in [None, *books.days]]
    for first, last in spans:
        with books.database.read() as tx:
            found = statement(tx, books.account, first=first, last=last)
        before = [row for row in rows if first is not None and row.created_at.date() < first]
        upto = [row for row in rows if last is None or row.created_at.date() <= last]
        inside = [row for row in upto if row not in before]
        before = [row for row in before if row in upto]
        assert sum(moved.credits for moved in found.movements) == sum(row.amount_credits for row in inside)
        assert sum(moved.rows for moved in found.movements) == len(inside)
        for balance, counted in ((found.opening, before), (found.closing, [*before, *inside])):
            places = (balance.available_credits, balance.held_credits, balance.debt_credits)
            assert places == tuple(sum(change) for change in zip((0, 0, 0), *map(_change, counted), strict=True))


def _change(row: Transfer) -> tuple[int, ...]:
    return tuple(change * row.amount_credits for change in effect(Place(row.source), Place(row.destination)))


def test_the_closing_balance_is_the_balance(books: Books) -> None:
    with books.database.read() as tx:
        assert statement(tx, books.account).closing == service.balance(tx, books.account)


@pytest.mark.parametrize("kind", [None, Kind.PRECHARGE, Kind.TOP_UP, Kind.GRANT, Kind.EXPIRE, Kind.ADJUST])
def test_filters_select_exactly_their_rows(books: Books, kind: Kind | None) -> None:
    rows = [row for row in every(books) if row.kind not in ("settle", "refund")]
    for key in (None, books.keys[1]):
        for first in (None, *books.days):
            for last in (None, START.date() + timedelta(days=1)):
                wanted = [
                    row.id
                    for row in rows
                    if kind in (None, row.kind)
                    and key in (None, row.key_id)
                    and (first is None or row.created_at.date() >= first)
                    and (last is None or row.created_at.date() <= last)
                ]
                with books.database.read() as tx:
                    selection = Selection(kind=kind, key_id=key, first=first, last=last)
                    assert [row.id for row in select_rows(tx, books.account, selection, limit=100)] == wanted


def test_pages_of_a_selection_follow_each_other(books: Books) -> None:
    selection = Selection(kind=Kind.ADJUST)
    with books.database.read() as tx:
        whole = select_rows(tx, books.account, selection, limit=100)
        paged: list[Transfer] = []
        while page := select_rows(tx, books.account, selection, limit=1, before_seq=paged[-1].seq if paged else None):
            paged += page
    assert paged == whole
    assert len(whole) == 4


def test_open_precharges_are_counted_and_named(books: Books) -> None:
    with books.database.read() as tx:
        held = open_precharges(tx, books.account)
        assert count_open_precharges(tx) == {books.account: len(held)} == {books.account: 1}
    assert (held[0].key_id, held[0].amount_credits) == (books.keys[1], 40)


@pytest.mark.parametrize(
    "selection",
    [
        Selection(),
        Selection(kind=Kind.TOP_UP),
        Selection(kind=Kind.PRECHARGE),
        Selection(key_id="key_x"),
        Selection(first=START.date(), last=START.date()),
    ],
)
def test_no_list_and_no_sum_scans_a_table(books: Books, selection: Selection) -> None:
    """What SQLite and Postgres plan: an index leads to every row. Postgres is told that a scan is not to be had."""
    seen: list[tuple[str, Any]] = []

    def note(_connection: Any, _cursor: Any, statement_: str, parameters: Any, _context: Any, _many: bool) -> None:
        seen.append((statement_, parameters))

    sa.event.listen(books.database.engine, "before_cursor_execute", note)
    try:
        with books.database.read() as tx:
            select_rows(tx, books.account, selection, limit=10)
            statement(tx, books.account, first=selection.first, last=selection.last)
    finally:
        sa.event.remove(books.database.engine, "before_cursor_execute", note)
    assert seen
    for text, parameters in seen:
        plan = _plan(books.database, text, parameters)
        assert "Seq Scan" not in plan, plan
        assert "SCAN transfers" not in plan, plan
        assert "SCAN ledger_totals" not in plan, plan


def _plan(database: Database, text: str, parameters: Any) -> str:
    with database.engine.connect() as connection:
        if database.is_sqlite:
            rows = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {text}", parameters)
            return "\n".join(str(row[3]) for row in rows)
        connection.exec_driver_sql("SET LOCAL enable_seqscan = off")
        return "\n".join(str(row[0]) for row in connection.exec_driver_sql(f"EXPLAIN {text}", parameters))

"""Goal: whatever the code does, both databases themselves refuse a row that breaks a rule of the ledger."""

# ruff: noqa: S608  # the statements are made of constants
from datetime import UTC, datetime

import pytest
import sqlalchemy as sa
from tests.databases import Databases

from image3d.accounts.model import Caps
from image3d.accounts.service import create_account
from image3d.billing import service
from image3d.billing.ledger import verify
from image3d.core.ids import new_key_id, new_task_id
from image3d.db.database import Database

NOW = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)
WIDE = Caps(daily_credits=10**6, monthly_credits=10**6, concurrent=1000)


class Books:
    """An account with 1,000 credits, an open task of 40, and one of 40 that was settled with 12."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.key = new_key_id()
        with database.transaction() as tx:
            self.account = create_account(tx, email=f"{self.key.lower()}@example.com", now=NOW).id
            service.top_up(tx, self.account, 1_000, reference=self.key, provider="sandbox", now=NOW)
            self.open, self.done = self.work(tx, None), self.work(tx, 12)

    def work(self, tx: sa.Connection, charge: int | None) -> str:
        task = new_task_id()
        service.precharge(
            tx, account_id=self.account, account_caps=WIDE, key_id=self.key, key_caps=WIDE, task_id=task,
            amount_credits=40, now=NOW,
        )  # fmt: skip
        if charge is not None:
            service.settle(
                tx, account_id=self.account, key_id=self.key, task_id=task, final_charge_credits=charge, now=NOW
            )
        return task

    def append(self, **changes: object) -> None:
        """A row by hand after the newest, right but for `changes`: the rest of the open task is settled in full."""
        with self.database.transaction() as tx:
            last = tx.execute(
                sa.text("SELECT * FROM transfers WHERE account_id = :id ORDER BY seq DESC LIMIT 1"),
                {"id": self.account},
            )
            before = last.mappings().one()
            row = {
                **before,
                "id": f"tr_{new_task_id()[-20:]}",
                "seq": before["seq"] + 1,
                "previous_hash": before["hash"],
                "hash": "f" * 64,
                "kind": "settle",
                "source": "held",
                "destination": "revenue",
                "amount_credits": 40,
                "task_id": self.open,
                "held_after_credits": before["held_after_credits"] - 40,
                **changes,
            }
            names = ", ".join(row)
            tx.execute(
                sa.text(f"INSERT INTO transfers ({names}) VALUES ({', '.join(f':{name}' for name in row)})"), row
            )


@pytest.fixture
def books(database: Database) -> Books:
    return Books(database)


GRANT = {
    "kind": "grant", "source": "grants", "destination": "available", "task_id": None, "key_id": None,
    "reason": "a gift", "operator": "ada", "held_after_credits": 40,
}  # fmt: skip

#: what is wrong with the row -> its columns
ROWS: dict[str, dict[str, object]] = {
    "credits from nowhere": {"held_after_credits": 40},
    "available credits invented beside": {"available_after_credits": 99_999},
    "debt invented beside": {"debt_after_credits": 1},
    "more is settled than was precharged": {"amount_credits": 41, "held_after_credits": -1},
    "a negative amount": {"amount_credits": -40, "held_after_credits": 80},
    "a link to another row": {"previous_hash": "e" * 64},
    "a gap in the chain": {"seq": 99},
    "a second row in one place": {"seq": 2},
    "a route that does not exist": {"destination": "grants"},
    "a kind that does not exist": {"kind": "gift"},
    "a task that has no precharge": {"task_id": "task_x"},
    "the precharge of another key": {"key_id": "key_x"},
    "a task named without its key": {"key_id": None},
    "a settlement without a task": {"task_id": None, "key_id": None},
    "a grant without a reason": {**GRANT, "reason": None, "available_after_credits": 988},
    "a grant that leaves the wrong balance": {**GRANT, "available_after_credits": 949},
    "a refund without a settlement": {"kind": "refund", "destination": "available", "available_after_credits": 988},
    "an account that does not exist": {"account_id": "acct_x", "seq": 1, "previous_hash": "0" * 64},
}


def test_the_row_that_the_others_are_made_of_is_taken(books: Books) -> None:
    books.append()


@pytest.mark.parametrize("wrong", ROWS)
def test_the_database_refuses(books: Books, wrong: str) -> None:
    changes = ROWS[wrong]
    with pytest.raises(sa.exc.IntegrityError):
        books.append(**changes)


def test_a_task_is_precharged_once_and_resolved_once(books: Books) -> None:
    for kind, source, destination, available, held in (
        ("precharge", "available", "held", 908, 80),
        ("settle", "held", "revenue", 948, 0),
        ("refund", "held", "available", 988, 0),
    ):
        with pytest.raises(sa.exc.IntegrityError):
            books.append(
                task_id=books.done, kind=kind, source=source, destination=destination,
                available_after_credits=available, held_after_credits=held,
            )  # fmt: skip


def test_a_payment_is_credited_once(books: Books) -> None:
    with pytest.raises(sa.exc.IntegrityError):
        books.append(
            kind="top_up", source="payments", destination="available", task_id=None, key_id=None, provider="sandbox",
            reference=books.key, available_after_credits=988, held_after_credits=40,
        )  # fmt: skip


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE transfers SET reason = 'x' WHERE account_id = :id",
        "DELETE FROM transfers WHERE account_id = :id",
        "UPDATE balances SET available_credits = available_credits + 1 WHERE account_id = :id",
        "UPDATE balances SET held_credits = 0 WHERE account_id = :id",
        "UPDATE balances SET available_credits = -1 WHERE account_id = :id",
        "UPDATE balances SET debt_credits = 5, available_credits = 0 WHERE account_id = :id",
        "UPDATE balances SET last_seq = last_seq - 1 WHERE account_id = :id",
        "UPDATE balances SET last_hash = 'f' WHERE account_id = :id",
        "DELETE FROM balances WHERE account_id = :id",
        "UPDATE spend SET credits = -1 WHERE scope_id = :id",
        (
            "INSERT INTO payments (id, account_id, provider, reference, amount_credits, status, created_at,"
            " refunded_credits, disputed_credits, taken_back_credits)"
            " VALUES ('pay_x', :id, 'x', 'x', 10, 'paid', 0, 0, 0, 0)"
        ),
    ],
)
def test_state_cannot_be_changed_against_the_ledger(books: Books, statement: str) -> None:
    with pytest.raises(sa.exc.DBAPIError), books.database.transaction() as tx:
        tx.execute(sa.text(statement), {"id": books.account})


def test_a_settlement_below_the_precharge_does_not_end_without_its_refund(books: Books) -> None:
    books.append(amount_credits=12, held_after_credits=28)
    with pytest.raises(sa.exc.IntegrityError), books.database.transaction() as tx:
        tx.execute(
            sa.text(
                "UPDATE balances SET held_credits = 28, last_seq = last_seq + 1, last_hash = :hash"
                " WHERE account_id = :id"
            ),
            {"id": books.account, "hash": "f" * 64},
        )


def test_a_ledger_of_before_gets_its_totals(books: Books) -> None:
    """The migration's statement that counts what is there makes what the trigger made."""
    with books.database.read() as tx:
        kept = tx.execute(sa.text("SELECT * FROM ledger_totals ORDER BY 1, 2, 3, 4, 5")).all()
        counted = tx.execute(
            sa.text(
                "SELECT account_id, created_at / 86400000000, kind, source, destination, count(*), sum(amount_credits),"
                " min(seq), max(seq) FROM transfers GROUP BY 1, 2, 3, 4, 5 ORDER BY 1, 2, 3, 4, 5"
            )
        ).all()
    assert [tuple(row) for row in kept] == [tuple(row) for row in counted]


def test_what_was_refused_left_nothing(databases: Databases) -> None:
    for kind in ("sqlite", "postgresql"):
        with databases.fresh(kind) as database:
            books = Books(database)
            for changes in ROWS.values():
                with pytest.raises(sa.exc.IntegrityError):
                    books.append(**changes)
            assert [fault.check for fault in verify(database)] == ["payments"], "topped up without a checkout, no more"

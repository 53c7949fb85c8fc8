"""Goal: `ledger verify` is silent about every ledger that the service wrote, and finds every change made by hand, on
both databases, naming the row, also when it reads the rows in parts that begin and end anywhere."""

# ruff: noqa: S608  # the statements are made of constants, to touch what nobody should
from collections.abc import Generator
from datetime import UTC, datetime, timedelta

import pytest
import sqlalchemy as sa
from tests.databases import KINDS, Databases

from image3d.accounts.model import Caps
from image3d.accounts.service import create_account
from image3d.billing import service
from image3d.billing.agreement import disagreements
from image3d.billing.chain import GENESIS, free_words, row_hash
from image3d.billing.checkouts import apply_event, start_checkout
from image3d.billing.ledger import Fault, verify
from image3d.billing.payments import SandboxPayments, SignedEvent
from image3d.billing.replay import Replay
from image3d.billing.rules import TRIGGERS
from image3d.billing.verification import batches, parts, snapshot
from image3d.core.ids import new_key_id, new_task_id
from image3d.db.database import Database

NOW = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)
WIDE = Caps(daily_credits=10**6, monthly_credits=10**6, concurrent=1000)


class Books:
    """Two accounts with a row of every kind."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.sandbox = SandboxPayments(b"secret")
        for name in ("a", "b"):
            self.write(f"{name}@example.com")

    def write(self, email: str) -> None:
        with self.database.transaction() as tx:
            account = create_account(tx, email=email, now=NOW).id
        payment = start_checkout(
            self.database,
            self.sandbox,
            account_id=account,
            email=email,
            amount_credits=1_000,
            return_url="about:blank",
            now=NOW,
        )
        self.send(self.sandbox.pay(payment.checkout, 1_000))
        key = new_key_id()
        with self.database.transaction() as tx:
            for days in (1, 30):
                ends = NOW + timedelta(days=days)
                service.grant(tx, account, 60, reason="a gift", operator="ada", now=NOW, expires_at=ends)
            service.grant(tx, account, 5, reason="another gift", operator="ada", now=NOW)
            for charge in (12, 0, 40, None):
                self.work(tx, account, key, charge)
            later = NOW + timedelta(days=2)
            service.grant(tx, account, 9, reason="ends unspent", operator="ada", now=NOW, expires_at=later)
            service.expire_grants(tx, now=NOW + timedelta(days=3))
            service.adjust(tx, account, -7, reason="booked twice", operator="ada", now=NOW)
            self.work(tx, account, key, 12)
        self.send(self.sandbox.refund(payment.checkout, 1_000))
        with self.database.transaction() as tx:
            service.adjust(tx, account, -60, reason="paid twice", operator="ada", now=NOW)

    def work(self, tx: sa.Connection, account: str, key: str, charge: int | None) -> None:
        task = new_task_id()
        service.precharge(
            tx,
            account_id=account,
            account_caps=WIDE,
            key_id=key,
            key_caps=WIDE,
            task_id=task,
            amount_credits=40,
            now=NOW,
        )
        if charge is not None:
            service.settle(tx, account_id=account, key_id=key, task_id=task, final_charge_credits=charge, now=NOW)

    def send(self, signed: SignedEvent) -> None:
        event = self.sandbox.read_event(signed.body, signed.headers)
        assert event is not None
        with self.database.transaction() as tx:
            apply_event(tx, "sandbox", event, now=NOW)


@pytest.fixture(scope="module", params=KINDS)
def books(request: pytest.FixtureRequest, databases: Databases) -> Generator[Database]:
    with databases.fresh(request.param) as database:
        Books(database)
        if database.is_sqlite:
            with database.engine.connect() as connection:
                connection.connection.driver_connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        yield database


@pytest.fixture
def touched(books: Database, databases: Databases) -> Generator[Database]:
    """A copy in which nothing keeps one from changing rows."""
    with databases.copy(books) as database:
        if database.is_sqlite:
            with database.engine.connect() as connection:
                connection.connection.driver_connection.execute("PRAGMA foreign_keys=OFF")
        with database.transaction() as tx:
            if database.is_sqlite:
                for name in tx.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'trigger'").scalars().all():
                    tx.exec_driver_sql(f"DROP TRIGGER {name}")
            else:
                for table in ("transfers", "balances"):
                    tx.exec_driver_sql(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        yield database


ACCOUNT = "(SELECT id FROM accounts WHERE email = 'a@example.com')"
OTHER = "(SELECT id FROM accounts WHERE email = 'b@example.com')"
TOP_UP = f"(SELECT id FROM transfers WHERE account_id = {ACCOUNT} AND kind = 'top_up')"
PRECHARGE = f"(SELECT min(id) FROM transfers WHERE account_id = {ACCOUNT} AND kind = 'precharge')"
SETTLE = f"(SELECT min(id) FROM transfers WHERE account_id = {ACCOUNT} AND kind = 'settle' AND amount_credits > 0)"
GRANT = f"(SELECT min(id) FROM transfers WHERE account_id = {ACCOUNT} AND kind = 'grant')"
ADJUST = f"(SELECT id FROM transfers WHERE account_id = {ACCOUNT} AND reason = 'booked twice')"
LAST = f"(SELECT id FROM transfers WHERE account_id = {ACCOUNT} ORDER BY seq DESC LIMIT 1)"
SECOND = f"(SELECT id FROM transfers WHERE account_id = {ACCOUNT} AND seq = 2)"
INSERTED = (
    "INSERT INTO transfers SELECT 'tr_by_hand', account_id, seq + 1, 'grants', 'available', 50, 'grant', NULL, NULL,"
    " NULL, NULL, 'self service', 'mallory', available_after_credits, held_after_credits, debt_after_credits,"
    f" created_at, hash, hash FROM transfers WHERE id = {LAST}"
)

#: what was done by hand -> the statement, and the row that must be named (None: any place in the account)
ROWS = {
    "a charge is lowered": (f"UPDATE transfers SET amount_credits = 1 WHERE id = {SETTLE}", SETTLE),
    "a top-up is raised": (f"UPDATE transfers SET amount_credits = 2000 WHERE id = {TOP_UP}", TOP_UP),
    "the balance left is raised": (
        f"UPDATE transfers SET available_after_credits = available_after_credits + 1 WHERE id = {GRANT}",
        GRANT,
    ),
    "a grant becomes an adjustment": (
        f"UPDATE transfers SET kind = 'adjust', source = 'adjustments' WHERE id = {GRANT}",
        GRANT,
    ),
    "a precharge is for another task": (f"UPDATE transfers SET task_id = 'task_x' WHERE id = {PRECHARGE}", PRECHARGE),
    "a precharge is of another key": (f"UPDATE transfers SET key_id = 'key_x' WHERE id = {PRECHARGE}", PRECHARGE),
    "a row is dated back": (f"UPDATE transfers SET created_at = created_at - 1 WHERE id = {SETTLE}", SETTLE),
    "a reason is reworded": (f"UPDATE transfers SET reason = 'booked thrice' WHERE id = {ADJUST}", ADJUST),
    "another operator is named": (f"UPDATE transfers SET operator = 'eve' WHERE id = {ADJUST}", ADJUST),
    "another payment is named": (f"UPDATE transfers SET reference = 'pay_x' WHERE id = {TOP_UP}", TOP_UP),
    "another provider is named": (f"UPDATE transfers SET provider = 'stripe' WHERE id = {TOP_UP}", TOP_UP),
    "a hash is replaced": (f"UPDATE transfers SET hash = '{'f' * 64}' WHERE id = {SETTLE}", SETTLE),
    "a link is replaced": (f"UPDATE transfers SET previous_hash = '{'f' * 64}' WHERE id = {SETTLE}", SETTLE),
    "an id is replaced": (f"UPDATE transfers SET id = 'tr_x' WHERE id = {LAST}", "'tr_x'"),
    "a row in the middle is gone": (f"DELETE FROM transfers WHERE id = {SETTLE}", None),
    "the newest row is gone": (f"DELETE FROM transfers WHERE id = {LAST}", None),
    "the first row is gone": (f"DELETE FROM transfers WHERE id = {TOP_UP}", SECOND),
    "every row is gone": (f"DELETE FROM transfers WHERE account_id = {ACCOUNT}", None),
    "a row is added": (INSERTED, "'tr_by_hand'"),
    "a row is moved to another account": (
        f"UPDATE transfers SET account_id = {OTHER}, seq = 999 WHERE id = {LAST}",
        LAST,
    ),
}
STATE = {
    "available credits are raised": f"UPDATE balances SET available_credits = 500, debt_credits = 0"
    f" WHERE account_id = {ACCOUNT}",
    "held credits are lowered": f"UPDATE balances SET held_credits = 0 WHERE account_id = {ACCOUNT}",
    "a debt is waived": f"UPDATE balances SET debt_credits = 0 WHERE account_id = {ACCOUNT}",
    "bought credits are raised": f"UPDATE balances SET bought_credits = 1000 WHERE account_id = {ACCOUNT}",
    "the chain's end is replaced": f"UPDATE balances SET last_hash = '{'0' * 64}' WHERE account_id = {ACCOUNT}",
    "the chain's length is replaced": f"UPDATE balances SET last_seq = last_seq - 1 WHERE account_id = {ACCOUNT}",
    "a balance is gone": f"DELETE FROM balances WHERE account_id = {ACCOUNT}",
    "a total is lowered": f"UPDATE ledger_totals SET credits = credits - 1 WHERE account_id = {ACCOUNT}",
    "a total's rows are moved": f"UPDATE ledger_totals SET last_seq = last_seq + 1 WHERE account_id = {ACCOUNT}",
    "a total is gone": f"DELETE FROM ledger_totals WHERE account_id = {ACCOUNT} AND kind = 'settle'",
    "a total is invented": "INSERT INTO ledger_totals SELECT account_id, day - 1, kind, source, destination, 1, 1, 1, 1"
    f" FROM ledger_totals WHERE account_id = {ACCOUNT} AND kind = 'top_up'",
    "the day's spending is lowered": f"UPDATE spend SET credits = 0 WHERE scope_id = {ACCOUNT} AND period <> 'open'",
    "open tasks are forgotten": f"DELETE FROM spend WHERE scope_id = {ACCOUNT} AND period = 'open'",
    "spending is invented": "INSERT INTO spend (scope_id, period, credits, tasks) VALUES ('key_x', '2026-11', 5, 1)",
    "a grant lasts longer": "UPDATE grant_lots SET expires_at = expires_at + 1000000",
    "a grant has more left": "UPDATE grant_lots SET remaining_credits = amount_credits",
    "a grant's draw is gone": "DELETE FROM grant_draws WHERE credits - returned_credits > 0",
    "a payment is called paid": f"UPDATE payments SET reference = 'pay_y' WHERE account_id = {ACCOUNT}",
    "a payment is larger": "UPDATE payments SET amount_credits = 5000",
    "a payment is gone": "DELETE FROM payments",
    "a refund is forgotten": f"UPDATE payments SET taken_back_credits = 0 WHERE account_id = {ACCOUNT}",
    "the event behind a refund is gone": "DELETE FROM payment_events WHERE kind = 'refunded'",
    "a refund is of another payment": "UPDATE payment_events SET charge = 'charge_x' WHERE kind = 'refunded'",
}


def faults_of(database: Database) -> list[Fault]:
    """What `verify` finds wrong with rows and sums, beside the rules that were switched off to touch them."""
    return [fault for fault in verify(database) if fault.check != "rules"]


def faults_in_parts(database: Database, count: int) -> list[Fault]:
    """The same from `count` parts that were replayed apart."""
    with snapshot(database) as tx:
        found = tx.execute(
            sa.text("SELECT account_id, max(seq) FROM transfers GROUP BY account_id ORDER BY account_id")
        )
        pieces = parts(tx, {row[0]: row[1] for row in found}, count)
        assert count < 3 or len(pieces) > 2, "the accounts were cut"
        whole = Replay()
        for piece in pieces:
            replay = Replay({next(iter(piece.ends)): piece.start})
            for batch in batches(tx, piece):
                replay.feed(batch, ends=piece.ends)
            whole.merge(replay)
        return disagreements(whole, tx)


#: From two parts to about as many as there are rows.
COUNTS = (2, 3, 5, 9, 15, 100)


def test_a_ledger_that_the_service_wrote_is_right(books: Database) -> None:
    assert verify(books) == []
    assert verify(books, processes=2) == [], "the same from several processes"
    for count in COUNTS:
        assert faults_in_parts(books, count) == []


def test_a_rule_that_was_taken_away_is_named(touched: Database) -> None:
    expected = set(TRIGGERS[touched.engine.dialect.name])
    with touched.transaction() as tx:
        tx.exec_driver_sql("DROP INDEX uq_transfers_payment")
        if not touched.is_sqlite:
            tx.exec_driver_sql("ALTER TABLE transfers DROP CONSTRAINT ck_transfers_available_not_negative")
            expected.add("ck_transfers_available_not_negative")
    faults = verify(touched)
    assert {fault.check for fault in faults} == {"rules"}
    assert {fault.where for fault in faults} == {*expected, "uq_transfers_payment"}


@pytest.mark.parametrize("change", ROWS)
def test_a_row_changed_by_hand_is_named(touched: Database, change: str) -> None:
    statement, expected = ROWS[change]
    where = None
    with touched.transaction() as tx:
        account = tx.exec_driver_sql(f"SELECT {ACCOUNT}").scalar_one()  # constants above
        if expected is not None and not expected.startswith("'"):
            where = tx.exec_driver_sql(f"SELECT {expected}").scalar_one()  # as above
        if not touched.is_sqlite:
            tx.exec_driver_sql("SET session_replication_role = replica")  # no foreign keys either
        tx.exec_driver_sql(statement)
    where = where or (expected or "").strip("'")
    faults = faults_of(touched)
    assert faults, change
    if where:
        assert faults[0].where == where, faults
    else:
        assert account in f"{faults[0].where} {faults[0].detail}" or _account_of(touched, faults[0]) == account, faults
    for count in COUNTS:
        first = faults_in_parts(touched, count)[0]
        assert account in first.where or _account_of(touched, first) in _accounts(touched, account, where), first


@pytest.mark.parametrize("change", STATE)
def test_state_changed_by_hand_is_found(touched: Database, change: str) -> None:
    with touched.transaction() as tx:
        if not touched.is_sqlite:
            tx.exec_driver_sql("SET session_replication_role = replica")
        changed = tx.exec_driver_sql(STATE[change])
        assert changed.rowcount > 0
    assert faults_of(touched), change
    assert faults_in_parts(touched, 15), change


def test_a_whole_chain_rewritten_with_right_hashes_is_found(touched: Database) -> None:
    """Who knows the algorithm can make the rows agree with each other, not with everything they caused."""
    with touched.transaction() as tx:
        account = tx.exec_driver_sql(f"SELECT {ACCOUNT}").scalar_one()  # constants above
        rows = tx.execute(sa.text("SELECT * FROM transfers WHERE account_id = :id ORDER BY seq"), {"id": account})
        previous = GENESIS
        for row in rows.mappings().all():
            values = {**row, "operator": "nobody" if row["operator"] == "ada" else row["operator"]}
            words = free_words(*(values[name] for name in ("provider", "reference", "reason", "operator")))
            plain = [
                values[name]
                for name in (
                    "id",
                    "account_id",
                    "seq",
                    "source",
                    "destination",
                    "amount_credits",
                    "kind",
                    "task_id",
                    "key_id",
                    "available_after_credits",
                    "held_after_credits",
                    "debt_after_credits",
                    "created_at",
                )
            ]
            digest = row_hash((previous, *plain, words))
            tx.execute(
                sa.text("UPDATE transfers SET operator = :operator, previous_hash = :p, hash = :h WHERE id = :id"),
                {"operator": values["operator"], "p": previous, "h": digest, "id": row["id"]},
            )
            previous = digest
    assert [(fault.check, fault.where) for fault in faults_of(touched)] == [("chain", account)]


@pytest.mark.parametrize("books", ["sqlite"], indirect=True)  # Postgres knows what a number is
@pytest.mark.parametrize(
    "column", ["seq", "amount_credits", "available_after_credits", "debt_after_credits", "created_at"]
)
@pytest.mark.parametrize("value", ["'many'", "x'00'", "0.5"])
def test_what_is_no_number_is_named(touched: Database, column: str, value: str) -> None:
    """SQLite takes anything in any column once its checks are off."""
    with touched.engine.connect() as connection:
        driver = connection.connection.driver_connection
        driver.execute("PRAGMA ignore_check_constraints = ON")
        driver.execute(f"UPDATE transfers SET {column} = {value} WHERE id = {SETTLE}")
        where = driver.execute(f"SELECT id FROM transfers WHERE typeof({column}) <> 'integer'").fetchone()[0]
    found = faults_of(touched)
    assert found
    if column != "seq":  # a row at no place is missed where it was
        assert found[0].where == where


def test_a_callers_own_check_sees_the_same_snapshot(books: Database) -> None:
    mine = Fault(check="tasks", where="task_1", detail="not precharged")
    assert verify(books, [lambda tx: [mine] if tx.execute(sa.select(1)).scalar() else []]) == [mine]


def _accounts(database: Database, account: str, row: str | None) -> set[str | None]:
    """The accounts in which a change shows: the one it was made in, and the one that the row is of now."""
    return {account, *([_account_of(database, Fault(check="", where=row, detail=""))] if row else [])}


def _account_of(database: Database, fault: Fault) -> str | None:
    with database.read() as tx:
        found = tx.execute(sa.text("SELECT account_id FROM transfers WHERE id = :id"), {"id": fault.where})
        return found.scalar()

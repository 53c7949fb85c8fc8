"""Goal: an operator can do every money task from the shell, people and programs can read the answers, and `ledger
verify` fails when a row was touched."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import sqlalchemy as sa
import typer
from structlog.testing import capture_logs
from tests.stand_ins import MemoryQueue
from typer.testing import CliRunner, Result

from image3d.accounts.secrets import SECRET_PATTERN
from image3d.accounts.service import authenticate, find_account
from image3d.billing.payments import SandboxPayments
from image3d.billing.service import top_up
from image3d.cli import accounts, credits, keys, ledger  # noqa: A004  # the noun of the product
from image3d.core.clock import Clock, utc_now
from image3d.core.errors import Image3DError
from image3d.core.ids import new_task_id
from image3d.db.database import Database
from image3d.tasks.model import ARTIFACT_LIFETIME


@dataclass(frozen=True)
class Installation:
    database: Database
    payments: SandboxPayments | None
    clock: Clock = utc_now
    artifact_lifetime: timedelta = ARTIFACT_LIFETIME
    jobs: MemoryQueue = field(default_factory=MemoryQueue)


class Shell:
    """Runs commands as the root command would, against one database."""

    def __init__(self, database: Database, *, sells: bool = True, clock: Clock = utc_now) -> None:
        self.database = database
        self._installation = Installation(database, SandboxPayments(b"secret") if sells else None, clock)
        self._app = typer.Typer()
        for name, group in (("accounts", accounts), ("credits", credits), ("keys", keys), ("ledger", ledger)):
            self._app.add_typer(group.app, name=name)

    def run(self, *arguments: object) -> Result:
        opened: Callable[[], Installation] = lambda: self._installation  # noqa: E731  # one object, opened on demand
        with capture_logs():
            return CliRunner().invoke(self._app, [str(item) for item in arguments], obj=opened)

    def text(self, *arguments: object) -> str:
        result = self.run(*arguments)
        assert result.exit_code == 0, (result.output, result.exception)
        return result.stdout

    def json(self, *arguments: object) -> Any:
        return json.loads(self.text(*arguments, "--json"))

    def refused(self, *arguments: object) -> Image3DError:
        result = self.run(*arguments)
        assert isinstance(result.exception, Image3DError), (result.output, result.exception)
        return result.exception


@pytest.fixture
def shell(database: Database) -> Shell:
    return Shell(database)


@pytest.fixture
def email(shell: Shell) -> str:
    address = f"{new_task_id().lower()}@example.com"
    shell.text("accounts", "create", address)
    return address


def test_from_an_account_to_a_key_that_works(shell: Shell, email: str) -> None:
    assert shell.refused("keys", "create", email, "--name", "shop").code == "top_up_required"
    bought = shell.json("credits", "buy", email, 1_000)
    assert (bought["status"], bought["balance"]["available_credits"]) == ("paid", 1_000)
    secret = shell.text("keys", "create", email, "--name", "shop").splitlines()[-1]
    assert SECRET_PATTERN.fullmatch(secret)
    with shell.database.read() as tx:
        assert authenticate(tx, secret).account.email == email
    assert secret not in shell.text("keys", "list", email, "--json")


def test_limits_of_accounts_and_keys_can_be_set_one_by_one(shell: Shell, email: str) -> None:
    shown = shell.json("accounts", "limits", email, "--daily", 9_000, "--rate", 70)
    assert shown["limits"] == {
        "daily_credits": 9_000,
        "monthly_credits": 50_000,
        "concurrent": 10,
        "rate_per_second": 70,
    }
    key = shell.json("keys", "create", email, "--name", "ci", "--test", "--daily", 8_000, "--concurrent", 4)
    assert key["caps"] == {"daily_credits": 8_000, "monthly_credits": 5_000, "concurrent": 4, "rate_per_second": 10}
    assert shell.refused("keys", "limits", key["id"], "--daily", 9_001).code == "invalid_request"
    assert shell.json("keys", "limits", key["id"], "--rate", 70)["caps"]["rate_per_second"] == 70


def test_a_key_without_given_caps_gets_the_usual_ones(shell: Shell, email: str) -> None:
    key = shell.json("keys", "create", email, "--name", "ci", "--test")
    assert key["caps"] == {"daily_credits": 500, "monthly_credits": 5_000, "concurrent": 2, "rate_per_second": 10}


def test_a_revoked_key_says_so(shell: Shell, email: str) -> None:
    key = shell.json("keys", "create", email, "--name", "ci", "--test")
    assert shell.json("keys", "revoke", key["id"])["state"] == "revoked"
    assert [item["state"] for item in shell.json("keys", "list", email)] == ["revoked"]
    assert shell.refused("keys", "revoke", "key_unknown").code == "not_found"


def test_grants_and_adjustments_are_rows_with_a_reason(shell: Shell, email: str) -> None:
    shell.text("credits", "grant", email, 300, "--reason", "sorry for the wait", "--operator", "ada")
    shell.text("credits", "grant", email, 1_000, "--reason", "bank transfer 7", "--top-up", "--operator", "ada")
    shell.text("credits", "adjust", email, "--by", -1_500, "--reason", "booked on the wrong account")
    rows = shell.json("ledger", "show", email)
    assert [(row["kind"], row["amount_credits"], row["reason"]) for row in rows] == [
        ("adjust", 200, "booked on the wrong account"),
        ("adjust", 1_300, "booked on the wrong account"),
        ("top_up", 1_000, "bank transfer 7"),
        ("grant", 300, "sorry for the wait"),
    ]
    shown = shell.json("accounts", "show", email)["balance"]
    assert (shown["available_credits"], shown["debt_credits"]) == (0, 200)
    shell.text("credits", "buy", email, 1_000)
    shown = shell.json("accounts", "show", email)["balance"]
    assert (shown["available_credits"], shown["debt_credits"]) == (800, 0)


def test_purchases_have_a_list_and_receipts(shell: Shell, email: str) -> None:
    payment = shell.json("credits", "buy", email, 2_500)
    assert [item["id"] for item in shell.json("credits", "payments", email)] == [payment["id"]]
    told = shell.text("credits", "receipt", payment["id"])
    for words in (payment["id"], email, "2,500 credits", "25.00 USD", "no money moved"):
        assert words in told
    assert shell.refused("credits", "receipt", "pay_unknown").code == "payment_failed"


def test_reconciling_expires_what_has_ended_and_tells_what_needs_a_person(fresh_database: Database) -> None:
    shell = Shell(fresh_database)
    shell.text("accounts", "create", "a@example.com")
    shell.text("credits", "grant", "a@example.com", 50, "--reason", "trial", "--expires", "2099-01-01")
    assert "nothing to repair" in shell.text("ledger", "reconcile")
    later = Shell(fresh_database, clock=lambda: datetime(2099, 1, 2, tzinfo=UTC))
    assert [item["what"] for item in later.json("ledger", "reconcile")] == ["grant"]
    assert shell.json("accounts", "show", "a@example.com")["balance"]["available_credits"] == 0
    with fresh_database.transaction() as tx:
        account = find_account(tx, "a@example.com")
        top_up(tx, account.id, 1_000, reference="cs_x", provider="stripe", now=utc_now())
    result = shell.run("ledger", "reconcile")
    assert result.exit_code == 1
    assert "cs_x" in result.stdout


def test_totals_and_notices_can_be_read(shell: Shell, email: str) -> None:
    assert "No transfers." in shell.text("ledger", "totals", email)
    assert shell.text("ledger", "notices", email) == "No notices.\n"
    shell.text("credits", "buy", email, 1_500)
    shell.text("credits", "adjust", email, "--by", -20, "--reason", "too much")
    shown = shell.json("ledger", "totals", email)
    assert [(row["kind"], row["credits"]) for row in shown["movements"]] == [("adjust", 20), ("top_up", 1_500)]
    assert shown["closing"]["available_credits"] == 1_480
    assert shell.json("ledger", "totals", email, "--last", "2020-01-01")["movements"] == []
    told = shell.text("ledger", "totals", email, "--first", "2100-01-01")
    assert "before: 1,480 available, 0 held" in told


def test_without_a_provider_nothing_is_sold(database: Database, email: str) -> None:
    assert Shell(database, sells=False).refused("credits", "buy", email, 1_000).code == "payment_failed"


@pytest.mark.parametrize("amount", [999, 0, -5])
def test_small_purchases_are_refused(shell: Shell, email: str, amount: int) -> None:
    assert shell.refused("credits", "buy", email, "--", amount).code == "invalid_request"


def test_unknown_accounts_are_named(shell: Shell) -> None:
    assert "nobody@example.com" in shell.refused("ledger", "show", "nobody@example.com").detail


def test_verify_passes_and_names_the_row_that_was_touched(fresh_database: Database) -> None:
    shell = Shell(fresh_database)
    for address in ("a@example.com", "b@example.com"):
        shell.text("accounts", "create", address)
        shell.text("credits", "buy", address, 1_000)
        shell.text("credits", "grant", address, 5, "--reason", "gift")
    assert "4 transfers verified" in shell.text("ledger", "verify")
    victim = shell.json("ledger", "show", "a@example.com")[1]["id"]
    with fresh_database.transaction() as tx:
        if fresh_database.is_sqlite:
            tx.exec_driver_sql("DROP TRIGGER transfers_no_update")
        else:
            tx.exec_driver_sql("ALTER TABLE transfers DISABLE TRIGGER USER")
        tx.execute(sa.text("UPDATE transfers SET amount_credits = 2000 WHERE id = :id"), {"id": victim})
    result = shell.run("ledger", "verify", "--json")
    assert result.exit_code == 1
    first, *others = json.loads(result.stdout)["faults"]
    assert first["where"] == victim
    assert {fault["check"] for fault in others} == {"rules"}, "the rules that were switched off to do it"

"""Settle: the end of a task and of its money, exactly once, in one transaction."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any, Literal

import sqlalchemy as sa

from image3d.billing.ledger import TaskMoney
from image3d.billing.prices import Price, final_charge
from image3d.billing.service import settle as settle_precharge
from image3d.core.logging import get_logger
from image3d.tasks import store
from image3d.tasks.deps import Ending
from image3d.tasks.model import Billing, Status, StoredArtifact, Task

log = get_logger(__name__)


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """How a run ended, made of JSON values so that the queue can keep it.

    Attributes:
        kind: what becomes of the task; `retry` means that another attempt may help.
        provider_cost_usd: what it cost the operator, as a decimal string, or None when unknown.
        error: `{code, detail, retryable}` of a failure.
    """

    kind: Literal["succeeded", "failed", "canceled", "retry"]
    provider_cost_usd: str | None = None
    error: Mapping[str, Any] | None = None
    report: Mapping[str, Any] | None = None
    artifacts: Sequence[Mapping[str, Any]] = ()


def failure(
    code: str,
    detail: str,
    *,
    retryable: bool = False,
    cost_usd: str | None = None,
    fields: Mapping[str, Any] | None = None,
) -> Outcome:
    """An outcome that fails the task and gives the credits back; `fields` say more, for example `nearest_kinds`."""
    error = {**(fields or {}), "code": code, "detail": detail, "retryable": retryable}
    return Outcome(kind="failed", error=error, provider_cost_usd=cost_usd)


def settle(deps: Ending, task_id: str, outcome: Outcome) -> bool:
    """The task is final and its precharge resolved; False when somebody else had done so before."""
    with deps.database.transaction() as tx:
        task = store.lock(tx, task_id)
        if task is None or task.status.is_final:
            return False
        end_task(deps, tx, task, outcome)
    log.info("task.settled", task_id=task_id, account_id=task.account_id, status=outcome.kind, engine=task.engine)
    return True


def end_task(deps: Ending, tx: sa.Connection, task: Task, outcome: Outcome) -> None:
    """Within `tx`, which holds the task's lock: status, charge, refund and artifacts are written."""
    now = deps.clock()
    _write_end(deps, tx, task, outcome, _resolve_money(tx, task, outcome, now=now), now=now)


def end_as_booked(deps: Ending, tx: sa.Connection, task: Task, outcome: Outcome, booked: TaskMoney | None) -> None:
    """As `end_task`, for a task whose precharge is not open: it says what the ledger says, and no credits move."""
    charge = 0 if booked is None else booked.final_charge_credits or 0
    billing = Billing(
        status="settled" if charge else "refunded",
        precharge_credits=task.billing.precharge_credits,
        final_charge_credits=charge,
        refunded_credits=0 if booked is None else booked.refunded_credits,
    )
    _write_end(deps, tx, task, outcome, billing, now=deps.clock())


def _write_end(
    deps: Ending, tx: sa.Connection, task: Task, outcome: Outcome, billing: Billing, *, now: datetime
) -> None:
    status = Status(outcome.kind)
    succeeded = status is Status.SUCCEEDED
    store.end(
        tx,
        task.id,
        status,
        billing,
        finished_at=now,
        expires_at=now + deps.artifact_lifetime,
        progress=100 if succeeded else task.progress,
        error=outcome.error,
        report=outcome.report,
        artifacts=store.artifact_documents([StoredArtifact(**item) for item in outcome.artifacts]),
    )


def _resolve_money(tx: sa.Connection, task: Task, outcome: Outcome, *, now: datetime) -> Billing:
    cost = None if outcome.provider_cost_usd is None else Decimal(outcome.provider_cost_usd)
    if task.is_test:
        return Billing(status="test", precharge_credits=0, final_charge_credits=0, refunded_credits=0)
    price = Price.from_document(task.price)
    charge = 0 if outcome.kind == "failed" else final_charge(price, cost, succeeded=outcome.kind == "succeeded")
    settlement = settle_precharge(
        tx,
        account_id=task.account_id,
        key_id=task.key_id,
        task_id=task.id,
        final_charge_credits=charge,
        now=now,
    )
    return Billing(
        status="settled" if settlement.final_charge_credits else "refunded",
        precharge_credits=settlement.precharge_credits,
        final_charge_credits=settlement.final_charge_credits,
        refunded_credits=settlement.refunded_credits,
        provider_cost_usd=cost,
        balance_after_credits=settlement.balance_after_credits,
    )

"""A task and everything it may become: the status table, and what each engine failure costs."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import Any, Literal

from image3d.core.ids import AccountId, KeyId, TaskId
from image3d.engines.protocol import Mode, Quality


class Status(StrEnum):
    """Where a task stands. The last three are final and never change."""

    QUEUED = "queued"
    PROCESSING = "processing"
    SUCCEEDED = "succeeded"
    FAILED = "failed"
    CANCELED = "canceled"

    @property
    def is_final(self) -> bool:
        """Whether nothing can happen to the task any more."""
        return not TRANSITIONS[self]


#: status -> the statuses it may become, each with the event that makes it so.
TRANSITIONS: Mapping[Status, Mapping[Status, str]] = {
    Status.QUEUED: {
        Status.PROCESSING: "a worker claimed it",
        Status.FAILED: "its job was lost and the reconciler gave the credits back",
        Status.CANCELED: "the customer canceled before it started",
    },
    Status.PROCESSING: {
        Status.SUCCEEDED: "the model is stored",
        Status.FAILED: "the input, the engine or the deadline ended it",
        Status.CANCELED: "the customer canceled and the engine was stopped",
    },
    Status.SUCCEEDED: {},
    Status.FAILED: {},
    Status.CANCELED: {},
}
OPEN_STATUSES = (Status.QUEUED, Status.PROCESSING)
#: How long a task's files are kept after its end.
ARTIFACT_LIFETIME = timedelta(days=90)

BillingStatus = Literal["precharged", "settled", "refunded", "test"]


@dataclass(frozen=True, kw_only=True)
class FailurePolicy:
    """What an engine error costs and whether the task is tried again."""

    attempts: int
    whose_fault: str


#: public code -> how often to try. Every failure ends refunded; a code not named here is the input's.
FAILURE_POLICIES: Mapping[str, FailurePolicy] = {
    "engine_unavailable": FailurePolicy(attempts=4, whose_fault="network or capacity"),
    "engine_failed": FailurePolicy(attempts=2, whose_fault="the engine"),
    "deadline_exceeded": FailurePolicy(attempts=1, whose_fault="the engine"),
}
INPUT_POLICY = FailurePolicy(attempts=1, whose_fault="the input")


@dataclass(frozen=True, kw_only=True)
class StoredArtifact:
    """One stored output of a task, by the name it is downloaded under."""

    name: str
    key: str
    sha256: str
    size: int
    media_type: str


@dataclass(frozen=True, kw_only=True)
class Billing:
    """The money of one task."""

    status: BillingStatus
    precharge_credits: int
    final_charge_credits: int | None = None
    refunded_credits: int | None = None
    provider_cost_usd: Decimal | None = None
    balance_after_credits: int | None = None


@dataclass(frozen=True, kw_only=True)
class Task:
    """One generation, as stored."""

    id: TaskId
    account_id: AccountId
    key_id: KeyId
    is_test: bool
    status: Status
    stage: str | None
    progress: int
    mode: Mode
    quality: Quality
    engine: str
    output_format: str
    prompt: str | None
    metadata: Mapping[str, Any]
    options: Mapping[str, Any]
    image_url: str | None
    input: Mapping[str, Any] | None
    input_key: str | None
    price: Mapping[str, Any]
    billing: Billing
    created_at: datetime
    started_at: datetime | None = None
    finished_at: datetime | None = None
    expires_at: datetime | None = None
    cancel_requested_at: datetime | None = None
    error: Mapping[str, Any] | None = None
    report: Mapping[str, Any] | None = None
    review: Mapping[str, Any] | None = None
    artifacts: tuple[StoredArtifact, ...] = field(default=())

    def artifact(self, name: str) -> StoredArtifact | None:
        """The artifact of that name, or None."""
        return next((item for item in self.artifacts if item.name == name), None)


@dataclass(frozen=True, kw_only=True)
class GenerationRequest:
    """What a customer asks for, already of the right types."""

    mode: Mode
    quality: Quality
    image_url: str | None = None
    prompt: str | None = None
    output_format: str = "glb"
    engine: str | None = None
    metadata: Mapping[str, Any] = field(default_factory=dict[str, Any])
    options: Mapping[str, Any] = field(default_factory=dict[str, Any])

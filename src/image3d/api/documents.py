"""Tasks as the JSON that customers see."""

from datetime import datetime
from typing import Any

from image3d.api.deps import ApiDeps
from image3d.core.clock import rfc3339
from image3d.tasks.model import Billing, StoredArtifact, Task

FILES = "/files"

MODEL = "model.glb"
#: The view that stands for the model, best first.
PREVIEW_VIEWS = ("three-quarter", "front")
_PREFIX, _SUFFIX = "preview-", ".png"


def task_document(deps: ApiDeps, task: Task) -> dict[str, Any]:
    """The task as DESIGN shows it, with download URLs signed now."""
    expires_at = _links_expire_at(deps, task)
    urls = {item.name: file_url(deps, item, expires_at) for item in task.artifacts}
    views = {
        name.removeprefix(_PREFIX).removesuffix(_SUFFIX): url
        for name, url in urls.items()
        if name.startswith(_PREFIX) and name.endswith(_SUFFIX)
    }
    return {
        "id": task.id,
        "object": "generation",
        "status": task.status.value,
        "stage": task.stage,
        "progress": task.progress,
        "mode": task.mode.value,
        "quality": task.quality.value,
        "engine": task.engine,
        "output_format": task.output_format,
        "prompt": task.prompt,
        "metadata": task.metadata,
        "options": task.options,
        "created_at": rfc3339(task.created_at),
        "started_at": _time(task.started_at),
        "finished_at": _time(task.finished_at),
        "expires_at": _time(task.expires_at),
        "input": task.input,
        "model_url": urls.get(MODEL),
        "preview_url": next((views[view] for view in PREVIEW_VIEWS if view in views), None),
        "views": list(views),
        "view_urls": views,
        "report": task.report,
        "error": task.error,
        "review": task.review,
        "billing": billing_document(task.billing),
    }


def billing_document(billing: Billing) -> dict[str, Any]:
    """The money of a task."""
    cost = billing.provider_cost_usd
    return {
        "status": billing.status,
        "precharge_credits": billing.precharge_credits,
        "final_charge_credits": billing.final_charge_credits,
        "refunded_credits": billing.refunded_credits,
        "provider_cost_usd": None if cost is None else f"{cost:f}",
        "balance_after_credits": billing.balance_after_credits,
    }


def file_url(deps: ApiDeps, artifact: StoredArtifact, expires_at: datetime) -> str:
    """A URL that lets whoever has it download the artifact until `expires_at`."""
    signature = deps.signer.sign(
        artifact.key,
        expires_at,
        filename=artifact.name,
        media_type=artifact.media_type,
        sha256=artifact.sha256,
    )
    return f"{deps.public_url}{FILES}/{artifact.key}?{signature}"


def _links_expire_at(deps: ApiDeps, task: Task) -> datetime:
    """An hour from now, or with the files themselves."""
    soon = deps.tasks.clock() + deps.link_lifetime
    return soon if task.expires_at is None else min(soon, task.expires_at)


def _time(moment: datetime | None) -> str | None:
    return None if moment is None else rfc3339(moment)

"""The landing page and the guide: every figure on them comes from this installation's settings and code."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from starlette.responses import Response
from starlette.routing import Route

from image3d.accounts.model import ACCOUNT_LIMITS, KEY_CAPS
from image3d.billing.prices import Price
from image3d.console.web import Call, Web, error_page
from image3d.core.credits import CREDITS_PER_USD, MINIMUM_TOP_UP_CREDITS
from image3d.engines.protocol import Mode, Quality
from image3d.tasks.conversions import FORMATS
from image3d.tasks.model import TRANSITIONS
from image3d.tasks.options import CHECKS, TEXTURE_SIZES
from image3d.tasks.submit import MAX_PROMPT_CHARACTERS

GUIDES = {
    "quickstart": "Quickstart",
    "endpoints": "Endpoints",
    "errors": "Error codes",
    "billing": "Billing",
    "limits": "Limits",
}
VERBS = ("get", "post", "put", "patch", "delete")


@dataclass(frozen=True)
class Site:
    """The pages; each method is one."""

    web: Web

    def landing(self, call: Call) -> Response:
        """What Image3D is, with this installation's prices and engines."""
        return call.render("landing.html", **_shared(call))

    def guide(self, call: Call) -> Response:
        """One page of the guide."""
        name = call.request.path_params.get("name", "quickstart")
        if name not in GUIDES:
            return error_page(call, 404, "There is no such page", "The address may be mistyped.")
        return call.render(f"guide_{name}.html", guides=GUIDES, name=name, **_shared(call))


def routes(web: Web) -> list[Route]:
    """The routes of these pages."""
    pages = Site(web)
    return [
        web.page("/", pages.landing, access="anyone"),
        web.page("/guide", pages.guide, access="anyone"),
        web.page("/guide/{name}", pages.guide, access="anyone"),
    ]


def _shared(call: Call) -> dict[str, Any]:
    tasks = call.deps.tasks
    return {
        "public_url": call.deps.public_url,
        "prices": prices_of(call),
        "engines": sorted(tasks.engines.values(), key=lambda engine: engine.name),
        "default_engines": tasks.default_engines,
        "minimum": MINIMUM_TOP_UP_CREDITS,
        "per_dollar": CREDITS_PER_USD,
        "key_caps": KEY_CAPS,
        "account_limits": ACCOUNT_LIMITS,
        "max_input_mb": tasks.max_input_bytes // 1_000_000,
        "max_megapixels": tasks.max_input_pixels // 1_000_000,
        "max_prompt": MAX_PROMPT_CHARACTERS,
        "kept_days": tasks.artifact_lifetime.days,
        "upload_days": tasks.upload_lifetime.days,
        "answers_days": tasks.idempotency_lifetime.days,
        "texture_sizes": TEXTURE_SIZES,
        "option_names": sorted(CHECKS),
        "formats": FORMATS,
        "endpoints": endpoints_of(call.deps.openapi()),
        "problems": call.deps.problems,
        "transitions": TRANSITIONS,
    }


def prices_of(call: Call) -> list[Price]:
    """The price of every mode and quality that can be had here, with the default engine."""
    deps = call.deps.tasks
    found: list[Price] = []
    for mode in Mode:
        name = deps.default_engines.get(mode)
        engine = None if name is None else deps.engines.get(name)
        if engine is not None:
            found += [
                deps.prices.price(mode, quality, engine.name) for quality in Quality if quality in engine.qualities
            ]
    return found


def endpoints_of(document: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Method, path, summary and first paragraph of every operation of an OpenAPI document, by its first tag."""
    groups: dict[str, list[dict[str, str]]] = {}
    for path, operations in document.get("paths", {}).items():
        for verb in VERBS:
            if (operation := operations.get(verb)) is None:
                continue
            entry = {
                "verb": verb.upper(),
                "path": path,
                "summary": str(operation.get("summary", "")),
                "text": " ".join(str(operation.get("description", "")).strip().split("\n\n")[0].split()),
            }
            groups.setdefault(str((operation.get("tags") or ["Other"])[0]), []).append(entry)
    return [{"name": name, "operations": operations} for name, operations in groups.items()]

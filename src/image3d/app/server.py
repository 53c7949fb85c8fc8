"""`image3d api`: one process that answers HTTP."""

import time
from collections.abc import Callable
from importlib.metadata import version

import uvicorn
from prometheus_client import CollectorRegistry, GCCollector, PlatformCollector, ProcessCollector
from sqlalchemy.exc import SQLAlchemyError
from starlette.types import ASGIApp

from image3d.api.app import create_api
from image3d.api.deps import ApiDeps, Readiness
from image3d.api.documents import task_document
from image3d.api.ratelimit import MemoryRateLimiter, RateLimiter
from image3d.app.console import beside, build_console
from image3d.app.installation import build_payments
from image3d.app.protocol import BoundedProtocol
from image3d.app.services import Services, build_services
from image3d.artifacts.errors import ArtifactsError
from image3d.core.logging import configure_logging
from image3d.core.settings import Settings, SettingsInvalid
from image3d.db.migrate import current_revision, newest_revision
from image3d.worker.heartbeat import living_workers

READINESS_SECONDS = 1.0


def run_api(settings: Settings, *, host: str, port: int) -> None:
    """Listens until SIGTERM or SIGINT, then finishes the requests in flight."""
    configure_logging(level=settings.log_level, fmt=settings.log_format)
    uvicorn.run(
        build_app(build_services(settings)),
        host=host,
        port=port,
        loop="auto",
        http=BoundedProtocol,
        log_config=None,
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=8,
    )


def build_app(services: Services) -> ASGIApp:
    """The ASGI app of this installation: the API and the console."""
    registry = CollectorRegistry()
    for collector in (ProcessCollector, PlatformCollector, GCCollector):
        collector(registry=registry)
    deps = ApiDeps(
        tasks=services.tasks,
        signer=services.signer(),
        public_url=services.public_url,
        readiness=_remembered(lambda: check_readiness(services)),
        metrics=registry,
        payments=build_payments(services.settings),
        limiter=build_limiter(services.settings),
        guesses_per_minute=services.settings.rate.guesses_per_minute,
        version=version("image3d"),
    )
    api = create_api(deps)
    console = build_console(services, api.openapi, lambda task: task_document(deps, task))
    return beside(api, console)


def build_limiter(settings: Settings) -> RateLimiter:
    """Counts in this process, or in Redis together with the others.

    Raises:
        SettingsInvalid: the extra `redis` is not installed.
    """
    url = settings.rate.store_url
    if url is None:
        return MemoryRateLimiter()
    try:
        from image3d.api.shared_ratelimit import SharedRateLimiter  # noqa: PLC0415  # an extra, for some only
    except ImportError as error:
        raise SettingsInvalid("IMAGE3D_RATE_STORE_URL needs the extra: pip install 'image3d[redis]'.") from error
    return SharedRateLimiter(url)


def check_readiness(services: Services) -> Readiness:
    """Whether a generation would run now: database, schema, storage, a living worker and an engine."""
    checks: dict[str, str] = {}
    try:
        behind = current_revision(services.database) != newest_revision()
        checks["database"] = "schema is not up to date" if behind else "ok"
        checks["workers"] = "ok" if living_workers(services.database) else "no worker is running"
    except SQLAlchemyError as error:
        checks["database"] = f"not reachable ({type(error).__name__})"
    try:
        services.tasks.artifacts.check()
        checks["storage"] = "ok"
    except ArtifactsError as error:
        checks["storage"] = error.detail
    usable = [engine for engine in services.tasks.engines.values() if engine.available]
    checks["engines"] = "ok" if usable else "no engine can run"
    return Readiness(ready=all(found == "ok" for found in checks.values()), checks=checks)


def _remembered(check: Callable[[], Readiness]) -> Callable[[], Readiness]:
    """The check's answer, asked anew at most every `READINESS_SECONDS`."""
    last: list[tuple[float, Readiness]] = []

    def ask() -> Readiness:
        if not last or time.monotonic() - last[0][0] > READINESS_SECONDS:
            last[:] = [(time.monotonic(), check())]
        return last[0][1]

    return ask

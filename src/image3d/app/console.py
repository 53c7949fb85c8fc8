"""The console beside the API: one ASGI app that hands each request to the one it is for."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from ipaddress import ip_address
from typing import Any
from urllib.parse import urlsplit

import sqlalchemy as sa
from starlette.types import ASGIApp, Receive, Scope, Send

from image3d.accounts.mail import FolderMailer
from image3d.api.errors import PROBLEM_KINDS
from image3d.app.installation import build_mailer, build_payments, signing_secret
from image3d.app.openid import build_openid
from image3d.app.services import Services
from image3d.console.alerts import watch_balances
from image3d.console.app import create_console
from image3d.console.deps import ConsoleDeps
from image3d.tasks.model import OPEN_STATUSES, Task
from image3d.tasks.tables import tasks
from image3d.worker.heartbeat import living_workers

#: What belongs to the API; every other path is a page.
API_PATHS = ("/api/", "/docs", "/openapi.json", "/healthz", "/readyz", "/metrics", "/files/")
#: Where Stripe's checkout page is: forms may lead on to it.
FORM_TARGETS: Mapping[str, tuple[str, ...]] = {"stripe": ("https://checkout.stripe.com",)}


def build_console(
    services: Services,
    openapi: Callable[[], Mapping[str, Any]],
    document: Callable[[Task], Mapping[str, Any]],
) -> ASGIApp:
    """The console of this installation, with its watch on low balances."""
    settings = services.settings
    mailer = build_mailer(settings)
    shows_letters = isinstance(mailer, FolderMailer) and _is_loopback(services.public_url)
    deps = ConsoleDeps(
        tasks=services.tasks,
        mailer=mailer,
        secret=signing_secret(settings),
        public_url=services.public_url,
        provider=build_payments(settings),
        form_targets=FORM_TARGETS.get(settings.payments, ()),
        letters=mailer.folder if shows_letters and isinstance(mailer, FolderMailer) else None,
        openapi=openapi,
        document=document,
        problems={code: (kind.status, kind.title, kind.helps) for code, kind in PROBLEM_KINDS.items()},
        operations=lambda: operations(services),
        openid=build_openid(settings, services.public_url),
    )
    watch_balances(deps)
    return create_console(deps)


def beside(api: ASGIApp, console: ASGIApp) -> ASGIApp:
    """The API on its own paths, the console on all others."""

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        is_page = scope["type"] == "http" and not _is_api(scope["path"])
        await (console if is_page else api)(scope, receive, send)

    return app


def operations(services: Services) -> Mapping[str, str]:
    """Queue and workers in words, for the operator's page."""
    with services.database.read() as tx:
        rows = tx.execute(
            sa.select(tasks.c.status, sa.func.count(), sa.func.min(tasks.c.created_at))
            .where(tasks.c.finished_at.is_(None))
            .group_by(tasks.c.status)
        ).all()
    found = {str(status): (count, oldest) for status, count, oldest in rows}
    words = {"workers alive": str(living_workers(services.database))}
    now = services.tasks.clock()
    for status in OPEN_STATUSES:
        count, oldest = found.get(str(status), (0, None))
        waited = "" if oldest is None else f", the oldest for {_words(now - oldest)}"
        words[str(status)] = f"{count}{waited}"
    words["default engines"] = ", ".join(f"{mode}: {name}" for mode, name in services.tasks.default_engines.items())
    return words


def _is_api(path: str) -> bool:
    return any(path == prefix or (path.startswith(prefix) and prefix.endswith("/")) for prefix in API_PATHS)


def _is_loopback(url: str) -> bool:
    host = urlsplit(url).hostname or ""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _words(span: timedelta) -> str:
    seconds = max(0, int(span.total_seconds()))
    return f"{seconds} s" if seconds < 120 else f"{seconds // 60} min"

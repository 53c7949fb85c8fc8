"""The console as an ASGI app, for `app` to mount beside the API."""

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp

from image3d.console.assets import Assets
from image3d.console.deps import ConsoleDeps
from image3d.console.pages import (
    again,
    create,
    gallery,
    keys,
    money,
    operator,
    personal,
    results,
    signing,
    site,
    thumbs,
    trying,
)
from image3d.console.rendering import Renderer
from image3d.console.security import SecurityHeaders, content_security_policy
from image3d.console.web import Web, error_page
from image3d.core.errors import Image3DError
from image3d.core.logging import get_logger

log = get_logger(__name__)

GROUPS = (site, signing, create, gallery, results, thumbs, again, money, trying, keys, personal, operator)
TITLES = {404: "There is no such page", 405: "That does not work this way", 413: "That is too large"}
DETAILS = {404: "The address may be mistyped, or the page has moved.", 405: "Go back and use the page's own buttons."}


def create_console(deps: ConsoleDeps) -> ASGIApp:
    """Every page, its files and its security headers; everything else is answered with a page that says 404."""
    assets = Assets(deps.node_modules)
    web = Web(deps, Renderer(assets))
    routes: list[Route] = [Route("/static/{name:path}", assets.answer)]
    for group in GROUPS:
        routes += group.routes(web)

    def refused(request: Request, error: Exception) -> Response:
        status = error.status_code if isinstance(error, HTTPException) else 500
        detail = DETAILS.get(status) or str(getattr(error, "detail", ""))
        return error_page(web.call(request), status, TITLES.get(status, "That did not work"), detail)

    def failed(request: Request, error: Exception) -> Response:
        log.error("page.failed", path=request.url.path, error=type(error).__name__, exc_info=error)
        return PlainTextResponse("Something went wrong on our side. It was logged.\n", status_code=500)

    policy = content_security_policy(deps.form_targets)
    return Starlette(
        routes=routes,
        middleware=[Middleware(SecurityHeaders, policy=policy, https=deps.is_https)],
        exception_handlers={HTTPException: refused, Image3DError: failed, 500: failed},
    )

"""The boundary between the web and the pages: who is asking, forms and their tokens, errors, rendering.

A page is an ordinary function from a `Call` to a `Response`, run in a thread; `Web.page` makes a route of it.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Literal
from urllib.parse import quote, urlsplit

from anyio import to_thread
from starlette.background import BackgroundTask
from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from image3d.accounts.mail import Letter, MailFailed
from image3d.accounts.members import Member
from image3d.accounts.model import Account
from image3d.accounts.service import get_account
from image3d.accounts.sessions import Session, find_session, record_seen, seen_is_due
from image3d.billing.model import Balance
from image3d.billing.service import balance
from image3d.console.deps import ConsoleDeps
from image3d.console.rendering import Renderer
from image3d.console.security import content_security_policy, form_token, new_guest_token, same
from image3d.core.errors import Image3DError
from image3d.core.logging import get_logger

log = get_logger(__name__)

Access = Literal["anyone", "member", "operator"]
#: What a form may hold besides its picture.
FORM_BYTES = 1_000_000
SESSION_SECONDS = 30 * 24 * 3600
SAFE_METHODS = ("GET", "HEAD")

#: Pages with the 3D viewer.
VIEWER_TEMPLATES = ("landing.html", "result.html", "shared.html")
#: What a page may say after a redirect; the address carries only the name.
NOTES = {
    "signed-out": "You are signed out.",
    "session-over": "You were signed out. Sign in again to go on.",
    "password-changed": "Your password is changed. Other browsers were signed out.",
    "password-reset": "Your password is changed. Sign in with the new one.",
    "sessions-ended": "The other sessions have ended.",
    "deleted": "The files are deleted. The ledger keeps what it cost.",
    "bought": "Thank you. Your credits are there.",
    "pay-canceled": "Nothing was bought.",
    "key-revoked": "The key is revoked and never works again.",
    "caps-saved": "The caps are saved.",
    "alert-saved": "Your low-balance alert is saved.",
    "totp-on": "Signing in asks for a code from now on.",
    "totp-off": "Signing in asks for no code any more.",
    "saved": "Saved.",
}


#: Where somebody who reads the note likely goes on: address and words.
NOTE_LINKS = {"bought": ("/create", "Create a model")}


@dataclass
class Call:
    """One request as pages see it."""

    request: Request
    deps: ConsoleDeps
    renderer: Renderer
    form: FormData
    guest: str
    session: Session | None = None
    member: Member | None = None
    account: Account | None = None
    balance: Balance | None = None
    session_token: str | None = None
    home: str = "/"
    letters: list[Letter] = field(default_factory=list[Letter])

    @property
    def me(self) -> Member:
        """Who is signed in; pages for members may rely on it."""
        if self.member is None:
            raise HTTPException(403)
        return self.member

    @property
    def mine(self) -> Account:
        """The account of whoever is signed in."""
        if self.account is None:
            raise HTTPException(403)
        return self.account

    @property
    def csrf(self) -> str:
        """What every form of this browser carries."""
        return form_token(self.deps.secret, self.session_token or self.guest)

    @property
    def address(self) -> str:
        """The client's address."""
        client = self.request.client
        return "unknown" if client is None else client.host

    @property
    def is_fragment(self) -> bool:
        """Whether htmx asks for a part of a page."""
        return self.request.headers.get("hx-request") == "true"

    def path(self, name: str) -> str:
        """A parameter of the path."""
        return str(self.request.path_params[name])

    def text(self, name: str, *, default: str = "", most: int = 4000) -> str:
        """A field of the form, as text."""
        value = self.form.get(name)
        return value[:most] if isinstance(value, str) else default

    def query(self, name: str, default: str = "") -> str:
        """A parameter of the address."""
        return self.request.query_params.get(name, default)[:2000]

    def upload(self, name: str) -> bytes | None:
        """The bytes of a file field, or None when no file was chosen."""
        value = self.form.get(name)
        if not isinstance(value, UploadFile):
            return None
        return value.file.read() or None

    def render(self, template: str, *, status: int = 200, **values: Any) -> Response:
        """The page or fragment of a template."""
        shared = {
            "call": self,
            "member": self.member,
            "account": self.account,
            "balance": self.balance,
            "csrf": self.csrf,
            "path": self.request.url.path,
            "own_address": None if self.request.method in SAFE_METHODS else self.home,
            "note": NOTES.get(self.query("note")),
            "note_link": NOTE_LINKS.get(self.query("note")),
            "payments": self.deps.payments,
        }
        response = HTMLResponse(self.renderer.render(template, {**shared, **values}), status_code=status)
        if template in VIEWER_TEMPLATES:
            policy = content_security_policy(self.deps.form_targets, viewer=True)
            response.headers["Content-Security-Policy"] = policy
        return response

    def redirect(self, path: str, *, note: str | None = None) -> Response:
        """The browser goes on to a page of ours."""
        if note is not None:
            path = f"{path}{'&' if '?' in path else '?'}note={quote(note)}"
        if self.is_fragment:
            return Response(status_code=204, headers={"HX-Redirect": path})
        return RedirectResponse(path, status_code=303)

    def send(self, letter: Letter) -> None:
        """The letter goes out after the answer, so that the answer's time tells nothing."""
        self.letters.append(letter)


Page = Callable[[Call], Response]


class Web:
    """Makes routes of pages."""

    def __init__(self, deps: ConsoleDeps, renderer: Renderer) -> None:
        self.deps = deps
        self.renderer = renderer
        prefix = "__Host-" if deps.is_https else ""
        self.session_cookie = f"{prefix}i3d_session"
        self.guest_cookie = f"{prefix}i3d_guest"

    def page(
        self,
        path: str,
        page: Page,
        *,
        methods: tuple[str, ...] = ("GET",),
        access: Access = "member",
        home: str | None = None,
    ) -> Route:
        """A route that answers with `page`, for those who may see it.

        Args:
            path: where the page is.
            page: what answers.
            methods: how it may be asked; who asks for a form's address otherwise is sent to its home.
            access: who may see it.
            home: the page that has the form, by default this one, or the one above where this one only takes forms.
        """
        takes_only_forms = "GET" not in methods

        async def endpoint(request: Request) -> Response:
            own = request.url.path
            at = home or (own.rpartition("/")[0] if takes_only_forms else own)
            if takes_only_forms and request.method in SAFE_METHODS:
                return RedirectResponse(at, status_code=303)
            form = FormData() if request.method in SAFE_METHODS else await self._form(request)
            try:
                call = await to_thread.run_sync(self._call, request, form)
                call.home = at
                return await to_thread.run_sync(self._answer, call, page, access)
            finally:
                await form.close()

        return Route(path, endpoint, methods=["GET", *methods])

    def call(self, request: Request) -> Call:
        """The call of a request without a form, for routes that stream."""
        return self._call(request, FormData())

    def remember(self, response: Response, token: str) -> Response:
        """The browser is signed in."""
        response.set_cookie(self.session_cookie, token, max_age=SESSION_SECONDS, **self._cookie())
        response.delete_cookie(self.guest_cookie, path="/", secure=self.deps.is_https, httponly=True, samesite="lax")
        return response

    def forget(self, response: Response) -> Response:
        """The browser is signed out."""
        response.delete_cookie(self.session_cookie, path="/", secure=self.deps.is_https, httponly=True, samesite="lax")
        return response

    def _cookie(self) -> dict[str, Any]:
        return {"path": "/", "secure": self.deps.is_https, "httponly": True, "samesite": "lax"}

    async def _form(self, request: Request) -> FormData:
        length = request.headers.get("content-length", "")
        most = self.deps.tasks.max_input_bytes
        if not length.isdigit() or int(length) > most + FORM_BYTES:
            raise HTTPException(413, f"That is larger than {most // 1_000_000} MB.")
        return await request.form(max_files=1, max_fields=300)

    def _call(self, request: Request, form: FormData) -> Call:
        guest = request.cookies.get(self.guest_cookie, "")
        call = Call(
            request=request,
            deps=self.deps,
            renderer=self.renderer,
            form=form,
            guest=guest if 20 <= len(guest) <= 64 else new_guest_token(),
        )
        token = request.cookies.get(self.session_cookie)
        if token:
            self._sign_in(call, token)
        return call

    def _sign_in(self, call: Call, token: str) -> None:
        now = self.deps.tasks.clock()
        with self.deps.tasks.database.read() as tx:
            found = find_session(tx, token, now=now)
            if found is None:
                return
            call.session, call.member = found
            call.session_token = token
            call.account = get_account(tx, call.member.account_id)
            call.balance = balance(tx, call.account.id)
        if seen_is_due(call.session, now):
            with self.deps.tasks.database.transaction() as tx:
                record_seen(tx, call.session, now)

    def _answer(self, call: Call, page: Page, access: Access) -> Response:
        response = self._refusal(call, access) or self._run(call, page)
        if call.member is None and call.request.cookies.get(self.guest_cookie) != call.guest:
            response.set_cookie(self.guest_cookie, call.guest, **self._cookie())
        if call.letters:
            response.background = BackgroundTask(self._post, call.letters)
        return response

    def _refusal(self, call: Call, access: Access) -> Response | None:
        if call.request.method not in SAFE_METHODS and not self._is_ours(call):
            if access != "anyone" and call.member is None:
                detail = "Nothing was done. Reload the page to sign in again."
                return error_page(call, 403, "You were signed out", detail)
            return error_page(call, 403, "This form is too old", "Reload the page and try again; nothing was done.")
        if access == "anyone":
            return None
        if call.member is None:
            was_in = self.session_cookie in call.request.cookies
            target = quote(_wanted_page(call), safe="/")
            return call.redirect(f"/sign-in?next={target}", note="session-over" if was_in else None)
        if access == "operator" and not call.member.is_operator:
            return error_page(call, 404, "There is no such page", "The address may be mistyped.")
        return None

    def _is_ours(self, call: Call) -> bool:
        """Whether the form came from a page that we gave to this browser."""
        headers = call.request.headers
        if headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
            return False
        origin = headers.get("origin")
        if origin not in (None, "null") and urlsplit(origin).netloc != headers.get("host"):
            return False
        return same(call.text("csrf") or headers.get("x-csrf-token", ""), call.csrf)

    def _run(self, call: Call, page: Page) -> Response:
        try:
            return page(call)
        except Image3DError as error:
            status = {"not_found": 404, "too_many_attempts": 429}.get(error.code, 422)
            title = "There is no such thing here" if status == 404 else "That did not work"
            return error_page(call, status, title, error.detail)

    def _post(self, letters: list[Letter]) -> None:
        for letter in letters:
            try:
                self.deps.mailer.send(letter)
            except MailFailed as error:
                log.error("mail.failed", error=error.detail)  # noqa: TRY400  # the reason says it; no traceback helps


def error_page(call: Call, status: int, title: str, detail: str) -> Response:
    """An error as a page, as a line for htmx, or as JSON for our scripts."""
    if "application/json" in call.request.headers.get("accept", ""):
        return JSONResponse({"title": title, "detail": detail}, status_code=status)
    if call.is_fragment:
        response = call.render("fragments/problem.html", status=200, title=title, detail=detail)
        response.headers["HX-Retarget"] = "#problems"
        response.headers["HX-Reswap"] = "innerHTML"
        return response
    return call.render("error.html", status=status, title=title, detail=detail, back=_came_from(call))


def _wanted_page(call: Call) -> str:
    """The page that the browser was on, or wanted, with its filters."""
    url = call.request.url
    path, query = url.path, url.query
    if call.is_fragment:
        shown = urlsplit(call.request.headers.get("hx-current-url", ""))
        path, query = shown.path, shown.query
    return safe_next(f"{path}?{query}" if query else path)


def _came_from(call: Call) -> str | None:
    """The page of ours from which a form was sent, or None."""
    came = urlsplit(call.request.headers.get("referer", ""))
    if call.request.method in SAFE_METHODS or came.netloc != call.request.headers.get("host"):
        return None
    return safe_next(came.path)


def safe_next(path: str, default: str = "/create") -> str:
    """`path` when it is a page of ours, else `default`: nobody is sent elsewhere after signing in."""
    parts = urlsplit(path)
    is_ours = path.startswith("/") and not path.startswith(("//", "/\\")) and not parts.scheme and not parts.netloc
    return path if is_ours and path.isprintable() else default

"""Settings: password, sessions, the second step."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from starlette.responses import Response
from starlette.routing import Route

from image3d.accounts import members
from image3d.accounts.errors import InvalidAccount
from image3d.accounts.members import SignInRefused, TooManyAttempts
from image3d.accounts.sessions import end_session, end_sessions, sessions_of
from image3d.accounts.totp import otpauth_uri, qr_svg
from image3d.console.web import Call, Web

QUARTER = timedelta(minutes=15)


@dataclass(frozen=True)
class Personal:
    """The pages; each method is one."""

    web: Web

    def settings(self, call: Call) -> Response:
        """Password, second step and where the member is signed in."""
        return self._page(call)

    def password(self, call: Call) -> Response:
        """The password is changed and every other browser signed out."""
        try:
            self._check_password(call)
            hashed = members.hash_password(call.text("new", most=1000), email=call.me.email)
        except (SignInRefused, InvalidAccount, TooManyAttempts) as error:
            return self._page(call, status=422, problem=error.detail)
        with call.deps.tasks.database.transaction() as tx:
            members.set_password(tx, call.me, hashed)
            end_sessions(tx, call.me, keep=self._here(call))
        return call.redirect("/settings", note="password-changed")

    def end(self, call: Call) -> Response:
        """One other session, or all of them, have ended."""
        with call.deps.tasks.database.transaction() as tx:
            if chosen := call.text("session", most=60):
                end_session(tx, call.me, chosen)
            else:
                end_sessions(tx, call.me, keep=self._here(call))
        return call.redirect("/settings", note="sessions-ended")

    def begin_totp(self, call: Call) -> Response:
        """A new secret is shown as a QR code."""
        try:
            self._check_password(call)
        except (SignInRefused, TooManyAttempts) as error:
            return self._page(call, status=422, problem=error.detail)
        with call.deps.tasks.database.transaction() as tx:
            secret = members.begin_totp(tx, call.me)
        return self._page(call, secret=secret)

    def confirm_totp(self, call: Call) -> Response:
        """The second step is on; recovery codes are shown once."""
        try:
            self._count(call)
            with call.deps.tasks.database.transaction() as tx:
                codes = members.confirm_totp(tx, call.me, call.text("code", most=20), now=call.deps.tasks.clock())
        except (SignInRefused, TooManyAttempts) as error:
            return self._page(call, status=422, problem=error.detail, secret=call.me.totp_secret)
        return self._page(call, codes=codes)

    def end_totp(self, call: Call) -> Response:
        """The second step is off."""
        try:
            self._check_password(call)
        except (SignInRefused, TooManyAttempts) as error:
            return self._page(call, status=422, problem=error.detail)
        with call.deps.tasks.database.transaction() as tx:
            members.end_totp(tx, call.me)
        return call.redirect("/settings", note="totp-off")

    def _page(self, call: Call, *, status: int = 200, secret: str | None = None, **values: Any) -> Response:
        with call.deps.tasks.database.read() as tx:
            sessions = sessions_of(tx, call.me, now=call.deps.tasks.clock())
            me = members.get_member(tx, call.me.id)
        uri = None if secret is None else otpauth_uri(secret, email=call.me.email, issuer="Image3D")
        return call.render(
            "settings.html",
            status=status,
            sessions=[{"session": item, "browser": browser_of(item.user_agent)} for item in sessions],
            here=self._here(call),
            second_step=me.has_second_step,
            codes_left=me.recovery_codes_left,
            secret=secret,
            qr=None if uri is None else qr_svg(uri),
            shortest=members.SHORTEST_PASSWORD,
            **{"codes": None, "problem": None, **values},
        )

    def _check_password(self, call: Call) -> None:
        self._count(call)
        with call.deps.tasks.database.read() as tx:
            credentials = members.find_credentials(tx, call.me.email)
        members.check_password(credentials, call.text("password", most=1000))

    def _count(self, call: Call) -> None:
        with call.deps.tasks.database.transaction() as tx:
            now = call.deps.tasks.clock()
            members.count_attempt(tx, f"settings:{call.me.id}", most=20, window=QUARTER, now=now)

    def _here(self, call: Call) -> str | None:
        return None if call.session is None else call.session.id


def routes(web: Web) -> list[Route]:
    """The routes of these pages."""
    pages = Personal(web)
    post = ("POST",)
    return [
        web.page("/settings", pages.settings),
        web.page("/settings/password", pages.password, methods=post),
        web.page("/settings/sessions", pages.end, methods=post),
        web.page("/settings/second-step", pages.begin_totp, methods=post),
        web.page("/settings/second-step/confirm", pages.confirm_totp, methods=post),
        web.page("/settings/second-step/end", pages.end_totp, methods=post),
    ]


def browser_of(user_agent: str) -> str:
    """`Firefox on Linux`, as far as the user agent tells."""
    browsers = (
        ("Edg/", "Edge"),
        ("OPR/", "Opera"),
        ("Firefox/", "Firefox"),
        ("Chrome/", "Chrome"),
        ("Safari/", "Safari"),
    )
    systems = (
        ("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"), ("Mac OS", "macOS"),
        ("Linux", "Linux"),
    )  # fmt: skip
    browser = next((name for mark, name in browsers if mark in user_agent), "A browser")
    system = next((name for mark, name in systems if mark in user_agent), None)
    return browser if system is None else f"{browser} on {system}"

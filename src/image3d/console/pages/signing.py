"""Sign up, confirm, sign in with an optional second step, sign out, reset the password."""

import email
import email.policy
from dataclasses import dataclass
from datetime import timedelta

from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from image3d.accounts import members
from image3d.accounts.errors import InvalidAccount
from image3d.accounts.identities import member_of_identity
from image3d.accounts.mail import Letter
from image3d.accounts.members import LinkInvalid, Member, SignInRefused, TooManyAttempts
from image3d.accounts.service import normal_email
from image3d.accounts.sessions import end_session, end_sessions, open_session
from image3d.console.deps import OpenIdFailed
from image3d.console.web import Call, Web, error_page, safe_next

QUARTER = timedelta(minutes=15)
HOUR = timedelta(hours=1)
PASSWORD_LENGTHS = {"shortest": members.SHORTEST_PASSWORD, "longest": members.LONGEST_PASSWORD}
SHOWN_LETTERS = 10


@dataclass(frozen=True)
class Signing:
    """The pages; each method is one."""

    web: Web

    def sign_up(self, call: Call) -> Response:
        """The form, or with a form sent: a letter is on its way, whoever has the address."""
        if call.member is not None:
            return call.redirect("/create")
        if call.request.method == "GET":
            return call.render("sign_up.html", email="", **PASSWORD_LENGTHS)
        address = call.text("email", most=254)
        try:
            self._count(call, f"sign-up-from:{call.address}", most=30, window=HOUR)
            address = normal_email(address)
            hashed = members.hash_password(call.text("password", most=1000), email=address)
        except (InvalidAccount, TooManyAttempts) as error:
            return call.render("sign_up.html", status=422, problem=error.detail, email=address, **PASSWORD_LENGTHS)
        if self._may(call, f"sign-up:{address}", most=5, window=HOUR):
            self._invite(call, address, hashed)
        return self._check_mail(call, f"We sent a link to {address}. Open it to finish signing up.")

    def confirm(self, call: Call) -> Response:
        """The page behind a sign-up link; its button makes the member, so that mail scanners that open links do not."""
        secret = call.path("secret")
        if call.request.method == "GET":
            return call.render("confirm.html", secret=secret)
        with call.deps.tasks.database.transaction() as tx:
            member = members.finish_sign_up(tx, secret, now=call.deps.tasks.clock())
        return self._enter(call, member, "/create")

    def sign_in(self, call: Call) -> Response:
        """The form, or with a form sent: signed in, or asked for the code."""
        target = safe_next(call.text("next") or call.query("next"))
        if call.member is not None:
            return call.redirect(target)
        if call.request.method == "GET":
            return call.render("sign_in.html", email="", next=target)
        address = call.text("email", most=254).strip().lower()
        try:
            self._count(call, f"sign-in-from:{call.address}", most=60, window=QUARTER)
            self._count(call, f"sign-in:{address}", most=10, window=QUARTER)
            member = self._checked(call, address)
        except (SignInRefused, TooManyAttempts) as error:
            status = 429 if isinstance(error, TooManyAttempts) else 422
            return call.render("sign_in.html", status=status, problem=error.detail, email=address, next=target)
        with call.deps.tasks.database.transaction() as tx:
            members.forget_attempts(tx, f"sign-in:{address}")
        return self._admit(call, member, target)

    def begin_openid(self, call: Call) -> Response:
        """The browser goes to the sign-in service."""
        service = call.deps.openid
        if service is None:
            return error_page(call, 404, "There is no such page", "The address may be mistyped.")
        if call.member is not None:
            return call.redirect(safe_next(call.query("next")))
        try:
            url = service.begin(guest=call.guest, target=safe_next(call.query("next")))
        except OpenIdFailed as error:
            return self._back_to_sign_in(call, error.detail)
        return RedirectResponse(url, status_code=303)

    def finish_openid(self, call: Call) -> Response:
        """The service sent the browser back: signed in, or asked for the code."""
        service = call.deps.openid
        if service is None:
            return error_page(call, 404, "There is no such page", "The address may be mistyped.")
        if not (code := call.query("code")):
            return self._back_to_sign_in(call, f"{service.name.capitalize()} did not sign you in. Nothing was changed.")
        try:
            self._count(call, f"sign-in-from:{call.address}", most=60, window=QUARTER)
            identity, target = service.finish(guest=call.guest, state=call.query("state"), code=code)
            with call.deps.tasks.database.transaction() as tx:
                member = member_of_identity(tx, identity, now=call.deps.tasks.clock())
        except (OpenIdFailed, SignInRefused, InvalidAccount, TooManyAttempts) as error:
            return self._back_to_sign_in(call, error.detail)
        return self._admit(call, member, safe_next(target))

    def second_step(self, call: Call) -> Response:
        """The code is checked and the member signed in."""
        step, target = call.text("step", most=100), safe_next(call.text("next"))
        try:
            self._count(call, f"code:{step}", most=6, window=QUARTER)
            with call.deps.tasks.database.transaction() as tx:
                now = call.deps.tasks.clock()
                member = members.finish_second_step(tx, step, call.text("code", most=20), now=now)
        except SignInRefused as error:
            return call.render("second_step.html", status=422, problem=error.detail, step=step, next=target)
        except LinkInvalid:
            return error_page(call, 422, "That took too long", "Sign in again with your password.")
        return self._enter(call, member, target)

    def sign_out(self, call: Call) -> Response:
        """This browser is signed out."""
        with call.deps.tasks.database.transaction() as tx:
            if call.session is not None:
                end_session(tx, call.me, call.session.id)
        return self.web.forget(call.redirect("/sign-in", note="signed-out"))

    def reset(self, call: Call) -> Response:
        """The form, or with a form sent: a letter is on its way if somebody has the address."""
        if call.request.method == "GET":
            return call.render("reset.html")
        address = call.text("email", most=254).strip().lower()
        self._count(call, f"reset-from:{call.address}", most=30, window=HOUR)
        if self._may(call, f"reset:{address}", most=5, window=HOUR):
            self._send_reset(call, address)
        return self._check_mail(call, f"If {address} has an account, a link is on its way to it.")

    def new_password(self, call: Call) -> Response:
        """The page behind a reset link; saving ends every session."""
        secret, now = call.path("secret"), call.deps.tasks.clock()
        with call.deps.tasks.database.read() as tx:
            member = members.reset_member(tx, secret, now=now)
        if call.request.method == "GET":
            return call.render("new_password.html", secret=secret, **PASSWORD_LENGTHS)
        try:
            hashed = members.hash_password(call.text("password", most=1000), email=member.email)
        except InvalidAccount as error:
            return call.render("new_password.html", status=422, problem=error.detail, secret=secret, **PASSWORD_LENGTHS)
        with call.deps.tasks.database.transaction() as tx:
            end_sessions(tx, members.finish_reset(tx, secret, password_hash=hashed, now=now))
        return self.web.forget(call.redirect("/sign-in", note="password-reset"))

    def letters(self, call: Call) -> Response:
        """The letters of a development server."""
        folder = call.deps.letters
        if folder is None:
            return error_page(call, 404, "There is no such page", "The address may be mistyped.")
        paths = sorted(folder.glob("*.eml"), reverse=True)[:SHOWN_LETTERS] if folder.is_dir() else []
        found = [email.message_from_bytes(path.read_bytes(), policy=email.policy.default) for path in paths]
        shown = [
            {"subject": str(item["Subject"]), "to": str(item["To"]), "lines": str(item.get_content()).splitlines()}
            for item in found
        ]
        return call.render("letters.html", letters=shown, home=call.deps.public_url)

    def _checked(self, call: Call, address: str) -> Member:
        with call.deps.tasks.database.read() as tx:
            credentials = members.find_credentials(tx, address)
        return members.check_password(credentials, call.text("password", most=1000))

    def _invite(self, call: Call, address: str, hashed: str) -> None:
        with call.deps.tasks.database.transaction() as tx:
            secret = members.begin_sign_up(tx, email=address, password_hash=hashed, now=call.deps.tasks.clock())
        if secret is None:
            text = "You have an account already. Sign in, or choose a new password there."
            call.send(_letter(address, "Sign in to Image3D", f"{call.deps.public_url}/sign-in", text))
        else:
            link = f"{call.deps.public_url}/confirm/{secret}"
            call.send(_letter(address, "Finish signing up", link, "Nobody signed up? Ignore this letter."))

    def _send_reset(self, call: Call, address: str) -> None:
        with call.deps.tasks.database.transaction() as tx:
            secret = members.begin_reset(tx, email=address, now=call.deps.tasks.clock())
        if secret is not None:
            link = f"{call.deps.public_url}/reset/{secret}"
            call.send(_letter(address, "Choose a new password", link, "Nobody asked for this? Ignore this letter."))

    def _check_mail(self, call: Call, sentence: str) -> Response:
        return call.render("check_mail.html", sentence=sentence, inbox=call.deps.letters is not None)

    def _admit(self, call: Call, member: Member, target: str) -> Response:
        """Signed in, or asked for the code where the member has a second step."""
        if not member.has_second_step:
            return self._enter(call, member, target)
        with call.deps.tasks.database.transaction() as tx:
            step = members.begin_second_step(tx, member, now=call.deps.tasks.clock())
        return call.render("second_step.html", step=step, next=target)

    def _back_to_sign_in(self, call: Call, problem: str) -> Response:
        return call.render("sign_in.html", status=422, problem=problem, email="", next=safe_next(call.query("next")))

    def _enter(self, call: Call, member: Member, target: str) -> Response:
        agent = call.request.headers.get("user-agent", "")
        with call.deps.tasks.database.transaction() as tx:
            token = open_session(tx, member, user_agent=agent, address=call.address, now=call.deps.tasks.clock())
        return self.web.remember(call.redirect(target), token)

    def _count(self, call: Call, bucket: str, *, most: int, window: timedelta) -> None:
        with call.deps.tasks.database.transaction() as tx:
            members.count_attempt(tx, bucket, most=most, window=window, now=call.deps.tasks.clock())

    def _may(self, call: Call, bucket: str, *, most: int, window: timedelta) -> bool:
        """Whether a letter may go to the address; the answer is the same either way, or it would tell who is known."""
        try:
            self._count(call, bucket, most=most, window=window)
        except TooManyAttempts:
            return False
        return True


def routes(web: Web) -> list[Route]:
    """The routes of these pages."""
    pages = Signing(web)
    both = ("GET", "POST")
    return [
        web.page("/sign-up", pages.sign_up, methods=both, access="anyone"),
        web.page("/confirm/{secret}", pages.confirm, methods=both, access="anyone"),
        web.page("/sign-in", pages.sign_in, methods=both, access="anyone"),
        web.page("/sign-in/openid", pages.begin_openid, access="anyone"),
        web.page("/sign-in/openid/callback", pages.finish_openid, access="anyone"),
        web.page("/sign-in/code", pages.second_step, methods=("POST",), access="anyone"),
        web.page("/sign-out", pages.sign_out, methods=("POST",), home="/"),
        web.page("/reset", pages.reset, methods=both, access="anyone"),
        web.page("/reset/{secret}", pages.new_password, methods=both, access="anyone"),
        web.page("/letters", pages.letters, access="anyone"),
    ]


def _letter(to: str, subject: str, link: str, closing: str) -> Letter:
    return Letter(to=to, subject=subject, text=f"{subject}:\n\n{link}\n\nThe link works for two hours.\n{closing}\n")

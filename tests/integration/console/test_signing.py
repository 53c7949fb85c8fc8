"""Goal: nobody gets in who should not, nobody learns who has an account, and everybody can leave."""

import hashlib
import re

import pytest
from tests.integration.console.conftest import PASSWORD

from image3d.accounts.members import SHORTEST_PASSWORD
from image3d.accounts.service import create_account
from image3d.accounts.totp import qr_svg, totp_code


def code_now(world, address: str, steps: int = 0) -> str:
    secret = world.member_of(address).totp_secret
    return totp_code(secret, int(world.clock().timestamp()) // 30 + steps)


def test_signing_up_takes_a_letter_and_makes_account_and_session(world) -> None:
    ann = world.visitor()
    before = ann.post("/sign-up", {"email": "New.Person@Example.com", "password": PASSWORD})
    assert "Check your e-mail" in before.text
    assert world.member_of("new.person@example.com") is None
    link = world.link("new.person@example.com")
    assert "Confirm and sign in" in ann.get(link).text
    assert world.member_of("new.person@example.com") is None, "looking at the link is not enough: scanners do that"
    assert "Create a model" in ann.post(link, on=link).text
    assert world.member_of("new.person@example.com") is not None
    again = ann.post(link, on="/create")
    assert again.status_code == 422, "a link works once"


def test_a_known_address_is_answered_like_an_unknown_one(world) -> None:
    known = world.member().address
    stranger = world.visitor()
    pages = []
    for address in (known, "nobody@example.com"):
        for path in ("/sign-up", "/reset"):
            answer = stranger.post(path, {"email": address, "password": PASSWORD})
            pages.append((path, answer.status_code, answer.text.replace(address, "X")))
    strip = [(path, status, re.sub(r'content="\w{64}"', "", text)) for path, status, text in pages]
    assert strip[0] == strip[2]
    assert strip[1] == strip[3]
    wrong = [
        stranger.post("/sign-in", {"email": address, "password": "wrong wrong wrong"}) for address in (known, "x@y.zz")
    ]
    assert [answer.status_code for answer in wrong] == [422, 422]
    assert "do not fit together" in wrong[0].text
    assert "do not fit together" in wrong[1].text
    assert world.letters("nobody@example.com")[-1].startswith("Finish signing up")
    assert "account already" in world.letters(known)[1]


def test_an_account_the_operator_made_goes_to_whoever_owns_the_address(world) -> None:
    with world.database.transaction() as tx:
        account = create_account(tx, email="boss@example.com", now=world.clock())
    boss = world.visitor()
    boss.sign_up("boss@example.com")
    assert world.member_of("boss@example.com").account_id == account.id


EASY = [
    "short",
    "x" * (SHORTEST_PASSWORD + 1),
    "easy@example.com",
    "a" * 201,
    "1234567890",
    "Qwertyuiop",
    "password2026!",
    "9876543210",
]


@pytest.mark.parametrize("password", EASY)
def test_easy_passwords_are_refused(world, password) -> None:
    answer = world.visitor().post("/sign-up", {"email": "easy@example.com", "password": password})
    assert answer.status_code == 422
    assert not world.letters("easy@example.com")


def test_guessing_passwords_is_stopped_and_time_opens_the_door_again(world) -> None:
    ann = world.member()
    ann.post("/sign-out")
    statuses = [ann.sign_in("wrong wrong wrong").status_code for _ in range(11)]
    assert statuses == [422] * 10 + [429]
    assert ann.sign_in().status_code == 429, "the right password does not help while guessing is stopped"
    world.clock.turn(minutes=16)
    assert "Create a model" in ann.sign_in().text


def test_a_form_of_another_site_or_browser_is_refused(world) -> None:
    ann, eve = world.buyer(), world.buyer()
    assert ann.client.post("/credits/buy", data={"amount": "1000"}).status_code == 403
    assert ann.client.post("/credits/buy", data={"amount": "1000", "csrf": eve.token("/")}).status_code == 403
    good = {"amount": "1000", "csrf": ann.token("/")}
    for headers in ({"origin": "https://evil.example"}, {"sec-fetch-site": "cross-site"}):
        assert ann.client.post("/credits/buy", data=good, headers=headers).status_code == 403
    assert ann.client.post("/credits/buy", data=good).status_code == 200


def test_signing_in_leads_back_but_never_to_another_site(world) -> None:
    ann = world.member()
    ann.post("/sign-out")
    assert ann.get("/gallery").url.path == "/sign-in"
    for target, end in (("/gallery", "/gallery"), ("//evil.example", "/create"), ("https://evil.example/", "/create")):
        answer = ann.sign_in(next=target)
        assert (answer.url.host, answer.url.path) == ("127.0.0.1", end)
        ann.post("/sign-out")


def test_cookies_are_out_of_reach_of_scripts_and_their_secret_is_not_stored(world) -> None:
    ann = world.member()
    ann.post("/sign-out")
    answer = ann.client.post(
        "/sign-in", data={"csrf": ann.token("/"), "email": ann.address, "password": PASSWORD}, follow_redirects=False
    )
    cookie = next(value for value in answer.headers.get_list("set-cookie") if value.startswith("i3d_session"))
    assert "HttpOnly" in cookie
    assert "SameSite=lax" in cookie
    secret = cookie.split("=")[1].split(";")[0]
    with world.database.read() as tx:
        stored = tx.exec_driver_sql("SELECT token_hash FROM member_sessions").scalars().all()
    assert secret not in stored
    assert hashlib.sha256(secret.encode()).hexdigest() in stored


def test_over_https_cookies_are_secure_and_bound_to_the_host(make_world) -> None:
    world = make_world(public_url="https://image3d.example")
    answer = world.visitor().get("/")
    assert answer.headers["set-cookie"].startswith("__Host-i3d_guest=")
    assert "Secure" in answer.headers["set-cookie"]
    assert "strict-transport-security" in answer.headers


def test_resetting_changes_the_password_once_and_signs_every_browser_out(world) -> None:
    ann = world.member()
    elsewhere = world.visitor()
    elsewhere.address = ann.address
    elsewhere.post("/reset", {"email": ann.address})
    link = world.link(ann.address)
    elsewhere.post(link, {"password": "another good password"}, on=link)
    assert ann.get("/create").url.path == "/sign-in"
    assert elsewhere.sign_in().status_code == 422
    assert elsewhere.sign_in("another good password").status_code == 200
    assert elsewhere.get(link).status_code == 422


def test_the_second_step_is_asked_for_and_no_code_works_twice(world) -> None:
    ann = world.member()
    assert "QR code" in ann.post("/settings/second-step", {"password": PASSWORD}).text
    codes = ann.post("/settings/second-step/confirm", {"code": code_now(world, ann.address)}).text
    recovery = re.findall(r"<code>([0-9a-f]{6}-[0-9a-f]{6})</code>", codes)
    assert len(recovery) == 8
    ann.post("/sign-out")

    def second(code: str) -> str:
        step = re.search(r'name="step" value="([^"]+)"', ann.sign_in().text)[1]
        return ann.post("/sign-in/code", {"step": step, "code": code}).url.path

    assert second(code_now(world, ann.address)) == "/sign-in/code", "the code that turned it on is used up"
    assert second(code_now(world, ann.address, steps=1)) == "/create"
    ann.post("/sign-out")
    assert second(recovery[0]) == "/create"
    ann.post("/sign-out")
    assert second(recovery[0]) == "/sign-in/code"
    assert second("000000") == "/sign-in/code"


def test_sessions_are_listed_and_ended(world) -> None:
    ann = world.member()
    other = world.visitor()
    other.address = ann.address
    other.sign_in()
    assert ann.get("/settings").text.count("<tr>") == 3
    ann.post("/settings/sessions")
    assert other.get("/create").url.path == "/sign-in"
    assert ann.get("/create").url.path == "/create"
    world.clock.turn(days=8)
    assert ann.get("/create").url.path == "/sign-in", "a session that nobody uses ends"


def test_the_qr_code_scales_whole() -> None:
    """Without a view box a page that gives it less room cuts it off, and no telephone reads it."""
    svg = qr_svg("otpauth://totp/Image3D:ann@example.com?secret=ABC")
    assert 'viewBox="0 0 ' in svg
    assert "width=" not in svg.partition(">")[0]

"""Goal: a sign-in service lets in whom it vouches for, and nothing it or a stranger gets wrong lets in anybody else."""

from collections.abc import Callable, Generator
from dataclasses import dataclass
from itertools import count

import httpx
import pytest
from joserfc.jwk import RSAKey
from tests.integration.console.conftest import PASSWORD, URL, Visitor, World
from tests.integration.console.test_signing import code_now
from tests.openid_server import CLIENT_ID, CLIENT_SECRET, OpenIdServer, path_and_query, run_openid_server

from image3d.app.openid import build_openid
from image3d.console.openid import OpenIdService
from image3d.core.settings import OpenIdSettings, Settings, SettingsInvalid

_numbers = count()


@dataclass
class Installation:
    world: World
    service: OpenIdServer
    email: str

    def goes_out(self, visitor: Visitor, next_: str = "/gallery") -> str:
        """Where the service sends the browser back to."""
        sent = visitor.client.get(f"/sign-in/openid?next={next_}", follow_redirects=False)
        assert sent.status_code == 303
        return path_and_query(httpx.get(sent.headers["location"]).headers["location"])

    def sign_in(self, visitor: Visitor, next_: str = "/gallery") -> httpx.Response:
        return visitor.get(self.goes_out(visitor, next_))


@pytest.fixture
def installation(make_world: Callable[..., World]) -> Generator[Installation]:
    with run_openid_server() as service:
        openid = OpenIdService(
            name="company login",
            issuer=service.url,
            client_id=CLIENT_ID,
            client_secret=CLIENT_SECRET,
            redirect_url=f"{URL}/sign-in/openid/callback",
            secret=b"another secret of the tests, 32 b",
        )
        number = next(_numbers)  # tests share a database
        service.email, service.subject = f"Ann{number}@Company.example", f"person-{number}"
        yield Installation(make_world(openid=openid), service, service.email.lower())


def test_the_service_makes_a_member_and_signs_in_the_same_one_again(installation) -> None:
    world = installation.world
    ann = world.visitor()
    assert "Continue with company login" in ann.get("/sign-in").text
    assert installation.sign_in(ann).url.path == "/gallery"
    member = world.member_of(installation.email)
    assert not member.has_password
    assert "You sign in without a password" in ann.get("/settings").text
    elsewhere = world.visitor()
    installation.service.claims = {"email": f"new.{installation.email}"}
    installation.sign_in(elsewhere)
    assert installation.email in elsewhere.get("/settings").text, "the subject tells who it is, not the address"
    assert world.member_of(f"new.{installation.email}") is None


def test_a_member_of_ours_is_found_by_the_verified_address_and_keeps_the_password(installation) -> None:
    ann = installation.world.visitor()
    ann.sign_up(installation.email)
    ann.post("/sign-out")
    assert installation.sign_in(ann).url.path == "/gallery"
    ann.post("/sign-out")
    assert ann.sign_in(PASSWORD).url.path == "/create"


def test_the_second_step_is_asked_for_all_the_same(installation) -> None:
    world = installation.world
    ann = world.visitor()
    ann.sign_up(installation.email)
    ann.post("/settings/second-step", {"password": PASSWORD})
    ann.post("/settings/second-step/confirm", {"code": code_now(world, installation.email)})
    ann.post("/sign-out")
    assert "Enter the code" in installation.sign_in(ann).text
    assert ann.get("/create").url.path == "/sign-in"


@pytest.mark.parametrize(
    "claims",
    [
        {"email_verified": False},
        {"email_verified": None},
        {"email": ""},
        {"iss": "https://elsewhere.example"},
        {"aud": "another client"},
        {"aud": [CLIENT_ID, "another client"], "azp": "another client"},
        {"nonce": "of another sign-in"},
        {"exp": 1_000_000_000},
    ],
    ids=str,
)
def test_what_the_service_does_not_vouch_for_signs_nobody_in(installation, claims) -> None:
    ann = installation.world.visitor()
    installation.service.claims = claims
    answer = installation.sign_in(ann)
    assert (answer.status_code, answer.url.path) == (422, "/sign-in/openid/callback")
    assert ann.get("/gallery").url.path == "/sign-in"
    assert installation.world.member_of(installation.email) is None


def test_a_token_signed_by_somebody_else_is_worthless_and_new_keys_are_found(installation) -> None:
    ann, service = installation.world.visitor(), installation.service
    other = RSAKey.generate_key(2048, {"kid": "one", "use": "sig"})
    service.signs_with = other
    assert installation.sign_in(ann).status_code == 422
    service.key = other
    assert installation.sign_in(ann).url.path == "/gallery"


def test_an_address_given_to_another_person_is_not_theirs_here(installation) -> None:
    installation.sign_in(installation.world.visitor())
    eve = installation.world.visitor()
    installation.service.claims = {"sub": "another person"}
    assert "another identity" in installation.sign_in(eve).text
    assert eve.get("/gallery").url.path == "/sign-in"


def test_only_the_browser_that_began_can_finish_and_only_once(installation) -> None:
    ann, eve = installation.world.visitor(), installation.world.visitor()
    back = installation.goes_out(ann)
    eve.get("/")
    assert "begun in another browser" in eve.get(back).text
    assert ann.get(back).url.path == "/gallery"
    ann.post("/sign-out")
    assert ann.get(back).status_code == 422


def test_no_answer_a_refusal_and_a_foreign_page_end_well(installation) -> None:
    ann = installation.world.visitor()
    installation.service.refuses = "access_denied"
    assert "did not sign you in" in installation.sign_in(ann).text
    installation.service.refuses = None
    assert installation.sign_in(ann, "//evil.example").url.path == "/create"


def test_a_service_that_is_away_is_said_on_the_sign_in_page(make_world) -> None:
    away = OpenIdService(
        name="x", issuer="http://127.0.0.1:9", client_id="a", client_secret="b", redirect_url=URL, secret=b"c" * 32
    )
    answer = make_world(openid=away).visitor().get("/sign-in/openid")
    assert answer.status_code == 422
    assert "cannot be used now" in answer.text


def test_without_a_service_there_is_no_such_page(world) -> None:
    visitor = world.visitor()
    assert visitor.get("/sign-in/openid").status_code == 404
    assert visitor.get("/sign-in/openid/callback?code=a&state=b").status_code == 404
    assert "Continue with" not in visitor.get("/sign-in").text


def test_settings_make_the_service_or_say_what_is_missing(tmp_path) -> None:
    given = {"issuer": "https://id.example", "client_id": "a", "client_secret": "b"}
    assert build_openid(Settings(data_dir=tmp_path), URL) is None
    whole = Settings(data_dir=tmp_path, openid=OpenIdSettings(**given))
    assert build_openid(whole, URL).redirect_url == f"{URL}/sign-in/openid/callback"
    with pytest.raises(SettingsInvalid, match="CLIENT_SECRET"):
        build_openid(Settings(data_dir=tmp_path, openid=OpenIdSettings(issuer="https://id.example")), URL)

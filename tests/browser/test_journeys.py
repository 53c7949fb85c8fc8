"""Goal: a shop owner who only clicks and a developer who wants a key get what they came for, in a real browser."""

import io
import json
import zipfile
from base64 import b64decode
from collections.abc import Callable, Generator
from contextlib import ExitStack
from pathlib import Path

import httpx
import numpy as np
import pytest
import trimesh
from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright
from tests.browser.driver import PASSWORD, Person, Site, chromium, launch, run_site

ROOT = Path(__file__).parents[2]
AXE = ROOT / "node_modules/axe-core/axe.min.js"
PICTURE = ROOT / "src/image3d/engines/samples/robot.png"
LOOKS = [(1440, False), (390, True)]

pytestmark = [
    pytest.mark.timeout(900),
    pytest.mark.skipif(chromium() is None, reason="Chromium is not installed: make system-packages"),
    pytest.mark.skipif(not AXE.exists(), reason="the npm files are not there: make setup"),
]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Generator[Site]:
    with run_site(tmp_path_factory.mktemp("site")) as running:
        yield running


@pytest.fixture(scope="module")
def browser() -> Generator[Browser]:
    with sync_playwright() as playwright:
        chrome = launch(playwright)
        yield chrome
        chrome.close()


@pytest.fixture
def arrive(browser: Browser, site: Site) -> Generator[Callable[..., Person]]:
    """Opens a browser window; at the end none may have complained, or asked any host but ours."""
    people: list[Person] = []
    with ExitStack() as stack:

        def open_window(**options) -> Person:
            person = Person.arrive(browser, site, **options)
            stack.callback(person.leave)
            people.append(person)
            return person

        yield open_window
        for person in people:
            assert person.complaints == []
            assert person.hosts == {site.url.removeprefix("http://")}


def violations(page: Page) -> list[str]:
    """What axe-core finds on the page. It runs outside the page's policy, as an extension would."""
    page.evaluate(AXE.read_text())
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    return [f"{item['id']}: {node['html'][:200]}" for item in found["violations"] for node in item["nodes"]]


def pixels(page: Page) -> np.ndarray:
    """What the viewer's canvas shows."""
    url = page.evaluate("document.querySelector('model-viewer').toDataURL('image/png')")
    return np.asarray(Image.open(io.BytesIO(b64decode(url.partition(",")[2]))).convert("RGB"), np.int16)


def test_a_shop_owner_only_clicks_from_nothing_to_a_model_and_a_printable_file(arrive) -> None:
    owner = arrive(width=1440)
    owner.sign_up("owner@shop.example")
    page = owner.page
    page.get_by_role("link", name="Add credits", exact=True).click()
    page.get_by_role("button", name="Add sandbox credits").click()
    page.get_by_text("Your credits are there").wait_for()
    page.get_by_role("link", name="Create", exact=True).click()
    page.locator("#picture").set_input_files(PICTURE)
    page.locator("[name=quality][value=draft]").check()
    page.locator("#quote").get_by_text("20 credits").wait_for()
    page.get_by_role("button", name="Create the model").click()
    assert owner.wait_until_final() == "succeeded"
    page.locator("#jobs").get_by_role("link", name="Open").click()
    page.locator(".stage[data-loaded]").wait_for()
    page.wait_for_timeout(500)
    shown = pixels(page)
    page.get_by_role("button", name="Texture").click()
    page.wait_for_timeout(500)
    assert np.abs(pixels(page) - shown).mean() > 1, "the model is drawn, and without its texture it looks different"
    with page.expect_download() as download:
        page.get_by_role("link", name="Download GLB").click()
    assert download.value.suggested_filename == "robot.glb"
    model = trimesh.load(download.value.path(), file_type="glb", force="mesh")
    page.get_by_label("Height in mm").fill("120")
    page.get_by_role("button", name="Convert").click()
    with page.expect_download() as download:
        page.get_by_role("link", name="Download STL").click()
    printed = trimesh.load(download.value.path(), file_type="stl")
    assert printed.extents[2] == pytest.approx(120, rel=1e-4)
    assert len(printed.faces) == len(model.faces)
    says_closed = page.locator("#convert").get_by_text("The surface is closed").count() == 1
    assert says_closed == printed.is_watertight
    page.get_by_label("Note").fill("good enough for the shop")
    page.get_by_role("button", name="Approve").click()
    page.locator("#review .badge.approved").wait_for()
    page.get_by_role("button", name="Make a link").click()
    link = page.locator("#share-link").inner_text()
    friend = arrive(width=390)
    friend.page.goto(link)
    friend.page.locator(".stage[data-loaded]").wait_for()
    assert violations(friend.page) == []
    page.get_by_role("link", name="Gallery").first.click()
    page.get_by_label("Choose robot").check()
    with page.expect_response("**/gallery?*review=approved*"):
        page.get_by_label("Review").select_option("approved")
    page.wait_for_url("**/gallery?*review=approved*")
    assert page.get_by_label("Choose robot").is_checked(), "what is chosen stays so when the filter answers"
    assert page.locator("#bulk-count").inner_text() == "1 chosen"
    with page.expect_download() as download:
        page.locator("#bulk").get_by_role("button", name="Download").click()
    assert zipfile.ZipFile(download.value.path()).namelist() == ["robot.glb"]


def test_a_developer_gets_a_key_and_a_first_answer(arrive, site) -> None:
    dev = arrive(width=1440, dark=True)
    dev.sign_up("dev@code.example")
    page = dev.page
    page.get_by_role("link", name="API", exact=True).click()
    page.get_by_text("Live keys come once you have bought 1,000 credits").wait_for()
    page.get_by_label("Name").fill("First try")
    page.get_by_role("button", name="Create the key").click()
    secret = page.locator("#secret").inner_text()
    assert secret.startswith("i3d_test_")
    page.get_by_role("button", name="Send it").click()
    page.locator("#b-status").get_by_text("200: succeeded").wait_for()
    assert page.locator("#b-choice").input_value().startswith("key_"), "the request was sent with the chosen key"
    page.locator("#b-choice").select_option("")
    page.locator("#b-key").fill(secret)
    page.get_by_role("button", name="Send it").click()
    page.locator("#b-status").get_by_text("200: succeeded").wait_for()
    answer = json.loads(page.locator("#b-answer").inner_text())
    assert httpx.get(answer["model_url"]).content[:4] == b"glTF"
    page.goto("/keys")
    assert page.get_by_text(secret).count() == 0
    page.get_by_role("button", name="Revoke").click()
    page.get_by_text("The key is revoked").wait_for()
    headers = {"Authorization": f"Bearer {secret}"}
    assert httpx.get(f"{site.url}/api/v1/balance", headers=headers).json()["code"] == "key_revoked"


def test_several_pictures_and_words_are_made_at_once_and_a_program_is_built_again(arrive) -> None:
    maker = arrive(width=390, dark=True)
    maker.sign_up("several@shop.example")
    maker.buy()
    page = maker.page
    page.goto("/create")
    page.locator("[name=quality][value=draft]").check()
    page.locator("#picture").set_input_files([PICTURE, PICTURE])
    page.locator("#quote").get_by_text("40 credits").wait_for()
    page.get_by_role("button", name="Create 2 models").click()
    page.locator("#jobs article:nth-child(2)").wait_for()
    # 20 credits each until it ends, then no less than 6
    assert 960 <= maker.balance() <= 988, "what is set aside is gone from the balance at the top at once"
    maker.make_from_words("a red wooden chair made of unobtainium")
    assert maker.wait_until_final() == "succeeded"
    page.locator("#jobs article").first.get_by_role("link", name="Open").click()
    page.get_by_text("left out: unobtainium").wait_for()
    page.get_by_text("Shape program").click()
    program = json.loads(page.locator("#program").input_value())
    page.locator("#program").fill(json.dumps({**program, "name": "edited"}))
    before = page.url
    page.get_by_role("button", name="Build from this program").click()
    page.wait_for_url(lambda url: url != before)
    page.locator(".stage[data-loaded]").wait_for()
    page.get_by_text("Shape program").click()
    assert json.loads(page.locator("#program").input_value())["name"] == "edited"


@pytest.mark.parametrize(("width", "dark"), LOOKS)
def test_every_page_is_accessible_and_fits_at_both_widths_in_light_and_dark(arrive, width, dark) -> None:
    visitor = arrive(width=width, dark=dark)
    page = visitor.page
    faults: list[str] = []
    guide = ("/guide", "/guide/endpoints", "/guide/errors", "/guide/billing", "/guide/limits")
    for path in ("/", "/sign-in", "/sign-up", "/reset", *guide):
        faults += _faults(page, path)
    visitor.sign_up(f"looks{width}@example.com")
    visitor.buy()
    for path in ("/create", "/create?mode=text", "/gallery", "/credits", "/keys", "/settings"):
        faults += _faults(page, path)
    assert faults == []


def test_the_keyboard_alone_signs_in_and_reaches_every_page(arrive, site) -> None:
    someone = arrive(width=1440)
    someone.sign_up("keys@example.com")
    someone.context.clear_cookies()
    page = someone.page
    page.goto("/sign-in")
    page.locator("#email:focus").wait_for()
    page.keyboard.type("keys@example.com")
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Create a model").wait_for()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the content"
    reached = set()
    for _ in range(12):
        page.keyboard.press("Tab")
        reached.add(page.evaluate("document.activeElement.getAttribute('href')"))
    assert {"/create", "/gallery", "/credits", "/keys", "/guide"} <= reached


def test_problems_stand_beside_the_button_and_stay(arrive, tmp_path) -> None:
    owner = arrive(width=390)
    owner.sign_up("problems@shop.example")
    page = owner.page
    page.get_by_text("a model costs up to 40").wait_for()
    owner.buy()
    page.get_by_role("link", name="Create a model").click()
    told = page.locator("#create [data-problems]")
    text = tmp_path / "text.png"
    text.write_text("not a picture")
    page.locator("#picture").set_input_files(text)
    told.get_by_text("text.png does not look like a picture").wait_for()
    with page.expect_response(lambda answer: answer.url.endswith("/create") and answer.status == 422):
        page.get_by_role("button", name="Create the model").click()
    told.get_by_text("not a picture that can be read").wait_for()
    page.wait_for_load_state("networkidle")
    assert told.get_by_text("not a picture that can be read").is_visible()
    assert page.locator("#go").is_enabled()
    large = tmp_path / "large.png"
    large.write_bytes(bytes(20_000_001))
    page.locator("#picture").set_input_files(large)
    told.get_by_text("large.png is larger than 20 MB").wait_for()
    page.get_by_label("Words").check()
    page.get_by_role("button", name="Create the model").click()
    told.get_by_text("Say first what it shall be").wait_for()
    assert owner.balance() == 1000
    owner.complaints[:] = [line for line in owner.complaints if "422" not in line]


def test_who_signed_out_elsewhere_is_told_and_comes_back(arrive) -> None:
    owner = arrive(width=1440)
    owner.sign_up("elsewhere@shop.example")
    owner.buy()
    page = owner.page
    page.goto("/gallery?status=failed")
    owner.context.clear_cookies()
    page.get_by_label("Status").select_option("succeeded")
    page.get_by_role("heading", name="Sign in").wait_for()
    page.get_by_label("E-mail address").fill("elsewhere@shop.example")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.get_by_role("heading", name="Gallery").wait_for()
    assert page.url.endswith("/gallery?status=failed")


def test_the_keyboard_alone_creates_converts_and_buys(arrive) -> None:
    someone = arrive(width=1440)
    someone.sign_up("hands@example.com")
    page = someone.page
    page.goto("/credits")
    _tab_to(page, "Add sandbox credits")
    page.keyboard.press("Enter")
    page.get_by_text("Your credits are there").wait_for()
    page.goto("/create?mode=text")
    _tab_to(page, "What shall it be?")
    page.keyboard.type("a red ceramic mug")
    _tab_to(page, "Create the model")
    page.keyboard.press("Enter")
    assert someone.wait_until_final() == "succeeded"
    assert page.locator("#news").inner_text() == "a red ceramic mug: ready", "screen readers hear how it goes"
    _tab_to(page, "Open")
    page.keyboard.press("Enter")
    page.locator("#convert").wait_for()
    _tab_to(page, "Height in mm")
    page.keyboard.type("80")
    page.keyboard.press("Enter")
    page.get_by_role("link", name="Download STL").wait_for()
    with page.expect_download() as download:
        _tab_to(page, "Download STL")
        page.keyboard.press("Enter")
    assert download.value.suggested_filename.endswith("-80mm.stl")


@pytest.mark.parametrize("width", [720, 320], ids=["200 %", "400 %"])
def test_pages_fit_when_text_is_twice_and_four_times_as_large(arrive, width) -> None:
    """A browser that enlarges everything has a window of fewer pixels."""
    visitor = arrive(width=width)
    page = visitor.page
    wide = [path for path in ("/", "/sign-up", "/guide", "/guide/errors", "/guide/limits") if _is_too_wide(page, path)]
    visitor.sign_up(f"zoom{width}@example.com")
    visitor.buy()
    for path in ("/create", "/create?mode=text", "/gallery", "/credits", "/keys", "/settings"):
        wide += [path] if _is_too_wide(page, path) else []
    assert wide == []


FOCUSED = """() => {
  const at = document.activeElement;
  const seen = ["radio", "checkbox", "file"].includes(at.type) ? at.nextElementSibling ?? at : at;
  const label = at.labels?.[0]?.textContent ?? "";
  const shown = [at, seen].some((part) => getComputedStyle(part).outlineStyle !== "none");
  const words = [at.getAttribute("aria-label") ?? "", label, at.textContent, at.localName];
  return [words.join(" "), shown || at === document.body];
}"""


def _tab_to(page: Page, name: str) -> None:
    """The Tab key alone brings the focus to what has this name; whatever has it on the way is marked."""
    for _ in range(80):
        page.keyboard.press("Tab")
        words, is_seen = page.evaluate(FOCUSED)
        assert is_seen, f"nothing shows that {words!r} has the focus"
        if name in words and len(words) < 200:
            return
    raise AssertionError(f"the Tab key does not reach {name!r}")


def _is_too_wide(page: Page, path: str) -> bool:
    page.goto(path)
    return page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")


def _faults(page: Page, path: str) -> list[str]:
    page.goto(path)
    if path == "/":
        page.locator(".stage[data-loaded]").wait_for()
    wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    too_wide = [f"{path} is {wide} pixels wider than the window"] if wide > 0 else []
    return too_wide + [f"{path}: {fault}" for fault in violations(page)]

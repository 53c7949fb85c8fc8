"""Photographs every page of the console in docs/screens: a real installation, a real browser, phone and desktop.

python tools/screens.py [page ...]
"""

import io
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from tests.browser.driver import Person, Site, launch, run_site  # noqa: E402  # found only now

OUT = ROOT / "docs/screens"
PICTURE = ROOT / "src/image3d/engines/samples/robot.png"
WORDS = ("a red ceramic mug", "a round wooden table with four legs", "a white lighthouse with red stripes")
ADDRESS = "ann@example.com"
#: (width, dark): every page twice
LOOKS = ((1440, False), (390, True))


def still(page: Page) -> None:
    """Waits until a model on the page is drawn."""
    page.locator(".stage[data-loaded]").wait_for()
    page.wait_for_timeout(1500)


def open_newest(page: Page) -> None:
    """The newest model that is ready."""
    page.goto("/gallery?status=succeeded&mode=image")
    page.locator(".tile-title a").first.click()
    still(page)


def converted(page: Page) -> None:
    """The same, converted, shared and reviewed."""
    open_newest(page)
    page.get_by_label("Height in mm").fill("120")
    page.get_by_role("button", name="Convert").click()
    page.get_by_role("link", name="Download STL").wait_for()
    page.get_by_role("button", name="Make a link").click()
    page.locator("#share-link").wait_for()
    page.get_by_role("button", name="Approve").click()
    page.locator("#review .badge").wait_for()


def from_words(page: Page) -> None:
    """A model of words, with how they were read and its program."""
    page.goto("/gallery?status=succeeded&mode=text")
    page.locator(".tile-title a").first.click()
    still(page)


def failed(page: Page) -> None:
    """A picture in which nothing stands out."""
    page.goto("/gallery?status=failed")
    page.locator(".tile-title a").first.click()
    page.get_by_text("Nothing was charged").wait_for()


def several(page: Page) -> None:
    """Three pictures are chosen."""
    page.goto("/create")
    page.locator("#picture").set_input_files([PICTURE] * 3)
    page.get_by_role("button", name="Create 3 models").wait_for()


def receipt(page: Page) -> None:
    """The receipt of the first purchase."""
    page.goto("/credits")
    page.get_by_role("link", name="receipt").first.click()
    page.get_by_role("heading", name="Receipt").wait_for()


def tried(page: Page) -> None:
    """The request builder has an answer."""
    page.goto("/keys")
    page.get_by_role("button", name="Send it").click()
    page.locator("#b-status").get_by_text("200: succeeded").wait_for()


def checked(page: Page) -> None:
    """The operator had the books checked."""
    page.goto("/operator")
    page.get_by_role("button", name="Check now").click()
    page.get_by_text("Everything agrees").wait_for()


def new_key(page: Page) -> None:
    """A live key is shown."""
    page.goto("/keys")
    page.get_by_label("Name").fill("Shop backend")
    page.get_by_role("button", name="Create the key").click()
    page.locator("#secret").wait_for()


def second_step(page: Page) -> None:
    """The QR code is shown."""
    page.goto("/settings")
    page.locator("#totp-password").fill("correct horse battery")
    page.get_by_role("button", name="Set up").click()
    page.locator(".qr").wait_for()


def at(path: str) -> Callable[[Page], None]:
    """A page that needs nothing but its address."""

    def go(page: Page) -> None:
        page.goto(path)
        page.wait_for_load_state("networkidle")

    return go


def landing(page: Page) -> None:
    """The landing page with its model."""
    page.goto("/")
    still(page)


GUEST = {"landing": landing, "sign-up": at("/sign-up"), "sign-in": at("/sign-in"), "reset": at("/reset"),
         "guide": at("/guide"), "guide-endpoints": at("/guide/endpoints"), "guide-errors": at("/guide/errors"),
         "guide-billing": at("/guide/billing"), "guide-limits": at("/guide/limits")}  # fmt: skip
MEMBER = {"create": at("/create"), "several": several, "result": open_newest, "converted": converted,
          "from-words": from_words, "failed": failed, "gallery": at("/gallery"), "credits": at("/credits"),
          "receipt": receipt, "keys": at("/keys"), "new-key": new_key, "tried": tried, "settings": at("/settings"),
          "second-step": second_step, "operator": checked}  # fmt: skip


def whole(page: Page) -> bytes:
    """The page from top to bottom, in a window so tall that what sticks to its edges stands there."""
    page.evaluate("scrollTo(0, 0)")
    window = page.viewport_size or {"width": 1440, "height": 900}
    height = page.evaluate("document.documentElement.scrollHeight")
    page.set_viewport_size({"width": window["width"], "height": max(window["height"], height)})
    page.wait_for_timeout(400)
    taken = page.screenshot()
    page.set_viewport_size(window)
    return taken


def prepare(site: Site, person: Person) -> None:
    """Credits, a few models, one that failed, the operator's role."""
    person.sign_up(ADDRESS)
    person.buy()
    person.make_from_picture(PICTURE)
    person.wait_until_final()
    for words in WORDS if person.page.locator("[name=mode][value=text]").count() else ():
        person.make_from_words(words)
        person.wait_until_final()
    blank = site.data / "blank.png"
    Image.new("RGB", (600, 400), (238, 238, 236)).save(blank)
    person.make_from_picture(blank)
    person.wait_until_final()
    command = [sys.executable, "-m", "image3d", "accounts", "operator", ADDRESS]
    environment = {"IMAGE3D_DATA_DIR": str(site.data), "IMAGE3D_PAYMENTS": "sandbox", "PATH": ""}
    subprocess.run(command, env=environment, check=True, capture_output=True)


def main(wanted: list[str]) -> None:
    """The pictures are new."""
    OUT.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, run_site(Path(folder)) as site, sync_playwright() as playwright:
        browser = launch(playwright)
        first = Person.arrive(browser, site)
        prepare(site, first)
        state = first.context.storage_state()
        for width, dark in LOOKS:
            for pages, signed_in in ((GUEST, False), (MEMBER, True)):
                person = Person.arrive(browser, site, width=width, dark=dark)
                if signed_in:
                    person.context.add_cookies(state["cookies"])
                for name, show in pages.items():
                    if wanted and name not in wanted:
                        continue
                    show(person.page)
                    look = "dark" if dark else "light"
                    shot = Image.open(io.BytesIO(whole(person.page))).convert("RGB")
                    small = shot.quantize(256, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
                    small.save(OUT / f"{name}-{width}-{look}.png", optimize=True)
                    print(f"docs/screens/{name}-{width}-{look}.png")
                for complaint in person.complaints:
                    print(f"the browser complained: {complaint}", file=sys.stderr)
                person.leave()
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1:])

"""A real installation on the loopback and a browser that uses it as a person would."""

import email
import email.policy
import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.error import URLError

from playwright.sync_api import Browser, BrowserContext, Page, Playwright

FLAGS = [
    "--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--no-first-run", "--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--ignore-gpu-blocklist",
]  # fmt: skip
PASSWORD = "correct horse battery"
START_SECONDS = 120
#: Generous, because the tests share two cores with each other.
PATIENCE_MS = 180_000
ENDS = "[data-status=succeeded], [data-status=failed]"


def chromium() -> str | None:
    """Debian's browser, or None."""
    return shutil.which("chromium")


@dataclass(frozen=True)
class Site:
    """A running installation."""

    url: str
    data: Path
    pid: int = 0

    def letters(self, to: str) -> list[str]:
        """The texts of the letters to somebody, oldest first."""
        found = [
            email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
            for path in sorted((self.data / "mail").glob("*.eml"))
        ]
        return [str(letter.get_content()) for letter in found if letter["To"] == to]

    def link(self, to: str) -> str:
        """The link in the newest letter to somebody."""
        until = time.monotonic() + 20
        while time.monotonic() < until:
            if letters := self.letters(to):
                return re.search(r"https?://\S+", letters[-1])[0]
            time.sleep(0.1)
        raise AssertionError(f"no letter to {to}")


@contextmanager
def run_site(data: Path) -> Generator[Site]:
    """`image3d serve` with sandbox payments, ready, stopped afterwards."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    url = f"http://127.0.0.1:{port}"
    environment = {name: value for name, value in os.environ.items() if not name.startswith("IMAGE3D_")}
    environment |= {"IMAGE3D_PAYMENTS": "sandbox", "IMAGE3D_LOG_LEVEL": "WARNING"}
    command = [sys.executable, "-m", "image3d", "serve", "--port", str(port), "--data-dir", str(data)]
    process = subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL)
    try:
        _wait(process, f"{url}/readyz")
        yield Site(url, data, process.pid)
    finally:
        process.terminate()
        process.wait(timeout=30)


def _wait(process: subprocess.Popen[bytes], url: str) -> None:
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until:
        assert process.poll() is None, "the server ended"
        try:
            with urllib.request.urlopen(url, timeout=5) as answer:  # noqa: S310  # our own server
                if answer.status == 200:
                    return
        except (URLError, OSError):
            time.sleep(0.2)
    raise AssertionError("the server did not become ready")


def launch(playwright: Playwright) -> Browser:
    """Debian's Chromium, drawing in software."""
    return playwright.chromium.launch(executable_path=chromium(), args=FLAGS)


@dataclass
class Person:
    """Somebody with a browser; remembers what the browser complained about and whom it asked."""

    site: Site
    context: BrowserContext
    page: Page
    complaints: list[str] = field(default_factory=list)
    hosts: set[str] = field(default_factory=set)

    @classmethod
    def arrive(cls, browser: Browser, site: Site, *, width: int = 1440, dark: bool = False) -> "Person":
        """Somebody opens the browser at this width."""
        height = 844 if width < 600 else 900
        scheme = "dark" if dark else "light"
        context = browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme=scheme,
            reduced_motion="reduce",
            accept_downloads=True,
            base_url=site.url,
        )
        context.set_default_timeout(PATIENCE_MS)
        page = context.new_page()
        person = cls(site=site, context=context, page=page)
        page.on("console", person._console)
        page.on("pageerror", lambda error: person.complaints.append(str(error)))
        page.on("request", lambda request: person.hosts.add(request.url.split("/")[2]))
        page.on("dialog", lambda dialog: dialog.accept())
        return person

    def _console(self, message) -> None:
        if message.type == "error":
            self.complaints.append(f"{message.text} at {self.page.url}")

    def sign_up(self, address: str) -> None:
        """From the landing page to a signed-in console, through the letter."""
        page = self.page
        page.goto("/")
        page.get_by_role("link", name="Start now").click()
        page.get_by_label("E-mail address").fill(address)
        page.get_by_label("Password").fill(PASSWORD)
        page.get_by_role("button", name="Sign up").click()
        page.get_by_role("heading", name="Check your e-mail").wait_for()
        page.goto(self.site.link(address))
        page.get_by_role("button", name="Confirm and sign in").click()
        page.get_by_role("heading", name="Create a model").wait_for()

    def buy(self) -> None:
        """The smallest pack."""
        self.page.goto("/credits")
        self.page.get_by_role("button", name="Add sandbox credits").click()
        self.page.get_by_text("Your credits are there").wait_for()

    def make_from_words(self, words: str) -> None:
        """A model of these words is started on the create page."""
        page = self.page
        page.goto("/create?mode=text")
        page.get_by_label("What shall it be?").fill(words)
        self._start()

    def make_from_picture(self, path: Path) -> None:
        """A model of this picture is started on the create page."""
        page = self.page
        page.goto("/create")
        page.locator("#picture").set_input_files(path)
        self._start()

    def _start(self) -> None:
        """The form is sent, and its job is the first on the page."""
        jobs = self.page.locator("#jobs article")
        before = jobs.first.get_attribute("id") if jobs.count() else "none"
        self.page.get_by_role("button", name="Create the model").click()
        self.page.locator(f"#jobs article:first-child:not(#{before})").wait_for()

    def wait_until_final(self) -> str:
        """The newest job on the page ends; its status."""
        job = self.page.locator("#jobs article").first
        job.and_(self.page.locator(ENDS)).wait_for()
        return job.get_attribute("data-status") or ""

    def balance(self) -> int:
        """The credits that the top of the page says are available."""
        return int(self.page.locator("#balance span").inner_text().replace(",", ""))

    def leave(self) -> None:
        """The browser is closed."""
        self.context.close()

"""A real server in a separate process, and people in real browsers."""

import os
import re
import secrets
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import httpx
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from server.cli import cli
from server.printing import out

ROOT = Path(__file__).parents[2]
START_SECONDS = 30.0
# Browser errors about requests to a server that was killed.
SERVER_GONE = ("ERR_CONNECTION_", "ERR_EMPTY_RESPONSE", "ERR_SOCKET_NOT_CONNECTED", "WebSocket connection")

TEXT = """Kylän kirjasto

Kirjasto on auki joka päivä.

Lisää: https://kirjasto.example.fi/aukiolo



Kylän koulu

Koulu alkaa elokuussa.



Kylän satama

Laiturille mahtuu kuusi venettä.
"""


class Server:
    """`kehys serve` with a data folder and a port that stay the same after a restart."""

    def __init__(self, data_dir: Path) -> None:
        self.data_dir = data_dir
        self.port = free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        self._process: subprocess.Popen[str] | None = None

    def start(self) -> None:
        """Starts the server and waits until it responds."""
        command = [sys.executable, "-m", "server", "serve", "--port", str(self.port), "--data-dir", str(self.data_dir)]
        # The hostile tests send more refused texts than the rate limit allows one person.
        environment = {**os.environ, "KEHYS_RATE_UNREAD_BURST": "1000"}
        self._process = subprocess.Popen(command, cwd=ROOT, env=environment, text=True, stdout=subprocess.DEVNULL)
        until(self._answers)

    def kill(self) -> None:
        """Kills the server like a power cut: without flushing and without closing connections."""
        self._end(signal.SIGKILL)

    def stop(self) -> int:
        """Stops the server, and returns its exit code."""
        return self._end(signal.SIGTERM)

    def publish(self, text: str, title: str) -> dict[str, str]:
        """Imports a document while the server runs; returns the links of the new board by role."""
        file = self.data_dir / "document.txt"
        file.write_text(text, encoding="utf-8")
        return links_in(self._kehys("import", str(file), "--title", title))

    def demo_links(self) -> dict[str, str]:
        """The links of the demo board by role."""
        return links_in(self._kehys("boards").split("\n\n")[0])

    def _kehys(self, *arguments: str) -> str:
        printed = run_kehys(*arguments, "--data-dir", str(self.data_dir))
        return printed.replace("http://127.0.0.1:8000", self.address).strip()

    def _answers(self) -> bool:
        try:
            return httpx.get(f"{self.address}/healthz").status_code == 200
        except httpx.TransportError:
            return False

    def _end(self, how: signal.Signals) -> int:
        assert self._process, "the server was not started"
        self._process.send_signal(how)
        return self._process.wait(timeout=30)


class Person:
    """A person with a separate browser context."""

    def __init__(self, browser: Browser, **context: object) -> None:
        options: dict = {"viewport": {"width": 1280, "height": 800}, "locale": "fi-FI", "reduced_motion": "reduce"}
        self.context: BrowserContext = browser.new_context(**(options | context))
        self.page: Page = self.context.new_page()
        self.complaints: list[str] = []
        self.console: list[str] = []
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("console", lambda message: self._record_console(message.type, message.text))

    def opens(self, url: str) -> None:
        """Opens an address and waits until the board is loaded and saved."""
        self.page.goto(url)
        expect(self.page.locator("#status")).to_have_text("Tallennettu")

    def comments(self, text: str, at: tuple[int, int], name: str | None = None) -> None:
        """Writes a comment with the comment tool, and sets a name if the page asks for one."""
        self.page.click('[data-tool="comment"]')
        self.page.mouse.click(*at)
        self.writes(text)
        if name:
            self.page.fill("#name-input", name)
            self.page.keyboard.press("Enter")

    def writes(self, text: str) -> None:
        """Writes and sends a reply in the open thread."""
        expect(self.page.locator("#composer-text")).to_be_focused()
        self.page.keyboard.type(text)
        self.page.keyboard.press("Enter")

    def chooses(self, item: str) -> None:
        """Chooses an item from the menu of the board."""
        self.page.click("#menu-button")
        self.page.get_by_role("menuitem", name=item).click()

    def changes(self, *ops: dict[str, object]) -> None:
        """Sends ops over the API, with the permissions of this person."""
        named = [{"op_id": secrets.token_urlsafe(12), **op} for op in ops]
        path = urlsplit(self.page.url).path.replace("/b/", "/api/v1/boards/") + "/ops"
        status = self.page.evaluate(
            """async ([path, ops]) => (await fetch(path, {method: 'POST', body: JSON.stringify({ops}),
                headers: {'Content-Type': 'application/json'}})).status""",
            [path, named],
        )
        assert status == 200, status

    def saved(self) -> None:
        """Waits until the page shows that everything is saved on the server."""
        expect(self.page.locator("#status")).to_have_text("Tallennettu")

    def _record_console(self, kind: str, text: str) -> None:
        self.console.append(f"{kind}: {text}")
        # Requests to a killed server fail; that is not an error of the page.
        if kind == "error" and not any(sign in text for sign in SERVER_GONE):
            self.complaints.append(text)


def touch(page: Page, *steps: list[tuple[float, float]]) -> None:
    """Touches the first points, moves over the next ones, and lifts all fingers."""
    session = page.context.new_cdp_session(page)
    for kind, fingers in [("touchStart", steps[0]), *(("touchMove", step) for step in steps[1:]), ("touchEnd", [])]:
        points = [{"x": x, "y": y, "id": index} for index, (x, y) in enumerate(fingers)]
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})


def run_kehys(*arguments: str) -> str:
    """Runs a `kehys` command in this process, and returns its output.

    A separate process would take more than a second to start, and almost every journey needs a board. The command runs
    in a new thread, because Playwright keeps an event loop running in this one.
    """

    def run() -> str:
        with out.capture() as printed:
            cli(arguments, standalone_mode=False)
        return printed.get()

    with ThreadPoolExecutor(max_workers=1) as thread:
        return thread.submit(run).result()


def links_in(printed: str) -> dict[str, str]:
    """The links in the output of the command line, by purpose."""
    return dict(re.findall(r"^  (\w.*?) +(http\S+)$", printed, re.MULTILINE))


def free_port() -> int:
    """A port that is free now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def until(is_true, seconds: float = START_SECONDS) -> None:
    """Polls a condition until it is true; fails after `seconds`."""
    end = time.monotonic() + seconds
    while not is_true():
        assert time.monotonic() < end, f"{is_true} did not come true in {seconds} s"
        time.sleep(0.05)


@contextmanager
def held(page: Page, address: str) -> Iterator[None]:
    """Delays the requests to these addresses until the end of the block, as on a slow network."""
    routes: list[Route] = []

    def hold(route: Route) -> None:
        routes.append(route)

    page.route(address, hold)
    yield
    until(lambda: page.evaluate("1") and routes)  # Playwright handles routes while it evaluates in the page
    for route in routes:
        route.continue_()
    page.unroute(address)

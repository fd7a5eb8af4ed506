"""Measures opening a board: bytes, and the time to the first picture. `make bench-page [DOCUMENT=file.txt]`.

Without a document it measures the demo board. The server runs in its own process on this machine, and the browser
starts with an empty cache each time. It prints the machine and the date, too: a figure needs both.
"""

import datetime
import os
import platform
import statistics
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

sys.path.insert(0, str(Path(__file__).parents[1]))

from scripts.find_chromium import FLAGS, find_chromium
from tests.journeys.world import Server, until

RUNS = 9
# Milliseconds from the start of the navigation, by the page's own performance mark.
FIRST_PICTURE = "performance.getEntriesByName('kehys:first-picture')[0].startTime"
BOARD = "/snapshot"
RESOURCES = """performance.getEntriesByType('resource').concat(performance.getEntriesByType('navigation'))
    .map(({name, transferSize}) => [new URL(name).pathname, transferSize])"""


def main() -> None:
    """Visits the board RUNS times and prints the figures."""
    document = os.environ.get("DOCUMENT")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        server = Server(Path(folder))
        server.start()
        links = server.publish(Path(document).read_text("utf-8"), "Bench") if document else server.demo_links()
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=list(FLAGS))
        today = datetime.datetime.now(datetime.UTC).date()
        print(f"{today}, {platform.machine()}, {os.cpu_count()} cores, Chromium {browser.version}")
        report([measure(browser, links["to share"]) for _ in range(RUNS)])
        browser.close()
        server.stop()


def measure(browser: Browser, link: str) -> tuple[float, list[tuple[str, int]]]:
    """Visits once with an empty cache. Returns milliseconds to the first picture, and path and bytes of each file."""
    context = browser.new_context(viewport={"width": 1280, "height": 720})
    page: Page = context.new_page()
    page.goto(link)
    until(lambda: page.evaluate("performance.getEntriesByName('kehys:first-picture').length > 0"))
    first_ms: float = page.evaluate(FIRST_PICTURE)
    # The rest of the board arrives after the first picture.
    until(lambda: any(BOARD in path for path, _ in page.evaluate(RESOURCES)))
    files: list[tuple[str, int]] = page.evaluate(RESOURCES)
    context.close()
    return first_ms, files


def report(visits: list[tuple[float, list[tuple[str, int]]]]) -> None:
    """Prints bytes as transferred (compressed, with headers) by kind, and times as median and range."""
    times = sorted(first_ms for first_ms, _ in visits)
    print(
        f"first picture: median {statistics.median(times):.0f} ms ({times[0]:.0f}-{times[-1]:.0f}, {len(times)} runs)"
    )
    files = visits[0][1]
    for part, label in ((".js", "JavaScript"), (".css", "styles"), (".woff2", "fonts"), (BOARD, "board")):
        sizes = [size for path, size in files if part in path]
        print(f"{label}: {sum(sizes) / 1000:.1f} kB in {len(sizes)} files")
    print(f"everything: {sum(size for _, size in files) / 1000:.1f} kB in {len(files)} files")


if __name__ == "__main__":
    main()

"""Finds a Chromium that starts, for the browser tests. Prints its path, or one line that says why there is none.

Tests import `find_chromium()`. The machine's own browser comes first, then the one that Playwright has installed.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome")
# Starting takes about a second. A loaded CI machine needed fifteen.
START_SECONDS = 60
# No sandbox, because it does not work for root, and no requests in the background.
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def main() -> int:
    path = find_chromium()
    if path is None:
        print("no Chromium found", file=sys.stderr)
        return 1
    if not starts(path):
        print(f"{path} does not start", file=sys.stderr)
        return 1
    print(path)
    return 0


def find_chromium() -> str | None:
    """The path of the browser for tests: KEHYS_TEST_CHROMIUM if it is set, else the first one found, else None."""
    named = os.environ.get("KEHYS_TEST_CHROMIUM")
    if named:
        return named
    return next(filter(None, map(shutil.which, NAMES)), None) or _of_playwright()


def starts(path: str) -> bool:
    """Whether the browser can show a page. One that was copied without its libraries cannot."""
    with tempfile.TemporaryDirectory() as profile:
        command = [path, *FLAGS, f"--user-data-dir={profile}", "--dump-dom", "data:text/html,<p>kehys</p>"]
        try:
            done = subprocess.run(command, capture_output=True, text=True, timeout=START_SECONDS, check=False)
        except (OSError, subprocess.TimeoutExpired):
            return False
    return "kehys" in done.stdout


def _of_playwright() -> str | None:
    # Only test environments have Playwright, and it starts another program, so it is imported late.
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - see above

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).is_file() else None


if __name__ == "__main__":
    raise SystemExit(main())

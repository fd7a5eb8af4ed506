"""Finds a Chromium that starts, for the journey tests. Prints its path, or an error in one line.

Tests import `find_chromium()`. It prefers the machine's browser to the one that Playwright has downloaded.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome")
# A start takes about a second, but up to fifteen on a busy CI machine.
START_SECONDS = 60
# No sandbox, because root cannot use it; no requests in the background.
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
    """The path of the browser for tests. KEHYS_TEST_CHROMIUM has priority."""
    named = os.environ.get("KEHYS_TEST_CHROMIUM")
    if named:
        return named
    return next(filter(None, map(shutil.which, NAMES)), None) or _playwright_chromium()


def starts(path: str) -> bool:
    """Whether it can show a page, which fails without its libraries."""
    with tempfile.TemporaryDirectory() as profile:
        command = [path, *FLAGS, f"--user-data-dir={profile}", "--dump-dom", "data:text/html,<p>kehys</p>"]
        try:
            done = subprocess.run(command, capture_output=True, text=True, timeout=START_SECONDS, check=False)
        except (OSError, subprocess.TimeoutExpired):
            return False
    return "kehys" in done.stdout


def _playwright_chromium() -> str | None:
    # Imported late, because only test environments have Playwright.
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - see above

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).is_file() else None


if __name__ == "__main__":
    raise SystemExit(main())

"""Finds a Chromium that starts, for the journeys in the tests: prints its path, or fails in one line.

`find_chromium()` is for tests to import; the machine's own browser comes first, then the one Playwright has fetched.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome")
# Starting takes about a second; a loaded CI machine has been seen to need fifteen.
START_SECONDS = 60
# Quiet: no sandbox (root has none), nothing looked up or fetched in the background.
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
    """The browser to test with. KEHYS_TEST_CHROMIUM, where set, decides."""
    named = os.environ.get("KEHYS_TEST_CHROMIUM")
    if named:
        return named
    return next(filter(None, map(shutil.which, NAMES)), None) or _of_playwright()


def starts(path: str) -> bool:
    """Whether it can show a page: a browser that was copied without its libraries cannot."""
    with tempfile.TemporaryDirectory() as profile:
        command = [path, *FLAGS, f"--user-data-dir={profile}", "--dump-dom", "data:text/html,<p>kehys</p>"]
        try:
            done = subprocess.run(command, capture_output=True, text=True, timeout=START_SECONDS, check=False)
        except (OSError, subprocess.TimeoutExpired):
            return False
    return "kehys" in done.stdout


def _of_playwright() -> str | None:
    # Only test environments have Playwright, and it starts a program of its own: not before it is asked for.
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - see above

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).is_file() else None


if __name__ == "__main__":
    raise SystemExit(main())

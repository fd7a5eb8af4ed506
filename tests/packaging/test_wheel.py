"""The wheel alone is enough: it is built, installed into an empty environment, and serves the page from there."""

import json
import os
import re
import subprocess
import sys
import sysconfig
import tarfile
import threading
import venv
import zipfile
from collections.abc import Iterator
from pathlib import Path
from queue import Empty, Queue
from typing import IO

import httpx
import pytest

ROOT = Path(__file__).resolve().parents[2]
# A cold start imports everything and makes the database; CI machines do that slowly.
START_SECONDS = 60
# Each waits twice as long as the one before, from half a second on: about a minute in all.
CONNECT_RETRIES = 7
# What the reader of a server's output finds when the server has ended.
END = ""
FILES_MISSED_EASILY = (
    "kehys/cli.py",
    "kehys/static/board.html",
    "kehys/static/js/main.js",
    "kehys/static/vendor/page/main.js",
    "kehys/static/vendor/page/page.css",
    "kehys/static/vendor/inter/inter-latin-wght-normal.woff2",
    "kehys/static/vendor/d3-interpolate/LICENSE",
    "kehys/migrations/env.py",
    "kehys/board_data/kuntien-digitiekartta.json",
)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    # No isolation: the locked hatchling builds it, and no registry is asked.
    pip("wheel", "--no-deps", "--no-build-isolation", "--wheel-dir", str(folder), str(ROOT))
    (built,) = folder.glob("kehys-*.whl")
    return built


@pytest.fixture(scope="module")
def kehys(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The installed command, in an environment that has the wheel and sees this one's packages."""
    home = tmp_path_factory.mktemp("installed") / "venv"
    venv.create(home, with_pip=False, symlinks=True)
    python = home / "bin" / "python"
    pip("--python", str(python), "install", "--no-deps", "--no-index", str(wheel))
    (site,) = home.glob("lib/python*/site-packages")
    (site / "development.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")
    return home / "bin" / "kehys"


@pytest.fixture(scope="module")
def browser(kehys: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    """A visitor of `kehys serve`, which was started in an empty folder."""
    folder = tmp_path_factory.mktemp("served")
    command = [str(kehys), "serve", "--port", "0", "--data-dir", str(folder / "boards")]
    with subprocess.Popen(
        command, cwd=folder, env=clean_environment(), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as server:
        # The address may be told a moment before the server answers there.
        patient = httpx.HTTPTransport(retries=CONNECT_RETRIES)
        try:
            with httpx.Client(base_url=printed_address(server), transport=patient) as client:
                yield client
        finally:
            server.terminate()


def test_it_holds_what_a_server_needs_under_the_name_kehys(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert [name for name in FILES_MISSED_EASILY if name not in names] == []
    assert {name.split("/")[0] for name in names if ".dist-info/" not in name} == {"kehys"}


def test_it_holds_the_images_of_the_demo_board(wheel: Path) -> None:
    assert images_in(zipfile.ZipFile(wheel).namelist(), "kehys/board_data/kuntien-digitiekartta/") == demo_images()


def test_an_sdist_holds_the_demo_board_and_its_sources(tmp_path: Path) -> None:
    """So a wheel that is built from the sdist needs no program that builds the demo board."""
    command = [sys.executable, "-m", "hatchling", "build", "--target", "sdist", "--directory", str(tmp_path)]
    subprocess.run(command, cwd=ROOT, env=clean_environment(), capture_output=True, check=True)
    (built,) = tmp_path.glob("kehys-*.tar.gz")
    with tarfile.open(built) as archive:
        names = [name.partition("/")[2] for name in archive.getnames()]
    assert images_in(names, "board_data/kuntien-digitiekartta/") == demo_images()
    assert {"board_data/kuntien-digitiekartta.json", "board_data/digitiekartta/board.py"} <= set(names)


def test_it_leaves_out_notes_and_types_for_developers(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert [name for name in names if name.endswith((".md", ".d.ts", ".pyc"))] == []


def test_its_command_tells_its_version_in_an_empty_folder(kehys: Path, tmp_path: Path) -> None:
    told = subprocess.run(
        [kehys, "--version"], cwd=tmp_path, env=clean_environment(), capture_output=True, text=True, check=True
    )
    (version,) = re.findall(r'__version__ = "(.+)"', (ROOT / "server" / "__init__.py").read_text(encoding="utf-8"))
    assert version in told.stdout
    assert list(tmp_path.iterdir()) == []


def test_its_server_is_healthy(browser: httpx.Client) -> None:
    assert browser.get("/healthz").status_code == 200


@pytest.mark.parametrize(
    "path",
    [
        "/static/js/main.js",
        "/static/vendor/d3-interpolate/zoom.js",
        "/static/vendor/inter/inter-latin-wght-normal.woff2",
    ],
)
def test_its_server_has_the_page_and_its_libraries(browser: httpx.Client, path: str) -> None:
    answer = browser.get(path)
    assert answer.status_code == 200
    assert answer.content


def test_its_server_sends_the_packed_page(browser: httpx.Client) -> None:
    """What it was packed from has been installed unchanged."""
    assert "/static/vendor/page/main.js" in browser.get("/demo", follow_redirects=True).text


def demo_images() -> set[str]:
    document = json.loads((ROOT / "board_data" / "kuntien-digitiekartta.json").read_text(encoding="utf-8"))
    return set(document["assets"].values())


def images_in(names: list[str], folder: str) -> set[str]:
    return {name.removeprefix(folder) for name in names if name.startswith(folder)}


def pip(*arguments: str) -> None:
    command = [sys.executable, "-m", "pip", "--disable-pip-version-check", *arguments]
    done = subprocess.run(command, env=clean_environment(), capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def clean_environment() -> dict[str, str]:
    """Without what would lead Python, or the program, back to this checkout."""
    return {
        name: value
        for name, value in os.environ.items()
        if not name.startswith("KEHYS_") and name not in {"PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV"}
    } | {"PYTHONUNBUFFERED": "1", "NO_COLOR": "1"}


def printed_address(server: subprocess.Popen[str]) -> str:
    lines: Queue[str] = Queue()
    assert server.stdout
    # A thread reads on to the end, so that the server never waits for a full pipe.
    threading.Thread(target=forward, args=(server.stdout, lines), daemon=True).start()

    seen: list[str] = []
    while not seen or seen[-1] != END:
        try:
            seen.append(lines.get(timeout=START_SECONDS))
        except Empty:
            break
        found = re.search(r"http://127\.0\.0\.1:[1-9]\d*/", seen[-1])
        if found:
            return found[0]
    pytest.fail(f"the server told no address: {''.join(seen)}")


def forward(output: IO[str], lines: Queue[str]) -> None:
    for line in output:
        lines.put(line)
    lines.put(END)

"""The files of the program change while it runs, as in an update."""

import json
import shutil
import urllib.request

import pytest

from tests.server import test_serve
from tests.server.test_serve import ROOT, serving, tokens

FRONT = "/"
PAGES = (FRONT, "/s/{token}", "/privacy", "/api", "/nowhere")
PARTS = ("server", "static", "migrations", "board_data")


@pytest.fixture
def copy(tmp_path, monkeypatch):
    """A copy of the program, whose files the test changes. Servers are started there."""
    folder = tmp_path / "program"
    for part in PARTS:
        shutil.copytree(ROOT / part, folder / part, ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr(test_serve, "ROOT", folder)
    return folder


def pages(address, token, *paths):
    """The status and the body of the response for each path."""
    browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(), ErrorsAsAnswers())
    answers = (browser.open(address + path.format(token=token)) for path in paths)
    return [(answer.status, answer.read()) for answer in answers]


class ErrorsAsAnswers(urllib.request.HTTPErrorProcessor):
    """Returns responses with an error status instead of raising an error. Follows redirects."""

    def http_response(self, request, response):
        is_redirect = 300 <= response.status < 400
        return super().http_response(request, response) if is_redirect else response


def update(folder):
    """Writes the next version: each template uses a text that only the new locale files have."""
    for path in (folder / "static").glob("*.html"):
        path.write_text(f"{{{{ t['next.version'] }}}}{path.read_text('utf-8')}", "utf-8")
    for path in (folder / "static" / "locales").glob("*.json"):
        path.write_text(json.dumps({"next.version": "2"} | json.loads(path.read_text("utf-8"))), "utf-8")


def test_a_running_server_serves_one_version(copy, tmp_path):
    """Templates and texts stay those of the start until a restart."""
    with serving(tmp_path / "data") as (process, address):
        token = tokens([process.stdout.readline() for _ in range(4)])["owner"]
        # Only one page is requested before the update. The others must be of the old version, too.
        before = pages(address, token, FRONT)
        update(copy)
        after = pages(address, token, *PAGES)
    assert [status for status, _ in after] == [200, 200, 200, 200, 404]
    assert after[:1] == before

"""S12, S13, S17, S32, S34: headers of all responses, and what no response reveals. All routes are tested."""

import re

import pytest
from fastapi.routing import iter_route_contexts

from server import __version__
from server.config import STATIC_DIR
from server.http.pages.pages import import_map_hash
from server.http.security.security_headers import security_headers
from server.live.queries import BoardQueries
from tests.server import world
from tests.server.world import BOARD, LINKS, OPS, PAGE, SNAPSHOT, token

METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT", "PROPFIND")
POLICY = security_headers(import_map_hash())
# What strangers made, in files of its own, is shut in further than a page.
SHUT_IN = {"Content-Security-Policy": "sandbox; default-src 'none'"}
PLACES = {"board_id": BOARD, "token": token("view"), "asset_id": "0" * 64, "link_id": LINKS["view"].id}


def paths(app):
    """Every address that the application knows, with real ids in it and with none that it knows."""
    known = {context.path for context in iter_route_contexts(app.routes) if context.path}
    known |= {"/static/js/main.js", "/static/board.html", "/nowhere", "/api/v1/nowhere", "//evil.tld", "/%00", "/s/"}
    filled = {path.format(**PLACES) for path in known}
    return sorted(filled | {re.sub(r"\{\w+\}", "x", path) for path in known})


@pytest.mark.parametrize("method", METHODS)
async def test_every_response_of_every_route_has_the_policy(app, come, browser, method):
    """S12, S13: For owners and strangers, including errors."""
    asked = paths(app)
    assert {OPS, SNAPSHOT, PAGE, f"/s/{token('view')}", "/healthz"} <= set(asked)
    for client in (await come("own"), browser):
        for path in asked:
            answer = await client.request(method, path)
            carried = {name: answer.headers.get_list(name) for name in POLICY}
            expected = [{**POLICY, **own} for own in ({}, SHUT_IN)]
            assert carried in [{name: [value] for name, value in each.items()} for each in expected], f"{method} {path}"
            assert answer.status_code < 500, f"{method} {path}"


async def test_the_response_to_a_large_body_has_the_policy(script):
    """[P9] S12: Errors outside the routes have it too."""
    answer = await script().post(OPS, content=b"x" * 300_000)
    assert answer.status_code == 413
    assert answer.headers["content-security-policy"] == POLICY["Content-Security-Policy"]


def test_the_policy_forbids_frames_and_inline_scripts():
    """S12, S13: The exact text, so that a change of it must be made here too."""
    rules = dict(rule.split(" ", 1) for rule in POLICY["Content-Security-Policy"].split("; "))
    assert rules.pop("script-src") == f"'self' {import_map_hash()}"
    assert rules == {
        "default-src": "'none'",
        "style-src": "'self'",
        "img-src": "'self' blob:",
        "font-src": "'self'",
        "connect-src": "'self'",
        "manifest-src": "'self'",
        "form-action": "'self'",
        "base-uri": "'none'",
        "frame-ancestors": "'none'",
        "require-trusted-types-for": "'script'",
        "report-uri": "/api/v1/csp-reports",
    }


PAGES = ["/", "/privacy", "/api", PAGE, "/nowhere", "/s/x.y"]
INLINE = re.compile(
    r"""<script(?![^>]*\bsrc=)(?![^>]*type="importmap")|\son\w+\s*=|\sstyle\s*=|<style|javascript:""", re.I
)


@pytest.mark.parametrize("path", PAGES)
async def test_no_page_has_inline_scripts_or_styles(come, path):
    """S12: The policy would block them."""
    assert INLINE.search("<a onclick=x>") and INLINE.search("<script>")
    assert not INLINE.search((await (await come("own")).get(path)).text)


@pytest.mark.parametrize("path", [f"/e/{token('view')}", f"/e/{BOARD}", f"/embed/{BOARD}"])
async def test_embedding_is_off_by_default(come, path):
    """[A11] S13: Until the host lists the allowed sites."""
    assert (await (await come()).get(path)).status_code == 404


@pytest.mark.parametrize("path", PAGES)
async def test_no_page_sends_a_referrer_to_other_sites(come, path):
    """S17: The address of a board is private."""
    assert (await (await come("own")).get(path)).headers["referrer-policy"] == "same-origin"


# --- S32 ---

SECRETS = [
    *("/docs", "/redoc", "/openapi.json", "/metrics", "/admin", "/debug", "/.git/config", "/.env", "/server/app.py"),
    *("/secret.key", "/data/secret.key", "/kehys.sqlite3", "/static/../../secret.key", "/static/..%2f..%2fsecret.key"),
    *("/static/%2e%2e/%2e%2e/etc/passwd", "/static//etc/passwd", "/static/....//secret.key", "/static/js/../../.env"),
]


@pytest.mark.parametrize("path", SECRETS)
async def test_debug_and_source_paths_do_not_exist(script, path):
    """S32: Not even for an owner."""
    answer = await script().get(path)
    assert answer.status_code == 404
    assert not [word for word in (world.KEY.hex(), "[core]", "root:", "KEHYS_") if word in answer.text]


@pytest.mark.parametrize("path", [SNAPSHOT, PAGE, "/", "/static/js/main.js"])
async def test_trace_is_not_supported(come, path):
    """S32: It would show the cookie to scripts."""
    browser = await come("own")
    answer = await browser.request("TRACE", path, headers={"X-Mine": "echoed"})
    assert answer.status_code == 405
    assert "echoed" not in answer.text


@pytest.mark.parametrize("path", [SNAPSHOT, PAGE])
async def test_a_server_error_reveals_nothing_about_the_program(come, monkeypatch, path):
    """S32: Neither stack nor version nor paths."""

    async def fail(*_):
        raise RuntimeError("the detail")

    browser = await come("own")
    monkeypatch.setattr(BoardQueries, "visit", fail)
    answer = await browser.get(path)
    told = f"{answer.headers} {answer.text}"
    assert answer.status_code == 500
    assert not [
        word for word in ("the detail", "Traceback", ".py", "visit", __version__, str(STATIC_DIR)) if word in told
    ]


# --- S34 ---

LOADED = re.compile(
    r"""(?:\b(?:src|href|action|data-src|poster)\s*=\s*["']?|url\(\s*["']?|@import\s*["']|\bfrom\s*["']|\bimport\s*\(?\s*["'])"""
    r"""((?:https?:)?//[^"')\s>]+)""",
    re.IGNORECASE,
)


@pytest.mark.parametrize("path", PAGES)
async def test_no_page_loads_anything_from_other_hosts(come, path):
    """S34: No other host learns who reads a board."""
    assert LOADED.search('<img src="//evil.tld/x">') and LOADED.search("@import 'https://evil.tld/x'")
    assert LOADED.findall((await (await come("own")).get(path)).text) == []


def test_no_static_file_loads_anything_from_other_hosts():
    """S34: Style sheets, modules, images and libraries."""
    # Namespaces are names and no addresses; licences are read by people.
    files = [path for path in STATIC_DIR.rglob("*") if path.suffix in (".html", ".css", ".js", ".svg", ".json")]
    loaded = {path.name: LOADED.findall(path.read_text("utf-8")) for path in files}
    assert len(files) > 50
    assert {name: found for name, found in loaded.items() if found} == {}

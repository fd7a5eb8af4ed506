"""Security headers, and the size limit of request bodies."""

import pytest

from server.http.pages.pages import import_map_hash
from server.http.security.security_headers import SecurityMiddleware, security_headers
from server.live.queries import BoardQueries
from tests.server.world import OPS, PAGE, SHARED, SNAPSHOT, make_settings, token

ROUTES = {
    "front": "/",
    "no demo": "/demo",
    "link": f"/s/{token('view')}",
    "wrong link": "/s/x.y",
    "board": PAGE,
    "snapshot": SNAPSHOT,
    "links": SHARED,
    "wrong method": OPS,
    "health": "/healthz",
    "script": "/static/js/main.js",
    "no file": "/static/js/nowhere.js",
    "no page": "/nowhere",
    "no api": "/api/v1/nowhere",
}


@pytest.mark.parametrize("path", ROUTES.values(), ids=ROUTES.keys())
async def test_every_response_has_the_security_headers(come, path):
    """[A3] Pages, refusals, redirects and files."""
    answer = await (await come()).get(path)
    expected = security_headers(import_map_hash())
    assert {name: answer.headers.get(name) for name in expected} == expected


async def test_a_server_error_has_them_too(come, monkeypatch):
    """It reveals nothing about the error."""

    async def fail(*_):
        raise RuntimeError("secret detail")

    browser = await come()
    monkeypatch.setattr(BoardQueries, "snapshot", fail)
    answer = await browser.get(SNAPSHOT)
    assert (answer.status_code, "secret detail" in answer.text) == (500, False)
    assert answer.headers["content-security-policy"].startswith("default-src 'none'")


def test_only_our_own_scripts_run():
    """User content cannot become a script."""
    policy = security_headers("'sha256-x'")["Content-Security-Policy"].split("; ")
    assert "script-src 'self' 'sha256-x'" in policy
    assert "frame-ancestors 'none'" in policy
    assert not [rule for rule in policy if "unsafe" in rule or "*" in rule]


@pytest.mark.parametrize(("size", "status"), [(1_000, 422), (1_001, 413)])
async def test_a_body_over_the_limit_is_refused(start, settings, browse, size, status):
    """[P9] In one piece or in chunks. A body at the limit is accepted."""
    browser = browse(await start(settings.model_copy(update={"message_bytes_max": 1_000})))
    await browser.get(f"/s/{token('own')}")

    async def chunks():
        for _ in range(size // 7):
            yield b" " * 7
        yield b" " * (size % 7)

    answer = await browser.post(OPS, content=chunks(), headers={"Content-Type": "application/json"})
    assert answer.status_code == status


async def test_sockets_are_not_changed():
    """[P9] They have a limit of their own."""
    passed = []

    async def app(*args):
        passed.append(args)

    scope = {"type": "websocket"}
    await SecurityMiddleware(app, headers={}, settings=make_settings())(scope, print, print)  # type: ignore[arg-type]  # never called
    assert passed == [(scope, print, print)]

"""S13: embedding a board on another site: only if the host allows it, read-only, without cookies."""

import re

import pytest
from httpx import ASGITransport, AsyncClient
from pydantic import ValidationError
from websockets.asyncio.client import connect
from websockets.typing import Origin, Subprotocol

from server.config import load_settings
from server.http.pages.pages import import_map_hash
from server.http.security.security_headers import content_policy
from tests.server import world
from tests.server.http.api.test_live import push
from tests.server.http.conftest import ORIGIN
from tests.server.http.sockets import closed, refused, said, said_until
from tests.server.world import BOARD, LINKS, OPS, PAGE, SHARED, SNAPSHOT, actor, op, plain, rename, token

SITE, LOCAL = "https://www.example.fi", "http://127.0.0.1:8123"
FRAME = f"/e/{token('view')}"
HASH = f"$argon2id$v=19$m=19456,t=2,p=1${'s' * 22}${'h' * 43}"


@pytest.fixture
def settings(settings):
    """Two sites may show a board."""
    return settings.model_copy(update={"embed_origins": (SITE, LOCAL)})


async def test_the_embedded_page_allows_the_listed_sites(browser):
    """[A11] S13: The rest of its policy is as strict as on other pages."""
    answer = await browser.get(FRAME)
    assert answer.status_code == 200
    assert answer.headers["content-security-policy"] == content_policy(import_map_hash(), f"{SITE} {LOCAL}")
    assert "x-frame-options" not in answer.headers
    assert answer.headers["referrer-policy"] == "no-referrer"


@pytest.mark.parametrize("path", [PAGE, "/", f"/s/{token('view')}", "/nowhere", "/e/x.y", SNAPSHOT])
async def test_no_other_page_can_be_embedded(come, path):
    """[A11] S13: Neither the board page nor error pages."""
    answer = await (await come("own")).get(path)
    assert "frame-ancestors 'none'" in answer.headers["content-security-policy"]


async def test_an_embedded_page_uses_no_cookies(come):
    """[A11] S13: An owner sees the same as everybody, in the requested language."""
    owner = await come("own")
    owner.cookies.set("kehys_lang", "sv")
    answer = await owner.get(FRAME, headers={"Accept-Language": "en"})
    assert "set-cookie" not in answer.headers
    assert answer.headers["vary"] == "Accept-Language"
    assert '<html lang="en">' in answer.text


async def test_the_embedded_page_links_to_the_board(browser):
    """[A11] In a new tab without access to the opener."""
    text = (await browser.get(FRAME)).text
    assert re.search(rf'href="/s/{re.escape(token("view"))}" target="_blank" rel="noopener"', text)
    assert 'rel="preload" as="fetch" crossorigin href="/api/' not in text
    assert 'href="/"' not in text


@pytest.mark.parametrize("role", ["comment", "edit", "own"])
async def test_a_link_with_a_higher_role_cannot_be_embedded(browser, role):
    """[A11] [A3] S13: Against clickjacking."""
    answer = await browser.get(f"/e/{token(role)}")
    assert (answer.status_code, answer.text) == (404, (await browser.get("/e/x.y")).text)


CLOSED = [
    op("link.protect", id=LINKS["view"].id, password_hash=HASH),
    op("link.revoke", id=LINKS["view"].id),
    op("link.rotate", id=LINKS["view"].id),
]


@pytest.mark.parametrize("change", CLOSED, ids=lambda change: change.kind)
async def test_a_link_with_a_password_cannot_be_embedded(browser, script, change):
    """[A11] [A10]"""
    await script().post(OPS, json={"ops": plain(change)})
    assert (await browser.get(FRAME)).status_code == 404


async def test_wrong_embedded_links_count_as_wrong_links(start, settings):
    """[A8] [A11] S15: There is no second way to guess."""
    app = await start(settings.model_copy(update={"rate_wrong_links_burst": 1, "rate_wrong_links_per_second": 0.01}))
    async with AsyncClient(transport=ASGITransport(app), base_url=ORIGIN) as browser:
        answers = [await browser.get(f"/e/{LINKS['view'].id}.{'A' * 27}") for _ in range(2)]
    assert [answer.status_code for answer in answers] == [404, 429]


async def test_nothing_can_be_embedded_without_the_setting(start, settings):
    """[A11] S13: This is the default."""
    app = await start(settings.model_copy(update={"embed_origins": ()}))
    async with AsyncClient(transport=ASGITransport(app), base_url=ORIGIN) as browser:
        answer = await browser.get(FRAME)
        links = (await browser.get(SHARED, headers={"Authorization": f"Bearer {token('own')}"})).json()
    assert answer.status_code == 404
    assert "frame-ancestors 'none'" in answer.headers["content-security-policy"]
    assert {link["embed_url"] for link in links} == {None}


async def test_owners_get_the_embedding_address_of_view_links(script):
    """[L3] [A11] Others do not."""
    owners, viewers = [(await script(role).get(SHARED)).json() for role in ("own", "view")]
    framed = {link["role"]: link["embed_url"] for link in owners}
    assert framed == {**dict.fromkeys(world.ROLES), "view": f"{ORIGIN}{FRAME}"}
    assert [link["embed_url"] for link in viewers] == [None]


# --- The socket of the page in a frame ---


def frame(served, link=None, board=BOARD):
    """What a browser opens there: it sends its own origin, and the link as a subprotocol."""
    address = f"ws://{served.host}/api/v1/boards/{board}/live?after=0&protocol=2"
    shown = [Subprotocol("kehys"), Subprotocol(f"link.{link or token('view')}")]
    return connect(address, subprotocols=shown, origin=Origin(f"http://{served.host}"), compression=None, proxy=None)


async def test_an_embedded_page_gets_live_updates(served):
    """[A11] [J1] Each visitor is a separate person, so the limit of windows does not apply."""
    async with frame(served) as first, frame(served) as second:
        assert first.subprotocol == "kehys"
        welcomes = [await said(first), await said(second)]
        await served.room.push([rename("Aino")], actor())
        assert (await said_until(first, "ops"))["entries"][0]["op"]["name"] == "Aino"
    assert [welcome["you"]["role"] for welcome in welcomes] == ["view", "view"]
    assert welcomes[0]["you"]["id"] != welcomes[1]["you"]["id"]


async def test_an_embedded_page_cannot_change_anything(served):
    """[A11] [A7] S13: Whatever it sends."""
    before = await served.room.queries.state_hash(actor())
    async with frame(served) as live:
        await live.send(push(rename("Eve"), world.create("sticky", "note")))
        answer = await said_until(live, "refused")
    assert answer["code"] == "forbidden"
    assert await served.room.queries.state_hash(actor()) == before


@pytest.mark.parametrize("link", [token("own"), token("comment"), token("view", 1), "x", "x.y"])
async def test_an_embedded_page_with_another_link_is_refused(served, link):
    """[A11] [J3] S13: Before the socket is accepted."""
    assert await refused(frame(served, link)) == 403


async def test_an_embedded_page_has_no_access_to_other_boards(served, other_board):
    """[A11] S4: A link belongs to one board."""
    assert await refused(frame(served, board=other_board.id)) == 403


async def test_an_embedded_page_with_a_revoked_link_is_closed(served):
    """[A11] [A4]"""
    async with frame(served) as live:
        await said(live)
        await served.room.push([world.rotate("view")], actor())
        assert await closed(live) == 4403


# --- The setting ---


@pytest.mark.parametrize(
    ("given", "read"),
    [
        ("", ()),
        (" ", ()),
        (SITE, (SITE,)),
        (f"{SITE}, {LOCAL}", (SITE, LOCAL)),
        (f"{SITE} http://localhost:3000 ,", (SITE, "http://localhost:3000")),
        ("https://xn--kyl-qla.example.fi:8443", ("https://xn--kyl-qla.example.fi:8443",)),
    ],
)
def test_sites_are_separated_by_spaces_or_commas(monkeypatch, tmp_path, given, read):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("KEHYS_EMBED_ORIGINS", given)
    assert load_settings().embed_origins == read


NO_ORIGINS = [
    *("*", "https://*", "https://*.example.fi", "https:", "https://", "example.fi", "'self'", "data:"),
    *("http://www.example.fi", "https://www.example.fi/", "https://www.example.fi/kartta", "https://WWW.example.fi"),
    *("https://a.fi;script-src", "https://a@b.fi", "https://kylä.fi", "http://127.0.0.1.evil.tld", "https://-a.fi"),
]


@pytest.mark.parametrize("given", NO_ORIGINS)
def test_the_server_does_not_start_with_an_inexact_origin(monkeypatch, tmp_path, given):
    """S13: Such as a wildcard, or a text that changes the policy."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("KEHYS_EMBED_ORIGINS", f"{SITE} {given}")
    with pytest.raises(ValidationError, match="embed_origins"):
        load_settings()

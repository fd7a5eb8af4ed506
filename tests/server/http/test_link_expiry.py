"""Expired links over HTTP."""

import dataclasses

import pytest

from tests.server import world
from tests.server.world import LINKS, NOW, OPS, PAGE, SHARED, SNAPSHOT, UNKNOWN_PAGE, token

LATER = NOW + 60_000
ADDRESS = f"/s/{token('comment')}"


@pytest.fixture
def move(app):
    """Sets the clock of the server: its services, and those rooms that are opened from then on."""
    services = app.state.services

    def move(at):
        app.state.services = dataclasses.replace(services, now=lambda: at)
        services.hub._now = lambda: at

    move(NOW)
    return move


@pytest.fixture
async def expiring(move, script):
    """The link of commenters is open for a minute."""
    expire = world.op("link.update", id=LINKS["comment"].id, set={"expires_at": LATER})
    assert (await script().post(OPS, json={"ops": world.plain(expire)})).status_code == 200


async def later(app, move):
    """After that minute, in a room that begins anew."""
    move(LATER)
    await app.state.services.hub.close()


async def test_an_expired_link_looks_like_an_unknown_board(expiring, app, move, come, browser):
    """[A9] [A3] By its address, and by the cookie of a person who used it."""
    guest = await come("comment")
    assert (await guest.get(PAGE)).status_code == 200
    await later(app, move)
    never = await browser.get(UNKNOWN_PAGE)
    for answer in (await guest.get(PAGE), await browser.get(ADDRESS)):
        assert (answer.status_code, answer.text) == (404, never.text)
    assert (await guest.get(SNAPSHOT)).json()["code"] == "no_access"
    assert "Kuntien kartta" not in (await guest.get("/")).text


async def test_an_expired_link_does_not_count_as_a_wrong_link(expiring, app, move, browser, monkeypatch):
    """[A9] [A8] People who open an old link must not be locked out of the new one."""
    await later(app, move)
    spent = []
    monkeypatch.setattr("server.http.rate_limits.RequestLimits.spend_wrong_link", lambda *asked: spent.append(asked))
    assert (await browser.get(ADDRESS)).status_code == 404
    assert spent == []


async def test_only_owners_get_expired_links(expiring, app, move, script):
    """[L3] [A9] Only an owner can extend them."""
    await later(app, move)
    seen = {role: (await script(role).get(SHARED)).json() for role in ("own", "edit")}
    assert [link["expires_at"] for link in seen["own"] if link["role"] == "comment"] == [LATER]
    assert "comment" not in [link["role"] for link in seen["edit"]]

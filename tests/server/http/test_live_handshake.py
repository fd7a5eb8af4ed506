"""The handshake of a board's WebSocket: who is accepted, and how others are refused."""

import pytest

from server.errors import BoardFull, Forbidden, Invalid, NoAccess, Retry, TooFast
from server.live.queries import BoardQueries
from server.live.room import Room
from server.wire.messages import Close
from tests.server.http.sockets import closed, refused, said
from tests.server.world import BOARD, OTHER_BOARD, actor, rotate


async def test_the_first_message_is_the_welcome(served):
    """[J1] It names the person."""
    async with served.connect("edit") as live:
        welcome = await said(live)
    assert (welcome["type"], welcome["protocol"], welcome["you"]["role"]) == ("welcome", 2, "edit")


async def test_a_browser_connects_with_its_cookie(served):
    """[A6] And the origin of this server."""
    headers = {"Cookie": await served.cookie("comment"), "Origin": f"http://{served.host}"}
    async with served.connect(**headers) as live:
        assert (await said(live))["you"]["role"] == "comment"


@pytest.mark.parametrize("origin", [{}, {"Origin": "http://evil.test"}], ids=["none", "another's"])
async def test_a_cookie_from_another_site_is_refused(served, origin):
    """[A6] [J3] Before the socket is accepted."""
    assert await refused(served.connect(Cookie=await served.cookie(), **origin)) == 403


@pytest.mark.parametrize("board", [BOARD, OTHER_BOARD])
async def test_a_wrong_link_is_refused_whether_the_board_exists_or_not(served, board):
    """[A3] [J3] The responses are the same."""
    assert await refused(served.connect(board=board, Authorization="Bearer x.y")) == 403


async def test_a_revoked_link_is_refused(served):
    """[A4] [J3] From the commit on."""
    await served.room.push([rotate("comment")], actor())
    assert await refused(served.connect("comment")) == 403


async def test_a_browser_with_a_revoked_link_is_refused(served):
    """[A3] [J3] Its cookie is valid, but the board refuses it before the socket is accepted."""
    headers = {"Cookie": await served.cookie("comment"), "Origin": f"http://{served.host}"}
    await served.room.push([rotate("comment")], actor())
    assert await refused(served.connect(**headers)) == 403


@pytest.mark.parametrize("query", ["", "after=0", "after=x&protocol=2"])
async def test_a_socket_without_its_parameters_is_refused(served, query):
    """[J3] `after` and `protocol` are required."""
    assert await refused(served.connect(query=query)) == 403


async def test_a_page_of_another_version_must_reload(served):
    """[J4] With 4409."""
    async with served.connect(query="after=0&protocol=1") as live:
        assert await closed(live) == Close.old_page


async def test_a_link_that_is_revoked_during_the_join_is_refused(served, monkeypatch):
    """[A4] With 4403, because the role is checked again."""
    join = Room.join

    async def join_late(room, session, *known):
        await room.push([rotate("comment")], actor())
        await join(room, session, *known)

    monkeypatch.setattr(Room, "join", join_late)
    async with served.connect("comment") as live:
        assert await closed(live) == Close.no_access


@pytest.mark.parametrize(
    ("refusal", "code"),
    [
        (Retry("the board could not be read just now"), Close.come_back),
        (Invalid("something new"), Close.come_back),
        (TooFast(3), Close.busy),
        (BoardFull("as many as may be"), Close.busy),
        (NoAccess(), Close.no_access),
        (Forbidden("not any more"), Close.no_access),
    ],
    ids=lambda value: getattr(value, "code", ""),
)
async def test_only_lost_access_stops_a_page_from_retrying(served, monkeypatch, refusal, code):
    """[J3] [O4] A temporary refusal closes with a code after which pages retry."""

    async def refuse(*_):
        raise refusal

    monkeypatch.setattr(Room, "join", refuse)
    async with served.connect() as live:
        assert await closed(live) == code


@pytest.mark.parametrize(
    ("refusal", "status"),
    [(Retry("not now"), 503), (TooFast(3), 429), (BoardFull("full"), 409), (NoAccess(), 403)],
    ids=lambda value: getattr(value, "code", ""),
)
async def test_a_temporary_refusal_of_the_handshake_is_not_403(served, monkeypatch, refusal, status):
    """[J3] 403 means no access."""

    async def refuse(*_):
        raise refusal

    monkeypatch.setattr(BoardQueries, "visit", refuse)
    assert await refused(served.connect()) == status


async def test_a_page_can_join_after_a_temporary_refusal(served, monkeypatch):
    """[O4] With the same address a moment later."""
    join = Room.join

    async def refuse(*_):
        raise Retry("the board could not be read just now")

    monkeypatch.setattr(Room, "join", refuse)
    async with served.connect() as live:
        assert await closed(live) == Close.come_back
    monkeypatch.setattr(Room, "join", join)
    async with served.connect() as live:
        assert (await said(live))["type"] == "welcome"

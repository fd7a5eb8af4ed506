"""The websocket of a board, over a real uvicorn on a free port."""

import asyncio
import json
import socket

import pytest
import uvicorn

from server.app import create_app
from server.http.direct import DirectProtocol
from server.live.room import Room
from server.store import boards
from server.wire.frames import Close
from tests.server.http.sockets import Served, closed, refused, said, said_until
from tests.server.world import BOARD, OTHER_BOARD, actor, create, plain, rename, rotate


class Server(uvicorn.Server):
    """A server that ends at once when it is told to: the real one looks every tenth of a second."""

    def __init__(self, config):
        super().__init__(config)
        self.told_to_end = asyncio.Event()

    async def main_loop(self):
        await self.told_to_end.wait()


@pytest.fixture(params=[DirectProtocol, "websockets-sansio"], ids=["direct", "queued"])
async def serve(database, request):
    """Starts servers, as server/serve.py sets them up and as another server would be."""
    running = []

    async def serve(settings):
        listener = socket.create_server(("127.0.0.1", 0))
        app = create_app(settings)
        config = uvicorn.Config(app, ws=request.param, ws_max_size=settings.message_bytes_max, log_config=None)
        server = Server(config)
        task = asyncio.create_task(server._serve(sockets=[listener]))
        running.append((server, task))
        return Served(app, listener.getsockname()[1])

    yield serve
    for server, task in running:
        server.told_to_end.set()
        await task


@pytest.fixture
async def served(serve, settings):
    return await serve(settings)


def push(*ops, n=1):
    return json.dumps({"type": "push", "n": n, "ops": plain(*ops)})


# --- The door ---


async def test_a_socket_begins_with_the_welcome(served):
    """[J1] Which says who one is."""
    async with served.connect("edit") as live:
        welcome = await said(live)
    assert (welcome["type"], welcome["protocol"], welcome["you"]["role"]) == ("welcome", 1, "edit")


async def test_a_browser_comes_with_its_cookie(served):
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
    """[A3] [J3] The answers are the same."""
    assert await refused(served.connect(board=board, Authorization="Bearer x.y")) == 403


async def test_a_withdrawn_link_is_refused(served):
    """[A4] [J3] From the commit on."""
    await served.room.push([rotate("comment")], actor())
    assert await refused(served.connect("comment")) == 403


async def test_a_browser_whose_link_was_withdrawn_is_refused(served):
    """[A3] [J3] Its cookie is still ours, but the board says no: before the socket is accepted."""
    headers = {"Cookie": await served.cookie("comment"), "Origin": f"http://{served.host}"}
    await served.room.push([rotate("comment")], actor())
    assert await refused(served.connect(**headers)) == 403


@pytest.mark.parametrize("query", ["", "after=0", "after=x&protocol=1"])
async def test_a_socket_without_its_numbers_is_refused(served, query):
    """[J3] It cannot be read."""
    assert await refused(served.connect(query=query)) == 403


async def test_a_page_of_another_version_is_told_to_reload(served):
    """[J4] With 4409."""
    async with served.connect(query="after=0&protocol=2") as live:
        assert await closed(live) == Close.old_page


async def test_who_loses_their_link_between_door_and_welcome_is_closed_out(served, monkeypatch):
    """[A4] With 4403: the role is looked up again."""
    join = Room.join

    async def join_late(room, session, *known):
        await room.push([rotate("comment")], actor())
        await join(room, session, *known)

    monkeypatch.setattr(Room, "join", join_late)
    async with served.connect("comment") as live:
        assert await closed(live) == Close.no_access


# --- Pushing ---


async def test_a_push_is_broadcast_and_then_acknowledged(served):
    """[P2] [P3] In this order for the sender."""
    async with served.connect() as live:
        await said(live)
        await live.send(push(rename("Aino"), n=7))
        assert (await said_until(live, "ops"))["entries"][0]["op"]["name"] == "Aino"
        assert await said_until(live, "ack") == {"type": "ack", "n": 7, "seqs": [1]}


async def test_a_push_reaches_the_others(served):
    """[P3] Everybody on the board."""
    async with served.connect() as aino, served.connect("own") as onni:
        await said(onni)
        await aino.send(push(rename("Aino")))
        assert [entry["seq"] for entry in (await said_until(onni, "ops"))["entries"]] == [1]


async def test_pushes_of_one_connection_keep_their_order(served):
    """[P7] However fast they come."""
    async with served.connect("own") as live:
        for n in range(20):
            await live.send(push(rename(f"Aino {n}"), n=n))
        acks = [await said_until(live, "ack") for _ in range(20)]
    assert [(ack["n"], ack["seqs"]) for ack in acks] == [(n, [n + 1]) for n in range(20)]


async def test_a_refused_push_leaves_the_connection_open(served):
    """[P5] With code, text and values."""
    async with served.connect("comment") as live:
        await live.send(push(create("text", "one")))
        assert (await said_until(live, "refused"))["code"] == "forbidden"
        await live.send(push(rename("Aino")))
        assert (await said_until(live, "ack"))["seqs"] == [1]


async def test_a_withdrawn_link_ends_its_open_sockets(served):
    """[A4] [L1] With 4403; the owner's stays."""
    async with served.connect("comment") as guest, served.connect("own") as owner:
        await said(guest)
        await owner.send(push(rotate("comment")))
        assert await closed(guest) == Close.no_access
        await said_until(owner, "ack")


# --- Messages that are none, and slow readers ---


@pytest.mark.parametrize("message", ["Hei", b'{"type": "ping"}', '{"type": "shout"}'])
async def test_a_message_that_is_none_ends_the_connection(served, message):
    """[P9] With 4400."""
    async with served.connect() as live:
        await live.send(message)
        assert await closed(live) == Close.bad_message


async def test_a_message_over_the_limit_ends_the_connection(serve, settings):
    """[P9] With 1009."""
    served = await serve(settings.model_copy(update={"message_bytes_max": 1_000}))
    async with served.connect() as live:
        await said(live)
        await live.send("x" * 1_001)
        assert await closed(live) == Close.too_large


async def test_a_slow_reader_is_told_to_come_back(served):
    """[O1] With 1013."""
    async with served.connect() as live:
        await said(live)
        (session,) = served.room.sessions.values()
        # More than the network takes of somebody who reads nothing, and then an outbox.
        for _ in range(300):
            session.send("x" * 100_000)
        assert await closed(live) == Close.come_back


async def test_a_ping_is_answered_with_a_pong(served):
    """[O2] By the board, not by the network."""
    async with served.connect() as live:
        await live.send('{"type": "ping"}')
        assert await said_until(live, "pong") == {"type": "pong"}


# --- Coming and going ---


async def test_others_see_where_somebody_points(served):
    """[V1] Over two sockets."""
    async with served.connect() as aino, served.connect("own") as onni:
        await aino.send(json.dumps({"type": "presence", "cursor": {"x": 1, "y": 2}}))
        # Onni may find himself beside her, without a cursor.
        while not (cursors := [one["cursor"] for one in (await said_until(onni, "peers"))["here"] if one["cursor"]]):
            pass
    assert cursors == [{"x": 1.0, "y": 2.0}]


async def test_who_closes_their_socket_leaves_the_board(served):
    """[V3] The others are told."""
    async with served.connect("own") as onni:
        async with served.connect() as aino:
            session = (await said(aino))["you"]["session"]
        while session not in (await said_until(onni, "peers"))["left"]:
            pass
    assert session not in served.room.sessions


async def test_who_comes_back_gets_what_they_missed(served):
    """[J1] The entries after the number that they have."""
    await served.room.push([rename(name) for name in "abc"], actor())
    async with served.connect(query="after=1&protocol=1") as live:
        assert (await said(live))["seq"] == 3
        assert [entry["seq"] for entry in (await said(live))["entries"]] == [2, 3]


async def test_who_is_ahead_of_the_board_is_told_to_resync(served):
    """[J2] After an older backup was brought back, say."""
    async with served.connect(query="after=9&protocol=1") as live:
        await said(live)
        assert await said(live) == {"type": "resync"}


async def test_a_board_that_is_thrown_away_by_a_failed_commit_still_serves(served, monkeypatch):
    """[P6] Over the socket too: retry, and then the same push is taken."""
    op, append = rename("Aino"), boards.save

    async def fail(*_):
        raise OSError("the disk is full")

    async with served.connect() as live:
        monkeypatch.setattr(boards, "save", fail)
        await live.send(push(op))
        assert (await said_until(live, "refused"))["code"] == "retry"
        monkeypatch.setattr(boards, "save", append)
        await live.send(push(op))
        assert (await said_until(live, "ack"))["seqs"] == [1]

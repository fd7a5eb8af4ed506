"""The WebSocket of a board, over a real uvicorn on a free port."""

import json

import pytest

from server.store import boards
from server.wire.messages import Close
from tests.server.http.sockets import closed, said, said_until
from tests.server.world import actor, create, plain, rename, rotate


def push(*ops, n=1):
    return json.dumps({"type": "push", "n": n, "ops": plain(*ops)})


# --- Pushing ---


async def test_a_push_is_broadcast_and_then_acknowledged(served):
    """[P2] [P3] In this order for the sender."""
    async with served.connect() as live:
        await said(live)
        await live.send(push(rename("Aino"), n=7))
        assert (await said_until(live, "ops"))["entries"][0]["op"]["name"] == "Aino"
        assert await said_until(live, "ack") == {"type": "ack", "n": 7, "seqs": [1]}


async def test_a_push_is_sent_to_the_others(served):
    """[P3] To everybody on the board."""
    async with served.connect() as aino, served.connect("own") as onni:
        await said(onni)
        await aino.send(push(rename("Aino")))
        assert [entry["seq"] for entry in (await said_until(onni, "ops"))["entries"]] == [1]


async def test_pushes_of_one_connection_keep_their_order(served):
    """[P7] Even if they come fast."""
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


async def test_a_revoked_link_ends_its_open_sockets(served):
    """[A4] [L1] With 4403. The owner's socket stays."""
    async with served.connect("comment") as guest, served.connect("own") as owner:
        await said(guest)
        await owner.send(push(rotate("comment")))
        assert await closed(guest) == Close.no_access
        await said_until(owner, "ack")


# --- Messages that are none, and slow readers ---


@pytest.mark.parametrize("message", ["Hei", b'{"type": "ping"}', '{"type": "shout"}'])
async def test_an_invalid_message_ends_the_connection(served, message):
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


async def test_a_slow_reader_is_disconnected(served):
    """[O1] With 1013."""
    async with served.connect() as live:
        await said(live)
        (session,) = served.room.membership.sessions.values()
        # More than the network takes of somebody who reads nothing, and then an outbox.
        for _ in range(300):
            session.send("x" * 100_000)
        assert await closed(live) == Close.come_back


async def test_a_ping_is_answered_with_a_pong(served):
    """[O2] By the application, not by the network."""
    async with served.connect() as live:
        await live.send('{"type": "ping"}')
        assert await said_until(live, "pong") == {"type": "pong"}


# --- Coming and going ---


async def test_others_get_a_persons_cursor(served):
    """[V1] Over two sockets."""
    async with served.connect() as aino, served.connect("own") as onni:
        await aino.send(json.dumps({"type": "presence", "cursor": {"x": 1, "y": 2}}))
        # Onni may find himself beside her, without a cursor.
        while not (cursors := [one["cursor"] for one in (await said_until(onni, "peers"))["here"] if one["cursor"]]):
            pass
    assert cursors == [{"x": 1.0, "y": 2.0}]


async def test_closing_a_socket_leaves_the_board(served):
    """[V3] The others are notified."""
    async with served.connect("own") as onni:
        async with served.connect() as aino:
            session = (await said(aino))["you"]["session"]
        while session not in (await said_until(onni, "peers"))["left"]:
            pass
    assert session not in served.room.membership.sessions


async def test_a_reconnected_browser_gets_what_it_missed(served):
    """[J1] The entries after its number."""
    await served.room.push([rename(name) for name in "abc"], actor())
    async with served.connect(query="after=1&protocol=2") as live:
        assert (await said(live))["seq"] == 3
        assert [entry["seq"] for entry in (await said(live))["entries"]] == [2, 3]


async def test_a_browser_ahead_of_the_board_gets_a_resync(served):
    """[J2] For example after a backup was restored."""
    async with served.connect(query="after=9&protocol=2") as live:
        await said(live)
        assert await said(live) == {"type": "resync"}


async def test_a_board_works_again_after_a_failed_commit(served, monkeypatch):
    """[P6] `retry`, and then the same push succeeds."""
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

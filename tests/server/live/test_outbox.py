"""What waits to be sent on one connection."""

import asyncio
import json

import pytest

from server.live.outbox import Outbox
from server.wire.frames import Peer
from server.wire.values import Point
from tests.server.world import id_


@pytest.fixture
def outbox():
    return Outbox(messages_max=3, bytes_max=100)


def peer(session, x=0.0):
    return Peer(session=session, person=id_(session), name=None, cursor=Point(x=x, y=0))


async def test_messages_are_taken_in_their_order(outbox):
    """[J1] Each exactly once."""
    for message in ("one", "two"):
        outbox.put(message)
    assert await outbox.take() == ["one", "two"]


async def test_there_is_no_room_for_one_message_more_than_the_limit(outbox):
    """[O1] Every outbox is bounded."""
    assert [outbox.put("x") for _ in range(4)] == [True, True, True, False]


async def test_there_is_no_room_for_more_bytes_than_the_limit(outbox):
    """[O1] A few long messages fill it too."""
    assert [outbox.put("x" * 60) for _ in range(2)] == [True, False]


async def test_bytes_are_counted_as_they_are_sent(outbox):
    """[O1] Most letters of Finnish are one byte, a pictogram is four."""
    assert [outbox.put("🗺" * 15) for _ in range(2)] == [True, False]


async def test_a_first_message_of_any_size_fits(outbox):
    """[O1] Otherwise one long tail could never be sent at all."""
    assert outbox.put("x" * 101)


async def test_there_is_room_again_after_a_reader_has_read(outbox):
    """[O1] Counted anew."""
    for _ in range(3):
        outbox.put("x" * 30)
    await outbox.take()
    assert outbox.put("x" * 30)


async def test_a_reader_waits_for_the_next_message(outbox):
    outbox.put("one")
    await outbox.take()
    waiting = asyncio.ensure_future(outbox.take())
    outbox.put("two")
    assert await waiting == ["two"]


async def test_presence_never_fills_an_outbox(outbox):
    """[V2] A peer that moves a hundred times while the network is slow is one value."""
    for x in range(100):
        outbox.put_peer(peer("aino", x))
    assert outbox.put("one")
    message, peers = await outbox.take()
    assert message == "one"
    assert [here["cursor"]["x"] for here in json.loads(peers)["here"]] == [99]


async def test_of_each_peer_the_latest_is_sent(outbox):
    """[V1] The latest wins, peer by peer."""
    for moved in (peer("aino", 1), peer("onni", 2), peer("aino", 3)):
        outbox.put_peer(moved)
    here = json.loads((await outbox.take())[0])["here"]
    assert {one["session"]: one["cursor"]["x"] for one in here} == {"aino": 3, "onni": 2}


async def test_presence_is_sent_once(outbox):
    """[V2] What was taken is gone."""
    outbox.put_peer(peer("aino"))
    await outbox.take()
    outbox.put("one")
    assert await outbox.take() == ["one"]


async def test_a_peer_who_left_is_not_here(outbox):
    """[V3] They are named in left instead."""
    outbox.put_peer(peer("aino"))
    outbox.drop_peer("aino")
    assert json.loads((await outbox.take())[0]) == {"type": "peers", "here": [], "left": ["aino"]}


async def test_a_peer_who_came_back_has_not_left(outbox):
    """[V3] The latest wins here too."""
    outbox.drop_peer("aino")
    outbox.put_peer(peer("aino"))
    assert json.loads((await outbox.take())[0])["left"] == []

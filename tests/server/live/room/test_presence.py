"""Presence of the people on a board."""

import json

from tests.server.live.room.visitors import came, join, point, seen
from tests.server.world import (
    actor,
    block,
    heard,
    id_,
    rename,
)


async def test_others_get_a_persons_cursor(room):
    """[V1] By session, with person and name."""
    await room.push([rename("Aino")], actor("comment", "aino"))
    aino, onni = await came(room, person="aino"), await came(room, person="onni")
    point(aino, 5)
    cursor = {"x": 5.0, "y": 0.0}
    assert (await seen(onni))["here"] == [
        {"session": aino.id, "person": id_("aino"), "name": "Aino", "cursor": cursor, "view": None}
    ]


async def test_a_person_who_is_alone_gets_no_presence(room):
    """[V1] There are no others."""
    aino = await came(room)
    point(aino, 5)
    await room.push([rename("Aino")], actor())
    assert [message["type"] for message in await heard(aino)] == ["ops"]


async def test_presence_is_collected_into_one_message_for_all(room):
    """[V1] Encoded once, so it may contain the receiver; only the latest presence of each."""
    aino, onni = await came(room, person="aino"), await came(room, person="onni")
    await seen(aino)
    for session, x in ((aino, 1), (onni, 2), (aino, 3)):
        point(session, x)
    texts = [await session.outbox.take() for session in (aino, onni)]
    assert texts[0] == texts[1]
    assert {one["session"]: one["cursor"]["x"] for one in json.loads(texts[0][0])["here"]} == {aino.id: 3, onni.id: 2}


async def test_a_session_with_unsent_messages_gets_presence_later(room):
    """[V2] Then only the latest presence of each peer."""
    slow, aino, onni = [await came(room, person=name) for name in ("slow", "aino", "onni")]
    await seen(slow)
    slow.send('{"type": "long"}')
    for x in range(20):
        point(aino, x)
        await seen(onni)
    assert [message["type"] for message in await heard(slow)] == ["long"]
    assert [one["cursor"]["x"] for one in (await seen(slow))["here"] if one["session"] == aino.id] == [19]


async def test_a_slow_session_hears_later_who_has_left(room):
    """[V2] [V3] Leaving is not lost."""
    slow, aino, onni = [await came(room, person=name) for name in ("slow", "aino", "onni")]
    await seen(slow)
    slow.send('{"type": "long"}')
    room.leave(aino)
    await seen(onni)
    await heard(slow)
    assert (await seen(slow))["left"] == [aino.id]


async def test_a_new_session_gets_the_latest_presence_of_everybody(room):
    """[V3] Including people who do not move."""
    aino, _ = await came(room, person="aino"), await came(room, person="onni")
    for x in (1, 2):
        point(aino, x)
    peers = await seen(await join(room, person="late"))
    assert {one["person"]: one["cursor"] and one["cursor"]["x"] for one in peers["here"]} == {
        id_("aino"): 2,
        id_("onni"): None,
    }


async def test_others_get_the_presence_of_a_new_session(room):
    """[V3] Before it has moved."""
    aino = await came(room, person="aino")
    late = await join(room, person="late")
    assert [one["session"] for one in (await seen(aino))["here"]] == [late.id]


async def test_a_session_that_leaves_is_named(room):
    """[V3] In `left`."""
    aino, onni = await came(room, person="aino"), await came(room, person="onni")
    room.leave(aino)
    assert (await seen(onni))["left"] == [aino.id]


async def test_leaving_twice_is_the_same_as_leaving_once(room):
    aino, onni = await came(room, person="aino"), await came(room, person="onni")
    room.leave(aino)
    await seen(onni)
    room.leave(aino)
    onni.send('{"type": "nothing more"}')
    assert [message["type"] for message in await heard(onni)] == ["nothing more"]


async def test_presence_after_leaving_is_dropped(room):
    """[V3] Otherwise the cursor would stay for good."""
    aino, onni = await came(room, person="aino"), await came(room, person="onni")
    room.leave(aino)
    point(aino, 5)
    assert (await seen(onni))["here"] == []


async def test_presence_has_a_new_name_at_once(room):
    """[U1] For every window of that person."""
    windows, onni = [await came(room, person="aino") for _ in range(2)], await came(room, person="onni")
    await room.push([rename("Aino")], actor("comment", "aino"))
    peers = await seen(onni)
    assert {one["session"]: one["name"] for one in peers["here"]} == {one.id: "Aino" for one in windows}


async def test_presence_is_not_stored(room):
    """[V1] The board's number does not change."""
    point(await came(room), 5)
    assert (await room.queries.snapshot(actor())).seq == 0


async def test_presence_of_a_blocked_guest_is_not_sent(room):
    """[M3] From the block on, and after they join again, until they are unblocked."""
    aino, eino = await came(room, "comment", "aino"), await came(room, "comment", "eino")
    await room.push([rename("Aino")], aino.actor)
    assert [peer["name"] for peer in (await seen(eino))["here"]] == ["Aino"]
    await room.push([block("aino")], actor("own"))
    assert (await seen(eino))["left"] == [aino.id]
    again = await came(room, "comment", "aino")
    assert (await seen(eino)) == {"type": "peers", "here": [], "left": [again.id]}
    await room.push([block("aino", False)], actor("own"))
    assert {peer["session"] for peer in (await seen(eino))["here"]} == {aino.id, again.id}

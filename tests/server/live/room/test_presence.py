"""Where others point and look."""

from tests.server.live.room.visitors import came, join, point
from tests.server.world import (
    actor,
    heard,
    id_,
    rename,
)


async def test_others_see_where_somebody_points(room):
    """[V1] By session, with person and name."""
    await room.push([rename("Aino")], actor("comment", "aino"))
    aino, onni = await came(room, person="aino"), await came(room, person="onni")
    point(aino, 5)
    (peers,) = await heard(onni)
    cursor = {"x": 5.0, "y": 0.0}
    assert peers["here"] == [
        {"session": aino.id, "person": id_("aino"), "name": "Aino", "cursor": cursor, "view": None}
    ]


async def test_nobody_sees_their_own_presence(room):
    """[V1] Others get it."""
    aino = await came(room)
    point(aino, 5)
    await room.push([rename("Aino")], actor())
    assert [message["type"] for message in await heard(aino)] == ["ops"]


async def test_who_joins_gets_the_latest_presence_of_everybody(room):
    """[V3] Also of those who sit still."""
    aino, _ = await came(room, person="aino"), await came(room, person="onni")
    for x in (1, 2):
        point(aino, x)
    peers = (await heard(await join(room, person="late")))[-1]
    assert {one["person"]: one["cursor"] and one["cursor"]["x"] for one in peers["here"]} == {
        id_("aino"): 2,
        id_("onni"): None,
    }


async def test_others_are_told_of_who_joins(room):
    """[V3] Before they have moved."""
    aino = await came(room, person="aino")
    late = await join(room, person="late")
    assert [one["session"] for one in (await heard(aino))[0]["here"]] == [late.id]


async def test_who_leaves_is_named(room):
    """[V3] In left."""
    aino, onni = await came(room, person="aino"), await came(room, person="onni")
    room.leave(aino)
    assert (await heard(onni))[0]["left"] == [aino.id]


async def test_leaving_twice_is_leaving_once(room):
    aino, onni = await came(room, person="aino"), await came(room, person="onni")
    room.leave(aino)
    await heard(onni)
    room.leave(aino)
    onni.send('{"type": "nothing more"}')
    assert [message["type"] for message in await heard(onni)] == ["nothing more"]


async def test_presence_of_somebody_who_left_is_dropped(room):
    """[V3] Otherwise their cursor would stay for good."""
    aino, onni = await came(room, person="aino"), await came(room, person="onni")
    room.leave(aino)
    point(aino, 5)
    assert (await heard(onni))[0]["here"] == []


async def test_a_new_name_shows_in_presence_at_once(room):
    """[U1] In every window of that person."""
    windows, onni = [await came(room, person="aino") for _ in range(2)], await came(room, person="onni")
    await room.push([rename("Aino")], actor("comment", "aino"))
    peers = (await heard(onni))[-1]
    assert {one["session"]: one["name"] for one in peers["here"]} == {one.id: "Aino" for one in windows}


async def test_nothing_of_presence_is_stored(room):
    """[V1] The board's number stays where it was."""
    point(await came(room), 5)
    assert (await room.snapshot(actor())).seq == 0

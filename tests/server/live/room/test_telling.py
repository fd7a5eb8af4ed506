"""Who is told what after a commit."""

import json

import pytest

from server.errors import NoAccess, TooFast
from server.wire.messages import Close
from tests.server.live.room.visitors import came, join, seqs
from tests.server.world import (
    actor,
    create,
    heard,
    heard_until,
    plain,
    rename,
    rotate,
)


async def test_everybody_is_told_of_a_commit_the_sender_too(room):
    """[P3] By the same message."""
    sessions = [await join(room, person=name, after=0) for name in ("aino", "onni")]
    sessions[0].receive(json.dumps({"type": "push", "n": 1, "ops": plain(rename("Aino"))}))
    assert [seqs(await heard_until(session, "ops")) for session in sessions] == [[1], [1]]


async def test_the_sender_is_told_before_the_ack(room):
    """[P3] First the entries, then the answer."""
    session = await came(room)
    session.receive(json.dumps({"type": "push", "n": 1, "ops": plain(rename("Aino"))}))
    types = [message["type"] for message in await heard_until(session, "ack")]
    assert types.index("ops") < types.index("ack")


async def test_of_very_many_entries_people_read_the_board_anew(small_room):
    """[P3] The snapshot is smaller."""
    room = small_room(tail_entries_max=2)
    session = await came(room)
    await room.push([create("text", name) for name in ("one", "two", "three")], actor())
    assert [message["type"] for message in await heard(session)] == ["resync"]


async def test_a_slow_reader_is_cut_off_and_nobody_waits_for_it(room):
    """[O1] The others get everything."""
    slow, quick = await join(room, person="slow", messages_max=2), await came(room)
    for name in "abc":
        await room.push([rename(name)], actor())
    assert slow.ended.result() is Close.come_back
    assert seqs(await heard(quick)) == [1, 2, 3]


async def test_who_came_by_a_rotated_link_is_closed_out(room):
    """[A4] With 4403, at once; others stay."""
    guest, owner = await came(room, "comment"), await came(room, "own")
    await room.push([rotate("comment")], actor())
    assert guest.ended.result() is Close.no_access
    assert not owner.ended.done()


async def test_the_role_of_a_push_is_looked_up_when_it_is_applied(room):
    """[A4] A push that was sent before the rotation and applied after it is refused."""
    rotated, late = room.push([rotate("comment")], actor()), room.push([rename("Aino")], actor("comment"))
    assert await rotated == [1]
    with pytest.raises(NoAccess):
        await late


async def test_a_guest_who_floods_the_map_with_notes_is_held_up(small_room):
    """[O5] [N7] As with comments; an editor may paste as many."""
    room = small_room(rate_words_burst=3, rate_words_per_second=0.01)
    guest = actor("participate", "aino")
    await room.push([rename("Aino")], guest)
    with pytest.raises(TooFast):
        await room.push([create("sticky", f"note{number}") for number in range(3)], guest)
    await room.push([create("sticky", f"note{number}") for number in range(9)], actor("edit"))

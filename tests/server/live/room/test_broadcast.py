"""Broadcasts after a commit."""

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


async def test_a_commit_is_sent_to_everybody_including_the_sender(room):
    """[P3] In the same message."""
    sessions = [await join(room, person=name, after=0) for name in ("aino", "onni")]
    sessions[0].receive(json.dumps({"type": "push", "n": 1, "ops": plain(rename("Aino"))}))
    assert [seqs(await heard_until(session, "ops")) for session in sessions] == [[1], [1]]


async def test_the_sender_gets_the_entries_before_the_ack(room):
    """[P3] First `ops`, then `ack`."""
    session = await came(room)
    session.receive(json.dumps({"type": "push", "n": 1, "ops": plain(rename("Aino"))}))
    types = [message["type"] for message in await heard_until(session, "ack")]
    assert types.index("ops") < types.index("ack")


async def test_very_many_entries_are_a_resync(small_room):
    """[P3] The snapshot is smaller."""
    room = small_room(tail_entries_max=2)
    session = await came(room)
    await room.push([create("text", name) for name in ("one", "two", "three")], actor())
    assert [message["type"] for message in await heard(session)] == ["resync"]


async def test_a_slow_reader_is_cut_off_and_others_do_not_wait(room):
    """[O1] The others get everything."""
    slow, quick = await join(room, person="slow", messages_max=2), await came(room)
    for name in "abc":
        await room.push([rename(name)], actor())
    assert slow.ended.result() is Close.come_back
    assert seqs(await heard(quick)) == [1, 2, 3]


async def test_sessions_of_a_rotated_link_end(room):
    """[A4] With 4403, at once. Others stay."""
    guest, owner = await came(room, "comment"), await came(room, "own")
    await room.push([rotate("comment")], actor())
    assert guest.ended.result() is Close.no_access
    assert not owner.ended.done()


async def test_the_role_is_checked_when_a_push_is_applied(room):
    """[A4] A push that waits while its link is rotated is refused."""
    rotated, late = room.push([rotate("comment")], actor()), room.push([rename("Aino")], actor("comment"))
    assert await rotated == [1]
    with pytest.raises(NoAccess):
        await late


async def test_new_notes_of_a_participant_are_rate_limited(small_room):
    """[O5] [N7] Like comments. An editor may paste many notes."""
    room = small_room(rate_words_burst=3, rate_words_per_second=0.01)
    guest = actor("participate", "aino")
    await room.push([rename("Aino")], guest)
    with pytest.raises(TooFast):
        await room.push([create("sticky", f"note{number}") for number in range(3)], guest)
    await room.push([create("sticky", f"note{number}") for number in range(9)], actor("edit"))

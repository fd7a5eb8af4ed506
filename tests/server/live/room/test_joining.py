"""Joining a board: welcome, tail, resync, limits."""

import pytest

from server.errors import BoardFull, NoAccess
from server.live.session import Session
from server.store import boards
from tests.server.live.room.visitors import join, seqs
from tests.server.world import (
    BOARD,
    NOW,
    Gate,
    actor,
    heard,
    id_,
    make_settings,
    queue,
    rename,
    rotate,
)


async def test_the_welcome_has_the_board_number_and_the_person(room):
    """[J1] It is the first message."""
    await room.push([rename("Aino")], actor("comment", "aino"))
    session = await join(room, "comment", "aino")
    you = {"id": id_("aino"), "session": session.id, "role": "comment", "name": "Aino"}
    assert (await heard(session))[0] == {"type": "welcome", "protocol": 2, "seq": 1, "at": NOW, "you": you}


async def test_the_tail_follows_the_welcome(room):
    """[J1] The entries after the number that the browser has, in order."""
    await room.push([rename(name) for name in "abcde"], actor())
    welcome, ops = await heard(await join(room, after=2))
    assert (welcome["type"], seqs([ops])) == ("welcome", [3, 4, 5])


async def test_a_browser_that_is_up_to_date_gets_no_tail(room):
    """[J1] Only the welcome."""
    await room.push([rename("Aino")], actor())
    assert [message["type"] for message in await heard(await join(room, after=1))] == ["welcome"]


async def test_after_a_restart_the_tail_is_read_from_disk(room, hub):
    """[J1] The memory is empty then."""
    await room.push([rename(name) for name in "abc"], actor())
    await hub.close()
    assert seqs(await heard(await join(hub.room(BOARD), after=1))) == [2, 3]


async def test_an_old_tail_is_read_from_disk(small_room):
    """[J1] Memory has only the newest entries."""
    room = small_room(recent_entries_max=2)
    await room.push([rename(name) for name in "abcd"], actor())
    assert seqs(await heard(await join(room, after=1))) == [2, 3, 4]


async def test_a_join_during_a_commit_gets_each_entry_once(room, monkeypatch):
    """[J1] No entry is missing or sent twice between tail and broadcast."""
    gate = Gate(boards.save)
    monkeypatch.setattr(boards, "save", gate)
    first = room.push([rename("a")], actor())
    await gate.reached.wait()
    session = Session(actor(), make_settings(), room.push, room.update_presence, queue())
    second, joined = room.push([rename("b")], actor()), room.join(session, 0)
    gate.opened.set()
    await joined
    await room.push([rename("c")], actor())
    assert (await first, await second) == ([1], [2])
    assert seqs(await heard(session)) == [1, 2, 3]


@pytest.mark.parametrize("after", [-1_000_000, 0, 4, 99, 2**70], ids=["below", "old", "ahead", "far", "beyond"])
async def test_a_browser_too_far_from_the_log_gets_one_resync(small_room, after):
    """[J2] Too far behind, or ahead of the board."""
    room = small_room(tail_entries_max=2)
    await room.push([rename(name) for name in "abc"], actor())
    assert [message["type"] for message in await heard(await join(room, after=after))] == ["welcome", "resync"]


@pytest.mark.parametrize("recent_entries_max", [1, 2, 99], ids=["newest", "some", "all"])
@pytest.mark.parametrize("after", [0, 1, 2, 3, 4])
async def test_a_browser_that_followed_this_log_gets_a_tail(small_room, after, recent_entries_max):
    """[J6] The last op is compared on the board, in memory or on disk."""
    room, ops = small_room(recent_entries_max=recent_entries_max), [rename(name) for name in "abcd"]
    await room.push(ops, actor())
    last = ops[after - 1].op_id if after else ""
    messages = await heard(await join(room, after=after, last=last))
    assert seqs(messages) == list(range(after + 1, 5))


@pytest.mark.parametrize("recent_entries_max", [1, 2, 99], ids=["newest", "some", "all"])
@pytest.mark.parametrize("after", [1, 2, 3, 4])
async def test_a_browser_that_followed_another_log_gets_a_resync(small_room, after, recent_entries_max):
    """[J6] A backup was restored and the log has continued: the same number means another board."""
    room = small_room(recent_entries_max=recent_entries_max)
    await room.push([rename(name) for name in "abcd"], actor())
    messages = await heard(await join(room, after=after, last=id_("lost")))
    assert [message["type"] for message in messages] == ["welcome", "resync"]


async def test_after_a_resync_every_later_entry_is_sent(small_room):
    """[J2] The browser buffers them until it has the snapshot."""
    room = small_room(tail_entries_max=2)
    await room.push([rename(name) for name in "abc"], actor())
    session = await join(room, after=0)
    await room.push([rename("d")], actor())
    assert seqs(await heard(session)) == [4]


async def test_a_join_without_a_valid_link_is_refused(room):
    """[A4] Even if the link was valid a moment ago."""
    await room.push([rotate("comment")], actor())
    with pytest.raises(NoAccess):
        await join(room, "comment")
    assert room.membership.sessions == {}


async def test_a_tail_larger_than_half_an_outbox_is_a_resync(small_room):
    """[J2] [O1] The outbox would refuse it at each attempt."""
    room = small_room(outbox_bytes_max=2_000)
    await room.push([rename("Aino " * 10) for _ in range(20)], actor())
    session = await join(room, bytes_max=2_000)
    assert [message["type"] for message in await heard(session)] == ["welcome", "resync"]
    assert not session.ended.done()


async def test_a_full_board_refuses_more_visitors(small_room):
    """[O6] They may try again later."""
    room = small_room(sessions_per_board_max=1)
    await join(room, person="aino")
    with pytest.raises(BoardFull):
        await join(room, person="eino")


async def test_closing_a_window_allows_another_one(small_room):
    """[O6] As in a reload."""
    room = small_room(sessions_per_person_max=1)
    room.leave(await join(room, person="aino"))
    await join(room, person="aino")


async def test_one_person_has_a_maximum_number_of_windows(small_room):
    """[O6] Others can still join."""
    room = small_room(sessions_per_person_max=1)
    await join(room, person="aino")
    with pytest.raises(BoardFull):
        await join(room, person="aino")
    await join(room, person="eino")

"""All boards that are in memory."""

import asyncio

import pytest

from server.errors import NoAccess
from server.live.hub import Hub
from server.live.session import Session
from server.store import boards
from server.wire.messages import Close
from tests.server.world import BOARD, NOW, OTHER_BOARD, Gate, actor, load_board, make_settings, queue, rename


@pytest.fixture
async def idle_hub(database, settings):
    """A hub for which every empty room is idle at once: its clock need not be moved."""
    hub = Hub(database, make_settings(settings.data_dir, idle_board_seconds=-1), lambda: NOW)
    yield hub
    await hub.close()


async def join(room):
    session = Session(actor(), make_settings(), room.push, room.update_presence, queue())
    await room.join(session, 0)
    return session


async def test_everybody_who_asks_for_a_board_gets_the_same_room(hub):
    """[G1] Two rooms would number twice."""
    assert hub.room(BOARD) is hub.room(BOARD)


async def test_each_board_has_a_room_of_its_own(hub):
    """[O1] Nobody waits for another board."""
    assert hub.room(BOARD) is not hub.room(OTHER_BOARD)


async def test_a_room_that_was_idle_for_long_enough_is_closed(idle_hub):
    room = idle_hub.room(BOARD)
    await idle_hub.close_idle()
    assert idle_hub.room(BOARD) is not room


async def test_a_room_that_was_used_just_now_stays(hub):
    room = hub.room(BOARD)
    await hub.close_idle()
    assert hub.room(BOARD) is room


async def test_a_room_with_somebody_in_it_stays(idle_hub):
    room = idle_hub.room(BOARD)
    await join(room)
    await idle_hub.close_idle()
    assert idle_hub.room(BOARD) is room


async def test_pushes_that_wait_in_an_idle_room_are_stored(idle_hub, database):
    """[P2] Closing waits for them."""
    push = idle_hub.room(BOARD).push([rename("Aino")], actor())
    await idle_hub.close_idle()
    assert await push == [1]
    assert (await load_board(database)).seq == 1


async def test_what_was_queued_is_committed_at_the_end(hub, database, monkeypatch):
    """[O3] Even if a commit is running just then."""
    gate = Gate(boards.save)
    monkeypatch.setattr(boards, "save", gate)
    pushes = [hub.room(BOARD).push([rename("Aino")], actor())]
    await gate.reached.wait()
    pushes.append(hub.room(BOARD).push([rename("Onni")], actor()))
    closing = asyncio.create_task(hub.close())
    gate.opened.set()
    await closing
    assert [await push for push in pushes] == [[1], [2]]
    assert (await load_board(database)).seq == 2


async def test_connections_are_closed_at_the_end(hub):
    """[O3] With 1012: the server comes back."""
    session = await join(hub.room(BOARD))
    await hub.close()
    assert session.ended.result() is Close.restart


async def test_a_board_that_does_not_exist_is_no_hindrance_at_the_end(hub):
    """[O3] There is nothing to commit."""
    with pytest.raises(NoAccess):
        await hub.room(OTHER_BOARD).queries.visit(actor())
    await hub.close()


async def test_a_board_that_is_opened_during_the_end_is_no_hindrance(hub, monkeypatch):
    """[O3] A late visitor must not leave the other boards half closed."""
    gate = Gate(boards.save)
    monkeypatch.setattr(boards, "save", gate)
    push = hub.room(BOARD).push([rename("Aino")], actor())
    await gate.reached.wait()
    closing = asyncio.create_task(hub.close())
    await asyncio.wait([closing], timeout=0)
    late = hub.room(OTHER_BOARD)
    gate.opened.set()
    await closing
    assert await push == [1]
    assert hub.room(OTHER_BOARD) is not late


async def test_a_room_with_a_push_under_way_stays(idle_hub, monkeypatch):
    """[P2] A second room for the board would number twice."""
    gate = Gate(boards.save)
    monkeypatch.setattr(boards, "save", gate)
    room = idle_hub.room(BOARD)
    push = room.push([rename("Aino")], actor())
    await gate.reached.wait()
    await idle_hub.close_idle()
    assert idle_hub.room(BOARD) is room
    gate.opened.set()
    await push


async def test_a_room_is_idle_from_when_the_last_one_left(hub):
    """Not from when the last one came, which may be a whole workshop ago."""
    room = hub.room(BOARD)
    session = await join(room)
    room.used_at = 0.0
    room.leave(session)
    assert room.used_at > 0

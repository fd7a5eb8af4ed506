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


async def test_a_board_has_one_room(hub):
    """[G1] Two rooms would give the same numbers twice."""
    assert hub.room(BOARD) is hub.room(BOARD)


async def test_each_board_has_its_own_room(hub):
    """[O1] Boards do not wait for each other."""
    assert hub.room(BOARD) is not hub.room(OTHER_BOARD)


async def test_an_idle_room_is_closed(idle_hub):
    room = idle_hub.room(BOARD)
    await idle_hub.close_idle()
    assert idle_hub.room(BOARD) is not room


async def test_a_recently_used_room_stays(hub):
    room = hub.room(BOARD)
    await hub.close_idle()
    assert hub.room(BOARD) is room


async def test_a_room_with_a_session_stays(idle_hub):
    room = idle_hub.room(BOARD)
    await join(room)
    await idle_hub.close_idle()
    assert idle_hub.room(BOARD) is room


async def test_pushes_in_an_idle_room_are_stored_before_it_closes(idle_hub, database):
    """[P2] Closing waits for them."""
    push = idle_hub.room(BOARD).push([rename("Aino")], actor())
    await idle_hub.close_idle()
    assert await push == [1]
    assert (await load_board(database)).seq == 1


async def test_close_commits_what_is_queued(hub, database, monkeypatch):
    """[O3] Even if a commit is running."""
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


async def test_close_ends_all_sessions(hub):
    """[O3] With 1012, after which pages reconnect."""
    session = await join(hub.room(BOARD))
    await hub.close()
    assert session.ended.result() is Close.restart


async def test_close_works_with_a_room_of_an_unknown_board(hub):
    """[O3] There is nothing to commit."""
    with pytest.raises(NoAccess):
        await hub.room(OTHER_BOARD).queries.visit(actor())
    await hub.close()


async def test_close_works_while_another_room_is_opened(hub, monkeypatch):
    """[O3] A late visitor must not leave other boards half closed."""
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


async def test_a_room_with_a_running_push_stays(idle_hub, monkeypatch):
    """[P2] A second room would give the same numbers twice."""
    gate = Gate(boards.save)
    monkeypatch.setattr(boards, "save", gate)
    room = idle_hub.room(BOARD)
    push = room.push([rename("Aino")], actor())
    await gate.reached.wait()
    await idle_hub.close_idle()
    assert idle_hub.room(BOARD) is room
    gate.opened.set()
    await push


async def test_idle_time_starts_when_the_last_session_leaves(hub):
    """Not when it joined."""
    room = hub.room(BOARD)
    session = await join(room)
    room.used_at = 0.0
    room.leave(session)
    assert room.used_at > 0

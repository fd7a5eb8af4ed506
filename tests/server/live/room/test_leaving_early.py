"""A session that ends during its join is not added."""

import asyncio

import pytest

from server.errors import Fault
from server.live.broadcast import Broadcast
from server.live.link_expiry import LinkExpiry
from server.store import boards, oplog
from tests.server.live.room.visitors import came, join
from tests.server.world import BOARD, Gate, actor, rename


@pytest.fixture
async def quiet(room, hub):
    """A room with a little history, which memory does not hold any more."""
    await room.push([rename(name) for name in "abc"], actor())
    await hub.close()
    return hub.room(BOARD)


@pytest.fixture(params=["load", "find_op_id", "read_after"])
def gate(monkeypatch, request):
    """Each place at which a join waits for the disk."""
    module = boards if request.param == "load" else oplog
    gate = Gate(getattr(module, request.param))
    monkeypatch.setattr(module, request.param, gate)
    return gate


def nobody_is_in(room, hub):
    return not (room.membership.sessions or room.membership._session_counts or hub._connections._people)


async def test_a_join_that_is_cancelled_during_a_read_adds_no_session(quiet, hub, gate):
    """[V3] Otherwise a session would stay that has no connection."""
    joining = asyncio.create_task(join(quiet, after=1))
    await gate.reached.wait()
    joining.cancel()
    await asyncio.wait([joining])
    gate.opened.set()
    await quiet.pipeline.drain()
    assert nobody_is_in(quiet, hub)


async def test_a_join_that_is_cancelled_in_the_queue_does_not_run(quiet, hub, monkeypatch):
    gate = Gate(boards.save)
    monkeypatch.setattr(boards, "save", gate)
    push = quiet.push([rename("Aino")], actor())
    await gate.reached.wait()
    joining = asyncio.create_task(join(quiet))
    await asyncio.sleep(0)
    joining.cancel()
    await asyncio.wait([joining])
    gate.opened.set()
    await push
    await quiet.pipeline.drain()
    assert nobody_is_in(quiet, hub)


async def test_an_error_during_a_join_adds_no_session(quiet, hub, monkeypatch):
    """[V3] At each step."""
    for part, step in ((Broadcast, "welcome"), (LinkExpiry, "watch"), (Broadcast, "catch_up")):
        with monkeypatch.context() as broken, pytest.raises(Fault):
            broken.setattr(part, step, None)
            await join(quiet, after=1)
        assert nobody_is_in(quiet, hub)


async def test_a_cancelled_join_does_not_affect_the_next_one(quiet, hub):
    """[O6] Cancelled after any number of event loop iterations."""
    for turns in range(40):
        joining = asyncio.create_task(join(quiet, after=1))
        for _ in range(turns):
            await asyncio.sleep(0)
        joining.cancel()
        await asyncio.gather(joining, return_exceptions=True)
        await quiet.pipeline.drain()
        assert joining.cancelled() == nobody_is_in(quiet, hub)
        for session in list(quiet.membership.sessions.values()):
            quiet.leave(session)
    assert await came(quiet)

"""Links that expire while people are on the board."""

import asyncio

import pytest

from server.errors import NoAccess, Retry
from server.live.hub import Hub
from server.wire.messages import Close
from tests.server.live.room.visitors import came
from tests.server.world import BOARD, LINKS, NOW, actor, op

SOON = NOW + 50


class Clock:
    """The server's, which a test moves."""

    def __init__(self):
        self.at = NOW

    def __call__(self):
        return self.at


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
async def room(database, settings, clock):
    hub = Hub(database, settings, clock)
    yield hub.room(BOARD)
    await hub.close()


def expire(role="comment", at=SOON):
    return op("link.update", id=LINKS[role].id, set={"expires_at": at})


async def test_whoever_came_by_a_link_is_out_when_it_expires(room, clock):
    """[A9] With 4403, although nobody does anything; the others stay."""
    guest, owner = await came(room, "comment"), await came(room, "own")
    await room.push([expire()], actor())
    assert not guest.ended.done()
    clock.at = SOON
    assert await asyncio.wait_for(guest.ended, 2) is Close.no_access
    assert not owner.ended.done()


async def test_whoever_comes_after_the_link_got_its_end_is_out_as_well(room, clock):
    """[A9] The room was empty then, or the server has been started since."""
    await room.push([expire()], actor())
    guest = await came(room, "comment")
    clock.at = SOON
    assert await asyncio.wait_for(guest.ended, 2) is Close.no_access


async def test_links_expire_one_after_another(room, clock):
    """[A9] The next one is waited for."""
    guest, viewer = await came(room, "comment"), await came(room, "view")
    await room.push([expire("comment", SOON), expire("view", SOON + 50)], actor())
    clock.at = SOON
    await asyncio.wait_for(guest.ended, 2)
    assert not viewer.ended.done()
    clock.at = SOON + 50
    assert await asyncio.wait_for(viewer.ended, 2) is Close.no_access


async def test_a_link_that_got_more_time_ends_nothing(room, clock):
    """[A9] [L4]"""
    guest = await came(room, "comment")
    await room.push([expire()], actor())
    await room.push([expire(at=SOON + 10**9)], actor())
    clock.at = SOON
    room._some_expired()
    await room.pipeline.drain()
    assert not guest.ended.done()


async def test_nobody_comes_in_by_a_link_that_has_expired(room, clock):
    """[A9] As if it were not there."""
    await room.push([expire()], actor())
    clock.at = SOON
    with pytest.raises(NoAccess):
        await room.visit(actor("comment"))


async def test_a_board_that_cannot_be_read_is_asked_again(room, clock, monkeypatch):
    """[A9] Who should be out is put out as soon as the database answers."""
    monkeypatch.setattr("server.live.room._ASK_AGAIN_MS", 0)
    guest, answers = await came(room, "comment"), [Retry("not now")]
    put_out = room._put_out

    async def unreadable(board):
        if answers:
            raise answers.pop()
        await put_out(board)

    monkeypatch.setattr(room, "_put_out", unreadable)
    await room.push([expire()], actor())
    clock.at = SOON
    assert await asyncio.wait_for(guest.ended, 2) is Close.no_access
    assert answers == []

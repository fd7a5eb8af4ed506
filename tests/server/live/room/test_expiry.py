"""Links that expire while people are connected."""

import asyncio

import pytest

from server.errors import NoAccess, Retry
from server.live.hub import Hub
from server.wire.messages import Close
from tests.server.live.room.visitors import came
from tests.server.world import BOARD, LINKS, NOW, actor, op

SOON = NOW + 50


class Clock:
    """The server's clock, which a test sets."""

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


async def test_a_guest_is_disconnected_when_the_link_expires(room, clock):
    """[A9] With 4403, without any event on the board. The others stay."""
    guest, owner = await came(room, "comment"), await came(room, "own")
    await room.push([expire()], actor())
    assert not guest.ended.done()
    clock.at = SOON
    assert await asyncio.wait_for(guest.ended, 2) is Close.no_access
    assert not owner.ended.done()


async def test_a_guest_who_joins_after_the_expiry_date_was_set_is_disconnected_too(room, clock):
    """[A9] The room was empty when it was set, or the server has restarted."""
    await room.push([expire()], actor())
    guest = await came(room, "comment")
    clock.at = SOON
    assert await asyncio.wait_for(guest.ended, 2) is Close.no_access


async def test_each_link_expires_at_its_own_time(room, clock):
    """[A9] The timer is set again for the next link."""
    guest, viewer = await came(room, "comment"), await came(room, "view")
    await room.push([expire("comment", SOON), expire("view", SOON + 50)], actor())
    clock.at = SOON
    await asyncio.wait_for(guest.ended, 2)
    assert not viewer.ended.done()
    clock.at = SOON + 50
    assert await asyncio.wait_for(viewer.ended, 2) is Close.no_access


async def test_a_link_with_a_later_date_disconnects_nobody_at_the_old_date(room, clock):
    """[A9] [L4] The new date replaces the old one."""
    guest = await came(room, "comment")
    await room.push([expire()], actor())
    await room.push([expire(at=SOON + 10**9)], actor())
    clock.at = SOON
    room._expiry._check()
    await room.pipeline.drain()
    assert not guest.ended.done()


async def test_an_expired_link_gives_no_access(room, clock):
    """[A9] The same as for a link that does not exist."""
    await room.push([expire()], actor())
    clock.at = SOON
    with pytest.raises(NoAccess):
        await room.queries.visit(actor("comment"))


async def test_the_check_is_retried_when_the_board_cannot_be_read(room, clock, monkeypatch):
    """[A9] The guest is disconnected as soon as the database answers."""
    monkeypatch.setattr("server.live.link_expiry._RETRY_MS", 0)
    guest, answers = await came(room, "comment"), [Retry("not now")]
    close_revoked = room._expiry._close_revoked_on

    async def unreadable(board):
        if answers:
            raise answers.pop()
        await close_revoked(board)

    monkeypatch.setattr(room._expiry, "_close_revoked_on", unreadable)
    await room.push([expire()], actor())
    clock.at = SOON
    assert await asyncio.wait_for(guest.ended, 2) is Close.no_access
    assert answers == []

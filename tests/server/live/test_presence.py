"""Broadcasts of presence."""

import asyncio
from collections.abc import Callable

import pytest

from server.live.outbox import Queue
from server.live.presence import PresenceBroadcast
from server.live.session import Session
from tests.server.world import actor, make_settings, queue

PAUSE_SECONDS = 60.0


@pytest.fixture
async def sessions():
    made = [Session(actor(), make_settings(), lambda *_: asyncio.Future(), print, queue()) for _ in range(3)]
    return {session.id: session for session in made}


async def taken(session):
    assert isinstance(session.outbox, Queue)
    return await session.outbox.take()


async def test_sessions_that_join_together_share_one_message(sessions):
    """[V3] A thousand joins cost one message, not a million entries."""
    presence_broadcast = PresenceBroadcast(sessions, 0)
    for id_ in sessions:
        presence_broadcast.introduce(id_)
    texts = [await taken(session) for session in sessions.values()]
    # The very same object: what is made of it for the network is made once too.
    assert len({id(text) for (text,) in texts}) == 1


async def test_there_is_a_pause_between_broadcasts(sessions, monkeypatch):
    """[V1] Changes during the pause are sent in one message."""
    loop = asyncio.get_running_loop()
    due: list[tuple[float, Callable[[], None]]] = []

    def call_at(when, tell):
        due.append((when, tell))
        return due

    monkeypatch.setattr(loop, "call_at", call_at)
    presence_broadcast = PresenceBroadcast(sessions, PAUSE_SECONDS)
    first, *_ = sessions
    presence_broadcast.note(first)
    began_at = loop.time()
    due.pop()[1]()
    presence_broadcast.note(first)
    presence_broadcast.note(first)
    assert [when >= began_at + PAUSE_SECONDS for when, _ in due] == [True]

"""Sessions that join a room."""

import json

from server.live.room import Room
from server.live.session import Session
from tests.server.world import (
    actor,
    heard_until,
    make_settings,
    queue,
)


async def join(room: Room, role="comment", person=None, after=0, last=None, **limits) -> Session:
    """Somebody new on the board, who has not read anything yet."""
    session = Session(actor(role, person), make_settings(), room.push, room.update_presence, queue(**limits))
    await room.join(session, after, last)
    return session


async def came(room, role="comment", person=None, **limits):
    """Somebody on the board who has read their welcome and who else is here."""
    session = await join(room, role, person, **limits)
    await heard_until(session, "peers" if len(room.membership.sessions) > 1 else "welcome")
    return session


async def seen(session):
    """The next message about others, without the session itself."""
    peers = (await heard_until(session, "peers"))[-1]
    return {**peers, "here": [one for one in peers["here"] if one["session"] != session.id]}


def point(session, x):
    session.receive(json.dumps({"type": "presence", "cursor": {"x": x, "y": 0}}))


def seqs(messages):
    return [entry["seq"] for message in messages if message["type"] == "ops" for entry in message["entries"]]

"""Broadcasts cursors and views: collected for a short time, then sent to everyone in one message."""

import asyncio
from asyncio import TimerHandle
from collections.abc import Mapping
from functools import cache

from ..wire.messages import Peers
from .session import Session


class PresenceBroadcast:
    """Sends the latest presence of every session to all others.

    One message is encoded for everyone; a browser ignores itself in it. A session with unsent messages gets the latest
    state later, so presence never piles up for a slow reader.
    """

    def __init__(self, sessions: Mapping[str, Session], pause_seconds: float) -> None:
        self._sessions = sessions
        self._pause_seconds = pause_seconds
        self._changed: set[str] = set()
        # By receiver: the sessions whose latest presence it has not been sent yet.
        self._missed: dict[str, frozenset[str]] = {}
        self._sent_at = 0.0
        self._timer: TimerHandle | None = None

    def note(self, session_id: str) -> None:
        """Schedules the presence of a session that joined, moved or left."""
        self._changed.add(session_id)
        self._schedule()

    def introduce(self, session_id: str) -> None:
        """Schedules the presence of everyone for a new session, and its own presence for everyone."""
        self._missed[session_id] = frozenset(self._sessions)
        self.note(session_id)

    def _schedule(self) -> None:
        if self._timer is None:
            self._timer = asyncio.get_running_loop().call_at(self._sent_at + self._pause_seconds, self._send)

    def _send(self) -> None:
        self._timer, self._sent_at = None, asyncio.get_running_loop().time()
        missed, self._missed = self._missed, {}
        changed, self._changed = frozenset(self._changed), set()
        # Sessions that join at the same time miss the same presence, so they share a text too.
        encode = cache(self._encode)
        for session in list(self._sessions.values()):
            news = changed | missed[session.id] if session.id in missed else changed
            if news <= {session.id}:
                continue
            if session.outbox.is_clear:
                session.send(encode(news))
            else:
                self._missed[session.id] = news
        if self._missed:
            self._schedule()

    def _encode(self, news: frozenset[str]) -> str:
        visible = {id_ for id_ in news if id_ in self._sessions and not self._sessions[id_].is_unseen}
        here = [self._sessions[id_].peer() for id_ in news if id_ in visible]
        return Peers(here=here, left=sorted(news - visible)).model_dump_json()

"""Where everybody points and looks: gathered for a moment, then told to all in one message."""

import asyncio
from asyncio import TimerHandle
from collections.abc import Mapping
from functools import cache

from ..wire.messages import Peers
from .session import Session


class PresenceBroadcast:
    """The latest presence of every session, for all others.

    One text for everybody, made once: a browser that finds itself in it passes that over. Who has anything unsent gets
    nothing now and the latest of it all later, so presence never piles up before a slow reader.
    """

    def __init__(self, sessions: Mapping[str, Session], pause_seconds: float) -> None:
        self._sessions = sessions
        self._pause_seconds = pause_seconds
        self._changed: set[str] = set()
        # By receiver: the sessions whose news they have not got yet.
        self._missed: dict[str, frozenset[str]] = {}
        self._told_at = 0.0
        self._timer: TimerHandle | None = None

    def note(self, session_id: str) -> None:
        """Somebody came, moved or left: the others hear of it, at once if they have been left in peace for a while."""
        self._changed.add(session_id)
        self._schedule()

    def introduce(self, session_id: str) -> None:
        """Somebody came: they hear of everybody, and everybody of them."""
        self._missed[session_id] = frozenset(self._sessions)
        self.note(session_id)

    def _schedule(self) -> None:
        if self._timer is None:
            self._timer = asyncio.get_running_loop().call_at(self._told_at + self._pause_seconds, self._tell)

    def _tell(self) -> None:
        self._timer, self._told_at = None, asyncio.get_running_loop().time()
        missed, self._missed = self._missed, {}
        changed, self._changed = frozenset(self._changed), set()
        # Of those who join at the same moment all miss the same: they share a text too.
        text = cache(self._text)
        for session in list(self._sessions.values()):
            news = changed | missed[session.id] if session.id in missed else changed
            if news <= {session.id}:
                continue
            if session.outbox.is_clear:
                session.send(text(news))
            else:
                self._missed[session.id] = news
        if self._missed:
            self._schedule()

    def _text(self, news: frozenset[str]) -> str:
        seen = {id_ for id_ in news if id_ in self._sessions and not self._sessions[id_].is_unseen}
        here = [self._sessions[id_].peer() for id_ in news if id_ in seen]
        return Peers(here=here, left=sorted(news - seen)).model_dump_json()

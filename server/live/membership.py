"""The sessions that are connected to one board."""

from collections import Counter

from ..config import Settings
from ..domain.access import role_on
from ..domain.board import Board
from ..errors import BoardFull
from ..wire.messages import Close
from .connections import Connections
from .session import Session


class Membership:
    """Adds and removes sessions within three limits: per board, per person on this board, per network address."""

    def __init__(self, settings: Settings, connections: Connections) -> None:
        self.sessions: dict[str, Session] = {}
        self._session_counts: Counter[str] = Counter()
        self._settings = settings
        self._connections = connections

    def check_limits(self, session: Session) -> None:
        """Raises `BoardFull` if one more session would exceed a limit."""
        self._connections.check(session.actor.address)
        if len(self.sessions) >= self._settings.sessions_per_board_max:
            raise BoardFull("too many visitors; try again later", limit=self._settings.sessions_per_board_max)
        if self._session_counts[session.actor.person_id] >= self._settings.sessions_per_person_max:
            raise BoardFull("too many open windows; close one", limit=self._settings.sessions_per_person_max)

    def add(self, session: Session) -> None:
        """Adds a session. Raises `BoardFull` if the address has too many connections by now."""
        self._connections.enter(session.actor)
        self.sessions[session.id] = session
        self._session_counts[session.actor.person_id] += 1

    def remove(self, session: Session) -> bool:
        """Removes a session. False if it was not here."""
        if self.sessions.pop(session.id, None) is None:
            return False
        self._connections.leave(session.actor)
        self._session_counts[session.actor.person_id] -= 1
        if not self._session_counts[session.actor.person_id]:
            del self._session_counts[session.actor.person_id]
        return True

    def of_person(self, person_id: str) -> list[Session]:
        """All sessions of a person: one for each window."""
        return [session for session in self.sessions.values() if session.actor.person_id == person_id]

    def close_revoked(self, board: Board, at: int) -> None:
        """Ends the sessions whose link gives no role any more."""
        # A copy, because ending a session may change the dictionary.
        for session in list(self.sessions.values()):
            if role_on(board.links, session.actor.grant, at) is None:
                session.end(Close.no_access)

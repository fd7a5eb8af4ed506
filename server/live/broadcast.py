"""Messages from a board to its sessions: entries after a commit, and the first messages of a new session."""

from collections.abc import Callable, Sequence

from ..config import Settings
from ..domain.access import role_on
from ..domain.board import Board, reveals_text
from ..domain.moderation import is_blocked
from ..domain.redaction import redact_for_public
from ..wire.messages import Ops, Resync, Welcome, You
from ..wire.ops import Entry
from ..wire.values import Role
from .membership import Membership
from .pipeline import Commit
from .presence import PresenceBroadcast
from .session import Session


class Broadcast:
    """Encodes each commit once and sends the same text to every session."""

    def __init__(
        self, membership: Membership, presence: PresenceBroadcast, settings: Settings, now: Callable[[], int]
    ) -> None:
        self._membership = membership
        self._presence = presence
        self._settings = settings
        self._now = now

    def send(self, commit: Commit) -> None:
        """Sends the entries to everyone, including the sender. A session whose outbox is full ends."""
        message = encode_entries(commit.board, commit.entries, self._settings.tail_entries_max)
        # A copy, because ending a session may change the dictionary.
        for session in list(self._membership.sessions.values()):
            session.send(message)

    def update_presence(self, commit: Commit) -> None:
        """Hook: shows new names, hides the presence of blocked guests, shows it again after an unblock."""
        for person_id, person in commit.changes.people.items():
            for session in self._membership.of_person(person_id):
                session.rename(person.name if person else None)
                self._presence.note(session.id)
        for person_id in commit.changes.blocks:
            self._update_visibility(commit.board, person_id)

    def welcome(self, board: Board, session: Session, role: Role) -> None:
        """Sends a new session its first message: who and where it is."""
        person = board.people.get(session.actor.person_id)
        session.rename(person.name if person else None)
        session.is_unseen = is_blocked(board, session.actor.person_id, role)
        you = You(id=session.actor.person_id, session=session.id, role=role, name=session.name)
        session.send(Welcome(seq=board.seq, at=self._now(), you=you).model_dump_json())

    def catch_up(self, board: Board, session: Session, missed: Sequence[Entry] | None) -> None:
        """Sends the entries that a session has missed, or a `resync`. None means that the log cannot supply them."""
        text = encode_entries(board, missed, self._settings.tail_entries_max)
        # The outbox would refuse more than it can hold, at each attempt. The snapshot is smaller.
        if len(text.encode()) > self._settings.outbox_bytes_max // 2:
            text = Resync().model_dump_json()
        session.send(text)

    def _update_visibility(self, board: Board, person_id: str) -> None:
        for session in self._membership.of_person(person_id):
            role = role_on(board.links, session.actor.grant, self._now())
            session.is_unseen = role is None or is_blocked(board, person_id, role)
            self._presence.note(session.id)


def encode_entries(board: Board, entries: Sequence[Entry] | None, entries_max: int) -> str:
    """The `ops` message with the entries, or a `resync`, after which clients fetch the snapshot.

    It is a `resync` if there are more than `entries_max` entries, because the snapshot is smaller then, and if an entry
    makes hidden texts visible again but does not contain them.
    """
    if entries is None or len(entries) > entries_max:
        return Resync().model_dump_json()
    if any(entry.revealed is None and reveals_text(entry.op) for entry in entries):
        return Resync().model_dump_json()
    return Ops(entries=[redact_for_public(entry, board) for entry in entries]).model_dump_json()

"""The newest log entries of a board: from memory, or from disk if they are older."""

from collections import deque
from collections.abc import Sequence

from ..config import Settings
from ..domain.board import Board
from ..store import oplog
from ..store.db import Database
from ..wire.ops import Entry, PersonErase


class RecentLog:
    """Supplies the entries that a returning browser has missed. Call it between commits, when `board` is as on disk."""

    def __init__(self, board_id: str, database: Database, settings: Settings) -> None:
        self._board_id = board_id
        self._database = database
        self._settings = settings
        self._recent: deque[Entry] = deque(maxlen=settings.recent_entries_max)

    def extend(self, entries: Sequence[Entry]) -> None:
        """Adds committed entries."""
        self._recent.extend(entries)
        if any(isinstance(entry.op, PersonErase) for entry in entries):
            # Older entries in memory still have the erased texts; the log on disk does not.
            self._recent.clear()

    async def after(self, board: Board, seq: int, last_op: str | None) -> list[Entry] | None:
        """The entries after number `seq`. None if it is too old, in the future, or from another log."""
        if seq > board.seq or board.seq - seq > self._settings.tail_entries_max:
            return None
        if not await self._is_ours(board, seq, last_op):
            return None
        if self._recent and self._recent[0].seq <= seq + 1:
            return [entry for entry in self._recent if entry.seq > seq]
        async with self._database.reading() as db:
            entries = await oplog.read_after(db, self._board_id, seq, self._settings.tail_entries_max)
        # An unreadable log row is missing here. The browser fetches the snapshot instead.
        return entries if len(entries) == board.seq - seq else None

    async def _is_ours(self, board: Board, seq: int, last_op: str | None) -> bool:
        """Whether the browser followed this log. After a restored backup the same number may belong to another op."""
        if last_op is None or seq < 0:
            return True
        if seq == board.seq:
            return last_op == board.last_op
        if self._recent and self._recent[0].seq <= seq:
            return last_op == self._recent[seq - self._recent[0].seq].op.op_id
        async with self._database.reading() as db:
            return last_op == await oplog.find_op_id(db, self._board_id, seq)

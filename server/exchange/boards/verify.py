"""Compares a board's tables with its log."""

import sys
from dataclasses import dataclass

from ...domain.board import Board
from ...domain.changes import NOUNS
from ...domain.state_hash import state_hash
from ...errors import BoardError
from ...store import boards, oplog
from ...store.db import Database
from ...store.invalid_rows import Misfit


@dataclass(frozen=True)
class Verdict:
    """`fault` is None if log and tables agree. `misfits` describes rows that break the current rules."""

    board_id: str
    title: str
    seq: int
    hash: str
    fault: str | None
    misfits: tuple[str, ...] = ()


async def verify(database: Database, board_id: str) -> Verdict:
    """Replays the whole log of a board, and compares the result with the stored rows."""
    misfits: list[Misfit] = []
    async with database.reading() as session:
        stored = await boards.load(session, board_id, misfits)
        assert stored, f"there is no board {board_id}"
        try:
            replayed, fault = await oplog.board_at(session, stored, sys.maxsize, misfits), None
        except (AssertionError, BoardError) as error:
            replayed, fault = stored, f"the log cannot be replayed: {error}"
    fault = fault or _difference(stored, replayed)
    return Verdict(board_id, stored.info.title, stored.seq, state_hash(stored), fault, tuple(map(str, misfits)))


def _difference(stored: Board, replayed: Board) -> str | None:
    if stored.seq != replayed.seq:
        return f"the board stands at {stored.seq}, its log ends with {replayed.seq}"
    for noun in NOUNS:
        rows, expected = getattr(stored, noun), getattr(replayed, noun)
        wrong = sorted(id_ for id_ in rows.keys() | expected.keys() if rows.get(id_) != expected.get(id_))
        if wrong:
            return f"{len(wrong)} {noun} are not what the log says, the first is {wrong[0]}"
    return None

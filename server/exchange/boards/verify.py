"""Compares a board's tables with its log."""

import sys
from dataclasses import dataclass

from ...domain.board import Board
from ...domain.changes import NOUNS
from ...domain.state_hash import hash_board
from ...errors import BoardError
from ...store import boards
from ...store.db import Database
from ...store.invalid_rows import InvalidRow


@dataclass(frozen=True)
class Verdict:
    """`fault` is None if log and tables agree. `invalid_rows` describes rows that break the current rules."""

    board_id: str
    title: str
    seq: int
    hash: str
    fault: str | None
    invalid_rows: tuple[str, ...] = ()


async def verify(database: Database, board_id: str) -> Verdict:
    """Replays the whole log of a board, and compares the result with the stored rows."""
    invalid_rows: list[InvalidRow] = []
    async with database.reading() as session:
        stored = await boards.load(session, board_id, invalid_rows)
        assert stored, f"there is no board {board_id}"
        try:
            replayed, fault = await boards.load_at(session, stored, sys.maxsize, invalid_rows), None
        except (AssertionError, BoardError) as error:
            replayed, fault = stored, f"the log cannot be replayed: {error}"
    fault = fault or _difference(stored, replayed)
    return Verdict(board_id, stored.info.title, stored.seq, hash_board(stored), fault, tuple(map(str, invalid_rows)))


def _difference(stored: Board, replayed: Board) -> str | None:
    if stored.seq != replayed.seq:
        return f"the board stands at {stored.seq}, its log ends with {replayed.seq}"
    for noun in NOUNS:
        rows, expected = getattr(stored, noun), getattr(replayed, noun)
        wrong = sorted(id_ for id_ in rows.keys() | expected.keys() if rows.get(id_) != expected.get(id_))
        if wrong:
            return f"{len(wrong)} {noun} are not what the log says, the first is {wrong[0]}"
    return None

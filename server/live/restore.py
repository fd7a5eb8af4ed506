"""Restores the nodes of an earlier state of a board."""

import asyncio
from collections.abc import Callable

from ..domain.board import Board
from ..domain.erasure import delete_erased_notes
from ..domain.history import restore_ops
from ..errors import Invalid
from ..store import boards
from ..store.db import Database
from ..wire.ops import AnyOp


async def ops_to_restore(seq: int, board: Board, database: Database, new_id: Callable[[], str]) -> list[AnyOp]:
    """The ops that turn the board's nodes into those of log number `seq`. `Invalid` if the log has no such number.

    Call it between commits.
    """
    if not 0 <= seq <= board.seq:
        raise Invalid(f"the board has entries 0 to {board.seq}, not {seq}")
    async with database.reading() as db:
        past = await boards.load_at(db, board, seq)
    delete_erased_notes(past)
    # For 100,000 nodes this takes half a second, so it must not block the event loop.
    return await asyncio.to_thread(restore_ops, board.nodes, past.nodes, iter(new_id, ""))

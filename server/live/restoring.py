"""The way back to an earlier moment of a board."""

import asyncio
from collections.abc import Callable

from ..domain.board import Board
from ..domain.erasure import delete_erased_notes
from ..domain.history import restore_ops
from ..errors import Invalid
from ..store import boards
from ..store.db import Database
from ..wire.ops import AnyOp


async def ops_back_to(seq: int, board: Board, database: Database, new_id: Callable[[], str]) -> list[AnyOp]:
    """The ops that make the nodes those of number `seq` again; `Invalid` where the board has no such number.

    To be asked while the board stands still.
    """
    if not 0 <= seq <= board.seq:
        raise Invalid(f"the board has entries 0 to {board.seq}, not {seq}")
    async with database.reading() as db:
        past = await boards.load_at(db, board, seq)
    delete_erased_notes(past)
    # Of 100,000 nodes it takes half a second, which others need not wait for.
    return await asyncio.to_thread(restore_ops, board.nodes, past.nodes, iter(new_id, ""))

"""Applies the commands of one commit to the board in memory, and writes what they changed."""

import asyncio
from collections.abc import Callable, Sequence
from typing import Final

from sqlalchemy.ext.asyncio import AsyncSession

from ..domain.access import Actor
from ..domain.board import Applied, Board
from ..store import boards, oplog
from ..wire.ops import AnyOp, PersonErase
from .command_queue import Command
from .failures import as_board_error

# Other tasks get the event loop after this long: a restore may have a hundred thousand ops.
_STEP_SECONDS: Final = 0.01


async def apply_batch(session: AsyncSession, board: Board, batch: Sequence[Command], now: Callable[[], int]) -> Applied:
    """Applies each command completely or not at all, and sets its outcome. Returns everything to broadcast.

    Rows, log and board number are written in the caller's transaction. Raises what the database raises; the board in
    memory may be ahead of the disk then.
    """
    known = await oplog.find_seqs(session, board.info.id, [op.op_id for command in batch for op in command.ops])
    batch_result = Applied()
    for command in batch:
        await _apply_command(board, command, known, batch_result, now)
    if batch_result.entries:
        await boards.save(session, board.info.id, batch_result.changes, board.seq)
        await oplog.append(session, board.info.id, batch_result.entries)
    for entry in batch_result.entries:
        if isinstance(entry.op, PersonErase):
            await oplog.erase_text(session, board.info.id, entry.by)
    return batch_result


async def _apply_command(
    board: Board, command: Command, known: dict[str, int], batch_result: Applied, now: Callable[[], int]
) -> None:
    # Deduplicated by op_id: an op that was applied before, in this push or years ago, keeps its first number.
    fresh: dict[str, AnyOp] = {}
    for op in command.ops:
        if op.op_id not in known:
            fresh.setdefault(op.op_id, op)
    try:
        applied = await _apply_in_steps(board, list(fresh.values()), command.by, now())
    except Exception as error:
        # `Board` has rolled back this command, so the others of the batch are not affected.
        command.outcome = as_board_error(error, board.info.id, "a push failed")
        return
    known.update({entry.op.op_id: entry.seq for entry in applied.entries})
    command.outcome = [known[op.op_id] for op in command.ops]
    batch_result.entries.extend(applied.entries)
    batch_result.changes.merge(applied.changes)


async def _apply_in_steps(board: Board, ops: Sequence[AnyOp], by: Actor, at: int) -> Applied:
    """The same as `Board.apply`, but lets other tasks run in between."""
    loop = asyncio.get_running_loop()
    applied, pause_at = Applied(), loop.time() + _STEP_SECONDS
    # Nobody sees a command that is applied in part: everything that reads the board waits in the same queue.
    for applied in board.apply_in_steps(ops, by, at):  # noqa: B007 - the last one is the result
        if loop.time() >= pause_at:
            await asyncio.sleep(0)
            pause_at = loop.time() + _STEP_SECONDS
    return applied

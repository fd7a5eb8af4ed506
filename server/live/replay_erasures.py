"""Repeats erasures that a restored backup does not contain, before the server starts."""

import logging
from collections.abc import Sequence
from itertools import groupby
from operator import attrgetter

from ..store import boards, oplog
from ..store.db import Database
from ..store.erasure_log import Erasure
from ..wire.ops import PersonErase
from .cleanup import ErasureCleanup

log = logging.getLogger(__name__)


async def replay_erasures(database: Database, cleanup: ErasureCleanup, in_file: Sequence[Erasure]) -> None:
    """Compares the erasure file with the logs of the boards, and adds to each what only the other has."""
    noted = {erasure.key: erasure for erasure in in_file}
    async with database.reading() as session:
        logged = {erasure.key: erasure for erasure in await oplog.find_erasures(session)}
    unnoted = [erasure for key, erasure in logged.items() if key not in noted]
    count = await _replay_all(database, [erasure for key, erasure in noted.items() if key not in logged])
    if count or unnoted:
        cleanup.note(unnoted)
        await cleanup.tried()
    if count:
        log.warning("an older database came back: erasures done again: %s", count)


async def _replay_all(database: Database, lost: Sequence[Erasure]) -> int:
    """Returns how many were replayed. The sort is stable, so the erasures of a board keep their order."""
    of_board = attrgetter("board_id")
    groups = groupby(sorted(lost, key=of_board), of_board)
    return sum([await _replay_on(database, board_id, list(erasures)) for board_id, erasures in groups])


async def _replay_on(database: Database, board_id: str, erasures: Sequence[Erasure]) -> int:
    """Commits like a push, but without a role check: the person had a valid link at the time of the erasure."""
    async with database.unit_of_work() as session:
        board = await boards.load(session, board_id)
        if board is None:
            return 0
        for erasure in erasures:
            applied = board.reapply(PersonErase(op_id=erasure.op_id), erasure.person_id, erasure.at)
            await boards.save(session, board_id, applied.changes, board.seq)
            await oplog.append(session, board_id, applied.entries)
            await oplog.erase_text(session, board_id, erasure.person_id)
    return len(erasures)

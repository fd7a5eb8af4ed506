"""The log of a board: what was applied, in order."""

from collections.abc import Sequence

from sqlalchemy import insert, select
from sqlalchemy.ext.asyncio import AsyncSession

from ..wire.ops import Entry
from .tables import OpRow

# SQLite takes 32,766 variables in one statement; a tenth of it plans as fast and leaves room.
_VARIABLES = 3_000


async def append(session: AsyncSession, board_id: str, entries: Sequence[Entry]) -> None:
    """Adds committed-to-be entries at the end of the log."""
    lines = [{"board_id": board_id, "op_id": entry.op.op_id, **entry.model_dump(mode="json")} for entry in entries]
    await session.execute(insert(OpRow), lines)


async def seqs_of(session: AsyncSession, board_id: str, op_ids: Sequence[str]) -> dict[str, int]:
    """The numbers of those ops that the log has already, by op_id."""
    found: dict[str, int] = {}
    for start in range(0, len(op_ids), _VARIABLES):
        some = op_ids[start : start + _VARIABLES]
        query = select(OpRow.op_id, OpRow.seq).where(OpRow.board_id == board_id, OpRow.op_id.in_(some))
        found.update((op_id, seq) for op_id, seq in await session.execute(query))
    return found


async def read_after(session: AsyncSession, board_id: str, seq: int, limit: int) -> list[Entry]:
    """At most `limit` entries that came after number `seq`, oldest first."""
    query = select(OpRow).where(OpRow.board_id == board_id, OpRow.seq > seq).order_by(OpRow.seq).limit(limit)
    return [_entry(row) for row in await session.scalars(query)]


def _entry(row: OpRow) -> Entry:
    line = {"seq": row.seq, "by": row.by, "role": row.role, "at": row.at, "op": row.op}
    return Entry.model_validate(line)

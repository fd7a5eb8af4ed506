"""The log of a board: what was applied, in order."""

from collections.abc import Sequence
from typing import Any, Final

from pydantic import TypeAdapter
from sqlalchemy import bindparam, insert, select
from sqlalchemy.ext.asyncio import AsyncSession

from ..config import HISTORY_PAGE_MAX
from ..domain.audit_log import is_audited
from ..domain.board import Board
from ..domain.changes import Link
from ..domain.erasure import Eraser
from ..domain.hidden_comments import NO_WORDS
from ..domain.history import replay
from ..wire.ops import Entry
from .batches import batched
from .erasure_log import Erasure
from .invalid_rows import Misfit, read
from .tables import OpRow, table_of

# SQLite takes 32,766 variables in one statement; a tenth of it plans as fast and leaves room.
_VARIABLES = 3_000

# Where ops have what people wrote.
_TEXTS: Final = {"text", "name", "title", "titles", "alt", "rows"}
_ENTRY: Final = TypeAdapter(Entry)

# About 10 ms of the event loop.
_LINES_AT_ONCE = 500

_ops = table_of(OpRow)
_APPEND = insert(_ops)
_KNOWN = select(_ops.c.op_id, _ops.c.seq).where(
    _ops.c.board_id == bindparam("on_board"), _ops.c.op_id.in_(bindparam("some", expanding=True))
)


async def append(session: AsyncSession, board_id: str, entries: Sequence[Entry]) -> None:
    """Adds committed-to-be entries at the end of the log."""
    for part in batched(entries, _LINES_AT_ONCE):
        await session.execute(_APPEND, [{"board_id": board_id, **_line(entry)} for entry in part])


def _line(entry: Entry) -> dict[str, Any]:
    marks = {"op_id": entry.op.op_id, "is_pending": entry.is_pending, "is_audited": is_audited(entry)}
    return {**entry.model_dump(mode="json", exclude={"revealed"}), **marks}


async def seqs_of(session: AsyncSession, board_id: str, op_ids: Sequence[str]) -> dict[str, int]:
    """The numbers of those ops that the log has already, by op_id."""
    found: dict[str, int] = {}
    for some in batched(op_ids, _VARIABLES):
        known = await session.execute(_KNOWN, {"on_board": board_id, "some": some})
        found.update((op_id, seq) for op_id, seq in known)
    return found


async def erase_words(session: AsyncSession, board_id: str, person_id: str) -> None:
    """Overwrites what a person wrote in all lines of theirs, and in those of others on their notes."""
    of_board = OpRow.board_id == board_id
    # In both roles a few lines too many: which of them make a note of this person is the domain's to say.
    makes = (OpRow.op["kind"].as_string() == "node.create") & (
        (OpRow.by == person_id) | (OpRow.op["node"]["by"].as_string() == person_id)
    )
    notes = select(OpRow.op["node"]["id"].as_string()).where(of_board, makes)
    on_notes = OpRow.op["id"].as_string().in_(notes) | OpRow.op["node"]["id"].as_string().in_(notes)
    eraser = Eraser(person_id)
    lines = select(OpRow).where(of_board, (OpRow.by == person_id) | on_notes).order_by(OpRow.seq)
    for row in await session.scalars(lines):
        entry = _entry(row, [])
        if entry is None:
            row.op = _without_texts(row.op)
            continue
        erased = eraser.without_words(entry)
        if erased is not entry:
            row.op = erased.op.model_dump(mode="json")


async def erasures(session: AsyncSession) -> list[Erasure]:
    """Those in the logs of all boards."""
    is_erasure = _ops.c.op["kind"].as_string() == "person.erase"
    query = select(_ops.c.board_id, _ops.c.op_id, _ops.c.by, _ops.c.at).where(_ops.c.is_audited, is_erasure)
    rows = await session.execute(query.order_by(_ops.c.board_id, _ops.c.seq))
    return [Erasure(board_id=board_id, op_id=op_id, person_id=by, at=at) for board_id, op_id, by, at in rows]


def _without_texts(stored: Any) -> Any:
    """A line that cannot be read, without what people may have written in it."""
    if isinstance(stored, dict):
        return {key: NO_WORDS if key in _TEXTS else _without_texts(value) for key, value in stored.items()}
    return [_without_texts(value) for value in stored] if isinstance(stored, list) else stored


async def read_after(
    session: AsyncSession, board_id: str, seq: int, limit: int, misfits: list[Misfit] | None = None
) -> list[Entry]:
    """At most `limit` entries that came after number `seq`, oldest first; none only where the log ends.

    Lines that do not fit today's rules are repaired, or left out where that is not possible, and added to `misfits`.
    """
    query = select(OpRow).where(OpRow.board_id == board_id, OpRow.seq > seq).order_by(OpRow.seq).limit(limit)
    found = (await session.scalars(query)).all()
    into = misfits if misfits is not None else []
    entries = [entry for row in found if (entry := _entry(row, into))]
    if found and not entries:
        return await read_after(session, board_id, found[-1].seq, limit, into)
    return entries


async def acts(session: AsyncSession, board_id: str, limit: int) -> list[Entry]:
    """At most `limit` acts of owners, newest first."""
    is_erasure = OpRow.op["kind"].as_string() == "person.erase"
    query = select(OpRow).where(OpRow.board_id == board_id, OpRow.is_audited, ~is_erasure)
    newest = await session.scalars(query.order_by(OpRow.seq.desc()).limit(limit))
    return [entry for row in newest if (entry := _entry(row, []))]


async def op_at(session: AsyncSession, board_id: str, seq: int) -> str:
    """The id of the op with this number; empty where there is none."""
    query = select(OpRow.op_id).where(OpRow.board_id == board_id, OpRow.seq == seq)
    return await session.scalar(query) or ""


async def board_at(session: AsyncSession, board: Board, seq: int, misfits: list[Misfit] | None = None) -> Board:
    """The board as it stood after number `seq`, from the whole log; its title and the like are today's.

    `misfits` as in `read_after`. A line that was left out is a hole, and an `AssertionError`.
    """
    # The first links are made with the board and not by ops; the log makes the others anew.
    links = {id_: Link(id_, link.role) for id_, link in board.links.items()}
    past = Board(info=board.info, links=links)
    while past.seq < seq:
        page = min(HISTORY_PAGE_MAX, seq - past.seq)
        entries = await read_after(session, board.info.id, past.seq, page, misfits)
        if not entries:
            break
        replay(past, entries)
    return past


def _entry(row: OpRow, misfits: list[Misfit]) -> Entry | None:
    line = {"seq": row.seq, "by": row.by, "role": row.role, "at": row.at, "op": row.op, "is_pending": row.is_pending}
    return read(_ENTRY, line, OpRow.__tablename__, str(row.seq), misfits)

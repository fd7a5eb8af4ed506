"""The log of a board: its entries in order."""

from collections.abc import AsyncIterator, Sequence
from typing import Any, Final

from pydantic import TypeAdapter
from sqlalchemy import bindparam, insert, select
from sqlalchemy.ext.asyncio import AsyncSession

from ..config import HISTORY_PAGE_MAX
from ..domain.audit_log import is_audited
from ..domain.erasure import Eraser, blank_texts
from ..wire.ops import Entry
from .batches import batched
from .erasure_log import Erasure
from .invalid_rows import InvalidRow, read_row
from .tables import OpRow, table_of

# SQLite takes 32,766 variables in one statement. A tenth of that is planned as fast.
_VARIABLES: Final = 3_000
# Inserting them takes about 10 ms of the event loop.
_ENTRIES_AT_ONCE: Final = 500
_ENTRY: Final = TypeAdapter(Entry)

_ops = table_of(OpRow)
_APPEND = insert(_ops)
_KNOWN = select(_ops.c.op_id, _ops.c.seq).where(
    _ops.c.board_id == bindparam("on_board"), _ops.c.op_id.in_(bindparam("some", expanding=True))
)


async def append(session: AsyncSession, board_id: str, entries: Sequence[Entry]) -> None:
    """Adds entries at the end of the log. The caller's unit of work commits."""
    for part in batched(entries, _ENTRIES_AT_ONCE):
        await session.execute(_APPEND, [{"board_id": board_id, **_to_row(entry)} for entry in part])


async def find_seqs(session: AsyncSession, board_id: str, op_ids: Sequence[str]) -> dict[str, int]:
    """The numbers of the ops that are in the log already, by op_id."""
    found: dict[str, int] = {}
    for some in batched(op_ids, _VARIABLES):
        known = await session.execute(_KNOWN, {"on_board": board_id, "some": some})
        found.update((op_id, seq) for op_id, seq in known)
    return found


async def erase_text(session: AsyncSession, board_id: str, person_id: str) -> None:
    """Overwrites what a person wrote, in their own entries and in all entries about their notes."""
    of_board = OpRow.board_id == board_id
    # This finds a few entries too many: the domain decides which of them create a note of this person.
    creates_note = (OpRow.op["kind"].as_string() == "node.create") & (
        (OpRow.by == person_id) | (OpRow.op["node"]["by"].as_string() == person_id)
    )
    notes = select(OpRow.op["node"]["id"].as_string()).where(of_board, creates_note)
    on_notes = OpRow.op["id"].as_string().in_(notes) | OpRow.op["node"]["id"].as_string().in_(notes)
    eraser = Eraser(person_id)
    query = select(OpRow).where(of_board, (OpRow.by == person_id) | on_notes).order_by(OpRow.seq)
    for row in await session.scalars(query):
        entry = _to_entry(row, [])
        if entry is None:
            row.op = blank_texts(row.op)
            continue
        erased = eraser.redact(entry)
        if erased is not entry:
            row.op = erased.op.model_dump(mode="json")


async def find_erasures(session: AsyncSession) -> list[Erasure]:
    """All erasures in the logs of all boards, by board and in order."""
    is_erasure = _ops.c.op["kind"].as_string() == "person.erase"
    query = select(_ops.c.board_id, _ops.c.op_id, _ops.c.by, _ops.c.at).where(_ops.c.is_audited, is_erasure)
    rows = await session.execute(query.order_by(_ops.c.board_id, _ops.c.seq))
    return [Erasure(board_id=board_id, op_id=op_id, person_id=by, at=at) for board_id, op_id, by, at in rows]


async def read_after(
    session: AsyncSession, board_id: str, seq: int, limit: int, invalid: list[InvalidRow] | None = None
) -> list[Entry]:
    """At most `limit` entries after number `seq`, oldest first. The list is empty only at the end of the log.

    Entries that do not match today's rules are repaired or left out, and added to `invalid`.
    """
    query = select(OpRow).where(OpRow.board_id == board_id, OpRow.seq > seq).order_by(OpRow.seq).limit(limit)
    found = (await session.scalars(query)).all()
    into = invalid if invalid is not None else []
    entries = [entry for row in found if (entry := _to_entry(row, into))]
    if found and not entries:
        return await read_after(session, board_id, found[-1].seq, limit, into)
    return entries


async def read_pages(
    session: AsyncSession, board_id: str, until: int, invalid: list[InvalidRow] | None = None
) -> AsyncIterator[list[Entry]]:
    """All entries up to number `until`, in pages, oldest first. `invalid` as in `read_after`."""
    seq = 0
    while seq < until:
        entries = await read_after(session, board_id, seq, min(HISTORY_PAGE_MAX, until - seq), invalid)
        if not entries:
            break
        seq = entries[-1].seq
        yield entries


async def read_audited(session: AsyncSession, board_id: str, limit: int) -> list[Entry]:
    """At most `limit` entries of the audit log, newest first. Erasures are left out."""
    is_erasure = OpRow.op["kind"].as_string() == "person.erase"
    query = select(OpRow).where(OpRow.board_id == board_id, OpRow.is_audited, ~is_erasure)
    newest = await session.scalars(query.order_by(OpRow.seq.desc()).limit(limit))
    return [entry for row in newest if (entry := _to_entry(row, []))]


async def find_op_id(session: AsyncSession, board_id: str, seq: int) -> str:
    """The id of the op with this number; an empty string if there is none."""
    query = select(OpRow.op_id).where(OpRow.board_id == board_id, OpRow.seq == seq)
    return await session.scalar(query) or ""


def _to_row(entry: Entry) -> dict[str, Any]:
    marks = {"op_id": entry.op.op_id, "is_pending": entry.is_pending, "is_audited": is_audited(entry)}
    return {**entry.model_dump(mode="json", exclude={"revealed"}), **marks}


def _to_entry(row: OpRow, invalid: list[InvalidRow]) -> Entry | None:
    fields = {"seq": row.seq, "by": row.by, "role": row.role, "at": row.at, "op": row.op, "is_pending": row.is_pending}
    return read_row(_ENTRY, fields, OpRow.__tablename__, str(row.seq), invalid)

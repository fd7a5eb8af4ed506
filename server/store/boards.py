"""Boards as a whole: create, load, and save the rows that changed."""

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import asdict
from functools import cache
from typing import Any, Final, NamedTuple

from pydantic import TypeAdapter
from sqlalchemy import Select, Table, bindparam, delete, select, update
from sqlalchemy.dialects.sqlite import Insert, insert
from sqlalchemy.ext.asyncio import AsyncSession

from ..domain.board import Board
from ..domain.changes import Changes
from ..domain.history import make_initial_board, replay
from ..domain.state import drop_orphans
from ..wire.hidden_comments import Block, HiddenComment, Report
from ..wire.nodes import NODE
from ..wire.views import BoardView, CommentView, PersonView, ThreadView
from . import mapping, oplog
from .batches import batched
from .invalid_rows import InvalidRow, log_invalid_rows, read_row
from .tables import (
    Base,
    BlockRow,
    BoardRow,
    CommentRow,
    HiddenCommentRow,
    LinkRow,
    NodeRow,
    PersonRow,
    ReportRow,
    ThreadRow,
    table_of,
)

# Reading or writing them takes about 5 ms of the event loop, which then serves others.
_ROWS_AT_ONCE: Final = 500
# The columns that `board.update` can change.
_INFO_COLUMNS: Final = {"title", "start", "comments_open", "opens_at", "closes_at", "slow_seconds", "review"}


async def create(session: AsyncSession, board: BoardView, created_at: int) -> None:
    """Creates an empty board. Its nodes and links are saved as changes."""
    await session.execute(insert(BoardRow).values(**board.model_dump(), seq=0, created_at=created_at))


async def exists(session: AsyncSession, board_id: str) -> bool:
    """Whether the board exists."""
    return await session.get(BoardRow, board_id) is not None


async def list_titles(session: AsyncSession) -> dict[str, str]:
    """The titles of all boards by id, oldest board first."""
    rows = await session.execute(select(BoardRow.id, BoardRow.title).order_by(BoardRow.created_at, BoardRow.id))
    return {row.id: row.title for row in rows}


async def load(session: AsyncSession, board_id: str, invalid: list[InvalidRow] | None = None) -> Board | None:
    """The whole board in memory; None if it does not exist.

    Rows that do not match today's rules are repaired or left out, and added to `invalid`. Without that list the
    program's log names them.
    """
    row = await session.get(BoardRow, board_id)
    if row is None:
        return None
    found: list[InvalidRow] = []
    info = _read_info(row, found)
    links = (await session.scalars(select(LinkRow).where(LinkRow.board_id == board_id))).all()
    nouns: dict[str, Any] = {
        noun: await _read_rows(session, table, board_id, reader, found) for noun, (table, reader) in _READERS.items()
    }
    if invalid is None:
        log_invalid_rows(board_id, found)
    else:
        invalid.extend(found)
    if any(row.is_lost for row in found):
        drop_orphans(nouns)
    nouns["links"] = {r.id: mapping.row_to_link(r) for r in links}
    last_op = await oplog.find_op_id(session, board_id, row.seq)
    # In a thread: the indexes of a million nodes take about two seconds.
    return await asyncio.to_thread(Board, info, row.seq, last_op, **nouns)


async def load_at(session: AsyncSession, board: Board, seq: int, invalid: list[InvalidRow] | None = None) -> Board:
    """The board as it was after entry number `seq`, replayed from the whole log, with today's title and settings.

    `invalid` as in `load`. Raises `AssertionError` if an entry had to be left out.
    """
    past = make_initial_board(board)
    async for entries in oplog.read_pages(session, board.info.id, seq, invalid):
        replay(past, entries)
    return past


def _read_info(row: BoardRow, invalid: list[InvalidRow]) -> BoardView:
    fields = {name: getattr(row, name) for name in BoardView.model_fields}
    info = read_row(_INFO, fields, BoardRow.__tablename__, row.id, invalid)
    # Without this row the whole board would be lost. Its content matters more than its title.
    return info or BoardView(id=row.id, title="", first_number=1)


async def save(session: AsyncSession, board_id: str, changes: Changes, seq: int) -> None:
    """Writes the changed rows, and sets the board's `seq`. The caller's unit of work commits."""
    await _save_rows(session, NodeRow, board_id, changes.nodes, mapping.node_to_row)
    await _save_rows(session, ThreadRow, board_id, changes.threads, ThreadView.model_dump)
    await _save_rows(session, CommentRow, board_id, changes.comments, CommentView.model_dump)
    await _save_rows(session, PersonRow, board_id, changes.people, PersonView.model_dump)
    await _save_rows(session, HiddenCommentRow, board_id, changes.hidden_comments, mapping.hidden_comment_to_row)
    await _save_rows(session, ReportRow, board_id, changes.reports, Report.model_dump)
    await _save_rows(session, BlockRow, board_id, changes.blocks, Block.model_dump)
    await _save_rows(session, LinkRow, board_id, changes.links, asdict)
    if changes.info is not None:
        info = changes.info.model_dump(include=_INFO_COLUMNS)
        await session.execute(update(_boards).where(_boards.c.id == board_id).values(info))
    await session.execute(_SET_SEQ, {"on_board": board_id, "to_seq": seq})


async def _read_rows(
    session: AsyncSession, table: type[Base], board_id: str, reader: "_Reader", invalid: list[InvalidRow]
) -> dict[str, Any]:
    """The rows of a table by id, read in parts, so that people on other boards need not wait for a large one.

    It reads plain rows: creating ORM objects would take longer than everything else.
    """
    # Sorted, so that a board has its rows in the same order each time it is loaded.
    rows_of = table_of(table)
    query: Select[Any] = select(*rows_of.c).where(rows_of.c.board_id == board_id).order_by(rows_of.c.id)
    found: dict[str, Any] = {}
    async for part in (await session.stream(query)).partitions(_ROWS_AT_ONCE):
        for row in part:
            value = read_row(reader.adapter, reader.fields(row), rows_of.name, row.id, invalid)
            if value is not None:
                found[row.id] = value
    return found


async def _save_rows(
    session: AsyncSession,
    table: type[Any],
    board_id: str,
    values: Mapping[str, object | None],
    to_row: Callable[[Any], dict[str, Any]],
) -> None:
    gone = [id_ for id_, value in values.items() if value is None]
    for some in batched(gone, _ROWS_AT_ONCE):
        # One row per execution: a frame and its children can have more ids than one statement takes variables.
        keys = [{"gone_board": board_id, "gone_id": id_} for id_ in some]
        row = (table.board_id == bindparam("gone_board")) & (table.id == bindparam("gone_id"))
        await session.execute(delete(table.__table__).where(row), keys)
    kept = [value for value in values.values() if value is not None]
    for part in batched(kept, _ROWS_AT_ONCE):
        statement = _upsert(table_of(table))
        await session.execute(statement, [{"board_id": board_id, **to_row(value)} for value in part])


class _Reader(NamedTuple):
    """How to read a row: the model, and the fields of the model in the row."""

    adapter: TypeAdapter[Any]
    fields: Callable[[Any], dict[str, Any]]


_INFO = TypeAdapter(BoardView)
_READERS: Final[dict[str, tuple[type[Base], _Reader]]] = {
    "nodes": (NodeRow, _Reader(NODE, mapping.node_fields)),
    "threads": (ThreadRow, _Reader(TypeAdapter(ThreadView), mapping.thread_fields)),
    "comments": (CommentRow, _Reader(TypeAdapter(CommentView), mapping.comment_fields)),
    "people": (PersonRow, _Reader(TypeAdapter(PersonView), mapping.person_fields)),
    "hidden_comments": (HiddenCommentRow, _Reader(TypeAdapter(HiddenComment), mapping.hidden_comment_fields)),
    "reports": (ReportRow, _Reader(TypeAdapter(Report), mapping.report_fields)),
    "blocks": (BlockRow, _Reader(TypeAdapter(Block), mapping.block_fields)),
}


# Built once, on tables: with new statements on ORM classes an edit takes twice as long.
_boards = table_of(BoardRow)
_SET_SEQ = update(_boards).where(_boards.c.id == bindparam("on_board")).values(seq=bindparam("to_seq"))


@cache
def _upsert(table: Table) -> Insert:
    """Inserts rows, or replaces the rows that have the same key."""
    statement = insert(table)
    replaced = {name: new for name, new in statement.excluded.items() if name not in ("board_id", "id")}
    return statement.on_conflict_do_update(index_elements=list(table.primary_key), set_=replaced)

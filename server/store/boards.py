"""Boards as a whole: make, load, save what changed."""

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
from ..wire.hidden_comments import Block, HiddenComment, Report
from ..wire.nodes import NODE
from ..wire.views import BoardView, CommentView, PersonView, ThreadView
from . import mapping, oplog
from .batches import batched
from .invalid_rows import Misfit, read, warn
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

# About 5 ms of the event loop, which serves others while the database works.
_ROWS_AT_ONCE = 500
# What `board.update` changes of a board.
_EDITED = {"title", "start", "comments_open", "opens_at", "closes_at", "slow_seconds", "review"}


async def create(session: AsyncSession, board: BoardView, created_at: int) -> None:
    """An empty board; its nodes and links follow as changes."""
    await session.execute(insert(BoardRow).values(**board.model_dump(), seq=0, created_at=created_at))


async def exists(session: AsyncSession, board_id: str) -> bool:
    """Whether there is such a board."""
    return await session.get(BoardRow, board_id) is not None


async def titles(session: AsyncSession) -> dict[str, str]:
    """The title of each board by its id, oldest first."""
    rows = await session.execute(select(BoardRow.id, BoardRow.title).order_by(BoardRow.created_at, BoardRow.id))
    return {row.id: row.title for row in rows}


async def load(session: AsyncSession, board_id: str, misfits: list[Misfit] | None = None) -> Board | None:
    """The whole board in memory, or None where there is no such board.

    Rows that do not fit today's rules are repaired or left out, and added to `misfits`; without such a list they are
    named in the program's log.
    """
    row = await session.get(BoardRow, board_id)
    if row is None:
        return None
    found: list[Misfit] = []
    info = _info(row, found)
    links = (await session.scalars(select(LinkRow).where(LinkRow.board_id == board_id))).all()
    nouns: dict[str, Any] = {
        noun: await _all(session, table, board_id, reader, found) for noun, (table, reader) in _READERS.items()
    }
    if misfits is None:
        warn(board_id, found)
    else:
        misfits.extend(found)
    if any(misfit.is_lost for misfit in found):
        _leave_out_orphans(nouns)
    nouns["links"] = {r.id: mapping.row_to_link(r) for r in links}
    last_op = await oplog.op_at(session, board_id, row.seq)
    # In a thread: the indexes of a million nodes take about two seconds.
    return await asyncio.to_thread(Board, info, row.seq, last_op, **nouns)


def _info(row: BoardRow, misfits: list[Misfit]) -> BoardView:
    fields = {name: getattr(row, name) for name in BoardView.model_fields}
    info = read(_INFO, fields, BoardRow.__tablename__, row.id, misfits)
    # Nothing of a board is reached without this row: what is on it is worth more than its title.
    return info or BoardView(id=row.id, title="", first_number=1)


def _leave_out_orphans(nouns: dict[str, Any]) -> None:
    """Rows that lean on a comment that could not be read: the rules look for it, and each thread has a comment."""
    comments = nouns["comments"]
    talked = {comment.thread_id for comment in comments.values()}
    nouns["threads"] = {id_: thread for id_, thread in nouns["threads"].items() if id_ in talked}
    nouns["reports"] = {id_: report for id_, report in nouns["reports"].items() if id_ in comments}
    nouns["hidden_comments"] = {
        id_: words for id_, words in nouns["hidden_comments"].items() if words.gone or id_ in comments
    }


async def save(session: AsyncSession, board_id: str, changes: Changes, seq: int) -> None:
    """Writes the changed rows and moves the board's number; the caller's unit of work commits."""
    await _put(session, NodeRow, board_id, changes.nodes, mapping.node_to_row)
    await _put(session, ThreadRow, board_id, changes.threads, ThreadView.model_dump)
    await _put(session, CommentRow, board_id, changes.comments, CommentView.model_dump)
    await _put(session, PersonRow, board_id, changes.people, PersonView.model_dump)
    await _put(session, HiddenCommentRow, board_id, changes.hidden_comments, mapping.hidden_comment_to_row)
    await _put(session, ReportRow, board_id, changes.reports, Report.model_dump)
    await _put(session, BlockRow, board_id, changes.blocks, Block.model_dump)
    await _put(session, LinkRow, board_id, changes.links, asdict)
    if changes.info is not None:
        info = changes.info.model_dump(include=_EDITED)
        await session.execute(update(_boards).where(_boards.c.id == board_id).values(info))
    await session.execute(_MOVE, {"moved": board_id, "to_seq": seq})


async def _all(
    session: AsyncSession, table: type[Base], board_id: str, reader: "_Reader", misfits: list[Misfit]
) -> dict[str, Any]:
    """By id, some at a time: while a large board is loaded, the people on the others must not have to wait.

    Plain rows of the table: the objects that SQLAlchemy would make of them take longer than all the rest.
    """
    # A board lists its rows in the same order each time it is loaded.
    rows_of = table_of(table)
    query: Select[Any] = select(*rows_of.c).where(rows_of.c.board_id == board_id).order_by(rows_of.c.id)
    found: dict[str, Any] = {}
    async for part in (await session.stream(query)).partitions(_ROWS_AT_ONCE):
        for row in part:
            value = read(reader.adapter, reader.fields(row), rows_of.name, row.id, misfits)
            if value is not None:
                found[row.id] = value
    return found


async def _put(
    session: AsyncSession,
    table: type[Any],
    board_id: str,
    values: Mapping[str, object | None],
    to_row: Callable[[Any], dict[str, Any]],
) -> None:
    gone = [id_ for id_, value in values.items() if value is None]
    for some in batched(gone, _ROWS_AT_ONCE):
        # A row at a time: a frame with all that lay in it may have more ids than one statement takes variables.
        keys = [{"gone_board": board_id, "gone_id": id_} for id_ in some]
        row = (table.board_id == bindparam("gone_board")) & (table.id == bindparam("gone_id"))
        await session.execute(delete(table.__table__).where(row), keys)
    kept = [value for value in values.values() if value is not None]
    for part in batched(kept, _ROWS_AT_ONCE):
        statement = _put_statement(table_of(table))
        await session.execute(statement, [{"board_id": board_id, **to_row(value)} for value in part])


class _Reader(NamedTuple):
    """What a row of a table is read with."""

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


# Built once: an edit takes half the time that it would with statements made anew, on classes.
_boards = table_of(BoardRow)
_MOVE = update(_boards).where(_boards.c.id == bindparam("moved")).values(seq=bindparam("to_seq"))


@cache
def _put_statement(table: Table) -> Insert:
    statement = insert(table)
    replaced = {name: new for name, new in statement.excluded.items() if name not in ("board_id", "id")}
    return statement.on_conflict_do_update(index_elements=list(table.primary_key), set_=replaced)

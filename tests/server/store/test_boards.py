"""Boards are loaded as they were saved."""

import pytest
from sqlalchemy import text

from server.domain.changes import Changes
from server.store import boards, oplog
from tests.server import world
from tests.server.world import (
    NOW,
    actor,
    create,
    delete,
    inside,
    load_board,
    make_board,
    rename,
    rotate,
    thread,
    update,
)

OPS = [
    rename("Äijö"),
    create("frame", "frame", title="Kehys", fill="navy", x=-1.5),
    create("sticky", "note", text="Hei\nmoi 🗺", color="pink", size=20, **inside("frame")),
    create("text", "text", weight="bold", align="center", color="accent"),
    thread("thread", "note", x=1, y=2, text="Kiitos"),
    update("text", text="Moi"),
    rotate("comment"),
]


@pytest.fixture
async def board(database):
    """A board with rows of all kinds, in memory and on disk."""
    board = make_board()
    await store(database, board, *OPS)
    return board


async def store(database, board, *ops):
    applied = board.apply(ops, actor(), NOW)
    async with database.unit_of_work() as session:
        await boards.save(session, world.BOARD, applied.changes, board.seq)
        await oplog.append(session, world.BOARD, applied.entries)


async def test_a_board_is_loaded_as_it_was_saved(database, board):
    """[G4] Rows and number, all fields of all kinds."""
    assert await load_board(database) == board


async def test_a_deleted_row_is_deleted_from_its_table(database, board):
    """[N3] Deleted nodes stay deleted after a restart."""
    await store(database, board, delete("frame"), delete("note"))
    assert await load_board(database) == board


async def test_a_row_may_go_and_come_back_in_one_push(database, board):
    await store(database, board, delete("text"), create("sticky", "text"))
    assert await load_board(database) == board


async def test_a_board_has_no_rows_of_another(database, board):
    """[C2] Ids are unique on their board only."""
    await world.store_board(database, world.INFO.model_copy(update={"id": world.OTHER_BOARD}), {})
    async with database.unit_of_work() as session:
        await boards.save(session, world.OTHER_BOARD, Changes(nodes={"x": world.node("text", "note")}), 1)
    assert list((await load_board(database, world.OTHER_BOARD)).nodes.values()) == [world.node("text", "note")]
    assert await load_board(database) == board


async def test_rows_are_listed_by_their_id(database, board):
    """[S1] A board has its rows in the same order each time it is loaded."""
    async with database.unit_of_work() as session:
        await boards.save(session, world.BOARD, Changes(nodes={"x": world.node("text", "aaa")}), 9)
    ids = list((await load_board(database)).nodes)
    assert ids == sorted(ids)


async def test_a_missing_board_is_none(database):
    """[A3] Loading does not create it."""
    async with database.reading() as session:
        assert await boards.load(session, world.OTHER_BOARD) is None
        assert await boards.exists(session, world.OTHER_BOARD) is False


async def test_a_board_exists(database):
    async with database.reading() as session:
        assert await boards.exists(session, world.BOARD) is True


async def test_no_table_holds_the_secret_of_a_link(database, board):
    """[A1] The database holds no secret."""
    async with database.reading() as session:
        columns = (await session.execute(text("SELECT name FROM pragma_table_info('links')"))).scalars().all()
    assert set(columns) == {"id", "board_id", "role", "revision", "name", "is_revoked", "expires_at", "password_hash"}

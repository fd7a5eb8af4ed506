"""The migration that gives hidden comments, review and the audit log their present names."""

import sqlite3
from contextlib import closing

import pytest
from alembic import command

from server.exchange.boards.verify import verify
from server.store.db import Database, database_path, sync_engine
from server.store.migrate import migrate
from tests.server.store.old_board import AINO, REVISION, insert_old_board
from tests.server.store.test_migrate import config_for
from tests.server.world import BOARD, INFO, actor, hide_all, id_, load_board


def downgrade(data_dir, prepare=lambda _connection: None):
    """Takes the database back to the old names, then calls `prepare` with the connection."""
    engine = sync_engine(database_path(data_dir), busy_timeout_seconds=1)
    with engine.begin() as connection:
        command.downgrade(config_for(connection), REVISION)
        prepare(connection)
    engine.dispose()


@pytest.fixture
def data_dir(data_dir):
    """A data folder of the older program with one board in it."""
    downgrade(data_dir, insert_old_board)
    return data_dir


@pytest.fixture
async def database(data_dir):
    """That folder, opened by this program."""
    migrate(data_dir, busy_timeout_seconds=1)
    database = Database(database_path(data_dir), busy_timeout_seconds=1)
    yield database
    await database.close()


def dump(data_dir):
    with closing(sqlite3.connect(database_path(data_dir))) as connection:
        return sorted(line for line in connection.iterdump() if line.startswith("INSERT"))


async def test_an_old_board_is_what_its_log_says(database):
    """[G3] Rows and log were renamed in the same way, and nothing needed repair."""
    verdict = await verify(database, BOARD)
    assert (verdict.fault, verdict.invalid_rows, verdict.seq) == (None, (), 13)


async def test_a_page_gets_the_new_names(database):
    """[S1] [M1] [M6] All three comments are hidden, each for its reason."""
    snapshot = (await load_board(database)).snapshot()
    assert snapshot.board == INFO.model_copy(update={"comments_open": True, "review": "all", "slow_seconds": 9})
    reasons = {comment.id: comment.hidden for comment in snapshot.comments}
    assert reasons == {id_("first"): "moderated", id_("waits"): "moderated", id_("last"): "pending"}


async def test_an_owner_reads_hidden_comments_and_the_audit_log(room):
    """[M8] With the reasons of today, and ops that undo what was done before."""
    moderation = await room.moderation(actor())
    seen = [(comment.text, comment.reason) for comment in moderation.hidden_comments]
    assert seen == [("gives, holds", "pending"), ("Odottaa", "moderated"), ("Pois", "deleted"), ("Ensin", "moderated")]
    first, *_, last = moderation.audit_log
    assert (len(moderation.audit_log), last.op.kind, last.op.role) == (7, "link.create", "comment")
    assert first.undo.set.model_dump(exclude_unset=True) == {"comments_open": False}


async def test_what_was_hidden_before_comes_back_as_it_was(room, database):
    """[M2] A comment that waited for review waits again."""
    await room.push([hide_all(AINO, False)], actor())
    board = await load_board(database)
    assert [board.comments[id_(name)].hidden for name in ("first", "waits")] == ["moderated", "pending"]
    assert (await verify(database, BOARD)).fault is None


def test_a_downgrade_brings_the_old_names_back(data_dir):
    """Byte by byte what the older program had stored."""
    before = dump(data_dir)
    migrate(data_dir, busy_timeout_seconds=1)
    assert dump(data_dir) != before
    downgrade(data_dir)
    assert dump(data_dir) == before


@pytest.mark.parametrize(("table", "column"), [("withheld", "body"), ("ops", "op")])
@pytest.mark.parametrize("damaged", ['{"kind": "board.update"', "[]", '"board.update"', '{"kind": "board.update"}'])
def test_a_damaged_row_does_not_stop_the_migration(data_dir, table, column, damaged):
    """The program reports the row when it reads it."""
    with closing(sqlite3.connect(database_path(data_dir))) as connection, connection:
        connection.execute(f"UPDATE {table} SET {column} = ?", (damaged,))
    migrate(data_dir, busy_timeout_seconds=1)

"""Connections to a real SQLite file."""

import asyncio
import sqlite3

import pytest
from sqlalchemy import text
from sqlalchemy.exc import OperationalError

from server.errors import Retry
from server.store.db import Database, database_path
from tests.server.world import BOARD

RENAME = text("UPDATE boards SET title = 'Uusi'")
TITLE = text("SELECT title FROM boards")


async def test_a_unit_of_work_is_committed_when_it_ends(database):
    """[G4] Other connections see the change."""
    async with database.unit_of_work() as session:
        await session.execute(RENAME)
    async with database.reading() as session:
        assert (await session.execute(TITLE)).scalar() == "Uusi"


async def test_a_unit_of_work_that_fails_leaves_nothing(database):
    """[G4] It is rolled back as a whole."""
    with pytest.raises(RuntimeError):
        async with database.unit_of_work() as session:
            await session.execute(RENAME)
            raise RuntimeError
    async with database.reading() as session:
        assert (await session.execute(TITLE)).scalar() != "Uusi"


async def test_a_reader_sees_only_committed_changes(database):
    """[S2] A snapshot is what is on disk."""
    async with database.unit_of_work() as writing, database.reading() as reading:
        await writing.execute(RENAME)
        assert (await reading.execute(TITLE)).scalar() != "Uusi"


async def test_a_reader_sees_one_state(database):
    """[S1] All rows that it reads belong together."""
    async with database.reading() as reading:
        before = (await reading.execute(TITLE)).scalar()
        async with database.unit_of_work() as writing:
            await writing.execute(RENAME)
        assert (await reading.execute(TITLE)).scalar() == before


async def test_nothing_can_be_written_through_a_reader(database):
    """There is one way to change a board."""
    with pytest.raises(OperationalError, match="readonly"):
        async with database.reading() as session:
            await session.execute(RENAME)


async def test_writers_wait_for_each_other_in_the_program(database):
    """[G1] Waiting for the lock of the file could time out."""

    async def write():
        async with database.unit_of_work() as session:
            await session.execute(text("UPDATE boards SET seq = seq + 1"))

    await asyncio.gather(*(write() for _ in range(10)))
    async with database.reading() as session:
        assert (await session.execute(text("SELECT seq FROM boards"))).scalar() == 10


async def test_a_commit_waits_for_the_disk(database):
    """[P2] An acknowledged op survives a power cut: synchronous is FULL, and there is a write-ahead log."""
    async with database.unit_of_work() as session:
        asked = [(await session.execute(text(f"PRAGMA {name}"))).scalar() for name in ("synchronous", "journal_mode")]
    assert asked == [2, "wal"]


async def test_a_row_of_no_board_is_refused(database):
    with pytest.raises(Exception, match="FOREIGN KEY"):
        async with database.unit_of_work() as session:
            await session.execute(text("INSERT INTO links VALUES ('link', 'nowhere', 'own', 0, '', 0, NULL, NULL)"))


async def test_a_database_that_is_locked_for_too_long_is_refused_with_retry(data_dir, database):
    """[P6] Nothing was stored."""
    impatient = Database(database_path(data_dir), busy_timeout_seconds=0)
    other = sqlite3.connect(database_path(data_dir), isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(Retry, match="locked"):
        async with impatient.unit_of_work() as session:
            await session.execute(RENAME)
    other.close()
    await impatient.close()


def test_the_database_lies_in_the_data_folder(tmp_path):
    assert database_path(tmp_path).parent == tmp_path


async def test_the_board_of_these_tests_is_on_disk(data_dir, database):
    """The database is real: another connection sees the board."""
    other = sqlite3.connect(database_path(data_dir))
    assert other.execute("SELECT id FROM boards").fetchall() == [(BOARD,)]
    other.close()

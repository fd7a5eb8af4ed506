"""A database that cannot be used: a full disk, damaged pages, a file that was replaced."""

import errno
import logging
import shutil
import sqlite3
from contextlib import closing

import pytest
from sqlalchemy import text

from server.errors import ReadOnly, Retry
from server.store.database_status import DatabaseStatus
from server.store.db import Database, database_path

RENAME = text("UPDATE boards SET title = 'Toinen'")
TITLES = text("SELECT title FROM boards")


@pytest.fixture
async def opened(data_dir, database):
    """A connection of its own to the database of the test, with a board in it."""
    opened = Database(database_path(data_dir), busy_timeout_seconds=0)
    yield opened
    await opened.close()


async def write(database):
    async with database.unit_of_work() as session:
        await session.execute(RENAME)


async def titles(database):
    async with database.reading() as session:
        return list(await session.scalars(TITLES))


async def fill(database):
    """Forbids SQLite to add pages to the file: it then reports the error that it reports on a full disk."""
    async with database.unit_of_work() as session:
        await session.execute(text("PRAGMA max_page_count = 1"))
        await session.execute(text("CREATE TABLE filler AS SELECT zeroblob(1000000)"))


def damage(path):
    """Pages of the file are overwritten, as a failing disk would."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    with path.open("r+b") as file:
        file.seek(4096)
        file.write(b"\xa5" * (path.stat().st_size - 4096))


async def test_a_full_disk_asks_to_come_again(opened):
    """[P6] Nothing is stored, and the same push may be sent once there is room."""
    with pytest.raises(Retry):
        await fill(opened)
    assert (opened.status.health, opened.status.cause) == ("warn", "disk_full")


async def test_after_a_full_disk_all_is_well_again(opened, caplog):
    """[P6] With the first transaction that is stored; the log says so."""
    caplog.set_level(logging.WARNING)
    with pytest.raises(Retry):
        await fill(opened)
    async with opened.reading() as session:
        await session.execute(TITLES)
    await write(opened)
    assert (opened.status.health, opened.status.cause) == ("pass", None)
    assert "can be written again" in caplog.text


async def test_damaged_pages_end_all_writing(data_dir, database):
    """[P6] A transaction on top could spoil what a repair still finds."""
    await database.close()
    path = database_path(data_dir)
    damage(path)
    opened = Database(path, busy_timeout_seconds=0)
    with pytest.raises(ReadOnly):
        await titles(opened)
    before = path.read_bytes()
    with pytest.raises(ReadOnly):
        await write(opened)
    await opened.close()
    assert (opened.status.health, opened.status.cause) == ("fail", "damaged")
    assert path.read_bytes() == before


async def test_what_is_no_database_ends_all_writing(data_dir, database):
    """[P6] The first page is damaged, too."""
    await database.close()
    path = database_path(data_dir)
    path.write_bytes(b"x" * 8192)
    opened = Database(path, busy_timeout_seconds=0)
    with pytest.raises(ReadOnly):
        await titles(opened)
    await opened.close()


async def test_a_file_that_was_replaced_is_not_written(opened, data_dir, tmp_path):
    """[P6] What was stored would be in a file that nobody opens again, or in another board's history."""
    await write(opened)
    path = database_path(data_dir)
    shutil.copy(path, tmp_path / "copy")
    (tmp_path / "copy").replace(path)
    for use in (write, titles, write):
        with pytest.raises(ReadOnly):
            await use(opened)
    assert (opened.status.health, opened.status.cause) == ("fail", "replaced")


async def test_a_file_that_is_replaced_while_it_is_written_is_not_acknowledged(opened, data_dir, tmp_path):
    """[P2] The commit went into the old file."""
    path = database_path(data_dir)
    shutil.copy(path, tmp_path / "copy")
    with pytest.raises(ReadOnly):
        async with opened.unit_of_work() as session:
            await session.execute(RENAME)
            (tmp_path / "copy").replace(path)


async def test_a_file_that_was_removed_is_not_written(opened, data_dir):
    """[P6] As one that was replaced."""
    database_path(data_dir).unlink()
    with pytest.raises(ReadOnly):
        await write(opened)


def test_a_cause_is_told_once_a_minute(data_dir, database, caplog):
    """However many pushes meet it; without a traceback."""
    seconds = 0.0
    status = DatabaseStatus(database_path(data_dir), lambda: seconds)
    for _ in range(100):
        status.refusal(OSError(errno.ENOSPC, "no room"))
        status.refusal(OSError(errno.EROFS, "read-only"))
    assert [record.getMessage()[:16] for record in caplog.records] == ["the disk is full", "the data folder "]
    seconds = 60.0
    status.refusal(OSError(errno.ENOSPC, "no room"))
    assert caplog.records[-1].getMessage().endswith("(100 refused)")
    assert not any(record.exc_info for record in caplog.records)


def test_a_fault_of_the_program_is_no_condition_of_the_disk(data_dir, database):
    """It is to be seen, with its traceback."""
    status = DatabaseStatus(database_path(data_dir))
    assert status.refusal(ValueError("x")) is None
    assert status.refusal(sqlite3.IntegrityError("UNIQUE")) is None
    assert status.health == "pass"

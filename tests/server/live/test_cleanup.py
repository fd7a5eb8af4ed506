"""Work after an erasure runs in the background and is retried."""

import asyncio
import logging

import pytest
from sqlalchemy import text

from server.live import cleanup as module
from server.live.cleanup import ErasureCleanup
from server.store import erasure_log
from server.store.erasure_log import ERASED_NAME, Erasure
from tests.server.world import BOARD, NOW, actor, id_, op, rename

TITLE = text("SELECT title FROM boards")
RENAME = text("UPDATE boards SET title = 'Uusi'")
GUEST = actor("comment", "guest")
ONE, TWO = (Erasure(board_id=BOARD, op_id=id_(name), person_id=id_("aino"), at=NOW) for name in ("one", "two"))


@pytest.fixture(autouse=True)
def impatient(monkeypatch):
    monkeypatch.setattr(module, "_PAUSE_SECONDS", 0)
    monkeypatch.setattr(module, "_PAUSE_MAX_SECONDS", 0)


@pytest.fixture
async def cleanup(database, settings):
    cleanup = ErasureCleanup(database, settings.data_dir)
    yield cleanup
    await cleanup.close()


async def until(is_so):
    while not is_so():  # noqa: ASYNC110 - the background says nothing else
        await asyncio.sleep(0)


async def test_an_erasure_writes_its_line_and_clears_old_pages(cleanup, settings):
    cleanup.note([ONE])
    cleanup.note([TWO])
    await cleanup.tried()
    assert erasure_log.read(settings.data_dir) == [ONE, TWO]
    assert (settings.data_dir / "kehys.sqlite3-wal").stat().st_size == 0
    assert cleanup.problems == []


async def test_a_board_works_while_the_erasure_file_cannot_be_written(hub, settings):
    """[U2] There is a folder with the name of the file. The board's queue is not blocked."""
    (settings.data_dir / ERASED_NAME).mkdir()
    room = hub.room(BOARD)
    assert await room.push([rename("Aino"), op("person.erase")], GUEST) == [1, 2]
    assert await room.push([rename("Aino")], GUEST) == [3]
    await hub.cleanup.tried()
    assert hub.cleanup.problems == ["erased.jsonl cannot be written"]


async def test_failed_work_is_retried_until_it_succeeds(cleanup, settings, caplog):
    """[U2] The failure is logged once, and the recovery once."""
    (settings.data_dir / ERASED_NAME).mkdir()
    tries: list[int] = []
    write_lines = cleanup._write_lines

    async def counting():
        tries.append(len(tries))
        return await write_lines()

    cleanup._write_lines = counting
    cleanup.note([ONE])
    await until(lambda: len(tries) > 3)
    assert cleanup.problems == ["erased.jsonl cannot be written"]
    (settings.data_dir / ERASED_NAME).rmdir()
    await until(lambda: not cleanup.problems)
    assert erasure_log.read(settings.data_dir) == [ONE]
    assert [record.levelno for record in caplog.records] == [logging.ERROR, logging.WARNING]


async def test_an_unexpected_error_does_not_stop_the_cleanup(room, monkeypatch):
    """[O3] Whatever its class is."""

    def fail(*_):
        raise ZeroDivisionError

    monkeypatch.setattr(erasure_log, "append", fail)
    assert await room.push([rename("Aino"), op("person.erase")], GUEST) == [1, 2]
    assert await room.push([rename("Aino")], GUEST) == [3]


async def test_a_busy_database_is_a_problem_after_several_attempts(cleanup, database):
    """Old pages stay while a reader is active."""
    async with database.reading() as reader:
        await reader.execute(TITLE)
        async with database.unit_of_work() as writer:
            await writer.execute(RENAME)
        cleanup.note([ONE])
        await until(lambda: cleanup.problems)
        assert cleanup.problems == ["erased words are still on old pages of the database"]
    await until(lambda: not cleanup.problems)


async def test_close_does_not_wait_for_a_failing_disk(hub, settings, caplog):
    """[O3] The next start finishes the work."""
    (settings.data_dir / ERASED_NAME).mkdir()
    await hub.room(BOARD).push([rename("Aino"), op("person.erase")], GUEST)
    await hub.close()
    assert [record.message.partition(":")[0] for record in caplog.records] == ["erased.jsonl cannot be written"]

"""What is left to do after an erasure is done beside the boards, and until it works."""

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


async def test_lines_are_written_and_old_pages_dropped(cleanup, settings):
    cleanup.note([ONE])
    cleanup.note([TWO])
    await cleanup.tried()
    assert erasure_log.read(settings.data_dir) == [ONE, TWO]
    assert (settings.data_dir / "kehys.sqlite3-wal").stat().st_size == 0
    assert cleanup.problems == []


async def test_a_board_goes_on_while_its_erasure_cannot_be_noted(hub, settings):
    """[U2] A folder stands where the file would be; the queue of the board is not held up."""
    (settings.data_dir / ERASED_NAME).mkdir()
    room = hub.room(BOARD)
    assert await room.push([rename("Aino"), op("person.erase")], GUEST) == [1, 2]
    assert await room.push([rename("Aino")], GUEST) == [3]
    await hub.cleanup.tried()
    assert hub.cleanup.problems == ["erased.jsonl cannot be written"]


async def test_what_failed_is_tried_until_it_works(cleanup, settings, caplog):
    """[U2] It is said once that it fails, and once that it works again."""
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


async def test_a_fault_of_any_kind_ends_no_queue(room, monkeypatch):
    """[O3] Also one that nobody thought of."""

    def fail(*_):
        raise ZeroDivisionError

    monkeypatch.setattr(erasure_log, "append", fail)
    assert await room.push([rename("Aino"), op("person.erase")], GUEST) == [1, 2]
    assert await room.push([rename("Aino")], GUEST) == [3]


async def test_a_database_that_is_read_all_the_time_is_told_of_after_some_tries(cleanup, database):
    """A reader keeps the old pages; they go once it has ended."""
    async with database.reading() as reader:
        await reader.execute(TITLE)
        async with database.unit_of_work() as writer:
            await writer.execute(RENAME)
        cleanup.note([ONE])
        await until(lambda: cleanup.problems)
        assert cleanup.problems == ["erased words are still on old pages of the database"]
    await until(lambda: not cleanup.problems)


async def test_the_end_waits_for_nobody(hub, settings, caplog):
    """[O3] The next start notes what is missing."""
    (settings.data_dir / ERASED_NAME).mkdir()
    await hub.room(BOARD).push([rename("Aino"), op("person.erase")], GUEST)
    await hub.close()
    assert [record.message.partition(":")[0] for record in caplog.records] == ["erased.jsonl cannot be written"]

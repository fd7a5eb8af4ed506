"""A failed commit leaves nothing behind, neither on disk nor in memory."""

import asyncio
import sqlite3

import pytest

from server.errors import NotFound, Retry
from server.live.pipeline import Pipeline
from server.store.db import Database, database_path
from tests.server.world import (
    BOARD,
    NOW,
    actor,
    create,
    delete,
    logged,
    rename,
    update,
)


async def test_a_push_whose_commit_fails_may_be_sent_again(data_dir, pipeline, break_log):
    """[P6] `retry` means that nothing was stored."""
    break_log()
    op = rename("Aino")
    with pytest.raises(Retry):
        await pipeline.submit([op], actor())
    assert logged(data_dir) == []
    assert await pipeline.submit([op], actor()) == [1]


async def test_a_failed_commit_leaves_memory_unchanged(pipeline, break_log, sent):
    """[G4] The next push does not see what it had applied."""
    break_log()
    with pytest.raises(Retry):
        await pipeline.submit([create("text", "one")], actor())
    with pytest.raises(NotFound):
        await pipeline.submit([update("one", x=1)], actor())
    assert sent == []


async def test_all_pushes_of_a_failed_commit_get_retry(pipeline, break_log):
    """[P6] Even one that a rule would refuse: the reason may be an op that was not stored."""
    break_log()
    pushes = [pipeline.submit([op], actor()) for op in (rename("Aino"), delete("nowhere"))]
    answers = await asyncio.gather(*pushes, return_exceptions=True)
    assert [type(answer) for answer in answers] == [Retry, Retry]


async def test_pushes_that_waited_behind_a_failed_commit_are_stored(pipeline, gate, break_log):
    """[P6] The queue goes on."""
    break_log()
    failing = pipeline.submit([rename("Aino")], actor())
    await gate.reached.wait()
    waiting = pipeline.submit([rename("Onni")], actor())
    gate.opened.set()
    answers = await asyncio.gather(failing, waiting, return_exceptions=True)
    assert (type(answers[0]), answers[1]) == (Retry, [1])


async def test_a_locked_database_gives_retry_and_the_queue_goes_on(data_dir, database, start):
    """[P6] Another program holds the write lock."""
    impatient = Database(database_path(data_dir), busy_timeout_seconds=0)
    pipeline = start(database=impatient)
    other = sqlite3.connect(database_path(data_dir), isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(Retry):
        await pipeline.submit([rename("Aino")], actor())
    other.close()
    assert await pipeline.submit([rename("Aino")], actor()) == [1]
    await impatient.close()


async def test_a_failed_commit_is_logged(pipeline, break_log, caplog):
    """[P6] With its reason, which is not sent to the client."""
    break_log()
    with pytest.raises(Retry) as caught:
        await pipeline.submit([rename("Aino")], actor())
    assert "the disk is full" in caplog.text
    assert "disk" not in caught.value.message


async def test_a_push_whose_sender_has_left_does_not_block_others(pipeline, gate):
    """[P7] It is stored like any other."""
    gone = pipeline.submit([rename("Aino")], actor())
    await gate.reached.wait()
    gone.cancel()
    gate.opened.set()
    assert await pipeline.submit([rename("Onni")], actor()) == [2]


async def test_a_failed_broadcast_does_not_stop_the_queue(database, settings):
    """[P2] A push that is on disk is acknowledged, and the next one is processed."""

    def broadcast(_commit):
        raise ZeroDivisionError

    pipeline = Pipeline(BOARD, database, settings, broadcast, lambda: NOW)
    task = asyncio.create_task(pipeline.run())
    assert [await pipeline.submit([rename("Aino")], actor()) for _ in range(2)] == [[1], [2]]
    task.cancel()

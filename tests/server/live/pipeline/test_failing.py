"""Commits that fail leave nothing behind, neither on disk nor in memory."""

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
    """[P6] After retry nothing was stored."""
    break_log()
    op = rename("Aino")
    with pytest.raises(Retry):
        await pipeline.submit([op], actor())
    assert logged(data_dir) == []
    assert await pipeline.submit([op], actor()) == [1]


async def test_a_failed_commit_leaves_memory_as_if_nothing_had_happened(pipeline, break_log, told):
    """[G4] What it had applied is not there for the next push."""
    break_log()
    with pytest.raises(Retry):
        await pipeline.submit([create("text", "one")], actor())
    with pytest.raises(NotFound):
        await pipeline.submit([update("one", x=1)], actor())
    assert told == []


async def test_all_pushes_of_a_failed_commit_are_sent_back(pipeline, break_log):
    """[P6] Even one that a rule would have refused: its reason may have been an op that was never stored."""
    break_log()
    pushes = [pipeline.submit([op], actor()) for op in (rename("Aino"), delete("nowhere"))]
    answers = await asyncio.gather(*pushes, return_exceptions=True)
    assert [type(answer) for answer in answers] == [Retry, Retry]


async def test_pushes_that_waited_behind_a_failed_commit_are_stored(pipeline, gate, break_log):
    """[P6] The board's queue outlives it."""
    break_log()
    failing = pipeline.submit([rename("Aino")], actor())
    await gate.reached.wait()
    waiting = pipeline.submit([rename("Onni")], actor())
    gate.opened.set()
    answers = await asyncio.gather(failing, waiting, return_exceptions=True)
    assert (type(answers[0]), answers[1]) == (Retry, [1])


async def test_a_database_that_another_program_has_locked_is_no_end(data_dir, database, start):
    """[P6] A commit that the file itself refuses."""
    impatient = Database(database_path(data_dir), busy_timeout_seconds=0)
    pipeline = start(database=impatient)
    other = sqlite3.connect(database_path(data_dir), isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(Retry):
        await pipeline.submit([rename("Aino")], actor())
    other.close()
    assert await pipeline.submit([rename("Aino")], actor()) == [1]
    await impatient.close()


async def test_a_failed_commit_is_in_the_servers_log(pipeline, break_log, caplog):
    """[P6] With its reason, which the sender does not get."""
    break_log()
    with pytest.raises(Retry) as caught:
        await pipeline.submit([rename("Aino")], actor())
    assert "the disk is full" in caplog.text
    assert "disk" not in caught.value.message


async def test_a_sender_who_is_gone_holds_nobody_up(pipeline, gate):
    """[P7] Their push is stored all the same."""
    gone = pipeline.submit([rename("Aino")], actor())
    await gate.reached.wait()
    gone.cancel()
    gate.opened.set()
    assert await pipeline.submit([rename("Onni")], actor()) == [2]


async def test_a_fault_on_the_way_to_people_stops_nothing(database, settings):
    """[P2] What is on disk is acknowledged, and the queue goes on."""

    def committed(_board, _applied):
        raise ZeroDivisionError

    pipeline = Pipeline(BOARD, database, settings, committed, lambda: NOW)
    task = asyncio.create_task(pipeline.run())
    assert [await pipeline.submit([rename("Aino")], actor()) for _ in range(2)] == [[1], [2]]
    task.cancel()

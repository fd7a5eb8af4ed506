"""A pipeline on a real database, and what holds or breaks its commits."""

import asyncio

import pytest

from server.live.pipeline import Pipeline
from server.store import boards, oplog
from tests.server.world import (
    BOARD,
    NOW,
    Gate,
)


@pytest.fixture
def told():
    """The commits that the room was told of, one list of numbers for each."""
    return []


@pytest.fixture
async def start(database, settings, told):
    """Starts a pipeline on the database, as each start of the server does."""
    tasks = []

    def start(board_id=BOARD, database=database, settings=settings):
        def committed(_board, applied):
            told.append([entry.seq for entry in applied.entries])

        pipeline = Pipeline(board_id, database, settings, committed, lambda: NOW)
        tasks.append(asyncio.create_task(pipeline.run()))
        return pipeline

    yield start
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)


@pytest.fixture
async def pipeline(start):
    return start()


@pytest.fixture
def gate(monkeypatch):
    """Review each commit just before its rows are written."""
    gate = Gate(boards.save)
    monkeypatch.setattr(boards, "save", gate)
    return gate


@pytest.fixture
def break_log(monkeypatch):
    """Makes the next write of the log fail, when board and rows have changed already."""

    def break_log():
        write = oplog.append

        async def fail(*_):
            monkeypatch.setattr(oplog, "append", write)
            raise OSError("the disk is full")

        monkeypatch.setattr(oplog, "append", fail)

    return break_log

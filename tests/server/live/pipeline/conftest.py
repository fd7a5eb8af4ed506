"""A pipeline on a real database, and fixtures that delay or break its commits."""

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
def sent():
    """The commits that were broadcast, one list of log numbers for each."""
    return []


@pytest.fixture
async def start(database, settings, sent):
    """Starts a pipeline on the database, as each start of the server does."""
    tasks = []

    def start(board_id=BOARD, database=database, settings=settings):
        def broadcast(commit):
            sent.append([entry.seq for entry in commit.entries])

        pipeline = Pipeline(board_id, database, settings, broadcast, lambda: NOW)
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
    """Delays each commit just before its rows are written."""
    gate = Gate(boards.save)
    monkeypatch.setattr(boards, "save", gate)
    return gate


@pytest.fixture
def break_log(monkeypatch):
    """Makes the next write of the log fail, after board and rows have changed."""

    def break_log():
        write = oplog.append

        async def fail(*_):
            monkeypatch.setattr(oplog, "append", write)
            raise OSError("the disk is full")

        monkeypatch.setattr(oplog, "append", fail)

    return break_log

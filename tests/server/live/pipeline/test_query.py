"""Queries run between commits."""

import asyncio

import pytest
from sqlalchemy.exc import DatabaseError

from server.errors import Fault, Forbidden, Invalid, NoAccess, Retry
from tests.server.world import (
    OTHER_BOARD,
    actor,
    create,
    inside,
    logged,
    rename,
)

DAMAGED = DatabaseError("SELECT", {}, Exception("database disk image is malformed"))


async def test_a_query_runs_when_everything_before_it_is_on_disk(data_dir, pipeline):
    """[S2] Memory and disk agree then."""

    async def ask(board):
        return board.seq, logged(data_dir)

    push, answer = pipeline.submit([rename("Aino")], actor()), pipeline.query(ask)
    assert await answer == (1, [1])
    assert push.done()


@pytest.mark.parametrize(("error", "answer"), [(OSError, Retry), (DAMAGED, Retry), (ZeroDivisionError, Fault)])
async def test_a_failed_query_does_not_affect_the_next_command(pipeline, error, answer):
    """[P6] `retry` after an error of the disk, `fault` after a bug."""

    async def ask(_board):
        raise error

    with pytest.raises(answer):
        await pipeline.query(ask)
    assert await pipeline.submit([rename("Aino")], actor()) == [1]


async def test_a_cancelled_query_does_not_stop_the_queue(pipeline):
    asked, answered = asyncio.Event(), asyncio.Event()

    async def ask(_board):
        asked.set()
        await answered.wait()

    answer = pipeline.query(ask)
    await asked.wait()
    answer.cancel()
    answered.set()
    assert await pipeline.submit([rename("Aino")], actor()) == [1]


async def test_a_push_to_an_unknown_board_is_refused(start):
    """[A3] The same error as without a link."""
    with pytest.raises(NoAccess):
        await start(OTHER_BOARD).submit([rename("Aino")], actor())


async def test_drain_returns_when_everything_is_processed(data_dir, pipeline):
    """[O3] Whether it succeeded or failed."""
    pushes = [pipeline.submit([op], actor("comment")) for op in (rename("Aino"), create("text", "one"))]
    await pipeline.drain()
    assert logged(data_dir) == [1]
    assert isinstance(pushes[1].exception(), Forbidden)


async def test_drain_returns_for_an_unknown_board(start):
    """[O3] Although the query itself fails."""
    await start(OTHER_BOARD).drain()


async def test_a_refusal_by_a_rule_is_not_changed_to_retry(pipeline):
    """[P5] The sender gets the rule's own error."""
    with pytest.raises(Invalid):
        await pipeline.submit([create("frame", "one"), create("frame", "two", **inside("one"))], actor())

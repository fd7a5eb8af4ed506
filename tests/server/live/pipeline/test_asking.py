"""Questions are asked between commits."""

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


async def test_a_question_is_asked_when_all_before_it_is_on_disk(data_dir, pipeline):
    """[S2] Between commits, memory is what is on disk."""

    async def ask(board):
        return board.seq, logged(data_dir)

    push, answer = pipeline.submit([rename("Aino")], actor()), pipeline.query(ask)
    assert await answer == (1, [1])
    assert push.done()


@pytest.mark.parametrize(("error", "answer"), [(OSError, Retry), (DAMAGED, Retry), (ZeroDivisionError, Fault)])
async def test_a_question_that_fails_fails_alone(pipeline, error, answer):
    """[P6] It may be asked again where the disk was at fault, and not where the program was."""

    async def ask(_board):
        raise error

    with pytest.raises(answer):
        await pipeline.query(ask)
    assert await pipeline.submit([rename("Aino")], actor()) == [1]


async def test_a_question_that_nobody_waits_for_any_more_is_no_end(pipeline):
    asked, answered = asyncio.Event(), asyncio.Event()

    async def ask(_board):
        asked.set()
        await answered.wait()

    answer = pipeline.query(ask)
    await asked.wait()
    answer.cancel()
    answered.set()
    assert await pipeline.submit([rename("Aino")], actor()) == [1]


async def test_a_board_that_does_not_exist_takes_no_push(start):
    """[A3] It is refused as a board without a link is."""
    with pytest.raises(NoAccess):
        await start(OTHER_BOARD).submit([rename("Aino")], actor())


async def test_drained_returns_when_all_is_done(data_dir, pipeline):
    """[O3] Well or not."""
    pushes = [pipeline.submit([op], actor("comment")) for op in (rename("Aino"), create("text", "one"))]
    await pipeline.drain()
    assert logged(data_dir) == [1]
    assert isinstance(pushes[1].exception(), Forbidden)


async def test_drained_returns_for_a_board_that_does_not_exist(start):
    """[O3] There is nothing to wait for."""
    await start(OTHER_BOARD).drain()


async def test_a_refusal_keeps_its_own_reason(pipeline):
    """[P5] Only what is not a refusal becomes retry."""
    with pytest.raises(Invalid):
        await pipeline.submit([create("frame", "one"), create("frame", "two", **inside("one"))], actor())

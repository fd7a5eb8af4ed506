"""Resending an op is always safe."""

import asyncio

import pytest

from server.domain.access import Actor, Grant
from server.domain.changes import Link
from server.errors import NoAccess, NotFound
from tests.server.world import (
    INFO,
    OTHER_BOARD,
    actor,
    create,
    id_,
    rename,
    rotate,
    store_board,
    update,
)


async def test_a_resent_op_gets_its_first_number(pipeline, sent):
    """[P4] It changes nothing."""
    op = rename("Aino")
    await pipeline.submit([op], actor())
    await pipeline.submit([rename("Onni")], actor())
    assert await pipeline.submit([op], actor()) == [1]
    assert sent == [[1], [2]]


async def test_a_resent_op_gets_its_first_number_after_a_restart(start, sent):
    """[P4] The log on disk is checked."""
    op = rename("Aino")
    await start().submit([op], actor())
    assert await start().submit([op], actor()) == [1]
    assert sent == [[1]]


async def test_an_op_that_is_twice_in_one_push_is_applied_once(pipeline, sent):
    """[P4] At its first position; both get the same number."""
    frame = create("frame", "one")
    assert await pipeline.submit([frame, update("one", x=1), frame], actor()) == [1, 2, 1]
    assert sent == [[1, 2]]


async def test_an_op_that_is_resent_during_its_commit_is_applied_once(pipeline, gate, sent):
    """[P4] A browser that reconnects does not know whether its op arrived."""
    op = rename("Aino")
    first = pipeline.submit([op], actor())
    await gate.reached.wait()
    again = [pipeline.submit([op], actor()), pipeline.submit([op], actor())]
    gate.opened.set()
    assert await asyncio.gather(first, *again) == [[1], [1], [1]]
    assert sent == [[1]]


async def test_a_push_with_known_and_new_ops_applies_the_new_ones(pipeline):
    """[P4] Known ops are skipped."""
    op = rename("Aino")
    await pipeline.submit([op], actor())
    assert await pipeline.submit([op, create("text", "one")], actor()) == [1, 2]


async def test_resending_needs_a_valid_link(pipeline):
    """[A4] The role is checked for each push."""
    op = rename("Aino")
    await pipeline.submit([op], actor("comment"))
    await pipeline.submit([rotate("comment")], actor("own"))
    with pytest.raises(NoAccess):
        await pipeline.submit([op], actor("comment"))


async def test_a_refused_op_can_be_sent_again(pipeline):
    """[P4] Only applied ops are known."""
    op = update("one", x=1)
    with pytest.raises(NotFound):
        await pipeline.submit([op], actor())
    assert await pipeline.submit([create("text", "one"), op], actor()) == [1, 2]


async def test_an_op_id_is_unique_on_its_board_only(database, start):
    """[P4] The same id on another board is a new op."""
    link = Link(id_("other-link"), "own")
    await store_board(database, INFO.model_copy(update={"id": OTHER_BOARD}), {"own": link})
    op = rename("Aino")
    await start().submit([rename("Onni"), op], actor())
    assert await start(OTHER_BOARD).submit([op], Actor(id_("own"), Grant(link.id, 0))) == [1]

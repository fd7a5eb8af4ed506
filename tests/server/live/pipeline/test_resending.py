"""Sending an op again is always safe."""

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


async def test_resending_is_answered_with_the_first_number(pipeline, sent):
    """[P4] And changes nothing."""
    op = rename("Aino")
    await pipeline.submit([op], actor())
    await pipeline.submit([rename("Onni")], actor())
    assert await pipeline.submit([op], actor()) == [1]
    assert sent == [[1], [2]]


async def test_resending_after_a_restart_is_answered_with_the_first_number(start, sent):
    """[P4] The log remembers, not the memory."""
    op = rename("Aino")
    await start().submit([op], actor())
    assert await start().submit([op], actor()) == [1]
    assert sent == [[1]]


async def test_an_op_that_is_twice_in_a_push_is_applied_once(pipeline, sent):
    """[P4] In its first place, and answered twice with its one number."""
    frame = create("frame", "one")
    assert await pipeline.submit([frame, update("one", x=1), frame], actor()) == [1, 2, 1]
    assert sent == [[1, 2]]


async def test_an_op_that_is_resent_while_its_commit_runs_is_applied_once(pipeline, gate, sent):
    """[P4] A browser that came back does not know whether its op arrived."""
    op = rename("Aino")
    first = pipeline.submit([op], actor())
    await gate.reached.wait()
    again = [pipeline.submit([op], actor()), pipeline.submit([op], actor())]
    gate.opened.set()
    assert await asyncio.gather(first, *again) == [[1], [1], [1]]
    assert sent == [[1]]


async def test_a_push_that_was_stored_in_part_is_completed(pipeline):
    """[P4] Known ops are passed over, new ones applied."""
    op = rename("Aino")
    await pipeline.submit([op], actor())
    assert await pipeline.submit([op, create("text", "one")], actor()) == [1, 2]


async def test_resending_needs_a_valid_link_like_any_push(pipeline):
    """[A4] The role is looked up for each push."""
    op = rename("Aino")
    await pipeline.submit([op], actor("comment"))
    await pipeline.submit([rotate("comment")], actor("own"))
    with pytest.raises(NoAccess):
        await pipeline.submit([op], actor("comment"))


async def test_an_op_that_was_refused_may_be_sent_again(pipeline):
    """[P4] Only what was applied is known."""
    op = update("one", x=1)
    with pytest.raises(NotFound):
        await pipeline.submit([op], actor())
    assert await pipeline.submit([create("text", "one"), op], actor()) == [1, 2]


async def test_an_op_id_of_another_board_is_unknown_here(database, start):
    """[P4] It is unique on its board."""
    link = Link(id_("other-link"), "own")
    await store_board(database, INFO.model_copy(update={"id": OTHER_BOARD}), {"own": link})
    op = rename("Aino")
    await start().submit([rename("Onni"), op], actor())
    assert await start(OTHER_BOARD).submit([op], Actor(id_("own"), Grant(link.id, 0))) == [1]

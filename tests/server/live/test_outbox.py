"""What waits to be sent on one connection."""

import asyncio

import pytest

from server.live.outbox import Queue


@pytest.fixture
def queue():
    return Queue(messages_max=3, bytes_max=100)


async def test_messages_are_taken_in_their_order(queue):
    """[J1] Each exactly once."""
    for message in ("one", "two"):
        queue.put(message)
    assert await queue.take() == ["one", "two"]


async def test_there_is_no_room_for_one_message_more_than_the_limit(queue):
    """[O1] Every outbox is bounded."""
    assert [queue.put("x") for _ in range(4)] == [True, True, True, False]


async def test_there_is_no_room_for_more_bytes_than_the_limit(queue):
    """[O1] A few long messages fill it too."""
    assert [queue.put("x" * 60) for _ in range(2)] == [True, False]


async def test_bytes_are_counted_as_they_are_sent(queue):
    """[O1] Most letters of Finnish are one byte, a pictogram is four."""
    assert [queue.put("🗺" * 15) for _ in range(2)] == [True, False]


async def test_a_first_message_of_any_size_fits(queue):
    """[O1] Otherwise one long tail could never be sent at all."""
    assert queue.put("x" * 101)


async def test_there_is_room_again_after_a_reader_has_read(queue):
    """[O1] Counted anew."""
    for _ in range(3):
        queue.put("x" * 30)
    await queue.take()
    assert queue.put("x" * 30)


async def test_a_reader_waits_for_the_next_message(queue):
    queue.put("one")
    await queue.take()
    waiting = asyncio.ensure_future(queue.take())
    queue.put("two")
    assert await waiting == ["two"]


async def test_it_is_clear_while_nothing_waits(queue):
    """[V2] Which is when presence may be sent."""
    clear = [queue.is_clear]
    queue.put("one")
    clear.append(queue.is_clear)
    await queue.take()
    assert [*clear, queue.is_clear] == [True, False, True]

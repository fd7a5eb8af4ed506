"""Messages that wait to be sent on one connection."""

import asyncio

import pytest

from server.live.outbox import Queue


@pytest.fixture
def queue():
    return Queue(messages_max=3, bytes_max=100)


async def test_messages_are_taken_in_order(queue):
    """[J1] Each exactly once."""
    for message in ("one", "two"):
        queue.put(message)
    assert await queue.take() == ["one", "two"]


async def test_the_number_of_messages_is_limited(queue):
    """[O1] Every outbox is bounded."""
    assert [queue.put("x") for _ in range(4)] == [True, True, True, False]


async def test_the_number_of_bytes_is_limited(queue):
    """[O1] A few long messages fill it too."""
    assert [queue.put("x" * 60) for _ in range(2)] == [True, False]


async def test_bytes_are_counted_in_utf_8(queue):
    """[O1] Most Finnish letters are one byte, an emoji is four."""
    assert [queue.put("🗺" * 15) for _ in range(2)] == [True, False]


async def test_an_empty_outbox_accepts_a_message_of_any_size(queue):
    """[O1] Otherwise a long tail could never be sent."""
    assert queue.put("x" * 101)


async def test_there_is_space_again_after_a_read(queue):
    """[O1] The counts start again."""
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


async def test_it_is_clear_while_it_is_empty(queue):
    """[V2] Presence is sent only then."""
    clear = [queue.is_clear]
    queue.put("one")
    clear.append(queue.is_clear)
    await queue.take()
    assert [*clear, queue.is_clear] == [True, False, True]

"""Messages that wait to be sent on one connection. Bounded, so a slow reader cannot fill the memory."""

import asyncio
from collections import deque
from typing import Protocol


class Outbox(Protocol):
    """Where a session puts its messages. The server of the connection chooses an implementation."""

    def put(self, message: str) -> bool:
        """Adds a message that must not be lost. False if the outbox is full; the connection must end then."""

    @property
    def is_clear(self) -> bool:
        """Whether nothing is unsent. Presence is sent only then: it may be late, but it must not pile up."""


class Queue:
    """An outbox that another task empties."""

    def __init__(self, *, messages_max: int, bytes_max: int) -> None:
        self._messages_max = messages_max
        self._bytes_max = bytes_max
        self._messages: deque[str] = deque()
        self._bytes = 0
        self._filled = asyncio.Event()

    def put(self, message: str) -> bool:
        """Accepts a message of any size while the queue is empty, so a fast reader gets the largest batch too."""
        size = len(message.encode())
        is_full = len(self._messages) >= self._messages_max or self._bytes + size > self._bytes_max
        if is_full and self._messages:
            return False
        self._messages.append(message)
        self._bytes += size
        self._filled.set()
        return True

    @property
    def is_clear(self) -> bool:
        """Whether all messages have been taken."""
        return not self._messages

    async def take(self) -> list[str]:
        """Waits until there is a message, and returns all of them in order."""
        await self._filled.wait()
        self._filled.clear()
        messages = list(self._messages)
        self._messages.clear()
        self._bytes = 0
        return messages

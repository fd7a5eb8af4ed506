"""What waits to be sent on one connection: bounded, so that a slow reader cannot grow the program's memory."""

import asyncio
from collections import deque
from typing import Protocol


class Outbox(Protocol):
    """Where a session's messages go. Whoever serves the connection says how they leave: `Queue`, or faster."""

    def put(self, message: str) -> bool:
        """Adds a message that may not be lost; False if there is no room, and then the reader must be cut off."""

    @property
    def is_clear(self) -> bool:
        """Whether nothing waits: only then presence is sent, which may come later and must never pile up."""


class Queue:
    """An outbox that somebody empties, message by message."""

    def __init__(self, *, messages_max: int, bytes_max: int) -> None:
        self._messages_max = messages_max
        self._bytes_max = bytes_max
        self._messages: deque[str] = deque()
        self._bytes = 0
        self._filled = asyncio.Event()

    def put(self, message: str) -> bool:
        """Alone, a message of any size fits: whoever keeps up gets even the largest batch."""
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
        """Whether all has been taken."""
        return not self._messages

    async def take(self) -> list[str]:
        """Waits for something to send and returns all of it, in order."""
        await self._filled.wait()
        self._filled.clear()
        taken = list(self._messages)
        self._messages.clear()
        self._bytes = 0
        return taken

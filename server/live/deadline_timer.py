"""Rings at a moment of the server's clock."""

import asyncio
from asyncio import TimerHandle
from collections.abc import Callable
from typing import Final

# The event loop counts seconds of its own; whoever sets the server's clock is noticed after this long.
_LOOK_SECONDS: Final = 60.0


class DeadlineTimer:
    """One moment at a time (milliseconds since 1970, UTC). It rings once, and never early."""

    def __init__(self, now: Callable[[], int], ring: Callable[[], None]) -> None:
        self._now = now
        self._ring = ring
        self._at: int | None = None
        self._timer: TimerHandle | None = None

    def set(self, at: int | None) -> None:
        """Sets it to another moment; None for none."""
        if self._timer is not None:
            self._timer.cancel()
        self._at, self._timer = at, None
        if at is not None:
            wait_seconds = min(max(0.0, (at - self._now()) / 1000), _LOOK_SECONDS)
            self._timer = asyncio.get_running_loop().call_later(wait_seconds, self._look)

    def _look(self) -> None:
        if self._at is not None and self._now() < self._at:
            self.set(self._at)
            return
        self.set(None)
        self._ring()

"""A timer for a moment of the server's clock."""

import asyncio
from asyncio import TimerHandle
from collections.abc import Callable
from typing import Final

# The event loop has a clock of its own. A change of the server's clock is noticed after this long.
_CHECK_SECONDS: Final = 60.0


class DeadlineTimer:
    """Calls `on_deadline` once, at or after a moment in milliseconds since 1970 (UTC), never before it."""

    def __init__(self, now: Callable[[], int], on_deadline: Callable[[], None]) -> None:
        self._now = now
        self._on_deadline = on_deadline
        self._deadline: int | None = None
        self._timer: TimerHandle | None = None

    def set(self, deadline: int | None) -> None:
        """Replaces the deadline; None cancels it."""
        if self._timer is not None:
            self._timer.cancel()
        self._deadline, self._timer = deadline, None
        if deadline is not None:
            wait_seconds = min(max(0.0, (deadline - self._now()) / 1000), _CHECK_SECONDS)
            self._timer = asyncio.get_running_loop().call_later(wait_seconds, self._check)

    def _check(self) -> None:
        if self._deadline is not None and self._now() < self._deadline:
            self.set(self._deadline)
            return
        self.set(None)
        self._on_deadline()

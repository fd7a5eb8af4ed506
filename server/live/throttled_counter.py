"""Counts events by name, and logs the counts at most once a minute."""

import logging
from collections import Counter
from collections.abc import Callable

log = logging.getLogger(__name__)
# A client whose requests are refused a thousand times a second must not fill the disk.
_PAUSE_SECONDS = 60.0


class ThrottledCounter:
    """Counts events under a few fixed names.

    The names come from the program only. Do not pass anything that a client sent, or an address.
    """

    def __init__(self, title: str, now: Callable[[], float]) -> None:
        self._title = title
        self._now = now
        self._counts: Counter[str] = Counter()
        self._flushed_at = float("-inf")

    def add(self, name: str) -> None:
        """Counts one event. The first event after a quiet minute is logged at once."""
        self._counts[name] += 1
        self.flush_if_due()

    def flush_if_due(self) -> None:
        """Logs the counts, unless the last log line is less than a minute old."""
        if self._now() - self._flushed_at >= _PAUSE_SECONDS:
            self.flush()

    def flush(self) -> None:
        """Logs the counts that are not logged yet, if there are any."""
        if not self._counts:
            return
        counts = ", ".join(f"{name} {count}" for name, count in sorted(self._counts.items()))
        log.warning("%s: %s", self._title, counts)
        self._counts.clear()
        self._flushed_at = self._now()

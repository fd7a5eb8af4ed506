"""How often something was refused: counted by a name from a short list, and told in the log."""

import logging
from collections import Counter
from collections.abc import Callable

log = logging.getLogger(__name__)
# Whoever is refused a thousand times a second fills no disk by it.
_PAUSE_SECONDS = 60.0


class ThrottledCounter:
    """Counts what happens under a few fixed names, and says at most once a minute how often it was.

    The names are the program's own: nothing of what anybody sent, and nobody's address, is handed in here.
    """

    def __init__(self, what: str, now: Callable[[], float]) -> None:
        self._what = what
        self._now = now
        self._counts: Counter[str] = Counter()
        self._told_at = float("-inf")

    def add(self, name: str) -> None:
        """Counts one. The first after a quiet minute is told at once."""
        self._counts[name] += 1
        self.flush_if_due()

    def flush_if_due(self) -> None:
        """Tells what has come together, unless something was told less than a minute ago."""
        if self._now() - self._told_at >= _PAUSE_SECONDS:
            self.flush()

    def flush(self) -> None:
        """Tells what has not been told yet."""
        if not self._counts:
            return
        log.warning("%s: %s", self._what, ", ".join(f"{name} {count}" for name, count in sorted(self._counts.items())))
        self._counts.clear()
        self._told_at = self._now()

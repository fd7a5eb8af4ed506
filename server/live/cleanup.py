"""What is left to do after an erasure is committed: its line in the file of erasures, and old pages of the database.

It is done beside the boards' queues, since a disk may take long or fail. What fails is tried again until it works.
"""

import asyncio
import logging
from asyncio import Task
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final

from ..store import erasure_log
from ..store.db import Database
from ..store.erasure_log import Erasure

log = logging.getLogger(__name__)
# Between two tries: a reader is soon done, a full disk is not.
_PAUSE_SECONDS: Final = 0.5
_PAUSE_MAX_SECONDS: Final = 60.0
# Tries that find the database busy before anybody is told. With the pauses between them that is half a minute.
_BUSY_MAX: Final = 6
# For the last try when the server stops. The next start finds in the boards' logs what is missing.
_LAST_SECONDS: Final = 2.0

_LINES: Final = f"{erasure_log.ERASED_NAME} cannot be written"
_PAGES: Final = "erased words are still on old pages of the database"


class ErasureCleanup:
    """Does it in the background, one try at a time."""

    def __init__(self, database: Database, data_dir: Path) -> None:
        self._database = database
        self._data_dir = data_dir
        self._lines: list[Erasure] = []
        self._has_old_pages = False
        self._busy = 0
        self._task: Task[None] | None = None
        self._tried = asyncio.Event()
        self._troubles: dict[str, None] = {}

    @property
    def troubles(self) -> list[str]:
        """What does not work at the moment, in a few words each; none where all is well."""
        return list(self._troubles)

    def note(self, erasures: Sequence[Erasure]) -> None:
        """Takes erasures that are committed, and returns at once."""
        self._lines.extend(erasures)
        self._has_old_pages = True
        self._tried.clear()
        if self._task is None or self._task.done():
            self._task = asyncio.create_task(self._work())

    async def tried(self) -> None:
        """Returns once all that was noted has been tried, well or not."""
        if self._task is not None:
            await self._tried.wait()

    async def close(self) -> None:
        """Tries what is left once more, for two seconds at most."""
        if self._task is None:
            return
        self._task.cancel()
        await asyncio.gather(self._task, return_exceptions=True)
        with suppress(TimeoutError):
            await asyncio.wait_for(self._try(), _LAST_SECONDS)

    async def _work(self) -> None:
        pause = _PAUSE_SECONDS
        while True:
            await self._try()
            self._tried.set()
            if not self._lines and not self._has_old_pages:
                return
            await asyncio.sleep(pause)
            pause = min(2 * pause, _PAUSE_MAX_SECONDS)

    async def _try(self) -> None:
        # Each by itself: a file that cannot be written keeps no words on old pages.
        await self._attempt(_LINES, self._write_lines)
        await self._attempt(_PAGES, self._drop_pages)

    async def _attempt(self, trouble: str, act: Callable[[], Awaitable[bool]]) -> None:
        """Says once in the log that something fails, and once that it works again."""
        try:
            if await act() and trouble in self._troubles:
                del self._troubles[trouble]
                log.warning("no longer: %s", trouble)
        except Exception as error:
            if trouble not in self._troubles:
                self._troubles[trouble] = None
                log.error("%s: %s. It is tried again until it works.", trouble, error)

    async def _write_lines(self) -> bool:
        lines = self._lines[:]
        if lines:
            await asyncio.to_thread(erasure_log.append, self._data_dir, lines)
            # Others may have come meanwhile.
            del self._lines[: len(lines)]
        return True

    async def _drop_pages(self) -> bool:
        if not self._has_old_pages:
            return True
        # An erasure that comes meanwhile sets it again.
        self._has_old_pages = False
        is_done = False
        try:
            is_done = await self._database.truncate_wal()
        finally:
            self._has_old_pages = self._has_old_pages or not is_done
        self._busy = 0 if is_done else self._busy + 1
        if self._busy >= _BUSY_MAX:
            raise TimeoutError("another reader keeps the database busy")
        return is_done

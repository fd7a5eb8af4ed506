"""Finishes an erasure after its commit: a line in the erasure file, and no erased text on old database pages.

It runs in the background, because a disk may be slow or fail. It is retried until it succeeds.
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
from ..wire.ops import Entry, PersonErase

log = logging.getLogger(__name__)
# Between two attempts. A busy reader ends soon, a full disk stays longer.
_PAUSE_SECONDS: Final = 0.5
_PAUSE_MAX_SECONDS: Final = 60.0
# Attempts that find the database busy before this counts as a problem: half a minute, with the pauses.
_BUSY_MAX: Final = 6
# For the last attempt when the server stops. The next start finds in the logs what is missing.
_LAST_SECONDS: Final = 2.0

_FILE_PROBLEM: Final = f"{erasure_log.ERASED_NAME} cannot be written"
_PAGES_PROBLEM: Final = "erased words are still on old pages of the database"


class ErasureCleanup:
    """Works in the background, one attempt at a time."""

    def __init__(self, database: Database, data_dir: Path) -> None:
        self._database = database
        self._data_dir = data_dir
        self._lines: list[Erasure] = []
        self._has_old_pages = False
        self._busy = 0
        self._task: Task[None] | None = None
        self._tried = asyncio.Event()
        self._problems: dict[str, None] = {}

    @property
    def problems(self) -> list[str]:
        """What fails at the moment, one short phrase each."""
        return list(self._problems)

    def note_erasures(self, board_id: str, entries: Sequence[Entry]) -> None:
        """Hook: notes the erasures among committed entries."""
        erasures = [
            Erasure(board_id=board_id, op_id=entry.op.op_id, person_id=entry.by, at=entry.at)
            for entry in entries
            if isinstance(entry.op, PersonErase)
        ]
        if erasures:
            self.note(erasures)

    def note(self, erasures: Sequence[Erasure]) -> None:
        """Accepts committed erasures, and returns at once."""
        self._lines.extend(erasures)
        self._has_old_pages = True
        self._tried.clear()
        if self._task is None or self._task.done():
            self._task = asyncio.create_task(self._work())

    async def tried(self) -> None:
        """Returns after the next attempt, whether it succeeds or fails. At once if there is nothing to do."""
        if self._task is not None:
            await self._tried.wait()

    async def close(self) -> None:
        """Makes a last attempt, for two seconds at most."""
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
        # Independent: a file that cannot be written must not keep erased texts on old pages.
        await self._attempt(_FILE_PROBLEM, self._write_lines)
        await self._attempt(_PAGES_PROBLEM, self._drop_pages)

    async def _attempt(self, problem: str, act: Callable[[], Awaitable[bool]]) -> None:
        """Logs once that something fails, and once that it works again."""
        try:
            if await act() and problem in self._problems:
                del self._problems[problem]
                log.warning("no longer: %s", problem)
        except Exception as error:
            if problem not in self._problems:
                self._problems[problem] = None
                log.error("%s: %s. It is tried again until it works.", problem, error)

    async def _write_lines(self) -> bool:
        lines = self._lines[:]
        if lines:
            await asyncio.to_thread(erasure_log.append, self._data_dir, lines)
            # More lines may have been added meanwhile.
            del self._lines[: len(lines)]
        return True

    async def _drop_pages(self) -> bool:
        if not self._has_old_pages:
            return True
        # An erasure during the `await` sets it again.
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

"""All boards that are in memory."""

import asyncio
import time
from asyncio import Task
from collections.abc import Callable
from dataclasses import dataclass

from ..config import Settings
from ..store.db import Database
from ..wire.messages import Close
from .cleanup import ErasureCleanup
from .connections import Connections
from .op_limits import OpLimits
from .room import Room


@dataclass(frozen=True)
class RunningRoom:
    """A room, and the task that runs its pipeline."""

    room: Room
    task: Task[None]


class Hub:
    """Opens a room on first use, and closes rooms that nobody uses."""

    def __init__(self, database: Database, settings: Settings, now: Callable[[], int]) -> None:
        self.database = database
        self.cleanup = ErasureCleanup(database, settings.data_dir)
        self._settings = settings
        self._now = now
        self._op_limits = OpLimits(settings, time.monotonic)
        self._connections = Connections(settings)
        self._running: dict[str, RunningRoom] = {}

    def room(self, board_id: str) -> Room:
        """The room of a board. It reads the database on its first command or query, not here."""
        if board_id not in self._running:
            room = self._open(board_id)
            self._running[board_id] = RunningRoom(room, asyncio.create_task(room.pipeline.run()))
        room = self._running[board_id].room
        room.touch()
        return room

    def _open(self, board_id: str) -> Room:
        return Room(
            board_id,
            self.database,
            self._settings,
            self._now,
            self._op_limits,
            connections=self._connections,
            cleanup=self.cleanup,
        )

    async def close_idle(self) -> None:
        """Closes rooms that were empty and unused for `idle_board_seconds`, and forgets full rate limits."""
        self._op_limits.forget_full()
        before = asyncio.get_running_loop().time() - self._settings.idle_board_seconds
        for board_id, running in list(self._running.items()):
            # No `await` between the check and the removal: nothing can be queued in between.
            if running.room.is_empty and running.room.used_at < before:
                del self._running[board_id]
                await _stop_task(running)

    async def close(self) -> None:
        """Commits everything that is queued, then ends all sessions and rooms."""
        # Taken out one by one: a late visitor may open another room meanwhile.
        while self._running:
            await _drain_and_stop(self._running.popitem()[1])
        await self.cleanup.close()


async def _drain_and_stop(running: RunningRoom) -> None:
    await running.room.pipeline.drain()
    for session in list(running.room.membership.sessions.values()):
        session.end(Close.restart)
    await _stop_task(running)


async def _stop_task(running: RunningRoom) -> None:
    running.room.close()
    running.task.cancel()
    await asyncio.gather(running.task, return_exceptions=True)

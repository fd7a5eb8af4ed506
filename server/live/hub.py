"""All boards that are in memory."""

import asyncio
import time
from asyncio import Task
from collections.abc import Callable
from dataclasses import dataclass

from ..config import Settings
from ..store.db import Database
from ..wire.messages import Close
from .budgets import OpLimits
from .cleanup import ErasureCleanup
from .connections import Connections
from .room import Room


@dataclass(frozen=True)
class Running:
    """A room, and the task that works through its queue."""

    room: Room
    task: Task[None]


class Hub:
    """Opens rooms when they are asked for and closes those that nobody is in."""

    def __init__(self, database: Database, settings: Settings, now: Callable[[], int]) -> None:
        self.database = database
        self.cleanup = ErasureCleanup(database, settings.data_dir)
        self._settings = settings
        self._now = now
        self._budgets = OpLimits(settings, time.monotonic)
        self._connections = Connections(settings)
        self._running: dict[str, Running] = {}

    def room(self, board_id: str) -> Room:
        """The room of a board. It costs a database read only once something happens in it."""
        if board_id not in self._running:
            room = self._open(board_id)
            self._running[board_id] = Running(room, asyncio.create_task(room.pipeline.run()))
        room = self._running[board_id].room
        room.touch()
        return room

    def _open(self, board_id: str) -> Room:
        return Room(
            board_id,
            self.database,
            self._settings,
            self._now,
            self._budgets,
            connections=self._connections,
            cleanup=self.cleanup,
        )

    async def close_idle(self) -> None:
        """Closes the rooms that were empty and unused for long enough, and forgets who has long sent nothing."""
        self._budgets.forget()
        before = asyncio.get_running_loop().time() - self._settings.idle_board_seconds
        for board_id, running in list(self._running.items()):
            # No pause between looking and cancelling: nothing can be queued in between.
            if running.room.is_empty and running.room.used_at < before:
                del self._running[board_id]
                await _end(running)

    async def close(self) -> None:
        """Lets every queued push reach the disk, then ends all rooms and connections."""
        # One at a time out of the table: a late visitor may open another room meanwhile.
        while self._running:
            await _stop(self._running.popitem()[1])
        await self.cleanup.close()


async def _stop(running: Running) -> None:
    await running.room.pipeline.drain()
    for session in list(running.room.sessions.values()):
        session.end(Close.restart)
    await _end(running)


async def _end(running: Running) -> None:
    running.room.close()
    running.task.cancel()
    await asyncio.gather(running.task, return_exceptions=True)

"""The queue of one board: commands that change it, and queries that read it between commits."""

import asyncio
from asyncio import Future
from collections import deque
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Any

from ..domain.access import Actor
from ..domain.board import Board
from ..errors import BoardError
from ..wire.ops import AnyOp


@dataclass
class Command:
    """The ops of one push. `done` gets their log numbers after the commit, or the `BoardError` that refused them."""

    ops: Sequence[AnyOp]
    by: Actor
    done: Future[list[int]]
    outcome: list[int] | BoardError | None = None

    def acknowledge(self) -> None:
        """Sets `done` to the outcome, unless the caller has cancelled it."""
        if self.done.done():
            return
        if isinstance(self.outcome, BoardError):
            self.done.set_exception(self.outcome)
        else:
            self.done.set_result(self.outcome or [])


@dataclass
class Query:
    """A function that reads the board while memory and database agree. `done` gets its result or its `BoardError`."""

    read: Callable[[Board], Awaitable[Any]]
    done: Future[Any]


class CommandQueue:
    """Commands and queries in order of arrival."""

    def __init__(self, batch_ops_max: int) -> None:
        self._batch_ops_max = batch_ops_max
        self._waiting: deque[Command | Query] = deque()
        self._filled = asyncio.Event()

    @property
    def is_empty(self) -> bool:
        """Whether nothing waits."""
        return not self._waiting

    def put(self, item: Command | Query) -> None:
        """Adds an item at the end."""
        self._waiting.append(item)
        self._filled.set()

    async def take(self) -> Query | list[Command]:
        """Waits for an item. Returns one query, or all commands at the head that may share a commit.

        A batch ends before the next query, and after the command that fills it up to `batch_ops_max` ops.
        """
        await self._filled.wait()
        head = self._waiting[0]
        taken = self._waiting.popleft() if isinstance(head, Query) else self._take_batch()
        if not self._waiting:
            self._filled.clear()
        assert not isinstance(taken, Command)
        return taken

    def _take_batch(self) -> list[Command]:
        batch: list[Command] = []
        ops_left = self._batch_ops_max
        while self._waiting and ops_left > 0:
            head = self._waiting[0]
            if isinstance(head, Query):
                break
            self._waiting.popleft()
            batch.append(head)
            ops_left -= len(head.ops)
        return batch

"""The life of a push: queue, apply, commit, broadcast, acknowledge.

`submit` queues the ops. `run` takes all commands that wait and applies them in one transaction. After the commit the
entries are broadcast, then each sender's future gets its log numbers, then the `after_commit` hooks run.
"""

import asyncio
import inspect
import logging
from asyncio import Future
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from ..config import Settings
from ..domain.access import Actor, role_on
from ..domain.board import Board
from ..domain.changes import Changes
from ..errors import BoardError, NoAccess
from ..store import boards
from ..store.db import Database
from ..wire.ops import AnyOp, Entry
from ..wire.values import Role
from .apply_batch import apply_batch
from .command_queue import Command, CommandQueue, Query
from .failures import as_board_error, is_transient

log = logging.getLogger(__name__)
ResultT = TypeVar("ResultT")


@dataclass(frozen=True)
class Commit:
    """What one commit has written, and the board after it."""

    board: Board
    entries: Sequence[Entry]
    changes: Changes


AfterCommit = Callable[[Commit], Awaitable[None] | None]


class Pipeline:
    """Serializes everything that happens to one board.

    `after_commit` hooks run in order, after the acks and before the next item of the queue: a slow hook delays it.
    """

    def __init__(
        self,
        board_id: str,
        database: Database,
        settings: Settings,
        broadcast: Callable[[Commit], None],
        now: Callable[[], int],
    ) -> None:
        self.after_commit: list[AfterCommit] = []
        self._board_id = board_id
        self._database = database
        self._broadcast = broadcast
        self._now = now
        self._board: Board | None = None
        self._queue = CommandQueue(settings.batch_ops_max)
        self._is_busy = False

    def submit(self, ops: Sequence[AnyOp], by: Actor) -> Future[list[int]]:
        """Queues a push. The future ends after the commit, with one log number for each op, or with a `BoardError`."""
        done: Future[list[int]] = asyncio.get_running_loop().create_future()
        self._queue.put(Command(ops, by, done))
        return done

    def query(self, read: Callable[[Board], Awaitable[ResultT]]) -> Future[ResultT]:
        """Queues a read. It runs between commits, when the board in memory is the same as on disk."""
        done: Future[ResultT] = asyncio.get_running_loop().create_future()
        self._queue.put(Query(read, done))
        return done

    async def run(self) -> None:
        """Works through the queue until cancelled."""
        while True:
            item = await self._queue.take()
            self._is_busy = True
            await (self._answer(item) if isinstance(item, Query) else self._process(item))
            self._is_busy = False

    async def _process(self, batch: list[Command]) -> None:
        try:
            board = await self._load()
            async with self._database.unit_of_work() as session:
                applied = await apply_batch(session, board, batch, self._now)
        except Exception as error:
            await self._fail(batch, error)
            return
        commit = Commit(board, applied.entries, applied.changes)
        if commit.entries:
            await self._run_hook(self._broadcast, commit)
        for command in batch:
            command.acknowledge()
        for hook in self.after_commit if commit.entries else ():
            await self._run_hook(hook, commit)

    async def _run_hook(self, hook: AfterCommit, commit: Commit) -> None:
        # The entries are on disk already. A hook that fails must not stop the board's queue; browsers notice the gap.
        try:
            result = hook(commit)
            if inspect.isawaitable(result):
                await result
        except Exception:
            log.exception("board %s: a hook failed after a commit of %s ops", self._board_id, len(commit.entries))

    async def _fail(self, batch: list[Command], error: Exception) -> None:
        """Refuses the commands. Memory may be ahead of the disk, so it is dropped and loaded again when needed."""
        self._board = None
        if len(batch) > 1 and not isinstance(error, BoardError) and not is_transient(error):
            # One of them has something that cannot be stored. Each gets a commit of its own, so the others succeed.
            for command in batch:
                await self._process([command])
            return
        refusal = as_board_error(error, self._board_id, "a commit failed")
        for command in batch:
            command.outcome = refusal
            command.acknowledge()

    async def _answer(self, query: Query) -> None:
        if query.done.done():
            # The caller has given up.
            return
        # The caller's function may raise anything; the queue must go on.
        try:
            result = await query.read(await self._load())
        except Exception as error:
            refusal = as_board_error(error, self._board_id, "a query failed")
            if not query.done.done():
                query.done.set_exception(refusal)
            return
        if not query.done.done():
            query.done.set_result(result)

    async def _load(self) -> Board:
        if self._board is None:
            async with self._database.reading() as session:
                self._board = await boards.load(session, self._board_id)
        if self._board is None:
            raise NoAccess()
        return self._board

    def cached_role(self, actor: Actor) -> Role | None:
        """The actor's role on the board in memory, None if it is not loaded. For rate limits only: it may be stale."""
        return role_on(self._board.links, actor.grant, self._now()) if self._board else None

    @property
    def is_idle(self) -> bool:
        """Whether nothing waits and nothing is being processed."""
        return self._queue.is_empty and not self._is_busy

    async def drain(self) -> None:
        """Returns once everything that was queued before has succeeded or failed."""
        await asyncio.gather(self.query(_do_nothing), return_exceptions=True)


async def _do_nothing(_board: Board) -> None:
    """A query whose end tells that its turn has come."""

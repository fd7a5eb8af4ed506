"""The heart: one queue for each board. Apply, commit together, and only then tell anybody."""

import asyncio
import logging
from asyncio import Future
from collections import deque
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final, TypeVar

from sqlalchemy.exc import DatabaseError, OperationalError
from sqlalchemy.exc import TimeoutError as NoConnection
from sqlalchemy.ext.asyncio import AsyncSession

from ..config import Settings
from ..domain.access import Actor, role_on
from ..domain.board import Applied, Board
from ..errors import BoardError, Fault, NoAccess, Retry
from ..store import boards, oplog
from ..store.db import Database
from ..store.erasure_log import Erasure
from ..wire.ops import AnyOp, Entry, PersonErase
from ..wire.values import Role

log = logging.getLogger(__name__)
AnswerT = TypeVar("AnswerT")
Ask = Callable[[Board], Awaitable[AnswerT]]
Committed = Callable[[Board, Applied], None]
Erased = Callable[[Sequence[Erasure]], None]
# Ops are applied for so long before others get their turn. A restore may have a hundred thousand of them.
_STEP_SECONDS: Final = 0.01
_PASSING: Final = (OSError, OperationalError, NoConnection)


@dataclass
class Pushed:
    """Ops that wait for a commit; the answer is their numbers, or the `BoardError` that refused them."""

    ops: Sequence[AnyOp]
    by: Actor
    answer: Future[list[int]]
    outcome: list[int] | BoardError | None = None

    def settle(self) -> None:
        """Gives the outcome to whoever waits, if they still do."""
        if self.answer.done():
            return
        if isinstance(self.outcome, BoardError):
            self.answer.set_exception(self.outcome)
        else:
            self.answer.set_result(self.outcome or [])


@dataclass
class Asked:
    """A question about the board at a moment when memory and database agree."""

    ask: Ask[Any]
    answer: Future[Any]


class Pipeline:
    """Everything that happens to one board, one thing after another."""

    def __init__(
        self,
        board_id: str,
        database: Database,
        settings: Settings,
        committed: Committed,
        now: Callable[[], int],
        *,
        erased: Erased = lambda _erasures: None,
    ) -> None:
        self._board_id = board_id
        self._database = database
        self._settings = settings
        self._committed = committed
        self._now = now
        # Told of erasures after their commit; returns at once.
        self._erased = erased
        self._board: Board | None = None
        self._waiting: deque[Pushed | Asked] = deque()
        self._filled = asyncio.Event()
        self._is_busy = False

    def submit(self, ops: Sequence[AnyOp], by: Actor) -> Future[list[int]]:
        """Queues a push at once. The future ends after the commit, with one number for each op."""
        answer: Future[list[int]] = asyncio.get_running_loop().create_future()
        self._queue(Pushed(ops, by, answer))
        return answer

    def at_rest(self, ask: Ask[AnswerT]) -> Future[AnswerT]:
        """Queues a question that is asked between commits, when the board in memory is what is on disk."""
        answer: Future[AnswerT] = asyncio.get_running_loop().create_future()
        self._queue(Asked(ask, answer))
        return answer

    async def run(self) -> None:
        """Works through the queue until cancelled."""
        while True:
            await self._filled.wait()
            self._is_busy = True
            head = self._waiting[0]
            if isinstance(head, Asked):
                self._waiting.popleft()
                await self._reply(head)
            else:
                await self._commit(self._take_batch())
            self._is_busy = False
            if not self._waiting:
                self._filled.clear()

    def role_at_once(self, actor: Actor) -> Role | None:
        """The role by the board in memory, for what must not wait and gives no rights; none where no board is there."""
        return role_on(self._board.links, actor.grant, self._now()) if self._board else None

    @property
    def is_idle(self) -> bool:
        """Whether nothing waits and nothing is under way."""
        return not self._waiting and not self._is_busy

    async def drained(self) -> None:
        """Returns once all that was queued before is done, well or not."""
        await asyncio.gather(self.at_rest(_nothing), return_exceptions=True)

    def _queue(self, item: Pushed | Asked) -> None:
        self._waiting.append(item)
        self._filled.set()

    def _take_batch(self) -> list[Pushed]:
        """The pushes at the head of the queue: those that came while the last commit ran share the next one."""
        batch: list[Pushed] = []
        room = self._settings.batch_ops_max
        while self._waiting and room > 0:
            head = self._waiting[0]
            if isinstance(head, Asked):
                break
            self._waiting.popleft()
            batch.append(head)
            room -= len(head.ops)
        return batch

    async def _commit(self, batch: list[Pushed]) -> None:
        try:
            board = await self._loaded()
            async with self._database.unit_of_work() as session:
                applied = await self._apply(session, board, batch)
        except Exception as error:
            await self._fail(batch, error)
            return
        if applied.entries:
            self._note_erasures(applied.entries)
            self._tell(board, applied)
        for pushed in batch:
            pushed.settle()

    def _note_erasures(self, entries: Sequence[Entry]) -> None:
        erasures = [
            Erasure(board_id=self._board_id, op_id=entry.op.op_id, person_id=entry.by, at=entry.at)
            for entry in entries
            if isinstance(entry.op, PersonErase)
        ]
        if erasures:
            self._erased(erasures)

    def _tell(self, board: Board, applied: Applied) -> None:
        # What is on disk stays there: a fault on the way to people must not stop the board's queue. They find the gap.
        try:
            self._committed(board, applied)
        except Exception:
            log.exception("board %s: people could not be told of %s ops", self._board_id, len(applied.entries))

    async def _apply(self, session: AsyncSession, board: Board, batch: list[Pushed]) -> Applied:
        op_ids = [op.op_id for pushed in batch for op in pushed.ops]
        known = await oplog.find_seqs(session, self._board_id, op_ids)
        together = Applied()
        for pushed in batch:
            await self._apply_push(board, pushed, known, together)
        if together.entries:
            await boards.save(session, self._board_id, together.changes, board.seq)
            await oplog.append(session, self._board_id, together.entries)
        for entry in together.entries:
            if isinstance(entry.op, PersonErase):
                await oplog.erase_text(session, self._board_id, entry.by)
        return together

    async def _apply_push(self, board: Board, pushed: Pushed, known: dict[str, int], together: Applied) -> None:
        # By op_id: whatever was applied before, in this push or years ago, is answered with its first number.
        fresh: dict[str, AnyOp] = {}
        for op in pushed.ops:
            if op.op_id not in known:
                fresh.setdefault(op.op_id, op)
        try:
            applied = await self._applied(board, list(fresh.values()), pushed.by)
        except Exception as error:
            # The board is as it was, so the other pushes of the batch need not know.
            pushed.outcome = self._as_refusal(error, "a push failed")
            return
        known.update({entry.op.op_id: entry.seq for entry in applied.entries})
        pushed.outcome = [known[op.op_id] for op in pushed.ops]
        together.entries.extend(applied.entries)
        together.changes.merge(applied.changes)

    async def _applied(self, board: Board, ops: Sequence[AnyOp], by: Actor) -> Applied:
        """As `Board.apply`, with pauses for everything else that the event loop has to do."""
        loop = asyncio.get_running_loop()
        applied, pause_at = Applied(), loop.time() + _STEP_SECONDS
        # Nobody sees a half-applied push: all who look at the board wait in this queue.
        for applied in board.apply_in_steps(ops, by, self._now()):  # noqa: B007 - the last one is the result
            if loop.time() >= pause_at:
                await asyncio.sleep(0)
                pause_at = loop.time() + _STEP_SECONDS
        return applied

    async def _fail(self, batch: list[Pushed], error: Exception) -> None:
        """Nothing of the batch is on disk, so memory may be ahead of it: thrown away, and loaded again at need."""
        self._board = None
        if len(batch) > 1 and not isinstance(error, BoardError) and not _is_passing(error):
            # One of them has something that cannot be stored; the others must not wait for it for ever.
            for pushed in batch:
                await self._commit([pushed])
            return
        refusal = self._as_refusal(error, "a commit failed")
        for pushed in batch:
            pushed.outcome = refusal
            pushed.settle()

    def _as_refusal(self, error: Exception, what: str) -> BoardError:
        """What the sender is told. Anything but a refusal goes into the log, with its traceback."""
        if isinstance(error, BoardError):
            return error
        log.error("board %s: %s", self._board_id, what, exc_info=error)
        return Retry("the board cannot be reached just now") if _is_passing(error) else Fault()

    async def _reply(self, asked: Asked) -> None:
        if asked.answer.done():
            # Whoever asked has given up.
            return
        # The caller's question may fail in any way; the board's queue must outlive it.
        try:
            answer = await asked.ask(await self._loaded())
        except Exception as error:
            refusal = self._as_refusal(error, "a question failed")
            if not asked.answer.done():
                asked.answer.set_exception(refusal)
            return
        if not asked.answer.done():
            asked.answer.set_result(answer)

    async def _loaded(self) -> Board:
        if self._board is None:
            async with self._database.reading() as session:
                self._board = await boards.load(session, self._board_id)
        if self._board is None:
            raise NoAccess()
        return self._board


def _is_passing(error: Exception) -> bool:
    """Whether the disk or the database is at fault, and not what was pushed: it may succeed later as it is."""
    # SQLite has no class of its own for a damaged file.
    return isinstance(error, _PASSING) or type(error) is DatabaseError


async def _nothing(_board: Board) -> None:
    """The question that is only asked to learn when its turn came."""

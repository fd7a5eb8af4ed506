"""One open board: its pipeline, its sessions, and what both of them need."""

import asyncio
from asyncio import Future
from collections.abc import Callable, Sequence

from ..config import Settings
from ..domain.access import Actor, require
from ..domain.board import Board
from ..errors import TooFast
from ..store.db import Database
from ..wire.ops import AnyOp
from .broadcast import Broadcast
from .cleanup import ErasureCleanup
from .connections import Connections
from .link_expiry import LinkExpiry
from .membership import Membership
from .op_limits import OpLimits
from .pipeline import Pipeline
from .presence import PresenceBroadcast
from .queries import BoardQueries, new_op_id
from .recent_log import RecentLog
from .restore import ops_to_restore
from .session import Session


class Room:
    """Puts the parts together. Everything runs on the event loop; the pipeline decides the order of events."""

    def __init__(
        self,
        board_id: str,
        database: Database,
        settings: Settings,
        now: Callable[[], int],
        limits: OpLimits,
        *,
        connections: Connections,
        cleanup: ErasureCleanup,
    ) -> None:
        self.membership = Membership(settings, connections)
        self.used_at = 0.0
        self._database = database
        self._limits = limits
        self._presence = PresenceBroadcast(self.membership.sessions, settings.presence_pause_seconds)
        self._broadcast = Broadcast(self.membership, self._presence, settings, now)
        self.pipeline = Pipeline(board_id, database, settings, self._broadcast.send, now)
        self.queries = BoardQueries(board_id, self.pipeline, database, now)
        self._recent_log = RecentLog(board_id, database, settings)
        self._expiry = LinkExpiry(self.pipeline, self.membership, now)
        self.pipeline.after_commit += [
            lambda commit: self._recent_log.extend(commit.entries),
            lambda commit: cleanup.note_erasures(board_id, commit.entries),
            self._expiry.after_commit,
            self._broadcast.update_presence,
        ]

    def push(self, ops: Sequence[AnyOp], by: Actor) -> Future[list[int]]:
        """Queues ops within the sender's rate limit. The future ends after the commit with their log numbers."""
        try:
            self._limits.spend(ops, by, self.pipeline.cached_role(by))
        except TooFast as error:
            refused: Future[list[int]] = asyncio.get_running_loop().create_future()
            refused.set_exception(error)
            return refused
        return self.pipeline.submit(ops, by)

    async def restore(self, actor: Actor, seq: int) -> list[int]:
        """Restores the nodes of log number `seq` with new ops at the end of the log. Comments stay. Owners only."""

        async def read(board: Board) -> list[AnyOp]:
            require(self.queries.role(board, actor), "own")
            return await ops_to_restore(seq, board, self._database, new_op_id)

        ops = await self.pipeline.query(read)
        return await self.pipeline.submit(ops, actor) if ops else []

    async def join(self, session: Session, after: int, last_op: str | None = None) -> None:
        """Sends a welcome and the entries after number `after`. From then on the session gets every broadcast.

        `last_op` is the id of the op that the browser knows by that number. Raises `NoAccess` or `BoardFull`.
        """

        async def enter(board: Board) -> None:
            role = self.queries.role(board, session.actor)
            self.membership.check_limits(session)
            missed = await self._recent_log.after(board, after, last_op)
            # No `await` from here on: sessions of other rooms count against the same limits.
            if session.has_left:
                return
            self.membership.add(session)
            self._broadcast.welcome(board, session, role)
            self._presence.introduce(session.id)
            self._expiry.watch(board)
            if missed != []:
                self._broadcast.catch_up(board, session, missed)

        try:
            # Between commits. Joining before reading the log would show some ops twice; after it, would lose some.
            await self.pipeline.query(enter)
        except BaseException:
            # Also when the caller is cancelled: `enter` may still be running, and must not add the session then.
            self.leave(session)
            raise

    def leave(self, session: Session) -> None:
        """Removes a session and tells the others. A session that is still joining will not be added."""
        self.touch()
        session.has_left = True
        if self.membership.remove(session):
            self._presence.note(session.id)

    def update_presence(self, session: Session) -> None:
        """Tells the others where this person is now."""
        if session.id in self.membership.sessions:
            self._presence.note(session.id)

    @property
    def is_empty(self) -> bool:
        """Whether there is no session and nothing to process."""
        return not self.membership.sessions and self.pipeline.is_idle

    def touch(self) -> None:
        """Notes the time of the last use, on the event loop's clock, which nobody can change."""
        self.used_at = asyncio.get_running_loop().time()

    def close(self) -> None:
        """Stops the timers of the room."""
        self._expiry.stop()

"""One board that people are on: who is here, and what they are told."""

import asyncio
import secrets
from asyncio import Future
from collections import Counter
from collections.abc import Callable, Sequence
from functools import partial
from typing import Final, TypeVar

from ..config import AUDIT_MAX, Settings
from ..domain.access import Actor, require, role_on
from ..domain.audit_log import describe_moderation
from ..domain.board import Applied, Board
from ..domain.links import next_expiry
from ..domain.moderation import is_blocked
from ..domain.redaction import redact_for_public
from ..errors import BoardFull, NoAccess, TooFast
from ..store import oplog
from ..store.db import Database
from ..wire.hidden_comments import Moderation
from ..wire.messages import Close, Resync, Welcome, You
from ..wire.ops import AnyOp, Entry
from ..wire.values import Role
from ..wire.views import Snapshot, StateHash
from .budgets import Budgets
from .cleanup import ErasureCleanup
from .connections import Connections
from .deadline_timer import Alarm
from .messages import told
from .pipeline import Pipeline
from .presence import Whereabouts
from .recent_log import Tail
from .restoring import ops_back_to
from .session import Session
from .snapshots import Packed, Snapshots, hashed, packed_in_lines, packed_in_one
from .visit import Visit

_ASK_AGAIN_MS: Final = 1_000
AnswerT = TypeVar("AnswerT")


class Room:
    """The live side of a board. All of it runs on the event loop; the pipeline decides what happens before what."""

    def __init__(
        self,
        board_id: str,
        database: Database,
        settings: Settings,
        now: Callable[[], int],
        budgets: Budgets,
        *,
        connections: Connections,
        cleanup: ErasureCleanup,
    ) -> None:
        self.pipeline = Pipeline(board_id, database, settings, self._committed, now, erased=cleanup.note)
        self.sessions: dict[str, Session] = {}
        # By person: how many sessions are theirs.
        self._windows: Counter[str] = Counter()
        self._whereabouts = Whereabouts(self.sessions, settings.presence_pause_seconds)
        self._expiry = Alarm(now, self._some_expired)
        self._now = now
        self._board_id = board_id
        self._database = database
        self._settings = settings
        self._budgets = budgets
        self._connections = connections
        self._tail = Tail(board_id, database, settings)
        self._snapshots = Snapshots(self._taken, packed_in_one)
        self._lines = Snapshots(self._taken, packed_in_lines)
        self._hashes = Snapshots(self._taken, hashed)
        self.used_at = 0.0

    def push(self, ops: Sequence[AnyOp], by: Actor) -> Future[list[int]]:
        """Queues ops within the sender's budget; the future ends after the commit with their numbers."""
        try:
            self._budgets.spend(ops, by, self.pipeline.role_at_once(by))
        except TooFast as error:
            refused: Future[list[int]] = asyncio.get_running_loop().create_future()
            refused.set_exception(error)
            return refused
        return self.pipeline.submit(ops, by)

    async def look_in(self, actor: Actor) -> Visit:
        """What the actor may do here at this moment, or `NoAccess`."""

        def answer(board: Board) -> Visit:
            role = self._role(board, actor)
            return Visit(role, board.info, tuple(board.links.values()), is_blocked(board, actor.person_id, role))

        return await self.ask(actor, answer)

    async def snapshot(self, actor: Actor) -> Packed:
        """The whole board for somebody who may see it."""
        await self.look_in(actor)
        return await self._snapshots.latest()

    async def lines(self, actor: Actor) -> Packed:
        """The same as lines, for a page that shows it while it arrives."""
        await self.look_in(actor)
        return await self._lines.latest()

    async def ask(self, actor: Actor, question: Callable[[Board], AnswerT], needs: Role = "view") -> AnswerT:
        """What the board says to somebody who has that role, at a moment when it is what is on disk."""

        async def answer(board: Board) -> AnswerT:
            require(self._role(board, actor), needs)
            return question(board)

        return await self.pipeline.at_rest(answer)

    async def state_hash(self, actor: Actor) -> StateHash:
        """A hash of the board's rows at a number of its log."""
        await self.look_in(actor)
        return await self._hashes.latest()

    async def history(self, actor: Actor, after: int, limit: int) -> list[Entry]:
        """At most `limit` entries of the log after a number."""
        await self.look_in(actor)
        async with self._database.reading() as db:
            entries = await oplog.read_after(db, self._board_id, after, limit)
        # By the board as it is after the lines were read: what was withheld meanwhile is in none of them.
        return await self.ask(actor, lambda board: [redact_for_public(entry, board) for entry in entries])

    async def moderation(self, actor: Actor) -> Moderation:
        """What an owner keeps order with."""
        await self.ask(actor, lambda _board: None, "own")
        async with self._database.reading() as db:
            entries = await oplog.read_audited(db, self._board_id, AUDIT_MAX)
        is_whole = len(entries) < AUDIT_MAX
        describe = partial(describe_moderation, entries=entries, is_whole=is_whole, new_id=new_op_id)
        return await self.ask(actor, describe, "own")

    async def restore(self, actor: Actor, seq: int) -> list[int]:
        """Makes the nodes those of number `seq` again, as ordinary ops on top; comments stay. For the owner."""

        async def way(board: Board) -> list[AnyOp]:
            require(self._role(board, actor), "own")
            return await ops_back_to(seq, board, self._database, new_op_id)

        ops = await self.pipeline.at_rest(way)
        return await self.pipeline.submit(ops, actor) if ops else []

    async def join(self, session: Session, after: int, last_op: str | None = None) -> None:
        """Welcomes a connection, sends what came after number `after`, and from then on everything.

        `last_op` is the id of the op that the browser knows by that number.

        Between commits: a join before reading the tail would show some ops twice, one after it would lose some.
        """

        async def ask(board: Board) -> None:
            role = self._role(board, session.actor)
            self._check_room(session)
            tail = await self._tail.after(board, after, last_op)
            # From here on without a pause: other rooms read their tails meanwhile, and count too.
            if session.has_left:
                return
            self._enter(session)
            self._greet(board, session, role)
            self._whereabouts.introduce(session.id)
            self._watch_expiry(board)
            if tail != []:
                session.send(self._catch_up(board, tail))

        try:
            await self.pipeline.at_rest(ask)
        except BaseException:
            # Also where the caller is cancelled: the question may be under way, and must let nobody in any more.
            self.leave(session)
            raise

    @property
    def is_empty(self) -> bool:
        """Whether nobody is here and nothing is under way."""
        return not self.sessions and self.pipeline.is_idle

    def touch(self) -> None:
        """Notes that the room is in use; only event loop time, which no clock change moves."""
        self.used_at = asyncio.get_running_loop().time()

    def close(self) -> None:
        """Nobody is here any more, and nobody is waited for."""
        self._expiry.set(None)

    def _check_room(self, session: Session) -> None:
        """Raises `BoardFull` where there are as many people as may be, or too many of this person or address."""
        person_id = session.actor.person_id
        self._connections.check(session.actor.address)
        if len(self.sessions) >= self._settings.sessions_per_board_max:
            raise BoardFull("too many visitors; try again later", limit=self._settings.sessions_per_board_max)
        if self._windows[person_id] >= self._settings.sessions_per_person_max:
            raise BoardFull("too many open windows; close one", limit=self._settings.sessions_per_person_max)

    def _enter(self, session: Session) -> None:
        self._connections.enter(session.actor)
        self.sessions[session.id] = session
        self._windows[session.actor.person_id] += 1

    def leave(self, session: Session) -> None:
        """Forgets a connection and tells the others. One that is still on its way in does not get in."""
        self.touch()
        session.has_left = True
        if self.sessions.pop(session.id, None):
            self._whereabouts.note(session.id)
            self._connections.leave(session.actor)
            self._windows[session.actor.person_id] -= 1
            if not self._windows[session.actor.person_id]:
                del self._windows[session.actor.person_id]

    def moved(self, session: Session) -> None:
        """Tells the others where this person is now."""
        if session.id in self.sessions:
            self._whereabouts.note(session.id)

    def _greet(self, board: Board, session: Session, role: Role) -> None:
        person = board.people.get(session.actor.person_id)
        session.rename(person.name if person else None)
        session.is_unseen = is_blocked(board, session.actor.person_id, role)
        you = You(id=session.actor.person_id, session=session.id, role=role, name=session.name)
        session.send(Welcome(seq=board.seq, at=self._now(), you=you).model_dump_json())

    def _catch_up(self, board: Board, tail: list[Entry] | None) -> str:
        text = told(board, tail, self._settings.tail_entries_max)
        # A tail that would not fit into the outbox could never be sent: the snapshot is smaller.
        if len(text.encode()) > self._settings.outbox_bytes_max // 2:
            return Resync().model_dump_json()
        return text

    async def _taken(self, known_seq: int | None) -> Snapshot | None:
        async def ask(board: Board) -> Snapshot | None:
            return None if board.seq == known_seq else board.snapshot()

        return await self.pipeline.at_rest(ask)

    def _committed(self, board: Board, applied: Applied) -> None:
        self._tail.follow(applied.entries)
        message = told(board, applied.entries, self._settings.tail_entries_max)
        # A copy: a reader without room is ended on the way, which may change the dictionary.
        for session in list(self.sessions.values()):
            session.send(message)
        if applied.changes.links:
            self._recheck(board)
        for person_id, person in applied.changes.people.items():
            self._renamed(person_id, person.name if person else None)
        for person_id in applied.changes.blocks:
            self._show_or_not(board, person_id)

    def _recheck(self, board: Board) -> None:
        """Ends the connections whose link gives no role any more."""
        for session in list(self.sessions.values()):
            if role_on(board.links, session.actor.grant, self._now()) is None:
                session.end(Close.no_access)
        self._watch_expiry(board)

    def _watch_expiry(self, board: Board) -> None:
        self._expiry.set(next_expiry(board.links.values(), self._now()))

    def _some_expired(self) -> None:
        if self.sessions:
            self.pipeline.at_rest(self._put_out).add_done_callback(self._was_put_out)

    async def _put_out(self, board: Board) -> None:
        self._recheck(board)

    def _was_put_out(self, asked: Future[None]) -> None:
        # A database that cannot be read just now lets nobody stay longer than it must.
        if not asked.cancelled() and asked.exception():
            self._expiry.set(self._now() + _ASK_AGAIN_MS)

    def _role(self, board: Board, actor: Actor) -> Role:
        role = role_on(board.links, actor.grant, self._now())
        if role is None:
            raise NoAccess()
        return role

    def _renamed(self, person_id: str, name: str | None) -> None:
        for session in self._of_person(person_id):
            session.rename(name)
            self.moved(session)

    def _show_or_not(self, board: Board, person_id: str) -> None:
        for session in self._of_person(person_id):
            role = role_on(board.links, session.actor.grant, self._now())
            session.is_unseen = role is None or is_blocked(board, person_id, role)
            self.moved(session)

    def _of_person(self, person_id: str) -> list[Session]:
        return [session for session in self.sessions.values() if session.actor.person_id == person_id]


def new_op_id() -> str:
    """For ops that the server itself begins."""
    return secrets.token_urlsafe(12)

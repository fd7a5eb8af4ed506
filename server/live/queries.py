"""Everything that can be read from a board, for an actor whose link gives access."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

from ..config import AUDIT_MAX
from ..domain.access import Actor, require, role_on
from ..domain.audit_log import describe_moderation
from ..domain.board import Board
from ..domain.changes import Link
from ..domain.moderation import is_blocked
from ..domain.redaction import redact_for_public
from ..errors import NoAccess
from ..store import oplog
from ..store.db import Database
from ..wire.hidden_comments import Moderation
from ..wire.ops import Entry
from ..wire.values import Role
from ..wire.views import BoardView, Snapshot, StateHash
from .pipeline import Pipeline
from .snapshots import PackedSnapshot, SnapshotBuilder, make_state_hash, pack_json, pack_lines

ResultT = TypeVar("ResultT")


@dataclass(frozen=True)
class Visit:
    """What one actor may do on a board, with the board's settings and links."""

    role: Role
    info: BoardView
    links: tuple[Link, ...]
    is_blocked: bool


class BoardQueries:
    """Reads of one board. Each raises `NoAccess` without a valid link and `Forbidden` if the role is too low."""

    def __init__(self, board_id: str, pipeline: Pipeline, database: Database, now: Callable[[], int]) -> None:
        self._board_id = board_id
        self._pipeline = pipeline
        self._database = database
        self._now = now
        self._json = SnapshotBuilder(self._snapshot_since, pack_json)
        self._lines = SnapshotBuilder(self._snapshot_since, pack_lines)
        self._hashes = SnapshotBuilder(self._snapshot_since, make_state_hash)

    async def read(self, actor: Actor, function: Callable[[Board], ResultT], needs: Role = "view") -> ResultT:
        """Calls `function` with the board between commits, if the actor has at least the role `needs`."""

        async def read(board: Board) -> ResultT:
            require(self.role(board, actor), needs)
            return function(board)

        return await self._pipeline.query(read)

    def role(self, board: Board, actor: Actor) -> Role:
        """The actor's role on the board at this moment."""
        role = role_on(board.links, actor.grant, self._now())
        if role is None:
            raise NoAccess()
        return role

    async def visit(self, actor: Actor) -> Visit:
        """What the actor may do here at this moment."""

        def read(board: Board) -> Visit:
            role = self.role(board, actor)
            return Visit(role, board.info, tuple(board.links.values()), is_blocked(board, actor.person_id, role))

        return await self.read(actor, read)

    async def snapshot(self, actor: Actor) -> PackedSnapshot:
        """The whole board as one JSON value."""
        await self.visit(actor)
        return await self._json.latest()

    async def snapshot_lines(self, actor: Actor) -> PackedSnapshot:
        """The whole board as lines of JSON, which a page can show while they arrive."""
        await self.visit(actor)
        return await self._lines.latest()

    async def state_hash(self, actor: Actor) -> StateHash:
        """A hash of the board's rows, with the log number that it belongs to."""
        await self.visit(actor)
        return await self._hashes.latest()

    async def history(self, actor: Actor, after: int, limit: int) -> list[Entry]:
        """At most `limit` log entries after the number `after`, without the texts of hidden comments."""
        await self.visit(actor)
        async with self._database.reading() as db:
            entries = await oplog.read_after(db, self._board_id, after, limit)
        # Redacted by the board as it is after the read, so a comment that was hidden meanwhile is left out too.
        return await self.read(actor, lambda board: [redact_for_public(entry, board) for entry in entries])

    async def moderation(self, actor: Actor) -> Moderation:
        """The moderation queue and the audit log. Owners only."""
        await self.read(actor, lambda _board: None, "own")
        async with self._database.reading() as db:
            entries = await oplog.read_audited(db, self._board_id, AUDIT_MAX)
        is_whole = len(entries) < AUDIT_MAX
        describe = partial(describe_moderation, entries=entries, is_whole=is_whole, new_id=new_op_id)
        return await self.read(actor, describe, "own")

    async def _snapshot_since(self, known_seq: int | None) -> Snapshot | None:
        """The board as it is on disk; None if it still has the log number `known_seq`."""

        async def read(board: Board) -> Snapshot | None:
            return None if board.seq == known_seq else board.snapshot()

        return await self._pipeline.query(read)


def new_op_id() -> str:
    """A random id for an op that the server creates."""
    return secrets.token_urlsafe(12)

"""The aggregate: one board in memory, and how a push changes it."""

from collections.abc import Generator, Sequence
from dataclasses import dataclass, field, replace

from ..config import REVEALED_MAX
from ..errors import NoAccess
from ..wire.moderation import CommentHide, CommentRestore, PersonHide
from ..wire.ops import AnyOp, Entry
from ..wire.views import Revealed
from . import board_settings, comments, erasure, links, moderation, nodes, people, threads  # noqa: F401 - each enters its rules into the registry
from .access import Actor, require, role_on
from .changes import Changes
from .hidden_comments import decide_pending
from .registry import Stamp, rule_for
from .state import BoardState


@dataclass
class Applied:
    """The result of a push: entries for the log, and the rows to store."""

    entries: list[Entry] = field(default_factory=list)
    changes: Changes = field(default_factory=Changes)


class Board(BoardState):
    """A board that ops can be applied to. It has no clock and no storage."""

    def apply(self, ops: Sequence[AnyOp], by: Actor, at: int) -> Applied:
        """Applies all ops in order. A refused op raises a `BoardError`. After any error the board is as it was.

        The role of the actor is looked up now: a link that was reset or revoked gives none (`NoAccess`).
        """
        applied = Applied()
        for applied in self.apply_in_steps(ops, by, at):  # noqa: B007 - the last one is the result
            pass
        return applied

    def apply_in_steps(self, ops: Sequence[AnyOp], by: Actor, at: int) -> Generator[Applied, None, None]:
        """Like `apply`, but yields after each op what has been applied so far.

        Nobody else may read the board before the last step. If the generator is closed earlier, all ops are undone.
        """
        role = role_on(self.links, by.grant, at)
        if role is None:
            raise NoAccess()
        applied, before = Applied(), (self.seq, self.last_op, self.wrote_at.get(by.person_id))
        undos: list[Changes] = []
        try:
            for op in ops:
                self._apply_one(op, Stamp(self.seq + 1, by.person_id, role, at), applied, undos)
                yield applied
        except BaseException:
            # Also for a bug in a rule, and for a caller that stops early: half of a push must never stay.
            self._roll_back(undos, by.person_id, *before)
            raise

    def _roll_back(
        self, undos: Sequence[Changes], person_id: str, seq: int, last_op: str, wrote_at: int | None
    ) -> None:
        for undo in reversed(undos):
            self.apply_changes(undo)
        self.seq, self.last_op = seq, last_op
        self.wrote_at.pop(person_id, None)
        if wrote_at is not None:
            self.wrote_at[person_id] = wrote_at

    def reapply(self, op: AnyOp, by: str, at: int) -> Applied:
        """Applies an op that was accepted before and that this board, restored from a backup, has lost.

        No link is checked: the sender had one when the op was accepted.
        """
        applied = Applied()
        self._apply_one(op, Stamp(self.seq + 1, by, rule_for(op).role, at), applied, [])
        return applied

    def replay(self, entry: Entry) -> None:
        """Applies an entry of the log, with the role that its sender had then."""
        stamp = Stamp(entry.seq, entry.by, entry.role, entry.at, is_replay=True, is_pending=entry.is_pending)
        self.apply_changes(rule_for(entry.op).handler(self, entry.op, stamp))
        self.seq, self.last_op = entry.seq, entry.op.op_id

    def _apply_one(self, op: AnyOp, stamp: Stamp, applied: Applied, undos: list[Changes]) -> None:
        """Applies one op. Its undo is in `undos` as soon as the board has changed."""
        rule = rule_for(op)
        require(stamp.role, rule.role)
        moderation.check_blocked(self, op, stamp)
        stamp = replace(stamp, is_pending=decide_pending(self, op, stamp))
        changes = rule.handler(self, op, stamp)
        undos.append(self.apply_changes(changes))
        self.seq, self.last_op = stamp.seq, op.op_id
        applied.changes.merge(changes)
        applied.entries.append(_make_entry(op, stamp, changes))


def _make_entry(op: AnyOp, stamp: Stamp, changes: Changes) -> Entry:
    entry = Entry(seq=stamp.seq, by=stamp.by, role=stamp.role, at=stamp.at, op=op, is_pending=stamp.is_pending)
    return entry.model_copy(update={"revealed": _collect_revealed(changes)}) if reveals_text(op) else entry


def reveals_text(op: AnyOp) -> bool:
    """Whether the op shows texts to everybody that are in no earlier entry that everybody gets."""
    return isinstance(op, CommentRestore) or (isinstance(op, CommentHide | PersonHide) and not op.is_hidden)


def _collect_revealed(changes: Changes) -> Revealed | None:
    """The rows with the shown texts. None if they are too many for a message: clients fetch the snapshot instead."""
    rows = [comment for comment in changes.comments.values() if comment]
    if len(rows) > REVEALED_MAX:
        return None
    return Revealed(comments=rows, threads=[thread for thread in changes.threads.values() if thread])

"""The aggregate: one board in memory, and what a push does to it."""

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
from .hidden_comments import holds_words
from .registry import Stamp, rule_for
from .state import BoardState


@dataclass
class Applied:
    """What a push did: its lines for the log, and the rows to store."""

    entries: list[Entry] = field(default_factory=list)
    changes: Changes = field(default_factory=Changes)


class Board(BoardState):
    """A board that ops can be applied to. It has no clock and no storage of its own."""

    def apply(self, ops: Sequence[AnyOp], by: Actor, at: int) -> Applied:
        """Applies all ops in order. An op that is refused raises a `BoardError`; any error leaves the board untouched.

        The role is looked up here, at the moment of the change: a link that was rotated a moment ago gives none.
        """
        applied = Applied()
        for applied in self.apply_in_steps(ops, by, at):  # noqa: B007 - the last one is the result
            pass
        return applied

    def apply_in_steps(self, ops: Sequence[AnyOp], by: Actor, at: int) -> Generator[Applied, None, None]:
        """As `apply`, with a pause after each op: yields what has been applied so far.

        The caller goes on to the end before anybody else looks at the board. Closed earlier, it undoes all of it.
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
            # Also a fault of ours, and a caller that gives up: half of a push must never stay.
            self._go_back(undos, by.person_id, *before)
            raise

    def _go_back(self, undos: Sequence[Changes], person_id: str, seq: int, last_op: str, wrote_at: int | None) -> None:
        for undo in reversed(undos):
            self.put(undo)
        self.seq, self.last_op = seq, last_op
        self.wrote_at.pop(person_id, None)
        if wrote_at is not None:
            self.wrote_at[person_id] = wrote_at

    def apply_again(self, op: AnyOp, by: str, at: int) -> Applied:
        """Applies an op that was taken before, on a board that has lost it: no link is asked for."""
        applied = Applied()
        self._apply_one(op, Stamp(self.seq + 1, by, rule_for(op).role, at), applied, [])
        return applied

    def replay(self, entry: Entry) -> None:
        """Applies a line of the log again, with the role that its sender had then."""
        stamp = Stamp(entry.seq, entry.by, entry.role, entry.at, is_replay=True, is_pending=entry.is_pending)
        self.put(rule_for(entry.op).handler(self, entry.op, stamp))
        self.seq, self.last_op = entry.seq, entry.op.op_id

    def _apply_one(self, op: AnyOp, stamp: Stamp, applied: Applied, undos: list[Changes]) -> None:
        """Adds to `undos` what undoes it, as soon as the board has changed."""
        rule = rule_for(op)
        require(stamp.role, rule.role)
        moderation.check_blocked(self, op, stamp)
        stamp = replace(stamp, is_pending=holds_words(self, op, stamp))
        changes = rule.handler(self, op, stamp)
        undos.append(self.put(changes))
        self.seq, self.last_op = stamp.seq, op.op_id
        applied.changes.follow(changes)
        applied.entries.append(_entry(op, stamp, changes))


def _entry(op: AnyOp, stamp: Stamp, changes: Changes) -> Entry:
    line = Entry(seq=stamp.seq, by=stamp.by, role=stamp.role, at=stamp.at, op=op, is_pending=stamp.is_pending)
    return line.model_copy(update={"revealed": _arrivals(changes)}) if brings_words(op) else line


def brings_words(op: AnyOp) -> bool:
    """Whether words come into view that are in no line of the log that everybody gets."""
    return isinstance(op, CommentRestore) or (isinstance(op, CommentHide | PersonHide) and not op.is_hidden)


def _arrivals(changes: Changes) -> Revealed | None:
    """None where they are too many for a message: whoever follows reads the board anew."""
    said = [comment for comment in changes.comments.values() if comment]
    if len(said) > REVEALED_MAX:
        return None
    return Revealed(comments=said, threads=[thread for thread in changes.threads.values() if thread])

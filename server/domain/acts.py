"""The record of what owners did to keep order, and the ops that take it back."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any, Final

from ..wire.moderation import CommentDismiss, CommentHide, CommentRestore, PersonBlock, PersonHide
from ..wire.ops import (
    AnyOp,
    BoardPatch,
    BoardUpdate,
    CommentDelete,
    Entry,
    LinkCreate,
    LinkProtect,
    LinkRevoke,
    LinkRotate,
    LinkUpdate,
    PersonErase,
)
from ..wire.views import BoardView
from ..wire.withheld import Act, BlockView, Moderation, ReportView, Withheld, WithheldView
from .state import BoardState

# Of a board's own fields those that say who may write, and when.
_ORDER: Final = ("takes_comments", "opens_at", "closes_at", "slow_seconds", "holds")
_ACTS: Final = (
    CommentHide,
    CommentRestore,
    CommentDismiss,
    PersonHide,
    PersonBlock,
    LinkCreate,
    LinkUpdate,
    LinkProtect,
    LinkRotate,
    LinkRevoke,
)


def is_act(entry: Entry) -> bool:
    """Whether a line is found by itself: acts of owners, and erasures."""
    match entry.op:
        case CommentDelete():
            return entry.role == "own"
        case BoardUpdate(set=patch):
            return bool(patch.model_fields_set.intersection(_ORDER))
        case op:
            return isinstance(op, (*_ACTS, PersonErase))


def moderation_of(board: BoardState, acts: Sequence[Entry], *, is_whole: bool, new_id: Callable[[], str]) -> Moderation:
    """What an owner keeps order with: the words that others do not read, reports, blocks, and the acts."""
    names = {person.id: person.name for person in board.people.values()}
    return Moderation(
        withheld=[_seen_by_owner(board, words) for words in board.withheld.values()],
        reports=[ReportView(comment_id=report.id, count=len(report.people)) for report in board.reports.values()],
        blocked=[BlockView(person=block.id, name=names.get(block.id), at=block.at) for block in board.blocks.values()],
        audit=record(board, acts, is_whole=is_whole, new_id=new_id),
    )


def _seen_by_owner(board: BoardState, words: Withheld) -> WithheldView:
    row = words.gone or board.comment(words.id)
    reason: Any = "deleted" if words.gone else row.withheld
    said = words.model_dump(include={"id", "by", "text", "mentions"})
    return WithheldView(**said, thread_id=row.thread_id, reason=reason)


def record(board: BoardState, acts: Sequence[Entry], *, is_whole: bool, new_id: Callable[[], str]) -> list[Act]:
    """The acts, newest first as they come, each with the op that takes it back from the board as it stands.

    What a field was before an act is what an older act set; where there is none, and the acts are the board's whole
    record, what boards begin with.
    """
    lines = []
    for index, act in enumerate(acts):
        before = _Before(acts[index + 1 :], is_whole=is_whole)
        undo = _undo(board, act.op, before, new_id())
        lines.append(Act(seq=act.seq, at=act.at, by=act.by, op=act.op, undo=undo))
    return lines


class _Before:
    """What the board's own fields were before an act."""

    def __init__(self, older: Sequence[Entry], *, is_whole: bool) -> None:
        self._older = older
        self._is_whole = is_whole

    def value(self, name: str) -> Any:
        """Raises `LookupError` where nobody knows."""
        for act in self._older:
            if isinstance(act.op, BoardUpdate) and name in act.op.set.model_fields_set:
                return getattr(act.op.set, name)
        if not self._is_whole:
            raise LookupError(name)
        return BoardView.model_fields[name].default


def _undo(board: BoardState, op: AnyOp, before: _Before, op_id: str) -> AnyOp | None:
    match op:
        case CommentHide(id=id_, is_hidden=is_hidden) if id_ in board.comments:
            is_now = board.comments[id_].withheld == "hidden"
            return CommentHide(op_id=op_id, id=id_, is_hidden=not is_hidden) if is_now == is_hidden else None
        case CommentDelete(id=id_) if id_ in board.withheld:
            return CommentRestore(op_id=op_id, id=id_) if board.withheld[id_].gone else None
        case CommentRestore(id=id_) if id_ in board.comments:
            return CommentDelete(op_id=op_id, id=id_)
        case PersonHide(person=person, is_hidden=True) if any(_is_hidden_with_all(board, person)):
            return PersonHide(op_id=op_id, person=person, is_hidden=False)
        case PersonBlock(person=person, is_blocked=True) if person in board.blocks:
            return PersonBlock(op_id=op_id, person=person, is_blocked=False)
        case BoardUpdate(set=patch):
            return _undo_of_fields(board.info, patch, before, op_id)
        case _:
            return None


def _is_hidden_with_all(board: BoardState, person: str) -> Iterator[bool]:
    return (words.with_all and words.gone is None for words in board.withheld.values() if words.by == person)


def _undo_of_fields(info: BoardView, patch: BoardPatch, before: _Before, op_id: str) -> BoardUpdate | None:
    """Of fields that stand as the act set them; others were changed since."""
    named = [name for name in _ORDER if name in patch.model_fields_set]
    standing = [name for name in named if getattr(info, name) == getattr(patch, name)]
    try:
        earlier = {name: value for name in standing if (value := before.value(name)) != getattr(info, name)}
    except LookupError:
        return None
    return BoardUpdate(op_id=op_id, set=BoardPatch(**earlier)) if earlier else None

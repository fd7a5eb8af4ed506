"""The record of what owners did to keep order, and the ops that take it back."""

from collections.abc import Callable, Iterator, Sequence
from heapq import nlargest
from itertools import islice
from typing import Any, Final

from ..config import HIDDEN_SEEN_MAX, REPORTS_SEEN_MAX
from ..wire.hidden_comments import AuditRecord, BlockView, HiddenComment, HiddenCommentView, Moderation, ReportView
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
from ..wire.views import BoardView, CommentView
from .board_settings import are_hours
from .state import BoardState

# Of a board's own fields those that say who may write, and when.
_ORDER: Final = ("comments_open", "opens_at", "closes_at", "slow_seconds", "review")
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


def is_audited(entry: Entry) -> bool:
    """Whether a line is found by itself: acts of owners, and erasures."""
    match entry.op:
        case CommentDelete():
            return entry.role == "own"
        case BoardUpdate(set=patch):
            return bool(patch.model_fields_set.intersection(_ORDER))
        case op:
            return isinstance(op, (*_ACTS, PersonErase))


def moderation_of(board: BoardState, acts: Sequence[Entry], *, is_whole: bool, new_id: Callable[[], str]) -> Moderation:
    """What an owner keeps order with: the words that others do not read, reports, blocks, and the acts.

    Made while the board stands still, so only as much of it as somebody looks at, and nothing is checked once more.
    """
    names = {block: board.people[block].name for block in board.blocks if block in board.people}
    newest = nlargest(HIDDEN_SEEN_MAX, board.hidden_comments.values(), key=lambda words: _row(board, words).seq)
    reports = islice(reversed(board.reports.values()), REPORTS_SEEN_MAX)
    return Moderation.model_construct(
        hidden_comments=[_seen_by_owner(_row(board, words), words) for words in newest],
        hidden_count=len(board.hidden_comments),
        reports=[ReportView(comment_id=report.id, count=len(report.people)) for report in reports],
        blocked=[BlockView(person=block.id, name=names.get(block.id), at=block.at) for block in board.blocks.values()],
        audit_log=record(board, acts, is_whole=is_whole, new_id=new_id),
    )


def _row(board: BoardState, words: HiddenComment) -> CommentView:
    return words.gone or board.comment(words.id)


def _seen_by_owner(row: CommentView, words: HiddenComment) -> HiddenCommentView:
    reason: Any = "deleted" if words.gone else row.hidden
    return HiddenCommentView.model_construct(
        id=words.id, thread_id=row.thread_id, by=words.by, text=words.text, mentions=words.mentions, reason=reason
    )


def record(board: BoardState, acts: Sequence[Entry], *, is_whole: bool, new_id: Callable[[], str]) -> list[AuditRecord]:
    """The acts, newest first as they come, each with the op that takes it back from the board as it stands.

    What a field was before an act is what an older act set; where there is none, and the acts are the board's whole
    record, what boards begin with.
    """
    lines = []
    for index, act in enumerate(acts):
        before = _Before(acts[index + 1 :], is_whole=is_whole)
        undo = _undo(board, act, before, new_id())
        lines.append(AuditRecord.model_construct(seq=act.seq, at=act.at, by=act.by, op=_told(act.op), undo=undo))
    return lines


def _told(op: AnyOp) -> AnyOp:
    """Nobody is shown the hash of a password."""
    return op.model_copy(update={"password_hash": None}) if isinstance(op, LinkProtect) else op


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


def _undo(board: BoardState, act: Entry, before: _Before, op_id: str) -> AnyOp | None:
    match act.op:
        case CommentHide(id=id_, is_hidden=is_hidden) if _was_there(board, act, id_):
            is_now = board.comments[id_].hidden == "moderated"
            return CommentHide(op_id=op_id, id=id_, is_hidden=not is_hidden) if is_now == is_hidden else None
        case CommentDelete(id=id_) if id_ in board.hidden_comments:
            return CommentRestore(op_id=op_id, id=id_) if board.hidden_comments[id_].gone else None
        case CommentRestore(id=id_) if _was_there(board, act, id_) and _is_guest(board, board.comments[id_].by):
            return CommentDelete(op_id=op_id, id=id_)
        case PersonHide(person=person, is_hidden=True) if any(_is_hidden_with_all(board, person)):
            return PersonHide(op_id=op_id, person=person, is_hidden=False)
        case PersonBlock(person=person, is_blocked=True) if person in board.blocks:
            return PersonBlock(op_id=op_id, person=person, is_blocked=False)
        case BoardUpdate(set=patch):
            return _undo_of_fields(board.info, patch, before, op_id)
        case _:
            return None


def _was_there(board: BoardState, act: Entry, id_: str) -> bool:
    """Whether that is the comment that the act was about, and none that took its id since."""
    return id_ in board.comments and board.comments[id_].seq < act.seq


def _is_guest(board: BoardState, person: str) -> bool:
    """What an owner deletes of their own would be gone for good."""
    return person in board.people and board.people[person].is_guest


def _is_hidden_with_all(board: BoardState, person: str) -> Iterator[bool]:
    hidden = board.hidden_comments.values()
    return (words.state_before is not None and words.gone is None for words in hidden if words.by == person)


def _undo_of_fields(info: BoardView, patch: BoardPatch, before: _Before, op_id: str) -> BoardUpdate | None:
    """Of fields that stand as the act set them; others were changed since."""
    named = [name for name in _ORDER if name in patch.model_fields_set]
    standing = [name for name in named if getattr(info, name) == getattr(patch, name)]
    try:
        before_it: dict[str, Any] = {name: before.value(name) for name in standing}
    except LookupError:
        return None
    earlier = {name: value for name, value in before_it.items() if value != getattr(info, name)}
    is_possible = earlier and are_hours(info.model_copy(update=earlier))
    return BoardUpdate(op_id=op_id, set=BoardPatch(**earlier)) if is_possible else None

"""The audit log: what owners did in moderation, and the ops that undo it."""

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

# The fields of a board that say who may comment, and when.
_COMMENTING: Final = ("comments_open", "opens_at", "closes_at", "slow_seconds", "review")
_AUDITED: Final = (
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
    PersonErase,
)


def is_audited(entry: Entry) -> bool:
    """Whether the store marks an entry, so that it is found without a search of the log: moderation and erasures."""
    match entry.op:
        case CommentDelete():
            return entry.role == "own"
        case BoardUpdate(set=patch):
            return bool(patch.model_fields_set.intersection(_COMMENTING))
        case op:
            return isinstance(op, _AUDITED)


def describe_moderation(
    board: BoardState, entries: Sequence[Entry], *, is_whole: bool, new_id: Callable[[], str]
) -> Moderation:
    """All that the moderation dialog of an owner shows. For `entries` and `is_whole` see `list_audit_records`.

    This runs while the board's queue waits. Hence the limits, and no validation of rows that are valid already.
    """
    names = {block: board.people[block].name for block in board.blocks if block in board.people}
    newest = nlargest(HIDDEN_SEEN_MAX, board.hidden_comments.values(), key=lambda hidden: _row(board, hidden).seq)
    reports = islice(reversed(board.reports.values()), REPORTS_SEEN_MAX)
    return Moderation.model_construct(
        hidden_comments=[_view(_row(board, hidden), hidden) for hidden in newest],
        hidden_count=len(board.hidden_comments),
        reports=[ReportView(comment_id=report.id, count=len(report.people)) for report in reports],
        blocked=[BlockView(person=block.id, name=names.get(block.id), at=block.at) for block in board.blocks.values()],
        audit_log=list_audit_records(board, entries, is_whole=is_whole, new_id=new_id),
    )


def _row(board: BoardState, hidden: HiddenComment) -> CommentView:
    return hidden.gone or board.comment(hidden.id)


def _view(row: CommentView, hidden: HiddenComment) -> HiddenCommentView:
    reason: Any = "deleted" if hidden.gone else row.hidden
    return HiddenCommentView.model_construct(
        id=hidden.id, thread_id=row.thread_id, by=hidden.by, text=hidden.text, mentions=hidden.mentions, reason=reason
    )


def list_audit_records(
    board: BoardState, entries: Sequence[Entry], *, is_whole: bool, new_id: Callable[[], str]
) -> list[AuditRecord]:
    """One record for each audited entry, newest first as the entries are, with the op that undoes it on this board.

    `is_whole`: `entries` are all audited entries of the board. A field that no older entry sets had its default value.
    """
    records = []
    for index, entry in enumerate(entries):
        earlier = _EarlierFields(entries[index + 1 :], is_whole=is_whole)
        undo, op = _undo(board, entry, earlier, new_id()), _without_hash(entry.op)
        records.append(AuditRecord.model_construct(seq=entry.seq, at=entry.at, by=entry.by, op=op, undo=undo))
    return records


def _without_hash(op: AnyOp) -> AnyOp:
    """The hash of a password is shown to nobody."""
    return op.model_copy(update={"password_hash": None}) if isinstance(op, LinkProtect) else op


class _EarlierFields:
    """The values that the fields of a board had before an entry."""

    def __init__(self, older: Sequence[Entry], *, is_whole: bool) -> None:
        self._older = older
        self._is_whole = is_whole

    def value(self, name: str) -> Any:
        """The value of a field; `LookupError` if the older entries do not tell."""
        for entry in self._older:
            if isinstance(entry.op, BoardUpdate) and name in entry.op.set.model_fields_set:
                return getattr(entry.op.set, name)
        if not self._is_whole:
            raise LookupError(name)
        return BoardView.model_fields[name].default


def _undo(board: BoardState, entry: Entry, earlier: _EarlierFields, op_id: str) -> AnyOp | None:
    match entry.op:
        case CommentHide(id=id_, is_hidden=is_hidden) if _is_same_comment(board, entry, id_):
            is_now = board.comments[id_].hidden == "moderated"
            return CommentHide(op_id=op_id, id=id_, is_hidden=not is_hidden) if is_now == is_hidden else None
        case CommentDelete(id=id_) if id_ in board.hidden_comments:
            return CommentRestore(op_id=op_id, id=id_) if board.hidden_comments[id_].gone else None
        case CommentRestore(id=id_) if _is_same_comment(board, entry, id_) and _is_guest(board, board.comments[id_].by):
            return CommentDelete(op_id=op_id, id=id_)
        case PersonHide(person=person, is_hidden=True) if any(_hidden_with_person(board, person)):
            return PersonHide(op_id=op_id, person=person, is_hidden=False)
        case PersonBlock(person=person, is_blocked=True) if person in board.blocks:
            return PersonBlock(op_id=op_id, person=person, is_blocked=False)
        case BoardUpdate(set=patch):
            return _undo_board_update(board.info, patch, earlier, op_id)
        case _:
            return None


def _is_same_comment(board: BoardState, entry: Entry, id_: str) -> bool:
    """Whether the comment of the entry is still there, and not a later one with the same id."""
    return id_ in board.comments and board.comments[id_].seq < entry.seq


def _is_guest(board: BoardState, person: str) -> bool:
    """A comment that an owner deletes and wrote cannot be restored, so its deletion is no undo."""
    return person in board.people and board.people[person].is_guest


def _hidden_with_person(board: BoardState, person: str) -> Iterator[bool]:
    hidden = (each for each in board.hidden_comments.values() if each.by == person)
    return (each.state_before is not None and each.gone is None for each in hidden)


def _undo_board_update(info: BoardView, patch: BoardPatch, earlier: _EarlierFields, op_id: str) -> BoardUpdate | None:
    """Undoes the fields that still have the value of the entry. Later ops have changed the others."""
    named = [name for name in _COMMENTING if name in patch.model_fields_set]
    unchanged = [name for name in named if getattr(info, name) == getattr(patch, name)]
    try:
        before: dict[str, Any] = {name: earlier.value(name) for name in unchanged}
    except LookupError:
        return None
    fields = {name: value for name, value in before.items() if value != getattr(info, name)}
    is_possible = fields and are_hours(info.model_copy(update=fields))
    return BoardUpdate(op_id=op_id, set=BoardPatch(**fields)) if is_possible else None

"""Redaction: the version of a log entry that everybody on a board may see."""

from collections.abc import Mapping
from typing import Any, Final

from ..wire.moderation import CommentReport, PersonBlock
from ..wire.ops import (
    AnyOp,
    CommentCreate,
    CommentUpdate,
    Entry,
    LinkCreate,
    LinkPatch,
    LinkProtect,
    LinkUpdate,
    ThreadCreate,
)
from ..wire.views import Revealed
from .hidden_comments import NO_TEXT
from .state import BoardState

_BLANK: Final[Mapping[str, Any]] = {"text": NO_TEXT, "mentions": []}


def redact_for_public(entry: Entry, board: BoardState) -> Entry:
    """The entry without what only owners may know: names and passwords of links, who was blocked, who reported.

    A text is removed if the board, as it is now, does not show it to everybody: it is hidden, deleted or was edited.
    """
    op = _redact_op(entry, board)
    public = entry if op is entry.op else entry.model_copy(update={"op": op})
    if public.revealed:
        public = public.model_copy(update={"revealed": _redact_revealed(public.revealed, board)})
    # The sender recognises their own report by its `op_id`.
    return public.model_copy(update={"by": board.info.id}) if isinstance(op, CommentReport) else public


def _redact_op(entry: Entry, board: BoardState) -> AnyOp:
    match entry.op:
        case CommentCreate(id=id_) | CommentUpdate(id=id_) | ThreadCreate(comment_id=id_) as op:
            return op if _is_public(op.text, id_, board) else op.model_copy(update=_BLANK)
        case PersonBlock() as op:
            return op.model_copy(update={"person": entry.by})
        case LinkCreate() as op:
            return op.model_copy(update={"name": ""})
        case LinkUpdate() as op:
            return op.model_copy(update={"set": LinkPatch(**op.set.model_dump(exclude={"name"}))})
        case LinkProtect() as op:
            return op.model_copy(update={"password_hash": None})
        case op:
            return op


def _is_public(text: str, comment_id: str, board: BoardState) -> bool:
    """Whether everybody reads exactly this text in the comment now. The row of a hidden comment has no text."""
    return comment_id in board.comments and board.comments[comment_id].text == text


def _redact_revealed(revealed: Revealed, board: BoardState) -> Revealed:
    comments = [
        comment if _is_public(comment.text, comment.id, board) else comment.model_copy(update=_BLANK)
        for comment in revealed.comments
    ]
    return revealed.model_copy(update={"comments": comments})

"""What everybody on a board may see of a line of its log."""

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
from .hidden_comments import NO_WORDS
from .state import BoardState

_NOTHING_SAID: Final[Mapping[str, Any]] = {"text": NO_WORDS, "mentions": []}


def for_all(entry: Entry, board: BoardState) -> Entry:
    """The line without what a link is called and asks for, without words that do not stand on the board as it is (they
    are withheld or gone, or were written anew), and without those who were blocked or reported something."""
    op = _public(entry, board)
    shown = entry if op is entry.op else entry.model_copy(update={"op": op})
    if shown.revealed:
        shown = shown.model_copy(update={"revealed": _still_shown(shown.revealed, board)})
    # Whoever sent it knows it by its `op_id`.
    return shown.model_copy(update={"by": board.info.id}) if isinstance(op, CommentReport) else shown


def _public(entry: Entry, board: BoardState) -> AnyOp:
    match entry.op:
        case CommentCreate(id=id_) | CommentUpdate(id=id_) | ThreadCreate(comment_id=id_) as op:
            return op if _stands(op.text, id_, board) else op.model_copy(update=_NOTHING_SAID)
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


def _stands(text: str, comment_id: str, board: BoardState) -> bool:
    """Whether everybody reads this there: not what was written before a comment was withheld, or while it was."""
    return comment_id in board.comments and board.comments[comment_id].text == text


def _still_shown(comes: Revealed, board: BoardState) -> Revealed:
    comments = [
        comment if _stands(comment.text, comment.id, board) else comment.model_copy(update=_NOTHING_SAID)
        for comment in comes.comments
    ]
    return comes.model_copy(update={"comments": comments})

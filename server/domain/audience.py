"""What everybody on a board may see of a line of its log."""

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
from ..wire.views import Arrivals
from .state import BoardState
from .withheld import NO_WORDS


def for_all(entry: Entry, board: BoardState) -> Entry:
    """The line without what a link is called and asks for, without words that are withheld on the board as it is or
    whose comment is gone, and without the names of those who were blocked or reported something."""
    op = _public(entry, board)
    shown = entry if op is entry.op else entry.model_copy(update={"op": op})
    if shown.comes:
        shown = shown.model_copy(update={"comes": _still_shown(shown.comes, board)})
    # Whoever sent it knows it by its `op_id`.
    return shown.model_copy(update={"by": board.info.id}) if isinstance(op, CommentReport) else shown


def _public(entry: Entry, board: BoardState) -> AnyOp:
    match entry.op:
        case CommentCreate(id=id_) | CommentUpdate(id=id_) | ThreadCreate(comment_id=id_) as op:
            return op if _is_shown(id_, entry.seq, board) else op.model_copy(update={"text": NO_WORDS, "mentions": []})
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


def _is_shown(comment_id: str, seq: int, board: BoardState) -> bool:
    """Lines before its own number speak of another comment, whose id it has after that went."""
    comment = board.comments.get(comment_id)
    return comment is not None and comment.withheld is None and seq >= comment.seq


def _still_shown(comes: Arrivals, board: BoardState) -> Arrivals:
    """What has been withheld again since, or is gone, comes without words: later lines say so, too."""
    comments = [
        comment
        if _is_shown(comment.id, comment.seq, board)
        else comment.model_copy(update={"text": NO_WORDS, "mentions": []})
        for comment in comes.comments
    ]
    return comes.model_copy(update={"comments": comments})

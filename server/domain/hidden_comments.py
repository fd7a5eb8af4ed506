"""Words that not everybody reads: what stands in their place, and what brings them back."""

import re
from typing import Final

from ..wire.hidden_comments import HiddenComment
from ..wire.ops import AnyOp, CommentCreate, CommentDelete, CommentUpdate, ThreadCreate
from ..wire.values import HiddenReason
from ..wire.views import CommentView, Snapshot
from .access import RANK
from .changes import Changes
from .registry import Stamp
from .state import BoardState

# A comment is not blank.
NO_WORDS: Final = "–"
# What pages make a link of, and what readers would paste into an address line.
_LINK: Final = re.compile(r"https?://|\bwww\.", re.IGNORECASE)


def holds_words(board: BoardState, op: AnyOp, stamp: Stamp) -> bool:
    """Whether the words of an op are put beside the board: guests' for review, where the owner wants it so; and those
    of somebody else that an owner takes away.
    """
    if isinstance(op, CommentDelete):
        return op.id in board.comments and board.comments[op.id].by != stamp.by
    if not isinstance(op, ThreadCreate | CommentCreate | CommentUpdate) or RANK[stamp.role] >= RANK["edit"]:
        return False
    review = board.info.review
    return review == "all" or (review == "links" and has_link(op.text))


def has_link(text: str) -> bool:
    """Whether there is something in it that leads elsewhere."""
    return _LINK.search(text) is not None


def hide(board: BoardState, comment: CommentView, *, with_all: bool = False) -> Changes:
    """The comment without its words, and the words beside it; with all of its author's, also how it stood before."""
    words = board.hidden_comments.get(comment.id) or _words_of(comment)
    before = ("pending" if comment.hidden else "shown") if with_all else None
    return _aside(comment, "moderated", words.model_copy(update={"state_before": before}))


def come_back(comment: CommentView, words: HiddenComment) -> Changes:
    """The comment as it stood before all of its author's was hidden."""
    if words.state_before == "pending":
        return _aside(comment, "pending", words.model_copy(update={"state_before": None}))
    return show(comment, words)


def show(comment: CommentView, words: HiddenComment) -> Changes:
    """The comment with its words, for everybody."""
    row = with_words(comment, words).model_copy(update={"hidden": None})
    return Changes(comments={comment.id: row}, hidden_comments={comment.id: None})


def _aside(comment: CommentView, why: HiddenReason, words: HiddenComment) -> Changes:
    row = _without_words(comment).model_copy(update={"hidden": why})
    return Changes(comments={comment.id: row}, hidden_comments={comment.id: words})


def with_words(comment: CommentView, words: HiddenComment | None) -> CommentView:
    """A comment as those read it who may: with its words, and why others do not have them."""
    return comment.model_copy(update={"text": words.text, "mentions": words.mentions}) if words else comment


def with_all_words(board: BoardState) -> Snapshot:
    """The board as its owner takes it away: why words are withheld stands beside them."""
    snapshot = board.snapshot()
    comments = [with_words(comment, board.hidden_comments.get(comment.id)) for comment in snapshot.comments]
    return snapshot.model_copy(update={"comments": comments})


def written(board: BoardState, comment: CommentView, *, is_pending: bool) -> Changes:
    """A comment with words that its author has just written; what was withheld stays it, in other words."""
    known = board.hidden_comments.get(comment.id)
    if known is not None:
        words = known.model_copy(update={"text": comment.text, "mentions": comment.mentions})
        return Changes(comments={comment.id: _without_words(comment)}, hidden_comments={comment.id: words})
    return _aside(comment, "pending", _words_of(comment)) if is_pending else Changes(comments={comment.id: comment})


def deleted(board: BoardState, comment: CommentView, stamp: Stamp) -> Changes:
    """What becomes of the words of a comment that goes: an owner may bring back what was not their own."""
    changes = without_reports(board, comment.id)
    if stamp.is_pending:
        changes.hidden_comments[comment.id] = _kept(board, comment)
    elif comment.id in board.hidden_comments:
        changes.hidden_comments[comment.id] = None
    return changes


def without_reports(board: BoardState, comment_id: str) -> Changes:
    """They have been dealt with."""
    return Changes(reports={comment_id: None} if comment_id in board.reports else {})


def _kept(board: BoardState, comment: CommentView) -> HiddenComment:
    words = board.hidden_comments.get(comment.id) or _words_of(comment)
    thread = board.thread(comment.thread_id)
    node = board.nodes.get(thread.node_id or "")
    x, y = (thread.x + node.x, thread.y + node.y) if node else (thread.x, thread.y)
    gone = _without_words(comment)
    return words.model_copy(update={"gone": gone, "thread": thread, "x": x, "y": y})


def _words_of(comment: CommentView) -> HiddenComment:
    return HiddenComment(id=comment.id, by=comment.by, text=comment.text, mentions=comment.mentions)


def _without_words(comment: CommentView) -> CommentView:
    return comment.model_copy(update={"text": NO_WORDS, "mentions": []})

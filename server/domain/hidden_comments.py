"""Hidden comments: comments whose text only their author and owners may read."""

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

# Stands in place of a text that is hidden or erased. It is not empty, because a comment must not be blank.
NO_TEXT: Final = "–"
# What pages turn into a link, and what readers would paste into an address bar.
_LINK: Final = re.compile(r"https?://|\bwww\.", re.IGNORECASE)


def decide_pending(board: BoardState, op: AnyOp, stamp: Stamp) -> bool:
    """Whether the text of an op becomes a hidden comment.

    True for a guest's text that waits for review, and for a deleted comment that its deleter did not write.
    """
    if isinstance(op, CommentDelete):
        return op.id in board.comments and board.comments[op.id].by != stamp.by
    if not isinstance(op, ThreadCreate | CommentCreate | CommentUpdate) or RANK[stamp.role] >= RANK["edit"]:
        return False
    review = board.info.review
    return review == "all" or (review == "links" and has_link(op.text))


def has_link(text: str) -> bool:
    """Whether the text contains a web address."""
    return _LINK.search(text) is not None


def hide(board: BoardState, comment: CommentView, *, with_person: bool = False) -> Changes:
    """Hides a comment. With `with_person` its present state is stored, so that undoing `person.hide` can restore it."""
    hidden = board.hidden_comments.get(comment.id) or _new_hidden(comment)
    before = ("pending" if comment.hidden else "shown") if with_person else None
    return _move_text(comment, "moderated", hidden.model_copy(update={"state_before": before}))


def undo_person_hide(comment: CommentView, hidden: HiddenComment) -> Changes:
    """Brings a comment back to its state before `person.hide`: shown, or pending review."""
    if hidden.state_before == "pending":
        return _move_text(comment, "pending", hidden.model_copy(update={"state_before": None}))
    return show(comment, hidden)


def show(comment: CommentView, hidden: HiddenComment) -> Changes:
    """Shows the text of a comment to everybody."""
    row = fill_text(comment, hidden).model_copy(update={"hidden": None})
    return Changes(comments={comment.id: row}, hidden_comments={comment.id: None})


def fill_text(comment: CommentView, hidden: HiddenComment | None) -> CommentView:
    """The comment with its real text and mentions; unchanged if it is not hidden."""
    return comment.model_copy(update={"text": hidden.text, "mentions": hidden.mentions}) if hidden else comment


def snapshot_for_owner(board: BoardState) -> Snapshot:
    """The whole board with the texts of hidden comments. Each comment still says why it is hidden."""
    snapshot = board.snapshot()
    comments = [fill_text(comment, board.hidden_comments.get(comment.id)) for comment in snapshot.comments]
    return snapshot.model_copy(update={"comments": comments})


def write_comment(board: BoardState, comment: CommentView, *, is_pending: bool) -> Changes:
    """Stores a comment with a new text. A comment that is hidden stays hidden."""
    known = board.hidden_comments.get(comment.id)
    if known is not None:
        hidden = known.model_copy(update={"text": comment.text, "mentions": comment.mentions})
        return Changes(comments={comment.id: _blank(comment)}, hidden_comments={comment.id: hidden})
    if is_pending:
        return _move_text(comment, "pending", _new_hidden(comment))
    return Changes(comments={comment.id: comment})


def keep_or_drop_text(board: BoardState, comment: CommentView, stamp: Stamp) -> Changes:
    """For a comment that is deleted: keeps it for `comment.restore` if `is_pending`, and clears its reports."""
    changes = clear_reports(board, comment.id)
    if stamp.is_pending:
        changes.hidden_comments[comment.id] = _keep_deleted(board, comment)
    elif comment.id in board.hidden_comments:
        changes.hidden_comments[comment.id] = None
    return changes


def clear_reports(board: BoardState, comment_id: str) -> Changes:
    """Removes the reports of a comment."""
    return Changes(reports={comment_id: None} if comment_id in board.reports else {})


def _move_text(comment: CommentView, reason: HiddenReason, hidden: HiddenComment) -> Changes:
    row = _blank(comment).model_copy(update={"hidden": reason})
    return Changes(comments={comment.id: row}, hidden_comments={comment.id: hidden})


def _keep_deleted(board: BoardState, comment: CommentView) -> HiddenComment:
    hidden = board.hidden_comments.get(comment.id) or _new_hidden(comment)
    thread = board.thread(comment.thread_id)
    node = board.nodes.get(thread.node_id or "")
    x, y = (thread.x + node.x, thread.y + node.y) if node else (thread.x, thread.y)
    return hidden.model_copy(update={"gone": _blank(comment), "thread": thread, "x": x, "y": y})


def _new_hidden(comment: CommentView) -> HiddenComment:
    return HiddenComment(id=comment.id, by=comment.by, text=comment.text, mentions=comment.mentions)


def _blank(comment: CommentView) -> CommentView:
    return comment.model_copy(update={"text": NO_TEXT, "mentions": []})

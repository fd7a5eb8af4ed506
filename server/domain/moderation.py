"""Rules for moderation: hidden and restored comments, blocked guests, and reports."""

from ..config import COMMENTS_MAX, REPORTS_PER_COMMENT_MAX, THREADS_MAX
from ..errors import Blocked, BoardFull, Invalid, NotFound
from ..wire.hidden_comments import Block, HiddenComment, Report
from ..wire.moderation import CommentDismiss, CommentHide, CommentReport, CommentRestore, PersonBlock, PersonHide
from ..wire.nodes import Connector
from ..wire.ops import AnyOp, CommentDelete, NodeDelete, PersonErase
from ..wire.values import Role
from ..wire.views import ThreadView
from .access import RANK
from .changes import Changes
from .hidden_comments import clear_reports, hide, show, undo_person_hide
from .registry import Stamp, handles
from .state import BoardState


@handles(CommentHide, role="own")
def hide_comment(board: BoardState, op: CommentHide, _stamp: Stamp) -> Changes:
    """Hides a comment or shows it. A comment hidden individually stays hidden when `person.hide` is undone.

    Hiding clears its reports.
    """
    comment, hidden = board.comment(op.id), board.hidden_comments.get(op.id)
    if not op.is_hidden:
        return show(comment, hidden) if hidden else Changes()
    changes = hide(board, comment)
    changes.merge(clear_reports(board, op.id))
    return changes


@handles(PersonHide, role="own")
def hide_person(board: BoardState, op: PersonHide, _stamp: Stamp) -> Changes:
    """Hides all comments of a guest that are shown or pending, or brings back those that an op of this kind hid."""
    if op.is_hidden:
        _require_guest(board, op.person)
    changes = Changes()
    for comment in map(board.comment, board.index.comments_by.ids(op.person)):
        hidden = board.hidden_comments.get(comment.id)
        if op.is_hidden and comment.hidden != "moderated":
            changes.merge(hide(board, comment, with_person=True))
            changes.merge(clear_reports(board, comment.id))
        elif not op.is_hidden and hidden is not None and hidden.state_before:
            changes.merge(undo_person_hide(comment, hidden))
    return changes


@handles(PersonBlock, role="own")
def block_person(board: BoardState, op: PersonBlock, stamp: Stamp) -> Changes:
    """Blocks or unblocks a guest. The block has a row of its own, so a new name or an erasure does not end it."""
    if not op.is_blocked:
        return Changes(blocks={op.person: None} if op.person in board.blocks else {})
    _require_guest(board, op.person)
    return Changes(blocks={op.person: Block(id=op.person, at=stamp.at)})


@handles(CommentRestore, role="own")
def restore_comment(board: BoardState, op: CommentRestore, stamp: Stamp) -> Changes:
    """Restores a comment as it was when an owner deleted it. If it was hidden then, it is hidden again."""
    deleted = board.hidden_comments.get(op.id)
    if deleted is None or deleted.gone is None:
        raise NotFound("comment", op.id)
    if len(board.comments) >= COMMENTS_MAX and not stamp.is_replay:
        raise BoardFull(f"a board can have {COMMENTS_MAX} comments", limit=COMMENTS_MAX)
    changes = Changes(threads=_restore_thread(board, deleted, stamp))
    hidden = deleted.model_copy(update={"gone": None, "thread": None, "x": 0.0, "y": 0.0})
    if deleted.gone.hidden is None:
        changes.merge(show(deleted.gone, hidden))
    else:
        changes.merge(Changes(comments={op.id: deleted.gone}, hidden_comments={op.id: hidden}))
    return changes


@handles(CommentReport, role="comment")
def report_comment(board: BoardState, op: CommentReport, stamp: Stamp) -> Changes:
    """Adds a report. Each person counts once, own and hidden comments cannot be reported, and there is a limit."""
    comment = board.comment(op.id)
    people = board.reports[op.id].people if op.id in board.reports else []
    is_idle = stamp.by in people or stamp.by == comment.by or comment.hidden is not None
    if is_idle or len(people) >= REPORTS_PER_COMMENT_MAX:
        return Changes()
    return Changes(reports={op.id: Report(id=op.id, people=[*people, stamp.by])})


@handles(CommentDismiss, role="own")
def dismiss_reports(board: BoardState, op: CommentDismiss, _stamp: Stamp) -> Changes:
    """Clears the reports. The comment does not change, and people can report it again."""
    return clear_reports(board, op.id)


def is_blocked(board: BoardState, person_id: str, role: Role) -> bool:
    """Whether a person may not write. An owner is never blocked, because owners could unblock themselves."""
    return person_id in board.blocks and role != "own"


def check_blocked(board: BoardState, op: AnyOp, stamp: Stamp) -> None:
    """Raises `Blocked` if the sender is blocked. They may still delete their own comments, notes and data."""
    if stamp.is_replay or not is_blocked(board, stamp.by, stamp.role):
        return
    deletes_own_note = isinstance(op, NodeDelete) and RANK[stamp.role] < RANK["edit"]
    if not deletes_own_note and not isinstance(op, CommentDelete | PersonErase):
        raise Blocked()


def _restore_thread(board: BoardState, deleted: HiddenComment, stamp: Stamp) -> dict[str, ThreadView | None]:
    """The thread of a restored comment, if it is gone. Its pin is on its node again, or at its old point."""
    thread = deleted.thread
    if thread is None or thread.id in board.threads:
        return {}
    if len(board.threads) >= THREADS_MAX and not stamp.is_replay:
        raise BoardFull(f"a board can have {THREADS_MAX} threads", limit=THREADS_MAX)
    node = board.nodes.get(thread.node_id or "")
    if thread.node_id is not None and (node is None or isinstance(node, Connector)):
        thread = thread.model_copy(update={"node_id": None, "x": deleted.x, "y": deleted.y})
    return {thread.id: thread}


def _require_guest(board: BoardState, person_id: str) -> None:
    person = board.people.get(person_id)
    if person is None:
        raise NotFound("person", person_id)
    if not person.is_guest:
        raise Invalid("owners cannot be hidden or blocked; revoke their link instead")

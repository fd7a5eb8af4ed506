"""Rules by which owners keep order: comments hidden and brought back, guests blocked, reports looked at."""

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
from .hidden_comments import come_back, hide, show, without_reports
from .registry import Stamp, handles
from .state import BoardState


@handles(CommentHide, role="own")
def hide_comment(board: BoardState, op: CommentHide, _stamp: Stamp) -> Changes:
    """Hidden by itself, it stays so when all that its author said comes back. Its reports are dealt with by it."""
    comment, words = board.comment(op.id), board.hidden_comments.get(op.id)
    if not op.is_hidden:
        return show(comment, words) if words else Changes()
    changes = hide(board, comment)
    changes.follow(without_reports(board, op.id))
    return changes


@handles(PersonHide, role="own")
def hide_person(board: BoardState, op: PersonHide, _stamp: Stamp) -> Changes:
    """All of a guest's that is not hidden, what waits for review, too; or what an op of this kind hid, as it stood."""
    if op.is_hidden:
        _require_guest(board, op.person)
    changes = Changes()
    for comment in map(board.comment, board.index.comments_by.ids(op.person)):
        words = board.hidden_comments.get(comment.id)
        if op.is_hidden and comment.hidden != "moderated":
            changes.follow(hide(board, comment, with_all=True))
            changes.follow(without_reports(board, comment.id))
        elif not op.is_hidden and words is not None and words.state_before:
            changes.follow(come_back(comment, words))
    return changes


@handles(PersonBlock, role="own")
def block_person(board: BoardState, op: PersonBlock, stamp: Stamp) -> Changes:
    """Kept beside the people: another name, or the erasure of what they wrote, ends no block."""
    if not op.is_blocked:
        return Changes(blocks={op.person: None} if op.person in board.blocks else {})
    _require_guest(board, op.person)
    return Changes(blocks={op.person: Block(id=op.person, at=stamp.at)})


@handles(CommentRestore, role="own")
def restore_comment(board: BoardState, op: CommentRestore, stamp: Stamp) -> Changes:
    """As it was when the owner deleted it: what was hidden then is hidden again."""
    kept = board.hidden_comments.get(op.id)
    if kept is None or kept.gone is None:
        raise NotFound("comment", op.id)
    if len(board.comments) >= COMMENTS_MAX and not stamp.is_replay:
        raise BoardFull(f"a board can have {COMMENTS_MAX} comments", limit=COMMENTS_MAX)
    changes = Changes(threads=_its_thread(board, kept, stamp))
    words = kept.model_copy(update={"gone": None, "thread": None, "x": 0.0, "y": 0.0})
    if kept.gone.hidden is None:
        changes.follow(show(kept.gone, words))
    else:
        changes.follow(Changes(comments={op.id: kept.gone}, hidden_comments={op.id: words}))
    return changes


@handles(CommentReport, role="comment")
def report_comment(board: BoardState, op: CommentReport, stamp: Stamp) -> Changes:
    """Each person once, and nobody their own; more reports than one looks at add nothing."""
    comment = board.comment(op.id)
    people = board.reports[op.id].people if op.id in board.reports else []
    is_idle = stamp.by in people or stamp.by == comment.by or comment.hidden is not None
    if is_idle or len(people) >= REPORTS_PER_COMMENT_MAX:
        return Changes()
    return Changes(reports={op.id: Report(id=op.id, people=[*people, stamp.by])})


@handles(CommentDismiss, role="own")
def dismiss_reports(board: BoardState, op: CommentDismiss, _stamp: Stamp) -> Changes:
    """The comment stays as it is; whoever finds it wrong may say so again."""
    return without_reports(board, op.id)


def is_blocked(board: BoardState, person_id: str, role: Role) -> bool:
    """Whether somebody may not write. Whoever has the link of an owner could end their block themselves."""
    return person_id in board.blocks and role != "own"


def check_blocked(board: BoardState, op: AnyOp, stamp: Stamp) -> None:
    """Raises `Blocked` where somebody may not write. What is theirs they still take away."""
    if stamp.is_replay or not is_blocked(board, stamp.by, stamp.role):
        return
    is_own_end = isinstance(op, NodeDelete) and RANK[stamp.role] < RANK["edit"]
    if not is_own_end and not isinstance(op, CommentDelete | PersonErase):
        raise Blocked()


def _its_thread(board: BoardState, kept: HiddenComment, stamp: Stamp) -> dict[str, ThreadView | None]:
    """Nothing where it is still there; else the thread, on its node if that can still carry it."""
    thread = kept.thread
    if thread is None or thread.id in board.threads:
        return {}
    if len(board.threads) >= THREADS_MAX and not stamp.is_replay:
        raise BoardFull(f"a board can have {THREADS_MAX} threads", limit=THREADS_MAX)
    node = board.nodes.get(thread.node_id or "")
    if thread.node_id is not None and (node is None or isinstance(node, Connector)):
        thread = thread.model_copy(update={"node_id": None, "x": kept.x, "y": kept.y})
    return {thread.id: thread}


def _require_guest(board: BoardState, person_id: str) -> None:
    person = board.people.get(person_id)
    if person is None:
        raise NotFound("person", person_id)
    if not person.is_guest:
        raise Invalid("owners cannot be hidden or blocked; revoke their link instead")

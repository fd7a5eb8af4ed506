"""Rules for discussions. Who may comment need not be able to edit."""

from ..config import COMMENTS_MAX, THREADS_MAX
from ..errors import BoardFull, Exists, Invalid, NameRequired, NotFound
from ..wire.nodes import Connector
from ..wire.ops import CommentCreate, ThreadCreate
from ..wire.views import CommentView, ThreadView
from .changes import Changes
from .registry import Stamp, handles
from .state import BoardState


@handles(ThreadCreate, role="comment")
def create_thread(board: BoardState, op: ThreadCreate, stamp: Stamp) -> Changes:
    """A pin with its first comment. It can only be pinned to a node that is still there."""
    if op.id in board.threads:
        raise Exists("thread", op.id)
    if len(board.threads) >= THREADS_MAX:
        raise BoardFull(f"a board may have {THREADS_MAX} discussions", limit=THREADS_MAX)
    if op.node_id is not None:
        if isinstance(board.node(op.node_id), Connector):
            raise Invalid("a connector moves with its ends, so nothing can be pinned to it")
    comment = _written(board, op.comment_id, op.id, op.text, stamp)
    thread = ThreadView(id=op.id, node_id=op.node_id, x=op.x, y=op.y, by=stamp.by, at=stamp.at)
    return Changes(threads={thread.id: thread}, comments={comment.id: comment})


@handles(CommentCreate, role="comment")
def create_comment(board: BoardState, op: CommentCreate, stamp: Stamp) -> Changes:
    """An answer in a thread of this board."""
    if op.thread_id not in board.threads:
        raise NotFound("thread", op.thread_id)
    comment = _written(board, op.id, op.thread_id, op.text, stamp)
    return Changes(comments={comment.id: comment})


def _written(board: BoardState, id_: str, thread_id: str, text: str, stamp: Stamp) -> CommentView:
    if id_ in board.comments:
        raise Exists("comment", id_)
    if len(board.comments) >= COMMENTS_MAX:
        raise BoardFull(f"a board may have {COMMENTS_MAX} comments", limit=COMMENTS_MAX)
    if stamp.by not in board.people:
        raise NameRequired("say your name before you comment")
    return CommentView(id=id_, thread_id=thread_id, seq=stamp.seq, by=stamp.by, at=stamp.at, text=text)

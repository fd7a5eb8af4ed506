"""Rules for threads as a whole: their pins, and whether they are resolved."""

from ..config import THREADS_MAX
from ..errors import BoardFull, Exists, Forbidden, Invalid
from ..wire.nodes import Connector
from ..wire.ops import ThreadCreate, ThreadMove, ThreadResolve
from ..wire.views import ThreadView
from .access import RANK
from .changes import Changes
from .comments import new_comment
from .registry import Stamp, handles
from .state import BoardState


@handles(ThreadCreate, role="comment")
def create_thread(board: BoardState, op: ThreadCreate, stamp: Stamp) -> Changes:
    """Adds a pin with its first comment. A node to which it is pinned must exist."""
    if op.id in board.threads:
        raise Exists("thread", op.id)
    if len(board.threads) >= THREADS_MAX:
        raise BoardFull(f"a board can have {THREADS_MAX} threads", limit=THREADS_MAX)
    _check_node(board, op.node_id)
    changes = new_comment(board, op.comment_id, op.id, op, stamp)
    changes.threads[op.id] = ThreadView(id=op.id, node_id=op.node_id, x=op.x, y=op.y, by=stamp.by, at=stamp.at)
    return changes


@handles(ThreadMove, role="comment")
def move_thread(board: BoardState, op: ThreadMove, stamp: Stamp) -> Changes:
    """Moves a pin."""
    thread = _own_thread(board, op.id, stamp)
    _check_node(board, op.node_id)
    pin = {"node_id": op.node_id, "x": op.x, "y": op.y}
    return Changes(threads={op.id: thread.model_copy(update=pin)})


@handles(ThreadResolve, role="comment")
def resolve_thread(board: BoardState, op: ThreadResolve, stamp: Stamp) -> Changes:
    """Resolves or reopens a thread."""
    thread = _own_thread(board, op.id, stamp)
    return Changes(threads={op.id: thread.model_copy(update={"is_resolved": op.is_resolved})})


def _own_thread(board: BoardState, id_: str, stamp: Stamp) -> ThreadView:
    """The thread, if the sender started it or is an editor. On a public board guests must not tidy up for others."""
    thread = board.thread(id_)
    if thread.by != stamp.by and RANK[stamp.role] < RANK["edit"]:
        raise Forbidden(
            "only the person who started the thread, or an editor, can do this", needed="edit", role=stamp.role
        )
    return thread


def _check_node(board: BoardState, node_id: str | None) -> None:
    if node_id is not None and isinstance(board.node(node_id), Connector):
        raise Invalid("a comment cannot be pinned to a connector; pin it to a node or a point")

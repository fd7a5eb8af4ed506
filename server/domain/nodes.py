"""Rules for what lies on the map."""

from pydantic import ValidationError

from ..config import NODES_MAX
from ..errors import BoardFull, Exists, Invalid
from ..wire.nodes import NODE, Frame
from ..wire.ops import NodeCreate, NodeDelete, NodeUpdate
from ..wire.values import Place
from ..wire.views import ThreadView
from .changes import AnyNode, Changes
from .registry import Stamp, handles
from .state import BoardState


@handles(NodeCreate, role="edit")
def create_node(board: BoardState, op: NodeCreate, _stamp: Stamp) -> Changes:
    """A new node needs a free id and, if it names a parent, a frame of this board."""
    if op.node.id in board.nodes:
        raise Exists("node", op.node.id)
    if len(board.nodes) >= NODES_MAX:
        raise BoardFull(f"a board may have {NODES_MAX} nodes", limit=NODES_MAX)
    _check_parent(board, op.node)
    return Changes(nodes={op.node.id: op.node})


@handles(NodeUpdate, role="edit")
def update_node(board: BoardState, op: NodeUpdate, _stamp: Stamp) -> Changes:
    """Only the named fields change. A node that was deleted meanwhile stays deleted."""
    fields = {name: getattr(op.set, name) for name in op.set.model_fields_set}
    before = board.node(op.id).model_dump()
    try:
        node = NODE.validate_python({**before, **fields})
    except ValidationError as error:
        raise Invalid(f"a {before['kind']} cannot have this: {error.errors()[0]['msg']}") from error
    _check_parent(board, node)
    return Changes(nodes={op.id: node})


@handles(NodeDelete, role="edit")
def delete_node(board: BoardState, op: NodeDelete, _stamp: Stamp) -> Changes:
    """What lay in a deleted frame stays on the map, and threads stay at the point where their pin was."""
    gone = board.node(op.id)
    orphans = (node for node in board.nodes.values() if node.place.parent == op.id)
    pinned = (thread for thread in board.threads.values() if thread.node_id == op.id)
    return Changes(
        nodes={op.id: None} | {node.id: _without_parent(node) for node in orphans},
        threads={thread.id: _unpinned(thread, gone) for thread in pinned},
    )


def _check_parent(board: BoardState, node: AnyNode) -> None:
    parent_id = node.place.parent
    if parent_id is None:
        return
    if isinstance(node, Frame):
        raise Invalid("a frame cannot lie in another frame")
    if not isinstance(board.node(parent_id), Frame):
        raise Invalid("only a frame can hold other nodes")


def _without_parent(node: AnyNode) -> AnyNode:
    return node.model_copy(update={"place": Place(parent=None, order=node.place.order)})


def _unpinned(thread: ThreadView, node: AnyNode) -> ThreadView:
    return thread.model_copy(update={"node_id": None, "x": node.x + thread.x, "y": node.y + thread.y})

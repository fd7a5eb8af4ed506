"""Rules for what lies on the map."""

from pydantic import ValidationError

from ..config import COORDINATE_MAX, NODES_MAX
from ..errors import BoardFull, Exists, Invalid
from ..wire.nodes import NODE, Connector, Frame
from ..wire.ops import NodeCreate, NodeDelete, NodeUpdate
from ..wire.values import End, Place
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
    _check_company(board, op.node)
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
    _check_company(board, node)
    return Changes(nodes={op.id: node})


@handles(NodeDelete, role="edit")
def delete_node(board: BoardState, op: NodeDelete, _stamp: Stamp) -> Changes:
    """What lay in a deleted frame or hung on a deleted node stays on the map, and threads where their pin was."""
    gone = board.node(op.id)
    freed = {node.id: _freed(node, gone) for node in board.nodes.values() if _leans_on(node, op.id)}
    pinned = (thread for thread in board.threads.values() if thread.node_id == op.id)
    return Changes(nodes=freed | {op.id: None}, threads={thread.id: _unpinned(thread, gone) for thread in pinned})


def _check_company(board: BoardState, node: AnyNode) -> None:
    _check_parent(board, node)
    if isinstance(node, Connector):
        for end in (node.start, node.end):
            if end.node_id is not None and isinstance(board.node(end.node_id), Connector):
                raise Invalid("a connector cannot hang on a connector")


def _check_parent(board: BoardState, node: AnyNode) -> None:
    parent_id = node.place.parent
    if parent_id is None:
        return
    if isinstance(node, Frame):
        raise Invalid("a frame cannot lie in another frame")
    if not isinstance(board.node(parent_id), Frame):
        raise Invalid("only a frame can hold other nodes")


def _leans_on(node: AnyNode, id_: str) -> bool:
    return node.place.parent == id_ or (isinstance(node, Connector) and id_ in (node.start.node_id, node.end.node_id))


def _freed(node: AnyNode, gone: AnyNode) -> AnyNode:
    if node.place.parent == gone.id:
        node = node.model_copy(update={"place": Place(parent=None, order=node.place.order)})
    if isinstance(node, Connector):
        node = node.model_copy(update={"start": _loose(node.start, gone), "end": _loose(node.end, gone)})
    return node


def _loose(end: End, gone: AnyNode) -> End:
    """The end, where it was on the node that is gone."""
    if end.node_id != gone.id:
        return end
    return End(x=_on_board(gone.x + end.x * gone.w), y=_on_board(gone.y + end.y * gone.h))


def _on_board(coordinate: float) -> float:
    """A node at the edge of the board reaches beyond it; a free end may not."""
    return max(-COORDINATE_MAX, min(COORDINATE_MAX, coordinate))


def _unpinned(thread: ThreadView, node: AnyNode) -> ThreadView:
    return thread.model_copy(update={"node_id": None, "x": node.x + thread.x, "y": node.y + thread.y})

"""Rules for nodes: everything that lies on the board."""

from collections.abc import Mapping

from pydantic import ValidationError

from ..config import COORDINATE_MAX, NODES_MAX
from ..errors import BoardFull, Exists, Invalid
from ..wire.nodes import NODE, Connector, Frame
from ..wire.ops import NodeCreate, NodeDelete, NodeUpdate
from ..wire.values import End, Place
from ..wire.views import ThreadView
from . import stickies
from .changes import AnyNode, Changes
from .registry import Stamp, handles
from .state import BoardState


@handles(NodeCreate, role="participate")
def create_node(board: BoardState, op: NodeCreate, stamp: Stamp) -> Changes:
    """Adds a node. Its id must be free, and its parent, if it has one, a frame of this board."""
    if op.node.id in board.nodes:
        raise Exists("node", op.node.id)
    if len(board.nodes) >= NODES_MAX:
        raise BoardFull(f"a board can have {NODES_MAX} nodes", limit=NODES_MAX)
    node = stickies.make_guest_note(board, op, stamp) if stickies.is_guest(stamp) else op.node
    stickies.check_note_owner(board, node)
    _check_references(board, node)
    return Changes(nodes={node.id: node})


@handles(NodeUpdate, role="participate")
def update_node(board: BoardState, op: NodeUpdate, stamp: Stamp) -> Changes:
    """Sets the named fields only. An update of a deleted node is refused with `NotFound`."""
    fields = {name: getattr(op.set, name) for name in op.set.model_fields_set}
    if stickies.is_guest(stamp):
        stickies.check_update(board, op, stamp)
    before = board.node(op.id).model_dump()
    try:
        node = NODE.validate_python({**before, **fields})
    except ValidationError as error:
        raise Invalid(f"a {before['kind']} cannot have this: {error.errors()[0]['msg']}") from error
    if stickies.is_guest(stamp):
        stickies.check_update_size(node, op, stamp)
    _check_references(board, node)
    return Changes(nodes={op.id: node})


@handles(NodeDelete, role="participate")
def delete_node(board: BoardState, op: NodeDelete, stamp: Stamp) -> Changes:
    """Deletes a node. Its children, connectors and pins are detached, not deleted."""
    node = board.node(op.id)
    if stickies.is_guest(stamp):
        stickies.check_own(node, stamp)
    return delete_nodes(board, {op.id: node})


def delete_nodes(board: BoardState, gone: Mapping[str, AnyNode]) -> Changes:
    """Deletes nodes, by id. Children lose their parent; connector ends and pins stay where they are on the board."""
    attached = board.index.children.ids(*gone) + board.index.connectors.ids(*gone)
    detached = {id_: detach(board.nodes[id_], gone) for id_ in attached}
    unpinned: dict[str, ThreadView | None] = {
        thread_id: _unpin(board.threads[thread_id], node)
        for id_, node in gone.items()
        for thread_id in board.index.pins.ids(id_)
    }
    return Changes(nodes=detached | dict.fromkeys(gone), threads=unpinned)


def detach(node: AnyNode, gone: Mapping[str, AnyNode]) -> AnyNode:
    """The node after the nodes in `gone` were deleted: none of them is its parent, or has an end of it."""
    if node.place.parent in gone:
        node = node.model_copy(update={"place": Place(parent=None, order=node.place.order)})
    if isinstance(node, Connector) and (node.start.node_id in gone or node.end.node_id in gone):
        node = node.model_copy(update={"start": _detach_end(node.start, gone), "end": _detach_end(node.end, gone)})
    return node


def _check_references(board: BoardState, node: AnyNode) -> None:
    _check_parent(board, node)
    if isinstance(node, Connector):
        for end in (node.start, node.end):
            if end.node_id is not None and isinstance(board.node(end.node_id), Connector):
                raise Invalid("a connector cannot be attached to a connector")


def _check_parent(board: BoardState, node: AnyNode) -> None:
    parent_id = node.place.parent
    if parent_id is None:
        return
    if isinstance(node, Frame):
        raise Invalid("a frame cannot be inside another frame")
    if not isinstance(board.node(parent_id), Frame):
        raise Invalid("only a frame can contain other nodes")


def _detach_end(end: End, gone: Mapping[str, AnyNode]) -> End:
    """The end as a point of the board, if its node is gone."""
    node = gone.get(end.node_id or "")
    if node is None:
        return end
    return End(x=_clamp(node.x + end.x * node.w), y=_clamp(node.y + end.y * node.h))


def _clamp(coordinate: float) -> float:
    """A node can reach beyond the edge of the board; a free end cannot."""
    return max(-COORDINATE_MAX, min(COORDINATE_MAX, coordinate))


def _unpin(thread: ThreadView, node: AnyNode) -> ThreadView:
    return thread.model_copy(update={"node_id": None, "x": node.x + thread.x, "y": node.y + thread.y})

"""A board's past: what its log says, and the way back."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

from ..wire.nodes import Connector, Frame, NodePatch
from ..wire.ops import AnyOp, Entry, NodeCreate, NodeDelete, NodeUpdate
from .board import Board
from .changes import AnyNode
from .indexes import owner_of
from .nodes import without_support

Nodes = Mapping[str, AnyNode]


def replay(board: Board, entries: Iterable[Entry]) -> Board:
    """Brings a board forward by lines of its log, as they were applied then: roles are not looked up again.

    An entry whose number is not the next one is a hole in the log, and an `AssertionError`.
    """
    for entry in entries:
        assert entry.seq == board.seq + 1, f"entry {entry.seq} follows {board.seq}"
        board.replay(entry)
    return board


def way_back(now: Nodes, then: Nodes, new_id: Iterator[str]) -> list[AnyOp]:
    """The ops that make the nodes of `now` those of `then`. Comments stay, and pins on nodes that stay keep theirs.

    A node that no update can make what it was is deleted and created again. What goes leaves first, so that a full
    board has room; then frames come before what lies in them, and nodes before the connectors between them.
    """
    gone = {id_: node for id_, node in now.items() if not _is_same(node, then.get(id_))}
    deletes = (NodeDelete(op_id=next(new_id), id=id_) for id_ in gone)
    missing = [node for id_, node in then.items() if id_ in gone or id_ not in now]
    missing.sort(key=_after_what_it_needs)
    creates = (NodeCreate(op_id=next(new_id), node=node) for node in missing)
    both = ((without_support(node, gone), then[id_]) for id_, node in now.items() if id_ not in gone)
    updates = (_update(before, node, next(new_id)) for before, node in both if before != node)
    return list(chain(deletes, creates, updates))


def _is_same(node: AnyNode, other: AnyNode | None) -> bool:
    """Whether an update can make one of the other: it changes neither the kind of a node nor whose note it is."""
    return other is not None and node.kind == other.kind and owner_of(node) == owner_of(other)


def _after_what_it_needs(node: AnyNode) -> int:
    return 0 if isinstance(node, Frame) else 2 if isinstance(node, Connector) else 1


def _update(before: AnyNode, node: AnyNode, op_id: str) -> NodeUpdate:
    old = dict(before)
    changed = {name: value for name, value in dict(node).items() if old.get(name) != value}
    return NodeUpdate(op_id=op_id, id=node.id, set=NodePatch(**changed))

"""A board's past: what its log says, and the way back."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

from ..wire.nodes import Connector, Frame, NodePatch
from ..wire.ops import AnyOp, Entry, NodeCreate, NodeDelete, NodeUpdate
from .board import Board
from .changes import AnyNode

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

    Frames come before what lies in them, nodes before the lines between them, and what goes is moved out of nothing:
    it goes last.
    """
    missing = [node for id_, node in then.items() if id_ not in now]
    missing.sort(key=_after_what_it_needs)
    creates = (NodeCreate(op_id=next(new_id), node=node) for node in missing)
    both = ((now[id_], node) for id_, node in then.items() if id_ in now)
    updates = (_update(before, node, next(new_id)) for before, node in both if before != node)
    deletes = (NodeDelete(op_id=next(new_id), id=id_) for id_ in now if id_ not in then)
    return list(chain(creates, updates, deletes))


def _after_what_it_needs(node: AnyNode) -> int:
    return 0 if isinstance(node, Frame) else 2 if isinstance(node, Connector) else 1


def _update(before: AnyNode, node: AnyNode, op_id: str) -> NodeUpdate:
    old = dict(before)
    # Nothing changes whose note it is: a patch has no `by`.
    changed = {name: value for name, value in dict(node).items() if name != "by" and old.get(name) != value}
    return NodeUpdate(op_id=op_id, id=node.id, set=NodePatch(**changed))

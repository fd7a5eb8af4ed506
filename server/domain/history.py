"""The past of a board: replays its log, and makes the ops that restore an earlier state."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

from ..wire.nodes import Connector, Frame, NodePatch
from ..wire.ops import AnyOp, Entry, NodeCreate, NodeDelete, NodeUpdate
from .board import Board
from .changes import AnyNode, Link
from .indexes import owner_of
from .nodes import detach

Nodes = Mapping[str, AnyNode]


def make_initial_board(board: Board) -> Board:
    """The board before its first entry, with today's title and settings.

    It has all links that the board has now, in their first revision. Those of the first owner are made with the board
    and not by ops; a replay makes the others again.
    """
    return Board(info=board.info, links={id_: Link(id_, link.role) for id_, link in board.links.items()})


def replay(board: Board, entries: Iterable[Entry]) -> Board:
    """Applies entries of the log to the board, and returns it. Roles are those of then.

    Raises `AssertionError` if an entry does not have the next number, because then the log has a gap.
    """
    for entry in entries:
        assert entry.seq == board.seq + 1, f"entry {entry.seq} follows {board.seq}"
        board.replay(entry)
    return board


def restore_ops(now: Nodes, then: Nodes, new_id: Iterator[str]) -> list[AnyOp]:
    """The ops that turn the nodes `now` into the nodes `then`. They change no comment, and no pin on a node that stays.

    A node that no update can turn into what it was is deleted and created again. Deletes come first, so that a full
    board has room. Frames are created before their children, and nodes before the connectors between them.
    """
    gone = {id_: node for id_, node in now.items() if not _can_update(node, then.get(id_))}
    deletes = (NodeDelete(op_id=next(new_id), id=id_) for id_ in gone)
    missing = [node for id_, node in then.items() if id_ in gone or id_ not in now]
    missing.sort(key=_creation_rank)
    creates = (NodeCreate(op_id=next(new_id), node=node) for node in missing)
    both = ((detach(node, gone), then[id_]) for id_, node in now.items() if id_ not in gone)
    updates = (_make_update(before, node, next(new_id)) for before, node in both if before != node)
    return list(chain(deletes, creates, updates))


def _can_update(node: AnyNode, other: AnyNode | None) -> bool:
    """Whether an update can turn one into the other: it changes neither the kind nor the owner of a node."""
    return other is not None and node.kind == other.kind and owner_of(node) == owner_of(other)


def _creation_rank(node: AnyNode) -> int:
    """Nodes of a lower rank must be created first."""
    return 0 if isinstance(node, Frame) else 2 if isinstance(node, Connector) else 1


def _make_update(before: AnyNode, node: AnyNode, op_id: str) -> NodeUpdate:
    old = dict(before)
    changed = {name: value for name, value in dict(node).items() if old.get(name) != value}
    return NodeUpdate(op_id=op_id, id=node.id, set=NodePatch(**changed))

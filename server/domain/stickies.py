"""Rules for the notes of guests: they write their own, and change nothing else on the map."""

from ..config import GUEST_STICKY_SIDE_MAX, GUEST_STICKY_TEXT_MAX, STICKIES_PER_GUEST_MAX
from ..errors import BoardFull, Forbidden, Invalid, NotFound
from ..wire.nodes import Sticky
from ..wire.ops import NodeCreate, NodeUpdate
from .access import RANK
from .changes import AnyNode
from .comments import check_named, check_open
from .indexes import owner_of
from .registry import Stamp
from .state import BoardState

_BOUNDED = {"w", "h", "text"}


def is_guest(stamp: Stamp) -> bool:
    """Whether the map is not the sender's to change."""
    return RANK[stamp.role] < RANK["edit"]


def guests_sticky(board: BoardState, op: NodeCreate, stamp: Stamp) -> Sticky:
    """The note that a guest puts on the map: theirs, whatever the op says."""
    if not isinstance(op.node, Sticky):
        raise _forbidden(stamp)
    check_open(board, stamp)
    check_named(board, stamp)
    if board.index.notes.count(stamp.by) >= STICKIES_PER_GUEST_MAX and not stamp.is_replay:
        raise BoardFull(
            f"a guest can have {STICKIES_PER_GUEST_MAX} notes; delete one first", limit=STICKIES_PER_GUEST_MAX
        )
    node = op.node.model_copy(update={"by": stamp.by})
    _check_bounds(node, stamp)
    return node


def check_update(board: BoardState, op: NodeUpdate, stamp: Stamp) -> None:
    """Raises where a guest may not change this, or not just now."""
    check_own(board.node(op.id), stamp)
    check_open(board, stamp)


def check_bounds_of(node: AnyNode, op: NodeUpdate, stamp: Stamp) -> None:
    """What an editor has made larger may stay so; a guest makes nothing larger than it might begin."""
    if isinstance(node, Sticky) and op.set.model_fields_set & _BOUNDED:
        _check_bounds(node, stamp)


def check_own(node: AnyNode, stamp: Stamp) -> None:
    """Raises `Forbidden` where the node is not a note of the sender's own."""
    if owner_of(node) != stamp.by:
        raise _forbidden(stamp)


def check_owner(board: BoardState, node: AnyNode) -> None:
    """An editor brings a guest's note back as theirs; but not that of somebody who has erased what they wrote."""
    owner = owner_of(node)
    if owner is not None and owner not in board.people:
        raise NotFound("person", owner)


def _check_bounds(node: Sticky, stamp: Stamp) -> None:
    if stamp.is_replay:
        return
    if max(node.w, node.h) > GUEST_STICKY_SIDE_MAX:
        raise Invalid(f"a guest's note can be at most {GUEST_STICKY_SIDE_MAX:.0f} units wide and high")
    if len(node.text) > GUEST_STICKY_TEXT_MAX:
        raise Invalid(f"a guest's note can have at most {GUEST_STICKY_TEXT_MAX} characters")


def _forbidden(stamp: Stamp) -> Forbidden:
    return Forbidden("guests change no other node than their own notes", needed="edit", role=stamp.role)

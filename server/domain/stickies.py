"""Rules for the notes of guests: they create and change their own notes, and nothing else on the board."""

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

_LIMITED_FIELDS = {"w", "h", "text"}


def is_guest(stamp: Stamp) -> bool:
    """Whether the sender is below editor, and so may not change the board."""
    return RANK[stamp.role] < RANK["edit"]


def make_guest_note(board: BoardState, op: NodeCreate, stamp: Stamp) -> Sticky:
    """The note that a guest creates. The sender is its owner, whatever the op says."""
    if not isinstance(op.node, Sticky):
        raise _forbidden(stamp)
    check_open(board, stamp)
    check_named(board, stamp)
    if board.index.notes.count(stamp.by) >= STICKIES_PER_GUEST_MAX and not stamp.is_replay:
        raise BoardFull(
            f"a guest can have {STICKIES_PER_GUEST_MAX} notes; delete one first", limit=STICKIES_PER_GUEST_MAX
        )
    node = op.node.model_copy(update={"by": stamp.by})
    _check_size(node, stamp)
    return node


def check_update(board: BoardState, op: NodeUpdate, stamp: Stamp) -> None:
    """Raises if a guest may not change this node, or may not write at this moment."""
    check_own(board.node(op.id), stamp)
    check_open(board, stamp)


def check_update_size(node: AnyNode, op: NodeUpdate, stamp: Stamp) -> None:
    """Raises `Invalid` if a guest's update makes a note too large. One that an editor made larger may stay so."""
    if isinstance(node, Sticky) and op.set.model_fields_set & _LIMITED_FIELDS:
        _check_size(node, stamp)


def check_own(node: AnyNode, stamp: Stamp) -> None:
    """Raises `Forbidden` if the node is not a note of the sender."""
    if owner_of(node) != stamp.by:
        raise _forbidden(stamp)


def check_note_owner(board: BoardState, node: AnyNode) -> None:
    """Raises `NotFound` if the owner of a note is not on this board.

    An editor can restore a guest's note for that guest, unless the guest has erased what they wrote.
    """
    owner = owner_of(node)
    if owner is not None and owner not in board.people:
        raise NotFound("person", owner)


def _check_size(node: Sticky, stamp: Stamp) -> None:
    if stamp.is_replay:
        return
    if max(node.w, node.h) > GUEST_STICKY_SIDE_MAX:
        raise Invalid(f"a guest's note can be at most {GUEST_STICKY_SIDE_MAX:.0f} units wide and high")
    if len(node.text) > GUEST_STICKY_TEXT_MAX:
        raise Invalid(f"a guest's note can have at most {GUEST_STICKY_TEXT_MAX} characters")


def _forbidden(stamp: Stamp) -> Forbidden:
    return Forbidden("guests can change only their own notes", needed="edit", role=stamp.role)

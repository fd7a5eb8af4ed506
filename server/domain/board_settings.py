"""Rules for the board itself: its title, its start view, and when guests may comment."""

from ..errors import Invalid
from ..wire.ops import BoardUpdate
from ..wire.views import BoardView
from .changes import Changes
from .registry import Stamp, handles
from .state import BoardState


@handles(BoardUpdate, role="own")
def update_board(board: BoardState, op: BoardUpdate, stamp: Stamp) -> Changes:
    """Sets the named fields only."""
    fields = {name: getattr(op.set, name) for name in op.set.model_fields_set}
    info = board.info.model_copy(update=fields)
    if not are_hours(info) and not stamp.is_replay:
        raise Invalid("the closing time must be after the opening time")
    return Changes(info=info)


def are_hours(info: BoardView) -> bool:
    """Whether the opening time is before the closing time, if both are set."""
    return info.opens_at is None or info.closes_at is None or info.closes_at > info.opens_at

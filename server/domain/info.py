"""Rules for the board itself: what it is called, and where visitors begin."""

from ..wire.ops import BoardUpdate
from .changes import Changes
from .registry import Stamp, handles
from .state import BoardState


@handles(BoardUpdate, role="own")
def update_board(board: BoardState, op: BoardUpdate, _stamp: Stamp) -> Changes:
    """Only the named fields change."""
    fields = {name: getattr(op.set, name) for name in op.set.model_fields_set}
    return Changes(info=board.info.model_copy(update=fields))

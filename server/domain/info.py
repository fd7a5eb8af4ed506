"""Rules for the board itself: what it is called, where visitors begin, and when guests may write."""

from ..errors import Invalid
from ..wire.ops import BoardUpdate
from ..wire.views import BoardView
from .changes import Changes
from .registry import Stamp, handles
from .state import BoardState


@handles(BoardUpdate, role="own")
def update_board(board: BoardState, op: BoardUpdate, stamp: Stamp) -> Changes:
    """Only the named fields change."""
    fields = {name: getattr(op.set, name) for name in op.set.model_fields_set}
    info = board.info.model_copy(update=fields)
    if not stamp.is_replay:
        _check_hours(info)
    return Changes(info=info)


def _check_hours(info: BoardView) -> None:
    if info.opens_at is not None and info.closes_at is not None and info.closes_at <= info.opens_at:
        raise Invalid("commenting closes after it has opened")

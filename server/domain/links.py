"""Rules for the links that let people in."""

from dataclasses import replace

from ..errors import NotFound
from ..wire.ops import LinkRotate
from .changes import Changes
from .registry import Stamp, handles
from .state import BoardState


@handles(LinkRotate, role="own")
def rotate_link(board: BoardState, op: LinkRotate, _stamp: Stamp) -> Changes:
    """The raised revision makes every address and session of the link worthless at once."""
    if op.id not in board.links:
        raise NotFound("link", op.id)
    link = board.links[op.id]
    return Changes(links={link.id: replace(link, revision=link.revision + 1)})

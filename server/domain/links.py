"""Rules for the links that let people in."""

import hashlib
from base64 import urlsafe_b64encode
from dataclasses import replace
from typing import Final

from ..config import LINKS_MAX
from ..errors import BoardFull, Invalid, NotFound
from ..wire.ops import LinkCreate, LinkRevoke, LinkRotate
from .changes import Changes, Link
from .registry import Stamp, handles
from .state import BoardState

# As many as a random id has.
_ID_BYTES: Final = 12


@handles(LinkCreate, role="own")
def create_link(board: BoardState, op: LinkCreate, stamp: Stamp) -> Changes:
    """Another way in, for a group or for a while."""
    if len(board.links) >= LINKS_MAX and not stamp.is_replay:
        raise BoardFull(f"a board may have {LINKS_MAX} links", limit=LINKS_MAX)
    link = Link(new_link_id(board.info.id, op.op_id), op.gives, name=op.name)
    return Changes(links={link.id: link})


@handles(LinkRotate, role="own")
def rotate_link(board: BoardState, op: LinkRotate, _stamp: Stamp) -> Changes:
    """The raised revision makes every address and session of the link worthless at once."""
    link = _open_link(board, op.id)
    return Changes(links={link.id: replace(link, revision=link.revision + 1)})


@handles(LinkRevoke, role="own")
def revoke_link(board: BoardState, op: LinkRevoke, _stamp: Stamp) -> Changes:
    """Nobody comes in by it any more, and who did is out. A board nobody owns could never be put in order again."""
    link = _open_link(board, op.id)
    others = (each for each in board.links.values() if each.id != link.id)
    if link.role == "own" and not any(each.role == "own" and not each.is_revoked for each in others):
        raise Invalid("the last link of the owner cannot be withdrawn; replace it instead")
    return Changes(links={link.id: replace(link, is_revoked=True)})


def new_link_id(board_id: str, op_id: str) -> str:
    """Links of all boards share their ids. One that a browser could choose could be that of another board's link."""
    digest = hashlib.sha256(f"kehys/link/{board_id}/{op_id}".encode()).digest()[:_ID_BYTES]
    return urlsafe_b64encode(digest).decode()


def _open_link(board: BoardState, id_: str) -> Link:
    link = board.links.get(id_)
    if link is None or link.is_revoked:
        raise NotFound("link", id_)
    return link

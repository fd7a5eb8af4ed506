"""Rules for the links that let people in."""

import hashlib
from base64 import urlsafe_b64encode
from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from ..config import LINKS_MAX
from ..errors import BoardFull, Invalid, NotFound
from ..wire.ops import LinkCreate, LinkProtect, LinkRevoke, LinkRotate, LinkUpdate
from .changes import Changes, Link
from .registry import Stamp, handles
from .state import BoardState

# As many as a random id has.
_ID_BYTES: Final = 12


@handles(LinkCreate, role="own")
def create_link(board: BoardState, op: LinkCreate, stamp: Stamp) -> Changes:
    """Another way in, for a group or for a while."""
    if len(board.links) >= LINKS_MAX and not stamp.is_replay:
        raise BoardFull(f"a board can have {LINKS_MAX} links; revoke one first", limit=LINKS_MAX)
    _require_future(op.expires_at, stamp)
    link = Link(new_link_id(board.info.id, op.op_id), op.role, name=op.name, expires_at=op.expires_at)
    return Changes(links={link.id: link})


@handles(LinkUpdate, role="own")
def update_link(board: BoardState, op: LinkUpdate, stamp: Stamp) -> Changes:
    """Only the named fields change. A link that has expired lets people in again once it is given more time."""
    fields = {name: getattr(op.set, name) for name in op.set.model_fields_set}
    _require_future(fields.get("expires_at"), stamp)
    return _changed(board, replace(_standing(board, op.id), **fields), stamp)


@handles(LinkProtect, role="own")
def protect_link(board: BoardState, op: LinkProtect, stamp: Stamp) -> Changes:
    """Whoever opens it from here on is asked for the password; who is in stays."""
    return _changed(board, replace(_standing(board, op.id), password_hash=op.password_hash), stamp)


@handles(LinkRotate, role="own")
def rotate_link(board: BoardState, op: LinkRotate, _stamp: Stamp) -> Changes:
    """The raised revision makes every address and session of the link worthless at once."""
    link = _standing(board, op.id)
    return Changes(links={link.id: replace(link, revision=link.revision + 1)})


@handles(LinkRevoke, role="own")
def revoke_link(board: BoardState, op: LinkRevoke, stamp: Stamp) -> Changes:
    """Nobody comes in by it any more, and who did is out."""
    return _changed(board, replace(_standing(board, op.id), is_revoked=True), stamp)


def new_link_id(board_id: str, op_id: str) -> str:
    """Links of all boards share their ids. One that a browser could choose could be that of another board's link."""
    digest = hashlib.sha256(f"kehys/link/{board_id}/{op_id}".encode()).digest()[:_ID_BYTES]
    return urlsafe_b64encode(digest).decode()


def next_expiry(links: Iterable[Link], at: int) -> int | None:
    """The moment after `at` at which the next of these links expires."""
    moments = (link.expires_at for link in links if link.expires_at is not None and link.is_open(at))
    return min(moments, default=None)


def _changed(board: BoardState, link: Link, stamp: Stamp) -> Changes:
    """A board that nobody owns could never be put in order again, so one way in for owners has to stay for good."""
    after = {**board.links, link.id: link}
    if not any(map(_stays, after.values())) and not stamp.is_replay:
        raise Invalid("a board must keep one owner link without a password and an expiry date")
    return Changes(links={link.id: link})


def _stays(link: Link) -> bool:
    """Whether owners come in by it, whatever happens: a password can be forgotten, and no hash gives it back."""
    return link.role == "own" and not link.is_revoked and link.expires_at is None and link.password_hash is None


def _require_future(expires_at: int | None, stamp: Stamp) -> None:
    if expires_at is not None and expires_at <= stamp.at and not stamp.is_replay:
        raise Invalid("a link cannot expire in the past; revoke it instead")


def _standing(board: BoardState, id_: str) -> Link:
    link = board.links.get(id_)
    if link is None or link.is_revoked:
        raise NotFound("link", id_)
    return link

"""Rules for share links."""

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

# As long as a random id.
_ID_BYTES: Final = 12


@handles(LinkCreate, role="own")
def create_link(board: BoardState, op: LinkCreate, stamp: Stamp) -> Changes:
    """Creates a link. Its expiry date must be in the future."""
    if len(board.links) >= LINKS_MAX and not stamp.is_replay:
        raise BoardFull(f"a board can have {LINKS_MAX} links; revoke one first", limit=LINKS_MAX)
    _require_future(op.expires_at, stamp)
    link = Link(derive_link_id(board.info.id, op.op_id), op.role, name=op.name, expires_at=op.expires_at)
    return Changes(links={link.id: link})


@handles(LinkUpdate, role="own")
def update_link(board: BoardState, op: LinkUpdate, stamp: Stamp) -> Changes:
    """Sets the named fields only. An expired link works again when it gets a later expiry date."""
    fields = {name: getattr(op.set, name) for name in op.set.model_fields_set}
    _require_future(fields.get("expires_at"), stamp)
    return _change_link(board, replace(_find_link(board, op.id), **fields), stamp)


@handles(LinkProtect, role="own")
def protect_link(board: BoardState, op: LinkProtect, stamp: Stamp) -> Changes:
    """Sets or removes the password. Only people who open the link later are asked for it."""
    return _change_link(board, replace(_find_link(board, op.id), password_hash=op.password_hash), stamp)


@handles(LinkRotate, role="own")
def rotate_link(board: BoardState, op: LinkRotate, _stamp: Stamp) -> Changes:
    """Resets a link. With the new revision every old address and session of the link stops working."""
    link = _find_link(board, op.id)
    return Changes(links={link.id: replace(link, revision=link.revision + 1)})


@handles(LinkRevoke, role="own")
def revoke_link(board: BoardState, op: LinkRevoke, stamp: Stamp) -> Changes:
    """Revokes a link. People who came by it lose access at once."""
    return _change_link(board, replace(_find_link(board, op.id), is_revoked=True), stamp)


def derive_link_id(board_id: str, op_id: str) -> str:
    """The id of the link that an op creates.

    Link ids are unique over all boards. A client that could choose one could take the id of another board's link.
    """
    digest = hashlib.sha256(f"kehys/link/{board_id}/{op_id}".encode()).digest()[:_ID_BYTES]
    return urlsafe_b64encode(digest).decode()


def next_expiry(links: Iterable[Link], at: int) -> int | None:
    """The first moment after `at` at which one of these links expires; None if there is none."""
    moments = (link.expires_at for link in links if link.expires_at is not None and link.is_open(at))
    return min(moments, default=None)


def _change_link(board: BoardState, link: Link, stamp: Stamp) -> Changes:
    """Raises `Invalid` if no permanent owner link would be left: a board without an owner could not be repaired."""
    after = {**board.links, link.id: link}
    if not any(map(_is_permanent, after.values())) and not stamp.is_replay:
        raise Invalid("a board must keep one owner link without a password and an expiry date")
    return Changes(links={link.id: link})


def _is_permanent(link: Link) -> bool:
    """Whether it is an owner link that always works. A forgotten password cannot be computed from its hash."""
    return link.role == "own" and not link.is_revoked and link.expires_at is None and link.password_hash is None


def _require_future(expires_at: int | None, stamp: Stamp) -> None:
    if expires_at is not None and expires_at <= stamp.at and not stamp.is_replay:
        raise Invalid("a link cannot expire in the past; revoke it instead")


def _find_link(board: BoardState, id_: str) -> Link:
    link = board.links.get(id_)
    if link is None or link.is_revoked:
        raise NotFound("link", id_)
    return link

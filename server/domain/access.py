"""Access: roles, the links that give them, and the secrets in the addresses of links."""

import hashlib
import hmac
from base64 import urlsafe_b64encode
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from ..errors import Forbidden
from ..wire.values import Role
from .changes import Link

RANK: Final[Mapping[Role, int]] = {"view": 0, "comment": 1, "participate": 2, "edit": 3, "own": 4}
# 160 of the digest's 256 bits: beyond guessing, and the address still fits on one line of an e-mail.
_SECRET_BYTES: Final = 20


@dataclass(frozen=True)
class Grant:
    """Proof that somebody opened a link while it had this revision."""

    link_id: str
    revision: int


@dataclass(frozen=True)
class Actor:
    """A person on one board, with the link by which they came.

    The network address is for rate limits in memory. It is never stored, logged or sent.
    """

    person_id: str
    grant: Grant
    address: str = field(default="", repr=False)


def role_on(links: Mapping[str, Link], grant: Grant, at: int) -> Role | None:
    """The role that a grant gives at a moment; None if its link was reset, has expired, was revoked or is missing."""
    link = links.get(grant.link_id)
    if link is None or not link.is_open(at) or link.revision != grant.revision:
        return None
    return link.role


def require(role: Role, needed: Role) -> None:
    """Raises `Forbidden` if `role` is below `needed`."""
    if RANK[role] < RANK[needed]:
        raise Forbidden(f"this needs the role {needed!r}; your link gives {role!r}", needed=needed, role=role)


def link_secret(key: bytes, link: Link) -> str:
    """The secret part of a link's address. It is derived from the key, so that a stolen database opens no board."""
    message = f"kehys/link/{link.id}/{link.revision}".encode()
    digest = hmac.new(key, message, hashlib.sha256).digest()[:_SECRET_BYTES]
    return urlsafe_b64encode(digest).rstrip(b"=").decode()


def link_token(key: bytes, link: Link) -> str:
    """The part `ID.SECRET` of the address of a link."""
    return f"{link.id}.{link_secret(key, link)}"


def opens(key: bytes, link: Link, secret: str) -> bool:
    """Whether `secret` is that of this link in its present revision. The comparison takes constant time."""
    return hmac.compare_digest(link_secret(key, link).encode(), secret.encode())

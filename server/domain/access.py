"""Who may do what: roles, the links that give them, and the secrets that links are opened with."""

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
    """Proof that a link was opened while it had this revision."""

    link_id: str
    revision: int


@dataclass(frozen=True)
class Actor:
    """Somebody who acts on one board, with the link that let them in.

    The network address is for budgets in memory: it is never stored, logged or sent.
    """

    person_id: str
    grant: Grant
    address: str = field(default="", repr=False)


def role_on(links: Mapping[str, Link], grant: Grant, at: int) -> Role | None:
    """The role that a grant gives at a moment: none once its link was rotated, has expired or is gone."""
    link = links.get(grant.link_id)
    if link is None or not link.is_open(at) or link.revision != grant.revision:
        return None
    return link.role


def require(role: Role, needed: Role) -> None:
    """Raises `Forbidden` if `role` does not reach as far as `needed`."""
    if RANK[role] < RANK[needed]:
        raise Forbidden(f"this needs the role {needed!r}; your link gives {role!r}", needed=needed, role=role)


def link_secret(key: bytes, link: Link) -> str:
    """The secret half of a link's address: derived, so that a stolen database opens no board."""
    message = f"kehys/link/{link.id}/{link.revision}".encode()
    digest = hmac.new(key, message, hashlib.sha256).digest()[:_SECRET_BYTES]
    return urlsafe_b64encode(digest).rstrip(b"=").decode()


def link_token(key: bytes, link: Link) -> str:
    """The address part `ID.SECRET` under which a link is opened."""
    return f"{link.id}.{link_secret(key, link)}"


def opens(key: bytes, link: Link, secret: str) -> bool:
    """Whether `secret` belongs to this link as it stands, compared in constant time."""
    return hmac.compare_digest(link_secret(key, link).encode(), secret.encode())

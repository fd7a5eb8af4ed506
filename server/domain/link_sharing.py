"""Which links of a board a person may pass on to others (rule L3)."""

from collections.abc import Iterable

from ..wire.values import Role
from .access import RANK, Actor, Link


def shareable_links(links: Iterable[Link], role: Role, actor: Actor, at: int) -> list[Link]:
    """The links that the actor may share, sorted by name. Owners share all links.

    Others share the link that they came by, and unnamed links with a lower role. If they knew the links of other
    groups, they could come back by them after their own link is revoked.
    """
    shareable = [link for link in links if _may_share(link, role, actor, at)]
    # Sorted, because a reloaded board has its links in another order than one on which they were made.
    return sorted(shareable, key=lambda link: (link.name, link.id))


def _may_share(link: Link, role: Role, actor: Actor, at: int) -> bool:
    if link.is_revoked:
        return False
    if role == "own" or link.id == actor.grant.link_id:
        return True
    return link.is_open(at) and not link.name and RANK[link.role] < RANK[role]


def may_embed(link: Link) -> bool:
    """Whether a frame on another site may show the board by this link.

    Only to look at: another site can put the frame under its visitors' clicks (clickjacking).
    """
    return link.role == "view" and link.password_hash is None

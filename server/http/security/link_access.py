"""Access by link: tokens in addresses, links in frames, and grants that a browser already has."""

import secrets

from starlette.requests import HTTPConnection

from ...domain.access import RANK, Actor, Grant, Link, opens, role_on
from ...domain.link_sharing import may_embed
from ...errors import NoAccess
from ...store import links
from ...wire.values import Role
from ..services import Services
from .origin import address_of
from .session_cookie import Visitor


async def find_link(token: str, connection: HTTPConnection, services: Services) -> tuple[str, Link]:
    """The board id and the link of a token `ID.SECRET`. Raises `NoAccess`, and `TooFast` after many wrong tokens."""
    link_id, _, secret = token.partition(".")
    async with services.database.reading() as session:
        found = await links.find(session, link_id)
    # An unknown id takes as long as a wrong secret, so the response time does not reveal ids.
    if opens(services.key, found[1] if found else Link(link_id, "view"), secret) and found:
        # A person with an expired link is not guessing, so this does not count against the rate limit.
        if not found[1].is_open(services.now()):
            raise NoAccess()
        return found
    services.request_limits.spend_wrong_link(address_of(connection))
    raise NoAccess()


async def find_embedded(token: str, connection: HTTPConnection, services: Services) -> tuple[str, Link]:
    """The same for a frame on another site. `NoAccess` too if embedding is off or the link is not for embedding."""
    if not services.settings.embed_origins:
        raise NoAccess()
    board_id, link = await find_link(token, connection, services)
    if not may_embed(link):
        raise NoAccess()
    return board_id, link


def embedded_reader(link: Link, connection: HTTPConnection) -> Actor:
    """A reader of an embedded board. Each gets a new person id: together they would exceed the limit per person."""
    return Actor(secrets.token_urlsafe(16), Grant(link.id, link.revision), address_of(connection))


async def is_let_in(link: Link, board_id: str, visitor: Visitor, services: Services) -> bool:
    """Whether the visitor has already opened this link, or has a higher role on the board."""
    grant = visitor.grants.get(board_id)
    return grant == Grant(link.id, link.revision) or await has_higher_role(grant, link.role, services)


async def has_higher_role(grant: Grant | None, offered: Role, services: Services) -> bool:
    """Whether a grant gives a higher role than a link offers: an owner who opens a share link stays owner."""
    if grant is None:
        return False
    async with services.database.reading() as session:
        found = await links.find(session, grant.link_id)
    role = role_on({found[1].id: found[1]}, grant, services.now()) if found else None
    return role is not None and RANK[role] > RANK[offered]

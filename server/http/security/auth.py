"""Who acts on a board: by the session cookie of a browser, or the link token of a script or frame."""

from typing import Final

from starlette.requests import HTTPConnection

from ...domain.access import Actor, Grant
from ...errors import NoAccess
from ..services import Services
from .link_access import embedded_reader, find_embedded, find_link
from .origin import address_of, check_origin
from .session_cookie import visitor_of

# WebSocket subprotocols that an embedded page offers: the real one, and one that carries its link.
SUBPROTOCOL: Final = "kehys"
_LINK: Final = "link."


async def actor_on(connection: HTTPConnection, board_id: str, services: Services) -> Actor:
    """Who acts on this board, or `NoAccess`. The board itself checks their role at the moment of each action."""
    authorization = connection.headers.get("authorization", "")
    if authorization.lower().startswith("bearer "):
        return await _script_actor(authorization[7:].strip(), board_id, connection, services)
    if token := _embedded_token(connection):
        return await _embedded_actor(token, board_id, connection, services)
    check_origin(connection, services.settings)
    visitor = visitor_of(connection, services)
    if board_id not in visitor.grants:
        raise NoAccess()
    return Actor(visitor.person_id, visitor.grants[board_id], address_of(connection))


def _embedded_token(connection: HTTPConnection) -> str | None:
    """The token among the subprotocols: the only header that a page can set, and unlike a URL it is not logged."""
    offered: list[str] = connection.scope.get("subprotocols", [])
    return next((name.removeprefix(_LINK) for name in offered if name.startswith(_LINK)), None)


async def _embedded_actor(token: str, board_id: str, connection: HTTPConnection, services: Services) -> Actor:
    linked_board_id, link = await find_embedded(token, connection, services)
    if linked_board_id != board_id:
        raise NoAccess()
    return embedded_reader(link, connection)


async def _script_actor(token: str, board_id: str, connection: HTTPConnection, services: Services) -> Actor:
    linked_board_id, link = await find_link(token, connection, services)
    # A script cannot be asked for a password, so it needs a link without one.
    if linked_board_id != board_id or link.password_hash is not None:
        raise NoAccess()
    return Actor(f"link-{link.id}", Grant(link.id, link.revision), address_of(connection))

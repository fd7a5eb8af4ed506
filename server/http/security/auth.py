"""Who a request comes from: the session cookie of a browser, or the link token of a script."""

import secrets
from dataclasses import dataclass, field
from ipaddress import IPv6Address, ip_address
from typing import Final

from itsdangerous import BadSignature, URLSafeTimedSerializer
from starlette.requests import HTTPConnection
from starlette.responses import Response

from ...config import Settings
from ...domain.access import Actor, Grant, opens
from ...domain.changes import Link
from ...errors import Forbidden, NoAccess
from ...store import links
from ..services import Services

_DAY_SECONDS = 24 * 60 * 60
# Subprotocols that the page offers in a frame: the one that is spoken, and what shows its link.
SUBPROTOCOL: Final = "kehys"
_LINK: Final = "link."


@dataclass(frozen=True)
class Visitor:
    """A browser: one random person id, and the links it has opened, by board. No account stands behind it."""

    person_id: str
    grants: dict[str, Grant] = field(default_factory=dict)

    def with_grant(self, board_id: str, grant: Grant, boards_max: int) -> "Visitor":
        """The visitor after opening a link; the boards opened longest ago fall out of a full cookie."""
        others = [(id_, old) for id_, old in self.grants.items() if id_ != board_id]
        return Visitor(self.person_id, dict([*others, (board_id, grant)][-boards_max:]))


def visitor_of(connection: HTTPConnection, services: Services) -> Visitor:
    """The visitor that the session cookie names, or a new one without any grant."""
    cookie = connection.cookies.get(_cookie_name(services.settings), "")
    try:
        stored = _serializer(services).loads(cookie, max_age=services.settings.session_days * _DAY_SECONDS)
    except BadSignature:
        return Visitor(secrets.token_urlsafe(16))
    return Visitor(stored["p"], {board_id: Grant(*grant) for board_id, grant in stored["g"].items()})


def remember(response: Response, visitor: Visitor, services: Services) -> None:
    """Writes the session cookie: signed, out of reach of scripts, and sent along when a link is followed."""
    stored = {
        "p": visitor.person_id,
        "g": {board_id: [grant.link_id, grant.revision] for board_id, grant in visitor.grants.items()},
    }
    response.set_cookie(
        _cookie_name(services.settings),
        _serializer(services).dumps(stored),
        max_age=services.settings.session_days * _DAY_SECONDS,
        secure=_is_secure(services.settings),
        httponly=True,
        samesite="lax",
        path="/",
    )


async def actor_on(connection: HTTPConnection, board_id: str, services: Services) -> Actor:
    """Who acts on this board, or `NoAccess`. What they may do is decided by the board itself, at that moment."""
    authorization = connection.headers.get("authorization", "")
    if authorization.lower().startswith("bearer "):
        return await _script(authorization[7:].strip(), board_id, connection, services)
    if shown := _token_of_frame(connection):
        return await _reader(shown, board_id, connection, services)
    check_origin(connection, services.settings)
    visitor = visitor_of(connection, services)
    if board_id not in visitor.grants:
        raise NoAccess()
    return Actor(visitor.person_id, visitor.grants[board_id], address_of(connection))


async def find_link(token: str, connection: HTTPConnection, services: Services) -> tuple[str, Link]:
    """The board id and link that an address part `ID.SECRET` opens, or `NoAccess`; after many wrong ones `TooFast`."""
    link_id, _, secret = token.partition(".")
    async with services.database.reading() as session:
        found = await links.find(session, link_id)
    # An unknown id costs the same work as a wrong secret, so the time of an answer tells no ids either.
    if opens(services.key, found[1] if found else Link(link_id, "view"), secret) and found:
        # Whoever comes a day late with the right one is no guesser.
        if not found[1].is_open(services.now()):
            raise NoAccess()
        return found
    services.request_limits.spend_wrong_link(address_of(connection))
    raise NoAccess()


async def find_embedded(token: str, connection: HTTPConnection, services: Services) -> tuple[str, Link]:
    """The board id and link that a frame on another site may show, or `NoAccess`: a link to look at, open to all."""
    if not services.settings.embed_origins:
        raise NoAccess()
    board_id, link = await find_link(token, connection, services)
    if not may_embed(link):
        raise NoAccess()
    return board_id, link


def may_embed(link: Link) -> bool:
    """Whether a frame may show it: a page that others see can be put under their clicks, so it must do nothing."""
    return link.role == "view" and link.password_hash is None


def reader_by(link: Link, connection: HTTPConnection) -> Actor:
    """Somebody before a frame. Each is a person of their own: together they would soon have too many windows."""
    return Actor(secrets.token_urlsafe(16), Grant(link.id, link.revision), address_of(connection))


def address_of(connection: HTTPConnection) -> str:
    """Who pays the budgets of an address: a host of IPv4, or a network of IPv6, which is what one customer gets."""
    host = connection.client.host if connection.client else ""
    try:
        address = ip_address(host)
    except ValueError:
        return host
    if not isinstance(address, IPv6Address):
        return host
    # A socket that listens to both writes IPv4 as IPv6; all of that in one network would be everybody.
    return str(address.ipv4_mapped or IPv6Address(int(address) >> 64 << 64))


def check_origin(connection: HTTPConnection, settings: Settings) -> None:
    """Refuses what another site's page sends along with our cookie.

    Reading over HTTP needs no check (browsers keep other sites from seeing the answer); changes and sockets do.
    """
    if connection.scope["type"] == "http" and connection.scope["method"] in ("GET", "HEAD"):
        return
    origin = connection.headers.get("origin", "")
    allowed = allowed_origin(connection, settings)
    if origin != allowed:
        raise Forbidden(
            f"the origin {origin!r} is not allowed; if it is this server, set KEHYS_BASE_URL", origin=origin
        )


def allowed_origin(connection: HTTPConnection, settings: Settings) -> str:
    """Scheme, host and port under which this server's pages are seen."""
    if settings.base_url:
        return settings.base_url.rstrip("/")
    scheme = {"ws": "http", "wss": "https"}.get(connection.url.scheme, connection.url.scheme)
    return f"{scheme}://{connection.headers.get('host', '')}"


def _token_of_frame(connection: HTTPConnection) -> str | None:
    """Browsers let a page set no header of a socket but this one, and an address with a token would get into logs."""
    offered: list[str] = connection.scope.get("subprotocols", [])
    return next((name.removeprefix(_LINK) for name in offered if name.startswith(_LINK)), None)


async def _reader(token: str, board_id: str, connection: HTTPConnection, services: Services) -> Actor:
    linked_board_id, link = await find_embedded(token, connection, services)
    if linked_board_id != board_id:
        raise NoAccess()
    return reader_by(link, connection)


async def _script(token: str, board_id: str, connection: HTTPConnection, services: Services) -> Actor:
    linked_board_id, link = await find_link(token, connection, services)
    # Whoever has a link with a password has to be asked for it: scripts need one without.
    if linked_board_id != board_id or link.password_hash is not None:
        raise NoAccess()
    return Actor(f"link-{link.id}", Grant(link.id, link.revision), address_of(connection))


def _serializer(services: Services) -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(services.key, salt="kehys/session")


def _is_secure(settings: Settings) -> bool:
    return settings.base_url.startswith("https://")


def _cookie_name(settings: Settings) -> str:
    # The prefix makes browsers insist on Secure and Path=/, so no neighbouring site can plant the cookie.
    return "__Host-kehys" if _is_secure(settings) else "kehys"

"""Where a request comes from: its network address and its origin."""

from ipaddress import IPv6Address, ip_address

from starlette.requests import HTTPConnection

from ...config import Settings
from ...errors import Forbidden


def address_of(connection: HTTPConnection) -> str:
    """The key for rate limits per address: an IPv4 host, or an IPv6 network of 64 bits, which one customer gets."""
    host = connection.client.host if connection.client else ""
    try:
        address = ip_address(host)
    except ValueError:
        return host
    if not isinstance(address, IPv6Address):
        return host
    # A dual-stack socket maps IPv4 into one IPv6 network, which would be everybody.
    return str(address.ipv4_mapped or IPv6Address(int(address) >> 64 << 64))


def check_origin(connection: HTTPConnection, settings: Settings) -> None:
    """Raises `Forbidden` for a change or a socket from another site's page, which would carry our cookie.

    Reads over HTTP need no check, because browsers hide the answer from other sites.
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
    """Scheme, host and port of this server's pages."""
    if settings.base_url:
        return settings.base_url.rstrip("/")
    scheme = {"ws": "http", "wss": "https"}.get(connection.url.scheme, connection.url.scheme)
    return f"{scheme}://{connection.headers.get('host', '')}"

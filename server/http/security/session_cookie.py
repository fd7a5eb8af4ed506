"""The signed cookie of a browser: a random person id, and the links that it has opened."""

import secrets
from dataclasses import dataclass, field

from itsdangerous import BadSignature, URLSafeTimedSerializer
from starlette.requests import HTTPConnection
from starlette.responses import Response

from ...config import Settings
from ...domain.access import Grant
from ..services import Services

_DAY_SECONDS = 24 * 60 * 60


@dataclass(frozen=True)
class Visitor:
    """A browser: one random person id, and one grant for each board. There are no accounts."""

    person_id: str
    grants: dict[str, Grant] = field(default_factory=dict)

    def with_grant(self, board_id: str, grant: Grant, boards_max: int) -> "Visitor":
        """The visitor after opening a link. A full cookie loses the boards that were opened longest ago."""
        others = [(id_, old) for id_, old in self.grants.items() if id_ != board_id]
        return Visitor(self.person_id, dict([*others, (board_id, grant)][-boards_max:]))


def visitor_of(connection: HTTPConnection, services: Services) -> Visitor:
    """The visitor in the session cookie, or a new visitor without grants."""
    cookie = connection.cookies.get(_cookie_name(services.settings), "")
    try:
        stored = _serializer(services).loads(cookie, max_age=services.settings.session_days * _DAY_SECONDS)
    except BadSignature:
        return Visitor(secrets.token_urlsafe(16))
    return Visitor(stored["p"], {board_id: Grant(*grant) for board_id, grant in stored["g"].items()})


def remember(response: Response, visitor: Visitor, services: Services) -> None:
    """Sets the session cookie: signed, not readable by scripts, and sent when the person follows a link to us."""
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


def _serializer(services: Services) -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(services.key, salt="kehys/session")


def _is_secure(settings: Settings) -> bool:
    return settings.base_url.startswith("https://")


def _cookie_name(settings: Settings) -> str:
    # With this prefix browsers require Secure and Path=/, so a neighbouring site cannot set the cookie.
    return "__Host-kehys" if _is_secure(settings) else "kehys"

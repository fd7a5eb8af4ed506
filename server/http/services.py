"""What routes need of the running program, and how they get it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends
from starlette.requests import HTTPConnection

from ..config import Settings
from ..images.decoder import ImageDecoder
from ..live.budgets import RequestLimits
from ..live.hub import Hub
from ..live.throttled_counter import ThrottledCounter
from ..store.asset_store import AssetStore
from ..store.db import Database
from .locales import Locales
from .security.passwords import Passwords


@dataclass(frozen=True)
class Services:
    """Made once by `create_app`; `key` signs sessions and derives the secrets of links.

    The tallies count messages that were refused, by code, and what browsers report of the policy, by directive.
    """

    settings: Settings
    key: bytes
    database: Database
    hub: Hub
    request_limits: RequestLimits
    refusals: ThrottledCounter
    policy_reports: ThrottledCounter
    locales: Locales
    passwords: Passwords
    image_decoder: ImageDecoder
    assets: AssetStore
    now: Callable[[], int]


def services_of(connection: HTTPConnection) -> Services:
    """The services of the application that serves this connection."""
    services = connection.app.state.services
    assert isinstance(services, Services), "create_app() has not finished its lifespan start"
    return services


# A dependency that is no coroutine would be sent to a thread for each request.
async def _services_of(connection: HTTPConnection) -> Services:
    return services_of(connection)


ServicesDep = Annotated[Services, Depends(_services_of)]

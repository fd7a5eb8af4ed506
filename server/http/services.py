"""The parts of the running program that routes use."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends
from starlette.requests import HTTPConnection

from ..config import Settings
from ..live.hub import Hub
from ..live.image_uploads import ImageUploads
from ..live.link_passwords import Passwords
from ..live.throttled_counter import ThrottledCounter
from ..store.asset_store import AssetStore
from ..store.db import Database
from .locales import Locales
from .rate_limits import RequestLimits


@dataclass(frozen=True)
class Services:
    """Made once by `create_app`. `key` signs sessions and derives the secrets of links.

    `refusals` counts refused messages by error code, `policy_reports` counts browsers' policy reports by directive.
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
    uploads: ImageUploads
    assets: AssetStore
    now: Callable[[], int]


def services_of(connection: HTTPConnection) -> Services:
    """The services of the application that serves this connection."""
    services = connection.app.state.services
    assert isinstance(services, Services), "create_app() has not finished its lifespan start"
    return services


# A coroutine, because FastAPI runs any other dependency in a thread.
async def _services_of(connection: HTTPConnection) -> Services:
    return services_of(connection)


ServicesDep = Annotated[Services, Depends(_services_of)]

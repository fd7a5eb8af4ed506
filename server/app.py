"""Builds the application from its parts."""

import asyncio
import gc
import logging
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, Response

from .config import Settings
from .errors import BoardError, Invalid, NotFound
from .exchange.exporting import comments
from .http.api import assets as assets_api
from .http.api import boards, export, health, links, live, moderation, reports
from .http.error_responses import refusal_response
from .http.locales import Locales
from .http.pages import pages, reference, static_files
from .http.rate_limits import RequestLimits
from .http.security.security_headers import SecurityMiddleware, security_headers
from .http.services import Services, services_of
from .images.decoder import ImageDecoder
from .live.hub import Hub
from .live.image_uploads import ImageUploads
from .live.link_passwords import Passwords
from .live.replay_erasures import replay_erasures
from .live.throttled_counter import ThrottledCounter
from .store import erasure_log
from .store.asset_store import AssetStore
from .store.db import Database, database_path
from .store.secret_key import read_key
from .wire.messages import PROTOCOL

log = logging.getLogger(__name__)
_IDLE_CHECK_SECONDS = 60.0
# Much shorter than the time that an unused image is kept. Each run reads the image nodes of all boards with images.
_UNUSED_IMAGES_SECONDS = 600.0


def create_app(settings: Settings) -> FastAPI:
    """The application. Call `prepare_data_dir()` and `migrate()` first."""
    # Read before anything starts, so that a damaged file is reported in one line.
    key = read_key(settings.data_dir)
    in_file = erasure_log.read(settings.data_dir)

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        services = app.state.services = _services(settings, key)
        await replay_erasures(services.database, services.hub.cleanup, in_file)
        tasks = [asyncio.create_task(_close_idle_rooms(services)), asyncio.create_task(_remove_unused_images(services))]
        # Objects that exist now stay for good. Without `freeze` each full garbage collection would visit all of them
        # and block the event loop (docs/performance.md).
        gc.collect()
        gc.freeze()
        yield
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await services.hub.close()
        services.refusals.flush()
        services.policy_reports.flush()
        await services.database.close()

    app = FastAPI(
        title="Kehys",
        # The version of the protocol. The version of the program is not published.
        version=str(PROTOCOL),
        lifespan=lifespan,
        docs_url=None,
        redoc_url=None,
        openapi_url=reference.DESCRIPTION_PATH,
        # One schema for each model, for requests and responses.
        separate_input_output_schemas=False,
    )
    exports = export.comments_router(comments.FORMATS)
    api = (
        boards.router,
        links.router,
        moderation.router,
        exports,
        assets_api.router,
        live.router,
        reports.router,
    )
    for router in (*api, health.router, reference.reference_router(app.openapi), pages.router):
        app.include_router(router)
    app.mount("/static", static_files.static_files())
    app.add_exception_handler(BoardError, _refuse)
    app.add_exception_handler(RequestValidationError, _refuse_unread)
    app.add_exception_handler(HTTPException, _refuse_http)
    headers = security_headers(pages.import_map_hash())
    app.add_middleware(
        SecurityMiddleware,
        headers=headers,
        settings=settings,
    )
    app.add_exception_handler(Exception, partial(_fail, headers))
    return app


def now_ms() -> int:
    """The server's clock: milliseconds since 1970, UTC. It dates comments and orders nothing."""
    return time.time_ns() // 1_000_000


def _services(settings: Settings, key: bytes) -> Services:
    database = Database(database_path(settings.data_dir), busy_timeout_seconds=settings.busy_timeout_seconds)
    hub = Hub(database, settings, now_ms)
    assets = AssetStore(database, settings, now_ms)
    return Services(
        settings=settings,
        key=key,
        database=database,
        hub=hub,
        request_limits=RequestLimits(settings, time.monotonic),
        refusals=ThrottledCounter("messages refused", time.monotonic),
        policy_reports=ThrottledCounter("stopped in browsers by the policy", time.monotonic),
        locales=Locales(settings.default_lang),
        passwords=Passwords(settings.password_hashes_at_once),
        uploads=ImageUploads(hub, ImageDecoder(settings), assets, settings, time.monotonic),
        assets=assets,
        now=now_ms,
    )


async def _close_idle_rooms(services: Services) -> None:
    while True:
        await asyncio.sleep(_IDLE_CHECK_SECONDS)
        await services.hub.close_idle()
        services.refusals.flush_if_due()
        services.policy_reports.flush_if_due()


async def _remove_unused_images(services: Services) -> None:
    """A failed run is logged; the next run tries again."""
    while True:
        await asyncio.sleep(_UNUSED_IMAGES_SECONDS)
        try:
            await services.assets.collect()
        except Exception:
            log.exception("unused images could not be removed")


async def _refuse(request: Request, error: Exception) -> Response:
    """Translates a `BoardError` to HTTP: JSON for the API, a page for people."""
    assert isinstance(error, BoardError)
    if request.url.path.startswith("/api/"):
        if request.method == "POST":
            services_of(request).refusals.add(error.code)
        return refusal_response(error)
    return pages.error_page(request, services_of(request), error)


async def _refuse_unread(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    if actor := getattr(request.state, "actor", None):
        services_of(request).request_limits.spend_unread(actor)
    first = error.errors()[0]
    return await _refuse(request, Invalid(f"{'.'.join(str(part) for part in first['loc'])}: {first['msg']}"))


async def _refuse_http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    # FastAPI wraps errors that happen while it reads a body: our size limit, or JSON that Python cannot parse.
    if isinstance(error.__cause__, BoardError):
        return await _refuse(request, error.__cause__)
    if error.status_code == 400:
        return await _refuse(request, Invalid(f"body: {error.detail}"))
    if error.status_code == NotFound.http_status:
        return await _refuse(request, NotFound("page", request.url.path))
    body = {"code": "http", "message": error.detail, "params": {}}
    return JSONResponse(body, status_code=error.status_code, headers=error.headers)


async def _fail(headers: dict[str, str], _request: Request, _error: Exception) -> Response:
    """A bug, which is logged. The response does not pass the middleware, so the headers are added here."""
    body = {"code": "http", "message": "the server failed", "params": {}}
    return JSONResponse(body, status_code=500, headers=headers)

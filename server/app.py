"""Builds the application: the only place where the parts are put together."""

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
from .http.api import assets, boards, export, health, links, live, moderation, qr, reports
from .http.error_responses import refusal_response
from .http.locales import Locales
from .http.pages import pages, reference, static_files
from .http.security.passwords import Passwords
from .http.security.security_headers import SecurityMiddleware, security_headers
from .http.services import Services, services_of
from .images.decoder import ImageDecoder
from .live.budgets import RequestLimits
from .live.hub import Hub
from .live.replay_erasures import replay_erasures
from .live.throttled_counter import ThrottledCounter
from .store import erasure_log
from .store.asset_store import AssetStore
from .store.db import Database, database_path
from .store.secret_key import read_key
from .wire.messages import PROTOCOL

log = logging.getLogger(__name__)
_SWEEP_SECONDS = 60.0
# A fraction of the shortest time that an unused picture is kept; a round reads the image nodes of boards with pictures.
_COLLECT_SECONDS = 600.0


def create_app(settings: Settings) -> FastAPI:
    """The application for a data folder that `prepare_data_dir()` and `migrate()` have made ready."""
    # Read before anything is started: whoever has a damaged file learns it in one line.
    key = read_key(settings.data_dir)
    in_file = erasure_log.read(settings.data_dir)

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        services = app.state.services = _services(settings, key)
        await replay_erasures(services.database, services.hub.cleanup, in_file)
        tasks = [asyncio.create_task(_sweep(services)), asyncio.create_task(_collect_pictures(services))]
        # What is there now stays: else a full collection of garbage goes through all of it each time, and nobody
        # hears of anything meanwhile (docs/performance.md).
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
        # The API's: which version of the program runs here is nobody's business.
        version=str(PROTOCOL),
        lifespan=lifespan,
        docs_url=None,
        redoc_url=None,
        openapi_url=reference.DESCRIPTION_PATH,
        # The same thing has one name, whichever way it is sent.
        separate_input_output_schemas=False,
    )
    exports = export.comments_router(comments.FORMATS)
    api = (
        boards.router,
        links.router,
        qr.router,
        moderation.router,
        exports,
        assets.router,
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
    return Services(
        settings=settings,
        key=key,
        database=database,
        hub=Hub(database, settings, now_ms),
        request_limits=RequestLimits(settings, time.monotonic),
        refusals=ThrottledCounter("messages refused", time.monotonic),
        policy_reports=ThrottledCounter("stopped in browsers by the policy", time.monotonic),
        locales=Locales(settings.default_lang),
        passwords=Passwords(settings.password_hashes_at_once),
        image_decoder=ImageDecoder(settings),
        assets=AssetStore(database, settings, now_ms),
        now=now_ms,
    )


async def _sweep(services: Services) -> None:
    while True:
        await asyncio.sleep(_SWEEP_SECONDS)
        await services.hub.close_idle()
        services.refusals.flush_if_due()
        services.policy_reports.flush_if_due()


async def _collect_pictures(services: Services) -> None:
    """A fault is in the log, and the next round tries again."""
    while True:
        await asyncio.sleep(_COLLECT_SECONDS)
        try:
            await services.assets.collect()
        except Exception:
            log.exception("unused pictures could not be removed")


async def _refuse(request: Request, error: Exception) -> Response:
    """The one translator of `BoardError` to HTTP: JSON for programs, a page for people."""
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
    # FastAPI wraps whatever goes wrong while a body is read: our own limit, or JSON that Python gives up on.
    if isinstance(error.__cause__, BoardError):
        return await _refuse(request, error.__cause__)
    if error.status_code == 400:
        return await _refuse(request, Invalid(f"body: {error.detail}"))
    if error.status_code == NotFound.http_status:
        return await _refuse(request, NotFound("page", request.url.path))
    body = {"code": "http", "message": error.detail, "params": {}}
    return JSONResponse(body, status_code=error.status_code, headers=error.headers)


async def _fail(headers: dict[str, str], _request: Request, _error: Exception) -> Response:
    """A fault of ours, which is in the log. It is answered outside of all middleware, hence with the headers."""
    body = {"code": "http", "message": "the server failed", "params": {}}
    return JSONResponse(body, status_code=500, headers=headers)

"""The whole application with one board, and clients without a network."""

import asyncio
import socket

import pytest
import uvicorn
from httpx import ASGITransport, AsyncClient

from server.app import create_app
from server.http.transport_outbox import TransportProtocol
from tests.server import world
from tests.server.http.sockets import Served, Server

ORIGIN = "http://board.test"


@pytest.fixture
async def start(database):
    """Starts applications on the data folder of the test, and ends them after it."""
    running = []

    async def start(settings):
        app = create_app(settings)
        context = app.router.lifespan_context(app)
        await context.__aenter__()
        running.append(context)
        return app

    yield start
    for context in running:
        await context.__aexit__(None, None, None)


@pytest.fixture
async def app(start, settings):
    return await start(settings)


@pytest.fixture
async def browse(app):
    """Opens browsers: each has cookies of its own, and sends its origin along as browsers do."""
    browsers = []

    def browse(app=app, origin=ORIGIN):
        transport = ASGITransport(app, raise_app_exceptions=False)
        browsers.append(AsyncClient(transport=transport, base_url=ORIGIN, headers={"Origin": origin}))
        return browsers[-1]

    yield browse
    for browser in browsers:
        await browser.aclose()


@pytest.fixture
def browser(browse):
    """A browser that has opened nothing yet."""
    return browse()


@pytest.fixture
def script(browse):
    """Opens a script's connection: it shows a link, and sends neither cookie nor origin."""

    def script(role="own", revision=0):
        client = browse()
        del client.headers["Origin"]
        client.headers["Authorization"] = f"Bearer {world.token(role, revision)}"
        return client

    return script


@pytest.fixture
async def come(browse):
    """Opens a browser that has come by a link of the board."""

    async def come(role="comment"):
        browser = browse()
        await browser.get(f"/s/{world.token(role)}")
        return browser

    return come


@pytest.fixture(params=[TransportProtocol, "websockets-sansio"], ids=["direct", "queued"])
def socket_protocol(request):
    """How sockets are served: as server/serve.py sets them up, and as another server would."""
    return request.param


@pytest.fixture
async def serve(database, socket_protocol):
    """Starts servers on free ports."""
    running = []

    async def serve(settings):
        listener = socket.create_server(("127.0.0.1", 0))
        app = create_app(settings)
        config = uvicorn.Config(
            app,
            ws=socket_protocol,
            ws_max_size=settings.message_bytes_max,
            ws_per_message_deflate=False,
            log_config=None,
        )
        server = Server(config)
        task = asyncio.create_task(server._serve(sockets=[listener]))
        running.append((server, task))
        return Served(app, listener.getsockname()[1])

    yield serve
    for server, task in running:
        server.told_to_end.set()
        await task


@pytest.fixture
async def served(serve, settings):
    return await serve(settings)

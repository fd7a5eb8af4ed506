"""The whole application on a board of its own, and browsers that speak to it without a network."""

import pytest
from httpx import ASGITransport, AsyncClient

from server.app import create_app
from tests.server import world

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

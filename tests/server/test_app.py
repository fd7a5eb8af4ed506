"""The application as a whole."""

import asyncio
import time

import pytest
from httpx import ASGITransport, AsyncClient

from server import app as app_module
from server.app import create_app, now_ms
from server.errors import StartError
from server.live.hub import Hub
from server.store.asset_store import AssetStore
from server.store.db import Database
from tests.server.world import OPS, PAGE, SNAPSHOT, Gate


@pytest.fixture
async def client(settings, database):
    """Somebody without any link."""
    app = create_app(settings)
    client = AsyncClient(transport=ASGITransport(app), base_url="http://board.test")
    async with app.router.lifespan_context(app), client:
        yield client


def test_the_clock_counts_milliseconds():
    """[G2] In UTC."""
    assert abs(now_ms() / 1_000 - time.time()) < 5


def test_a_damaged_key_is_reported_before_the_start(settings):
    """[A1] An empty key would be public."""
    (settings.data_dir / "secret.key").write_text("")
    with pytest.raises(StartError):
        create_app(settings)


async def test_the_api_refuses_with_json(client):
    """[A3] With an error code."""
    answer = await client.get(SNAPSHOT)
    assert (answer.status_code, answer.json()["code"]) == (404, "no_access")


async def test_pages_refuse_with_a_page(client):
    """[A3] With a sentence."""
    answer = await client.get(PAGE)
    assert (answer.status_code, answer.headers["content-type"]) == (404, "text/html; charset=utf-8")


async def test_a_wrong_method_is_refused(client):
    answer = await client.delete(OPS)
    assert (answer.status_code, answer.json()["message"]) == (405, "Method Not Allowed")


async def test_unused_images_are_removed_periodically(settings, monkeypatch):
    """[I3] Also after a failed run."""
    rounds: list[None] = []
    done = asyncio.Event()

    async def collect(_store):
        rounds.append(None)
        if len(rounds) > 1:
            done.set()
        raise OSError("the disk is away")

    monkeypatch.setattr(AssetStore, "collect", collect)
    monkeypatch.setattr(app_module, "_UNUSED_IMAGES_SECONDS", 0)
    app = create_app(settings)
    async with app.router.lifespan_context(app), asyncio.timeout(30):
        await done.wait()


async def _nothing():
    pass


async def test_idle_boards_are_closed_periodically(settings, monkeypatch):
    """Until the program ends."""
    gate = Gate(_nothing)
    monkeypatch.setattr(Hub, "close_idle", gate.__call__)
    monkeypatch.setattr(app_module, "_IDLE_CHECK_SECONDS", 0)
    app = create_app(settings)
    async with app.router.lifespan_context(app):
        await gate.reached.wait()
        gate.reached.clear()
        gate.opened.set()
        await gate.reached.wait()


async def test_boards_are_closed_before_the_database(settings, monkeypatch):
    """[O3] Queued pushes are committed first."""
    ended = []
    for owner in (Hub, Database):
        end = owner.close

        async def close(self, end=end, name=owner.__name__):
            ended.append(name)
            await end(self)

        monkeypatch.setattr(owner, "close", close)
    app = create_app(settings)
    async with app.router.lifespan_context(app):
        pass
    assert ended == ["Hub", "Database"]

"""Responses, health and log while the database cannot be used."""

import json
import shutil

import pytest

from server.store import assets
from server.store.db import database_path
from tests.server.http.sockets import said, said_until
from tests.server.images.test_result import sent
from tests.server.world import BOARD, OPS, plain, rename

ASSETS = f"/api/v1/boards/{BOARD}/assets"


@pytest.fixture
def replace(data_dir, tmp_path):
    """Puts a copy in the place of the database, as a hasty restore would."""

    def replace():
        shutil.copy(database_path(data_dir), tmp_path / "copy")
        (tmp_path / "copy").replace(database_path(data_dir))

    return replace


async def test_a_replaced_database_is_reported(script, browser, replace, caplog):
    """[P6] In pushes, health and log, with the solution."""
    client = script("own")
    assert (await client.post(OPS, json={"ops": plain(rename("Aino"))})).status_code == 200
    replace()
    answer = await client.post(OPS, json={"ops": plain(rename("Eino"))})
    health = await browser.get("/healthz")
    assert (answer.status_code, answer.json()["code"]) == (503, "read_only")
    assert (health.status_code, health.json()) == (503, {"status": "fail", "cause": "replaced"})
    assert "Restart the server" in caplog.text
    assert not any(record.exc_info for record in caplog.records)


async def test_a_page_that_needs_the_database_is_an_error_page(browser, replace):
    """[P6] Not a server error."""
    replace()
    answer = await browser.get("/", headers={"Accept-Language": "en"})
    assert answer.status_code == 503
    assert "needs repair" in answer.text


async def test_a_push_over_a_socket_is_refused_while_the_database_is_unusable(served, replace):
    """[P5] [P6] The connection stays open for reading."""
    async with served.connect() as live:
        await said(live)
        await live.send(json.dumps({"type": "push", "n": 1, "ops": plain(rename("Aino"))}))
        await said_until(live, "ack")
        replace()
        await live.send(json.dumps({"type": "push", "n": 2, "ops": plain(rename("Eino"))}))
        assert (await said_until(live, "refused"))["code"] == "read_only"
        await live.send('{"type": "ping"}')
        assert await said_until(live, "pong") == {"type": "pong"}


async def test_an_upload_on_a_full_disk_can_be_sent_again(script, browser, monkeypatch, caplog):
    """[P6] One log line for many attempts."""

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(assets, "write_asset", full)
    for _ in range(3):
        answer = await script("edit").post(ASSETS, content=sent())
        assert (answer.status_code, answer.json()["code"]) == (503, "retry")
    assert (await browser.get("/healthz")).json() == {"status": "warn", "cause": "disk_full"}
    assert [record.getMessage()[:16] for record in caplog.records].count("the disk is full") == 1

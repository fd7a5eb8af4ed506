"""S16, S18, S20, S33: no secrets or addresses in files and logs, no texts in logs, no outgoing requests."""

import logging
import socket
import sqlite3
from contextlib import closing

import pytest
from httpx import ASGITransport, AsyncClient

from server.live.queries import BoardQueries
from server.store.db import database_path
from tests.server import world
from tests.server.http.conftest import ORIGIN
from tests.server.images.test_result import sent
from tests.server.world import BOARD, OPS, PAGE, SNAPSHOT, create, plain, rename, token

ADDRESS = "203.0.113.77"
WRONG = f"{world.LINKS['own'].id}.{'W' * 27}"
# The client's own lines, which say what it asks for, are not the server's.
FOREIGN = ("httpx", "httpcore", "asyncio", "aiosqlite", "PIL")


@pytest.fixture
async def visit(app):
    """A whole visit from one address: a link, words, a picture, a wrong link, a script."""
    transport = ASGITransport(app, client=(ADDRESS, 1), raise_app_exceptions=False)
    async with AsyncClient(transport=transport, base_url=ORIGIN, headers={"Origin": ORIGIN}) as browser:

        async def visit():
            for role in ("view", "edit", "own"):
                await browser.get(f"/s/{token(role)}")
            await browser.post(
                OPS, json={"ops": plain(rename("Aino"), world.thread("thread"), create("sticky", "note"))}
            )
            await browser.post(OPS.replace("ops", "assets"), content=sent())
            for path in (PAGE, SNAPSHOT, "/", world.SHARED, f"/s/{WRONG}", "/nowhere"):
                await browser.get(path)
            await browser.get(SNAPSHOT, headers={"Authorization": f"Bearer {token('comment')}"})
            await browser.get(SNAPSHOT, headers={"Authorization": f"Bearer {WRONG}"})
            return browser

        yield visit


def secrets_used(browser):
    """All that opens something: secrets of links, and the cookie."""
    return [*(token(role).partition(".")[2] for role in world.ROLES), WRONG.partition(".")[2], browser.cookies["kehys"]]


async def test_the_data_folder_contains_no_secret_but_the_key(visit, data_dir):
    """[A1] S16: All files are searched, including the write-ahead log."""
    browser = await visit()
    kept = b"".join(path.read_bytes() for path in data_dir.rglob("*") if path.is_file() and path.name != "secret.key")
    assert b"Aino" in kept
    assert not [secret for secret in (*secrets_used(browser), world.KEY.hex()) if secret.encode() in kept]
    assert world.KEY not in kept


async def test_the_data_folder_contains_no_network_address(visit, data_dir):
    """S33, S15: Rate limits are in memory only."""
    await visit()
    with closing(sqlite3.connect(database_path(data_dir))) as connection:
        dump = "\n".join(connection.iterdump())
    assert "Aino" in dump
    assert ADDRESS not in dump
    assert not [path for path in data_dir.rglob("*") if path.is_file() and ADDRESS.encode() in path.read_bytes()]


async def test_logs_contain_no_secrets_and_no_addresses(visit, caplog):
    """S18, S15: At the DEBUG level, with wrong and right links."""
    caplog.set_level(logging.DEBUG)
    browser = await visit()
    assert logged(caplog, [*secrets_used(browser), ADDRESS, "Aino"]) == []


async def test_the_log_of_a_server_error_has_no_secrets_and_no_addresses(visit, caplog, monkeypatch):
    """S18: A traceback contains lines of code, but no values."""

    async def fail(*_):
        raise RuntimeError("the detail")

    monkeypatch.setattr(BoardQueries, "visit", fail)
    caplog.set_level(logging.DEBUG)
    browser = await visit()
    assert logged(caplog, [*secrets_used(browser), ADDRESS]) == []


async def test_no_response_has_the_secret_of_a_higher_role(come):
    """[A7] S18: A commenter gets links up to their own role."""
    browser = await come("comment")
    seen = "".join([(await browser.get(path)).text for path in (SNAPSHOT, world.SHARED, PAGE, "/", OPS)])
    assert token("comment") in seen
    assert not [role for role in ("edit", "own") if token(role).partition(".")[2] in seen]


async def test_the_log_of_a_failed_commit_has_no_user_text(script, data_dir, caplog):
    """[P6] S18: User text belongs only in the database."""
    with closing(sqlite3.connect(database_path(data_dir))) as other:
        other.execute("CREATE TRIGGER full BEFORE INSERT ON people BEGIN SELECT RAISE(FAIL, 'the disk is full'); END")
        answer = await script().post(OPS, json={"ops": plain(rename("Aino Salainen"))})
    assert answer.json()["code"] == "fault"
    assert "the disk is full" in caplog.text
    assert "Salainen" not in caplog.text


def logged(caplog, words):
    """The lines that show one of the words, tracebacks included."""
    lines = [caplog.handler.format(record) for record in caplog.records if not record.name.startswith(FOREIGN)]
    return [line for line in lines for word in words if word in line]


# --- S20 ---


@pytest.fixture
def reached(monkeypatch):
    """Hosts that the program has asked for, or tried to."""
    reached = []
    for name in ("connect", "connect_ex"):
        monkeypatch.setattr(socket.socket, name, lambda _, address: reached.append(address))
    for name in ("getaddrinfo", "gethostbyname"):
        monkeypatch.setattr(socket, name, lambda host, *_, **__: reached.append(host))
    return reached


INSIDE = ["127.0.0.1:8000", "localhost", "[::1]", "169.254.169.254", "0x7f.1", "2130706433", "127.1", "board.test"]


@pytest.mark.parametrize("host", INSIDE)
async def test_addresses_in_user_content_are_not_requested(script, reached, host):
    """[N6] S20: In a card, in a text, or instead of an image."""
    url = f"http://{host}/metrics.png"
    ops = [create("card", "card", url=url), rename("Aino"), world.thread("thread", text=url)]
    ops.append(create("sticky", "note", text=f"![x]({url})"))
    assert (await script().post(OPS, json={"ops": plain(*ops)})).status_code == 200
    assert (await script().post(OPS.replace("ops", "assets"), content=url.encode())).status_code == 422
    await script().get(PAGE)
    assert reached == []


async def test_the_visit_of_these_tests_changes_the_board(visit, script):
    """Otherwise the tests above would check nothing."""
    await visit()
    board = (await script().get(SNAPSHOT)).json()
    assert (board["seq"], board["people"][0]["name"], board["board"]["id"]) == (3, "Aino", BOARD)

"""Requests with incomplete headers, on a real server process."""

import json
import socket
from contextlib import ExitStack

import pytest
from websockets.sync.client import connect

from tests.server.security.test_program import ask
from tests.server.test_serve import live_address, serving, tokens

HALF = b"GET /healthz HTTP/1.1\r\nHost: a\r\nX-Slow: "
WHOLE = b"GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n"


@pytest.fixture(scope="module")
def program(tmp_path_factory):
    """A server that is impatient with heads: its address, and the tokens of its links."""
    with serving(tmp_path_factory.mktemp("heads"), KEHYS_REQUEST_HEAD_SECONDS="1") as (process, address):
        yield address, tokens([process.stdout.readline() for _ in range(4)])


@pytest.fixture
def dial(program):
    """Opens connections and sends what they begin with."""
    host, _, port = program[0].removeprefix("http://").partition(":")
    with ExitStack() as opened:

        def dial(begun):
            connection = opened.enter_context(socket.create_connection((host, int(port)), timeout=20))
            connection.sendall(begun)
            return connection

        yield dial


def answer(connection):
    """One answer of the server, to its last byte."""
    text = b""
    while b"\r\n\r\n" not in text:
        text += connection.recv(65_536)
    head, _, body = text.partition(b"\r\n\r\n")
    length = int(head.lower().split(b"content-length: ")[1].split(b"\r\n")[0])
    while len(body) < length:
        body += connection.recv(65_536)
    return head


@pytest.mark.parametrize("begun", [b"", b"G", HALF], ids=["nothing", "a letter", "half a head"])
def test_connections_with_incomplete_headers_are_closed(program, dial, begun):
    """S8: Two hundred of them. Other requests are answered meanwhile and afterwards."""
    slow = [dial(begun) for _ in range(200)]
    assert ask(program[0], "/healthz")[0] == 200

    assert [connection.recv(100) for connection in slow] == [b""] * 200

    assert ask(program[0], "/healthz")[0] == 200


def test_incomplete_headers_of_a_second_request_are_closed_too(dial):
    """S8: A valid first request gives no more time."""
    connection = dial(WHOLE)
    first = answer(connection)
    connection.sendall(HALF)

    assert first.startswith(b"HTTP/1.1 200")
    assert connection.recv(100) == b""


def test_headers_in_two_packets_are_answered(dial):
    """S8: As on a network with small packets. The connection stays open for the next request."""
    connection = dial(HALF)
    connection.sendall(b"a\r\n\r\n")
    first = answer(connection)
    connection.sendall(WHOLE)

    assert first.startswith(b"HTTP/1.1 200")
    assert answer(connection).startswith(b"HTTP/1.1 200")


def test_an_open_websocket_has_no_header_timeout(program, dial):
    """S8: It stays open while a slow request is closed."""
    address, links = program
    with connect(live_address(address), additional_headers={"Authorization": f"Bearer {links['owner']}"}) as live:
        assert [json.loads(live.recv())["type"] for _ in range(2)] == ["welcome", "resync"]
        assert dial(HALF).recv(100) == b""

        live.send('{"type": "ping"}')

        assert json.loads(live.recv())["type"] == "pong"

"""S18, S19, S30, S32: the real server process: trusted proxies, and what it prints."""

import http.client
import json
import os
import socket
from contextlib import closing

import pytest

from server.config import DEMO_BOARD_ID
from tests.server.test_serve import serving, tokens

LINKS = f"/api/v1/boards/{DEMO_BOARD_ID}/links"
# The proxy of a host stands on the same machine and speaks from here; whoever speaks from elsewhere is none.
PROXY, STRANGER = "127.0.0.1", "127.0.0.2"


def ask(address, path, source=PROXY, method="GET", **headers):
    """Status, headers and text of an answer; header names are written with _ for -."""
    host, _, port = address.removeprefix("http://").partition(":")
    with closing(http.client.HTTPConnection(host, int(port), source_address=(source, 0))) as connection:
        connection.request(method, path, headers={name.replace("_", "-"): value for name, value in headers.items()})
        answer = connection.getresponse()
        return answer.status, dict(answer.getheaders()), answer.read().decode()


def shown_links(program, source, **headers):
    """The addresses of links that the server makes, which tell where it believes to be."""
    _, address, links = program
    _, _, text = ask(address, LINKS, source, Authorization=f"Bearer {links['owner']}", **headers)
    return {link["url"].split("/s/")[0] for link in json.loads(text)}


def guesses(program, source, forwarded):
    _, address, _ = program
    return [ask(address, "/s/x.y", source, X_Forwarded_For=one)[0] for one in forwarded]


FORGED = {
    "X_Forwarded_Proto": "https",
    "X_Forwarded_Host": "evil.tld",
    "X_Forwarded_Prefix": "/evil",
    "X_Forwarded_Port": "81",
    "Forwarded": "for=1.2.3.4;proto=https;host=evil.tld",
    "X_Original_URL": "/evil",
}


def test_headers_of_an_untrusted_proxy_are_ignored(program):
    """S30: Neither scheme nor host."""
    assert shown_links(program, STRANGER, **FORGED) == {program[1]}


def test_the_scheme_of_a_trusted_proxy_is_used(program):
    """S30: And nothing that it does not send itself."""
    assert shown_links(program, PROXY, **FORGED) == {program[1].replace("http:", "https:")}


def test_forged_addresses_do_not_avoid_the_rate_limit(program):
    """S30, S15: A new address in a header gives no new limit."""
    statuses = guesses(program, STRANGER, [f"198.51.100.{number}" for number in range(4)])
    assert statuses == [404, 404, 429, 429]


def test_behind_a_proxy_each_visitor_has_a_limit(program):
    """S30, S15: Addresses that a visitor adds to the header do not count."""
    own = [f"198.51.100.{number}, 203.0.113.9" for number in range(3)]
    assert guesses(program, PROXY, own) == [404, 404, 429]
    assert guesses(program, PROXY, ["203.0.113.10"]) == [404]


@pytest.mark.parametrize("path", ["/", "/healthz", "/nowhere", "/s/x.y", LINKS, "/static/js/main.js"])
@pytest.mark.parametrize("method", ["GET", "TRACE", "POST"])
def test_no_response_names_the_program_or_its_version(program, path, method):
    """S32: Nor uvicorn."""
    _, headers, _ = ask(program[1], path, method=method)
    assert not [name for name in headers if name.lower() in ("server", "x-powered-by", "via")]


@pytest.mark.parametrize(
    "request_bytes",
    [
        b"GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: a\r\nX: a\x00b\r\n\r\n",
        b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /x",
        b"GET / HTTP/9.9\r\n\r\n",
        b"GET /\xff HTTP/1.1\r\nHost: a\r\n\r\n",
        b"X" * 100_000,
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
    ],
    ids=["two hosts", "zero byte", "two lengths", "no such version", "no ASCII", "endless", "TLS"],
)
def test_invalid_requests_are_refused(program, request_bytes):
    """S8, S32: With a short response. The server goes on."""
    host, _, port = program[1].removeprefix("http://").partition(":")
    with socket.create_connection((host, int(port)), timeout=10) as connection:
        connection.sendall(request_bytes)
        connection.shutdown(socket.SHUT_WR)
        answer = b""
        try:
            while chunk := connection.recv(65_536):
                answer += chunk
        except ConnectionResetError:
            pass
    assert b"Traceback" not in answer
    assert b"HTTP/1.1 5" not in answer
    assert ask(program[1], "/healthz")[0] == 200


def test_the_program_prints_no_text_of_visitors(tmp_path):
    """S18, S19: Standard error is empty after links, forged log lines and control characters."""
    forged = "x%0d%0a%7b%22level%22%3a%22error%22%7d%1b%5b31m"
    with serving(tmp_path) as (process, address):
        assert process.stdout
        links = tokens([process.stdout.readline() for _ in range(4)])
        for path in (f"/s/{links['owner']}", f"/s/{links['owner']}x", f"/{forged}", f"/s/{forged}", f"/b/{forged}"):
            assert ask(address, path, Accept_Language=os.fsdecode(b"x\x1b[31m"), Cookie="kehys=\x1b[2J")[0] < 500
        ask(address, LINKS, Authorization=f"Bearer {links['owner']}", User_Agent="\x1b[31m")
        process.send_signal(2)
        out, err = process.communicate(timeout=20)
    assert (err, links["owner"] in out, process.returncode) == ("", False, 0)

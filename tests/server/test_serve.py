"""The server as a process, as hosts run it."""

import json
import os
import signal
import socket
import sqlite3
import subprocess
import sys
import urllib.request
from contextlib import contextmanager
from pathlib import Path

import pytest
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import connect

from server.config import DEMO_BOARD_ID
from server.store.db import database_path

ROOT = Path(__file__).parents[2]


def start(data_dir, *arguments, **settings):
    """A server process, and its own lines on two pipes."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("KEHYS_")}
    return subprocess.Popen(
        [sys.executable, "-m", "server", "serve", "--data-dir", str(data_dir), *arguments],
        cwd=ROOT,
        env={**environment, "PYTHONUNBUFFERED": "1", "KEHYS_PRIVACY_CONTROLLER": "Kylä", **settings},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def end(process, with_signal=signal.SIGINT):
    """Ends a server; returns its exit code and what it complained of."""
    process.send_signal(with_signal)
    _, err = process.communicate(timeout=20)
    return process.returncode, err


@contextmanager
def serving(data_dir, *arguments, **settings):
    """A server that has said where it is: the process, its address and what else it printed."""
    process = start(data_dir, "--port", "0", *arguments, **settings)
    try:
        assert process.stdout
        line = process.stdout.readline()
        yield process, line.split(" is at ")[1].split("/  ")[0]
    finally:
        if process.poll() is None:
            end(process)


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    """One server for all tests that do not end it: its folder, its address, and the tokens of its links."""
    folder = tmp_path_factory.mktemp("served")
    with serving(folder, KEHYS_MESSAGE_BYTES_MAX="2000") as (process, address):
        lines = [process.stdout.readline() for _ in range(4)]
        yield folder, address, tokens(lines)


def tokens(lines):
    """The addresses of links among the lines that a server printed, by what they are for."""
    return {line.split()[0]: line.split("/s/")[1].strip() for line in lines if "/s/" in line}


def fails(process):
    """The one line of a server that cannot start."""
    out, err = process.communicate(timeout=20)
    assert (process.returncode, out, err.count("\n"), "Traceback" in err) == (3, "", 1, False)
    return err


def live_address(address, query="after=0&protocol=2"):
    return f"{address.replace('http', 'ws')}/api/v1/boards/{DEMO_BOARD_ID}/live?{query}"


def socket_of(address, token):
    return connect(live_address(address), additional_headers={"Authorization": f"Bearer {token}"}, proxy=None)


def test_a_server_prints_its_address_and_is_healthy(served):
    _, address, _ = served
    with urllib.request.urlopen(f"{address}/healthz") as answer:
        assert json.load(answer) == {"status": "pass"}


def test_a_server_prints_the_links_of_the_demo_board(served):
    """[A1] The owner's, and one to share."""
    assert served[2].keys() == {"owner", "to"}


def test_the_printed_owner_link_opens_the_board(served):
    """[A2] In a browser."""
    _, address, links = served
    opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor())
    with opener.open(f"{address}/s/{links['owner']}") as answer:
        assert answer.url.endswith(f"/b/{DEMO_BOARD_ID}")


def test_a_socket_message_over_the_limit_ends_the_connection(served):
    """[P9] With 1009."""
    _, address, links = served
    with socket_of(address, links["owner"]) as live:
        live.send("x" * 2_001)
        with pytest.raises(ConnectionClosed) as caught:
            while True:
                live.recv(timeout=10)
    assert caught.value.rcvd and caught.value.rcvd.code == 1009


def test_invalid_utf8_ends_the_connection_and_is_not_logged(tmp_path):
    """[P9] With 1007. A traceback for each would fill the disk."""
    with serving(tmp_path) as (process, address):
        assert process.stdout
        links = tokens([process.stdout.readline() for _ in range(4)])
        with socket_of(address, links["owner"]) as live:
            live.send(b"\xff\xfe", text=True)
            with pytest.raises(ConnectionClosed) as caught:
                while True:
                    live.recv(timeout=10)
        assert caught.value.rcvd and caught.value.rcvd.code == 1007
        assert end(process) == (0, "")


def test_a_second_server_on_the_same_folder_is_refused(served):
    """[G1] Each would broadcast to its own visitors only."""
    assert "another Kehys server" in fails(start(served[0], "--port", "0", "--no-demo"))


def test_a_taken_port_is_refused(tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        assert f"port {port}" in fails(start(tmp_path, "--port", str(port), "--no-demo"))


def test_a_host_address_of_another_machine_is_refused(tmp_path):
    assert "nowhere.invalid" in fails(start(tmp_path, "--port", "0", "--host", "nowhere.invalid", "--no-demo"))


def test_an_unwritable_data_folder_is_refused(tmp_path):
    """The folder is below a file, because root can write everywhere."""
    (tmp_path / "file").touch()
    assert "KEHYS_DATA_DIR" in fails(start(tmp_path / "file" / "data", "--port", "0"))


def test_a_database_of_a_newer_program_is_refused(data_dir):
    connection = sqlite3.connect(database_path(data_dir), isolation_level=None)
    connection.execute("UPDATE alembic_version SET version_num = '2099_01_01_future'")
    connection.close()
    assert "newer Kehys" in fails(start(data_dir, "--port", "0"))


def test_ctrl_c_closes_sockets_and_exits_with_0(tmp_path):
    """[O3] Sockets close with 1012. Nothing is printed."""
    with serving(tmp_path) as (process, address):
        assert process.stdout
        links = tokens([process.stdout.readline() for _ in range(4)])
        with socket_of(address, links["owner"]) as live:
            live.recv(timeout=10)
            process.send_signal(signal.SIGINT)
            with pytest.raises(ConnectionClosed) as caught:
                while True:
                    live.recv(timeout=10)
        assert caught.value.rcvd and caught.value.rcvd.code == 1012
        assert process.communicate(timeout=20)[1] == ""
        assert process.returncode == 0


def test_a_missing_privacy_controller_is_reported_once(tmp_path):
    with serving(tmp_path, KEHYS_PRIVACY_CONTROLLER="") as (process, address):
        assert process.stdout
        assert process.stderr
        tokens([process.stdout.readline() for _ in range(4)])
        complaint = process.stderr.readline()
        rest = end(process)[1]
    assert rest == ""
    assert complaint.split() == f"{address}/privacy names no controller: set KEHYS_PRIVACY_CONTROLLER".split()


def test_boards_and_links_stay_the_same_after_a_restart(tmp_path):
    """[A1] The demo board is created once."""
    printed = []
    for _ in range(2):
        with serving(tmp_path) as (process, _):
            assert process.stdout
            printed.append(tokens([process.stdout.readline() for _ in range(4)]))
    assert printed[0] == printed[1]


def test_no_demo_creates_no_board(tmp_path):
    with serving(tmp_path, "--no-demo"):
        connection = sqlite3.connect(database_path(tmp_path))
        assert connection.execute("SELECT count(*) FROM boards").fetchall() == [(0,)]
        connection.close()

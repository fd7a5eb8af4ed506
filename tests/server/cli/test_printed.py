"""What the commands print about boards, and under which address."""

import asyncio

import pytest

from server.store.db import Database, database_path
from tests.server import world
from tests.server.test_serve import serving


def test_one_is_not_counted_as_many(kehys, tmp_path):
    (tmp_path / "one.txt").write_text("Otsikko\n\nteksti", "utf-8")
    _, out, _ = kehys("import", tmp_path / "one.txt", "-t", "Yksi")
    assert out.splitlines()[0] == "Yksi: 1 frame, 2 notes"


def test_links_stand_in_one_column(kehys, no_boards, tmp_path):
    """Whatever role they give."""

    async def store():
        database = Database(database_path(tmp_path / "data"), busy_timeout_seconds=1)
        await world.store_board(database)
        await database.close()

    asyncio.run(store())
    _, out, _ = kehys("boards")
    columns = {line.index("http") for line in out.splitlines() if "/s/" in line}
    assert len(columns) == 1


@pytest.fixture
def address_after(kehys, document, no_boards):
    """The address in the links of a new board, where a server has left these bytes in the folder."""

    def address_after(left):
        (no_boards / "address.txt").write_bytes(left)
        _, out, _ = kehys("import", document, "-t", "Kartta")
        (address,) = {line.split()[-1].split("/s/")[0] for line in out.splitlines() if "/s/" in line}
        return address

    return address_after


def test_links_have_the_address_of_the_last_server(address_after):
    assert address_after(b"http://127.0.0.1:9123\n") == "http://127.0.0.1:9123"


@pytest.mark.parametrize(
    ("name", "value", "address"),
    [
        ("KEHYS_PORT", "9200", "http://127.0.0.1:9200"),
        ("KEHYS_BASE_URL", "https://kartta.example.fi", "https://kartta.example.fi"),
    ],
)
def test_settings_say_another_address(address_after, monkeypatch, name, value, address):
    monkeypatch.setenv(name, value)
    assert address_after(b"http://127.0.0.1:9123\n") == address


@pytest.mark.parametrize("left", [b"", b"\xff", b"javascript:alert(1)\n"])
def test_an_address_that_is_none_is_not_printed(address_after, left):
    assert address_after(left) == "http://127.0.0.1:8000"


def test_a_server_leaves_its_address(kehys, tmp_path):
    """Also where it took a free port."""
    with serving(tmp_path / "data") as (_, address):
        _, out, _ = kehys("boards")
    assert f"{address}/s/" in out

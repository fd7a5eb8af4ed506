"""The output of commands about boards, and the addresses in it."""

import asyncio
from dataclasses import replace

import pytest
from rich.cells import cell_len

from server.store.db import Database, database_path
from tests.journeys.world import links_in
from tests.server import world
from tests.server.test_serve import serving


def test_one_is_printed_in_the_singular(kehys, tmp_path):
    (tmp_path / "one.txt").write_text("Otsikko\n\nteksti", "utf-8")
    _, out, _ = kehys("import", tmp_path / "one.txt", "-t", "Yksi")
    assert out.splitlines()[0] == "Yksi: 1 frame, 2 notes"


@pytest.fixture
def listed(kehys, no_boards):
    """What `kehys boards` prints about one board with these links."""

    def listed(links):
        async def store():
            database = Database(database_path(no_boards), busy_timeout_seconds=1)
            await world.store_board(database, links=links)
            await database.close()

        asyncio.run(store())
        return kehys("boards")[1]

    return listed


def test_links_are_in_one_column(listed):
    """For all roles."""
    assert columns_of_links(listed(world.LINKS)) == {14}


def columns_of_links(printed):
    """In cells of a terminal: some letters take two."""
    return {cell_len(line.partition("http")[0]) for line in printed.splitlines() if "/s/" in line}


def test_the_id_of_a_board_is_beside_its_title(listed):
    assert listed(world.LINKS).splitlines()[:2] == ["", f"{world.INFO.title}  (ID {world.BOARD})"]


def test_a_link_is_printed_with_its_label(listed):
    """The address is the last word of the line, in the same column."""
    labelled = {role: replace(link, name=f"[x] 日本 {role}" * 3) for role, link in world.LINKS.items()}
    printed = listed({**labelled, "comment": replace(world.LINKS["comment"], name="Työpaja 3.12., ryhmä B")})
    (line,) = (line for line in printed.splitlines() if "Työpaja" in line)
    assert line.startswith("  to share (Työpaja 3.12., ryhmä B) ")
    assert line.split()[-1].startswith("http://127.0.0.1:8000/s/")
    assert len(columns_of_links(printed)) == 1


def test_the_links_can_be_parsed(listed):
    """By journeys and benchmarks."""
    links = links_in(listed({**world.LINKS, "view": replace(world.LINKS["view"], name="https://example.fi x")}))
    assert sorted(links) == sorted(["owner", "to share", "edit", "participate", "view (https://example.fi x)"])


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
def test_settings_have_priority_over_the_last_address(address_after, monkeypatch, name, value, address):
    monkeypatch.setenv(name, value)
    assert address_after(b"http://127.0.0.1:9123\n") == address


@pytest.mark.parametrize("left", [b"", b"\xff", b"javascript:alert(1)\n"])
def test_an_invalid_last_address_is_ignored(address_after, left):
    assert address_after(left) == "http://127.0.0.1:8000"


def test_a_server_stores_its_address(kehys, tmp_path):
    """Also if it took a free port."""
    with serving(tmp_path / "data") as (_, address):
        _, out, _ = kehys("boards")
    assert f"{address}/s/" in out

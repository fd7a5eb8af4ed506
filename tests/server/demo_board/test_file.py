"""The built demo board is up to date and complete."""

import re
from hashlib import sha256

import pytest

from board_data.digitiekartta.board import IMAGES_DIR, PATH, board_json, images
from board_data.digitiekartta.qr import asset_id, qr_png
from server.wire.nodes import NODE, Connector, Image

from .world import BOARD, BY_ID, FRAMES, NODES, on_frame

IMAGES_MAX = 150_000


def test_the_built_json_is_up_to_date():
    assert PATH.read_text(encoding="utf-8") == board_json(), "run: make build"


def test_the_built_images_are_up_to_date():
    assert {path.name: path.read_bytes() for path in IMAGES_DIR.iterdir()} == images()


def test_the_file_says_what_it_is():
    head = {key: BOARD[key] for key in ("format", "version", "id", "title", "lang", "first_number")}
    assert head == {
        "format": "kehys-board",
        "version": 1,
        "id": "kuntien-digitiekartta",
        "title": "Kuntien digitiekartta",
        "lang": "fi",
        "first_number": 0,
    }
    assert BOARD["titles"].keys() == {"sv", "en"}


def test_a_visitor_first_sees_how_to_use_the_map():
    first = FRAMES[0]
    assert BOARD["start"] == {"x": first.x, "y": first.y, "w": first.w, "h": first.h}


def test_every_node_is_valid_as_it_is_stored():
    assert [NODE.dump_python(node, mode="json") for node in NODES] == BOARD["nodes"]


def test_ids_are_unique():
    assert len(BY_ID) == len(NODES)


def test_a_node_is_named_after_what_it_lies_on():
    named = [n.id for n in NODES if n.place.parent and not n.id.startswith(f"{n.place.parent}-")]
    assert named == []


def test_what_a_node_hangs_on_comes_before_it():
    """The board takes its nodes one after another."""
    known: set[str] = set()
    for node in NODES:
        ends = (node.start.node_id, node.end.node_id) if isinstance(node, Connector) else ()
        needed = {id_ for id_ in (node.place.parent, *ends) if id_}
        assert needed <= known, node.id
        known.add(node.id)


def test_no_key_of_an_order_ends_in_a_zero():
    """A fractional key must fit before and after each of them."""
    assert not [node.id for node in NODES if node.place.order.endswith("0")]


def test_pictures_are_named_by_what_is_in_them():
    for asset, name in BOARD["assets"].items():
        assert name == f"{asset}.png"
        assert sha256((IMAGES_DIR / name).read_bytes()).hexdigest() == asset


def test_the_pictures_on_the_board_are_those_that_ship():
    images = [node for node in NODES if isinstance(node, Image)]
    assert {image.asset for image in images} == BOARD["assets"].keys()
    assert all(image.alt for image in images)


def test_the_pictures_weigh_little():
    assert sum(path.stat().st_size for path in IMAGES_DIR.iterdir()) <= IMAGES_MAX


def test_each_code_of_the_link_table_is_that_of_its_row():
    table = next(node for node in on_frame(35) if node.kind == "table")
    codes = [node.asset for node in on_frame(35) if isinstance(node, Image)]
    assert codes == [asset_id(qr_png(url)) for _, url, _ in table.rows[1:]]


@pytest.mark.parametrize("address", ["https://example.fi", "https://example.fi/" + "a" * 60])
def test_a_code_is_a_whole_picture_of_one_bit(address):
    png = qr_png(address)
    assert re.match(rb"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR", png)
    width, height = (int.from_bytes(png[at : at + 4], "big") for at in (16, 20))
    assert width == height
    assert png[24] == 1
    assert png.endswith(b"IEND\xaeB`\x82")

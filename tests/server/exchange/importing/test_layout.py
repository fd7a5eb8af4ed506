"""Layout of an imported document: no overlaps, and every text fits its box."""

from itertools import combinations, count

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from server.errors import TooLarge
from server.exchange.importing import layout
from server.exchange.importing.layout import PAGE_COLORS, lay_out
from server.exchange.importing.page_layout import CELL_GAP, CELL_WIDTH
from server.exchange.importing.text_metrics import text_height
from server.exchange.importing.textdoc import Page
from server.wire.nodes import NODE

WORD = st.text("abcdefghijklmnoprstuvyäö.-", min_size=1, max_size=30)
TEXT = st.lists(WORD, min_size=1, max_size=150).map(" ".join)
PAGES = st.lists(
    st.builds(Page, TEXT.map(lambda text: text[:300].strip()), st.lists(TEXT, max_size=25).map(tuple)), max_size=9
)


def laid_out(pages):
    numbers = count()
    return lay_out(pages, lambda: f"node-{next(numbers):012}")


def children_of(frame, nodes):
    return [node for node in nodes if node.place.parent == frame.id]


def frames_of(nodes):
    return [node for node in nodes if node.kind == "frame"]


def overlap(a, b):
    return a.x < b.x + b.w and b.x < a.x + a.w and a.y < b.y + b.h and b.y < a.y + a.h


def needed_height(node):
    padding = 14 if node.kind == "sticky" else 0
    is_bold = node.kind == "text" and node.weight == "bold"
    return text_height(node.text, node.size, node.w - 2 * padding, is_bold) + 2 * padding


def test_no_pages_give_no_nodes():
    assert laid_out([]) == []


def test_a_page_becomes_a_frame_with_its_title_and_notes_in_reading_order():
    frame, title, first, second = laid_out([Page("Otsikko", ("yksi", "kaksi"))])
    assert (frame.title, title.text, title.weight) == ("Otsikko", "Otsikko", "bold")
    assert [first.text, second.text] == ["yksi", "kaksi"]


def test_frames_are_placed_in_rows():
    frames = frames_of(laid_out([Page("Otsikko", ())] * 8))
    assert [frame.x for frame in frames] == [column * (CELL_WIDTH + CELL_GAP) for column in (0, 1, 2, 3, 4, 5, 0, 1)]
    assert frames[6].y == frames[0].h + CELL_GAP


def test_frames_of_the_same_width_in_a_row_have_the_same_height():
    first, second = frames_of(laid_out([Page("Otsikko", ()), Page("Otsikko", ("sana " * 50,) * 8)]))
    assert first.h == second.h


def test_each_page_has_its_own_colour():
    nodes = laid_out([Page("Otsikko", ("yksi",))] * 3)
    assert [node.color for node in nodes if node.kind == "sticky"] == list(PAGE_COLORS[:3])


def test_a_document_with_too_many_nodes_is_refused(monkeypatch):
    monkeypatch.setattr(layout, "NODES_MAX", 3)
    with pytest.raises(TooLarge, match="a board can have 3 frames and notes, but this document has 4"):
        laid_out([Page("Otsikko", ("yksi", "kaksi"))])


@settings(max_examples=30, deadline=None)
@given(PAGES)
def test_nothing_overlaps(pages):
    nodes = laid_out(pages)
    for siblings in [frames_of(nodes), *(children_of(frame, nodes) for frame in frames_of(nodes))]:
        assert not [pair for pair in combinations(siblings, 2) if overlap(*pair)]


@settings(max_examples=30, deadline=None)
@given(PAGES)
def test_children_are_inside_their_frame(pages):
    nodes = laid_out(pages)
    for frame in frames_of(nodes):
        for node in children_of(frame, nodes):
            assert frame.x + 32 <= node.x <= node.x + node.w <= frame.x + frame.w - 32
            assert frame.y + 32 <= node.y <= node.y + node.h <= frame.y + frame.h - 32


@settings(max_examples=30, deadline=None)
@given(PAGES)
def test_every_text_fits_its_box(pages):
    assert all(node.h >= needed_height(node) for node in laid_out(pages) if node.kind != "frame")


@settings(max_examples=30, deadline=None)
@given(PAGES)
@example([Page("- a", ("- b", "1. c"))])
def test_z_order_keys_sort_like_the_nodes_and_no_word_is_lost(pages):
    nodes = laid_out(pages)
    frames = sorted(frames_of(nodes), key=lambda frame: frame.place.order)
    texts = [node.text for frame in frames for node in sorted(children_of(frame, nodes), key=lambda n: n.place.order)]
    # A title that looks like an item of a list has a backslash, so that it is read as it stands.
    words = " ".join(texts).replace("\\", "").split()
    assert words == " ".join(text for page in pages for text in (page.title, *page.paragraphs)).split()


@settings(max_examples=30, deadline=None)
@given(PAGES)
def test_every_node_is_valid(pages):
    for node in laid_out(pages):
        assert NODE.validate_json(node.model_dump_json()) == node

"""The board that ships with the program: true to its sources, legible, and tidy."""

import json
import re
from collections import defaultdict
from itertools import combinations, pairwise
from typing import Final
from urllib.parse import urlsplit

import pytest

from board_data.digitiekartta.board import PATH, board_json
from board_data.digitiekartta.builder import STICKY_PADDING
from server.exchange.typeset import text_height, text_width
from server.wire.nodes import NODE, Frame, Sticky, Text

TITLES: Final = (
    "Kuntien digitiekartan käyttöohje ja aineistot",
    "Kuntien digitiekartan rakenne",
    "JOHDANTO",
    "Suunta yhteiselle polulle",
    "Kartan rajaus 1/2",
    "Kartan rajaus 2/2",
    "Suomen digitaalinen kompassi: visio",
    "Suomen digitaalinen kompassi",
    "Rajaus: julkiset palvelut",
    "Kartta on tehty yhdessä",
    "Prosessi",
    "Oivalluksia matkan varrelta",
    "Ideoita matkan varrelta",
    "Karttaa kannattaa hyödyntää",
    "Muutoksentekijät esimerkkeinä",
    "Kartta aktiiviselle kehittäjäkumppanille",
    "Empatiakartta",
)
FILLS: Final = {
    "white": "#ffffff",
    "navy": "#1d3f9e",
    "mist": "#eef2fb",
    "sand": "#fbf4e6",
    "mint": "#e9f7f0",
    "lilac": "#f3eefc",
}
PAPERS: Final = {
    "yellow": "#fff3a3",
    "orange": "#ffd9a8",
    "pink": "#ffcfe0",
    "violet": "#e2d3ff",
    "blue": "#cbe4ff",
    "cyan": "#bff0ee",
    "green": "#d2f0c6",
    "grey": "#e9ebf0",
    "white": "#ffffff",
}
INKS: Final = {"ink": "#1f2430", "muted": "#5b6475", "accent": "#2f5bd8", "white": "#ffffff"}
# Only what the font file of the page covers looks the same on every machine; the right arrow is not in it.
FONT_LETTERS: Final = re.compile(r"[\n\u0020-\u00ff\u2010-\u201e\u2022\u2026\u203a\u2191\u2193\u2212]*")
# Half a gutter of the layout: nothing on a frame may look as if it fell off the edge.
EDGE_MIN: Final = 16
SIZE_MIN: Final = 16
# The same in units of a frame of 1,280: the empathy map's 26 stickies are meant to be zoomed into.
SHOWN_SIZE_MIN: Final = 14

BOARD = json.loads(PATH.read_text(encoding="utf-8"))
NODES = [NODE.validate_python(node) for node in BOARD["nodes"]]
FRAMES = [node for node in NODES if isinstance(node, Frame)]
NOTES = [node for node in NODES if not isinstance(node, Frame)]
FRAME_BY_ID = {frame.id: frame for frame in FRAMES}


def text_room(note: Sticky | Text) -> tuple[float, float, bool]:
    """The width and height that the writing of a note may take, and whether it is bold."""
    if isinstance(note, Sticky):
        return note.w - 2 * STICKY_PADDING, note.h - 2 * STICKY_PADDING, False
    return note.w, note.h, note.weight == "bold"


def overlap(one: Frame | Sticky | Text, other: Frame | Sticky | Text) -> bool:
    return (
        one.x < other.x + other.w and other.x < one.x + one.w and one.y < other.y + other.h and other.y < one.y + one.h
    )


def luminance(color: str) -> float:
    """Relative luminance as WCAG 2 defines it."""
    channels = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def ground(note: Sticky | Text) -> str:
    """The colour that the note's writing stands on."""
    if isinstance(note, Sticky):
        return PAPERS[note.color]
    return FILLS[FRAME_BY_ID[note.place.parent or ""].fill]


def links(note: Sticky | Text) -> list[str]:
    return re.findall(r"\w+://\S+", note.text)


def test_the_committed_json_is_what_the_builder_makes():
    assert PATH.read_text(encoding="utf-8") == board_json(), "run: python -m board_data.digitiekartta"


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


def test_every_node_is_valid_as_it_is_stored():
    assert [NODE.dump_python(node, mode="json") for node in NODES] == BOARD["nodes"]


def test_every_parent_is_a_frame_of_the_board():
    assert [note.id for note in NOTES if note.place.parent not in FRAME_BY_ID] == []


def test_ids_are_unique():
    assert len({node.id for node in NODES}) == len(NODES)


def test_frames_have_the_titles_of_the_published_map():
    assert tuple(frame.title for frame in FRAMES) == TITLES


def test_every_frame_title_is_translated():
    assert list(BOARD["frame_titles"]) == [frame.id for frame in FRAMES]
    assert all(titles["sv"] and titles["en"] for titles in BOARD["frame_titles"].values())


def test_frames_are_listed_in_the_order_of_the_presentation():
    keys = [frame.place.order for frame in FRAMES]
    assert keys == sorted(set(keys))
    assert all(frame.place.parent is None for frame in FRAMES)


def test_frames_are_read_from_left_to_right_and_downwards():
    for before, after in pairwise(FRAMES):
        is_right = after.x >= before.x + before.w and after.y < before.y + before.h
        is_below = after.y > before.y and after.x <= before.x
        assert is_right or is_below, (before.title, after.title)


def test_frames_do_not_overlap():
    assert [(one.id, other.id) for one, other in combinations(FRAMES, 2) if overlap(one, other)] == []


def test_notes_of_a_frame_do_not_overlap():
    siblings = defaultdict(list)
    for note in NOTES:
        siblings[note.place.parent].append(note)
    pairs = (pair for group in siblings.values() for pair in combinations(group, 2))
    assert [(one.id, other.id) for one, other in pairs if overlap(one, other)] == []


def test_no_key_of_an_order_ends_in_a_zero():
    """A fractional key must fit before and after each of them."""
    assert not [node.id for node in NODES if node.place.order.endswith("0")]


def test_the_empathy_map_has_its_stickies():
    papers = [note for note in NOTES if isinstance(note, Sticky) and note.place.parent == FRAMES[16].id]
    assert 25 <= len(papers) <= 30


def test_a_note_lies_inside_its_frame():
    def lies_inside(note: Sticky | Text) -> bool:
        frame = FRAME_BY_ID[note.place.parent or ""]
        is_wide_enough = frame.x + EDGE_MIN <= note.x <= frame.x + frame.w - EDGE_MIN - note.w
        return is_wide_enough and frame.y + EDGE_MIN <= note.y <= frame.y + frame.h - EDGE_MIN - note.h

    assert [note.id for note in NOTES if not lies_inside(note)] == []


def test_a_note_is_named_after_its_frame():
    assert [note.id for note in NOTES if not note.id.startswith(f"{note.place.parent}-n")] == []


def test_boxes_are_measured_in_whole_units():
    assert [n.id for n in NODES if not all(side.is_integer() for side in (n.x, n.y, n.w, n.h))] == []


def test_a_text_fits_its_box():
    def fits(note: Sticky | Text) -> bool:
        width, height, bold = text_room(note)
        return text_height(note.text, note.size, width, bold) <= height

    assert [note.id for note in NOTES if not fits(note)] == []


def test_no_word_is_broken_between_lines():
    def is_broken(word: str, note: Sticky | Text) -> bool:
        width, _, bold = text_room(note)
        return text_width(word, note.size, bold) > width

    assert [(note.id, word) for note in NOTES for word in note.text.split() if is_broken(word, note)] == []


def test_no_note_is_empty():
    assert [note.id for note in NOTES if not note.text.strip()] == []


def test_a_text_can_be_read_from_the_back_row():
    """A large frame is shown smaller in a presentation, so its letters must be larger."""

    def is_small(note: Sticky | Text) -> bool:
        return note.size * 1280 / FRAME_BY_ID[note.place.parent or ""].w < SHOWN_SIZE_MIN

    assert [note.id for note in NOTES if note.size < SIZE_MIN or is_small(note)] == []


def test_a_text_has_only_letters_of_the_font():
    assert [note.id for note in NOTES if not FONT_LETTERS.fullmatch(note.text)] == []


def test_a_text_stands_out_from_its_ground():
    def colors(note: Sticky | Text) -> list[str]:
        own = "ink" if isinstance(note, Sticky) else note.color
        return [INKS[own], INKS["accent"]] if links(note) else [INKS[own]]

    assert [n.id for n in NOTES if min(contrast(color, ground(n)) for color in colors(n)) < 4.5] == []


@pytest.mark.parametrize("link", sorted({link for note in NOTES for link in links(note)}))
def test_a_link_is_safe_and_well_formed(link):
    parts = urlsplit(link)
    assert parts.scheme == "https"
    assert re.fullmatch(r"([a-z0-9-]+\.)+[a-z]{2,}", parts.netloc)
    assert link[-1].isalnum()

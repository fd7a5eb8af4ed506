"""Every text can be read: it fits, it is large enough, it stands out, and its font has its letters."""

import re
from typing import Final

from server.exchange.importing.text_metrics import text_height, text_width
from server.wire.nodes import AnyNode, Card, Shape, Sticky, Table, Tag, Text

from .world import (
    BY_ID,
    FRAMES,
    NODES,
    PAINTS,
    THINGS,
    WRITINGS,
    contains,
    is_bold,
    seen_size,
    text_area_of,
    texts,
    words_of,
)

# Only what the font file of the page covers looks the same on every machine; the right arrow is not in it.
FONT_LETTERS: Final = re.compile(r"[\n\u0020-\u00ff\u2010-\u201e\u2022\u2026\u203a\u2191\u2193\u2212]*")
# Of what is seen when a frame is 1,280 pixels wide. The big picture, the themes and the matrix are meant to be zoomed
# into, so their bodies may be smaller; what leads the eye to them is not.
SIZE_MIN: Final = 14
ZOOMED_SIZE_MIN: Final = 10
ZOOMED: Final = (26, 28, 29, 30, 33, 34)
HEAD_SIZE_MIN: Final = 26
CONTRAST_MIN: Final = 4.5
# The renderer's figures for what is on a tag, a card and in a table.
TAG_SIZE, TAG_PADDING = 0.48, 0.4
CARD_W, CARD_H, CARD_TITLE, CARD_HOST = 240, 76, 15, 12
CARD_LEFT, CARD_RIGHT, LINE = 67, 14, 1.4
CELL_PADDING: Final = (0.65, 0.45)


def luminance(color: str) -> float:
    """Relative luminance as WCAG 2 defines it."""
    channels = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def blend(above: str, below: str, opacity: float) -> str:
    pairs = ((int(above[at : at + 2], 16), int(below[at : at + 2], 16)) for at in (1, 3, 5))
    return "#" + "".join(f"{round(a * opacity + b * (1 - opacity)):02x}" for a, b in pairs)


def ground(node: AnyNode) -> str:
    """The colour that the node's writing stands on: that of all that lies below it."""
    if isinstance(node, Sticky):
        return PAINTS[node.color]
    frame = BY_ID.get(node.place.parent or "")
    color = PAINTS[frame.fill] if frame and frame.kind == "frame" else PAINTS["canvas"]
    for below in THINGS:
        if below.place.parent != node.place.parent or not isinstance(below, Shape) or below.fill == "none":
            continue
        if below.id == node.id or (below.place.order < node.place.order and contains(below, node)):
            color = blend(PAINTS[below.fill], color, below.opacity)
    return color


def test_a_text_fits_its_box():
    def fits(node: Sticky | Text | Shape) -> bool:
        room = text_area_of(node)
        return text_height(node.text, node.size, room.w, is_bold(node)) <= room.h

    assert [node.id for node in WRITINGS if not fits(node)] == []


def test_no_word_is_wider_than_its_line():
    """Else it is broken, or set smaller than its neighbours; a soft hyphen says where it may be broken."""

    def is_wide(word: str, node: Sticky | Text | Shape) -> bool:
        return text_width(word, node.size, is_bold(node)) > text_area_of(node).w

    words = [(node, word) for node in WRITINGS for word in re.split(r"[\s\u00ad/-]", words_of_with_hyphens(node.text))]
    assert [(node.id, word) for node, word in words if is_wide(word, node)] == []


def words_of_with_hyphens(text: str) -> str:
    return words_of(text.replace("\u00ad", " "))


def test_a_tag_holds_its_word():
    tags = [node for node in NODES if isinstance(node, Tag)]
    wide = [tag for tag in tags if text_width(tag.text, tag.h * TAG_SIZE, True) > tag.w - 2 * tag.h * TAG_PADDING]
    assert [tag.id for tag in wide] == []


def test_a_card_holds_its_title():
    def fits(card: Card) -> bool:
        unit = min(card.w / CARD_W, card.h / CARD_H)
        needed = text_height(card.title, CARD_TITLE * unit, card.w - (CARD_LEFT + CARD_RIGHT) * unit, bold=True)
        return needed <= card.h - (CARD_HOST * LINE + CARD_RIGHT) * unit

    assert [(card.id, card.title) for card in NODES if isinstance(card, Card) and not fits(card)] == []


def test_a_table_holds_its_rows_and_they_are_alike():
    (table,) = (node for node in NODES if isinstance(node, Table))
    pad_x, pad_y = (share * table.size for share in CELL_PADDING)
    widths = [share / sum(table.columns) * table.w - 2 * pad_x for share in table.columns]
    heights = [
        max(text_height(cell, table.size, w) for cell, w in zip(row, widths, strict=True)) + 2 * pad_y
        for row in table.rows
    ]
    assert sum(heights) <= table.h
    assert len(set(heights[1:])) == 1, "the codes beside them count on that"


def test_a_text_can_be_read_from_the_back_row():
    """A large frame is shown smaller in a presentation, so its letters must be larger."""
    zoomed = {FRAMES[number].id for number in ZOOMED}

    def is_small(node: AnyNode, size: float) -> bool:
        return seen_size(node, size) < (ZOOMED_SIZE_MIN if node.place.parent in zoomed else SIZE_MIN)

    sizes: list[tuple[AnyNode, float]] = [(node, node.size) for node in WRITINGS]
    sizes += [(node, node.size) for node in NODES if isinstance(node, Table)]
    sizes += [(node, node.h * TAG_SIZE) for node in NODES if isinstance(node, Tag)]
    cards = [node for node in NODES if isinstance(node, Card)]
    sizes += [(card, CARD_TITLE * min(card.w / CARD_W, card.h / CARD_H)) for card in cards]
    assert [node.id for node, size in sizes if is_small(node, size)] == []


def test_every_frame_has_a_head_in_large_letters():
    heads = {node.place.parent for node in WRITINGS if seen_size(node, node.size) >= HEAD_SIZE_MIN}
    assert [frame.id for frame in FRAMES if frame.id not in heads] == []


def test_a_text_has_only_letters_of_the_font():
    assert [id_ for id_, text in texts() if not FONT_LETTERS.fullmatch(words_of(text))] == []


def test_a_text_stands_out_from_its_ground():
    def colors(node: Sticky | Text | Shape) -> list[str]:
        own = PAINTS["ink" if isinstance(node, Sticky) else node.color]
        has_link = "](" in node.text and own != PAINTS["white"]
        return [own, PAINTS["accent"]] if has_link and contrast(PAINTS["accent"], ground(node)) < 3 else [own]

    faint = [(n.id, ground(n)) for n in WRITINGS if min(contrast(c, ground(n)) for c in colors(n)) < CONTRAST_MIN]
    assert faint == []


def test_no_writing_is_empty():
    assert [node.id for node in NODES if isinstance(node, (Sticky, Text, Tag)) and not node.text.strip()] == []

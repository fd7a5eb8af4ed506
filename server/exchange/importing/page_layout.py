"""Lays out one page of a document: the size of its frame, and the positions of its title and notes."""

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from ...config import NODE_TEXT_MAX
from ...wire.values import Box
from .column_balance import balance_columns
from .markdown import escape
from .text_metrics import text_height
from .textdoc import Page

# --- Measures, in board units ---

CELL_WIDTH: Final = 1_200.0
CELL_GAP: Final = 160.0
# 16:9, like the screen of a presentation.
HEIGHT_MIN: Final = 675.0
# A frame taller than 4:3 would be small on a screen, so it gets more cells instead.
HEIGHT_PER_WIDTH_MAX: Final = 0.75
MARGIN: Final = 56.0
NOTE_GAP: Final = 20.0
# In ems of the font size: about 34 letters per line for short notes, 55 for long texts, at most 65.
NOTE_EMS: Final = 17.0
READING_EMS: Final = 26.5
LINE_EMS_MAX: Final = 30.0

# The renderer's padding of a sticky. Texts without a sticky are indented by the same amount, so that all align.
PADDING: Final = 14.0
# The largest size that fits is used. A frame of one cell is read at 100 %, so 20 is enough, unless a few short notes
# would leave most of it empty. A wider frame is seen from further away, mainly in presentations.
BODY_SIZES: Final = (16.0, 18.0, 20.0, 22.0, 24.0, 28.0, 32.0)
ONE_CELL_SIZE_MAX: Final = 20.0
TITLE_SIZE: Final = 40.0
LONG_TITLE_SIZE: Final = 30.0
LONG_TITLE_CHARS: Final = 90
TITLE_GAP: Final = 32.0

# A longer text gets no sticky.
STICKY_CHARS_MAX: Final = 280
# For notes in a single row: flatter than a square, because a short text fills only the top.
CARD_HEIGHT_PER_WIDTH: Final = 0.6
# A longer paragraph is split into several notes.
NOTE_CHARS_MAX: Final = 1_200

_SENTENCE_END: Final = re.compile(r"[.!?…][\"”')]*(?=\s)")


@dataclass(frozen=True)
class Piece:
    """A text and its box, relative to the frame's corner."""

    kind: Literal["title", "sticky", "text"]
    text: str
    size: float
    box: Box


@dataclass(frozen=True)
class Sheet:
    """A frame that is `cells` grid cells wide, and its content in reading order."""

    cells: int
    width: float
    height: float
    pieces: tuple[Piece, ...]


def design(page: Page) -> Sheet:
    """The layout of a page: as few cells as possible in an acceptable shape, then the largest font that fits."""
    texts = [_as_text(part) for paragraph in page.paragraphs for part in _parts(paragraph)]
    title = escape(page.title, keeps_lists=False)
    sheet = _smallest(title, texts)
    for size in BODY_SIZES[1:]:
        larger = _sheet(title, texts, sheet.cells, size)
        if not _has_good_shape(larger) or (size > ONE_CELL_SIZE_MAX and not _may_be_large(texts, larger, size)):
            break
        sheet = larger
    return sheet


def _as_text(part: str) -> str:
    """The part with Markdown escapes. Unescaped if the result would be too long for a node, as with rows of signs."""
    escaped = escape(part, keeps_headings=True)
    return escaped if len(escaped) <= NODE_TEXT_MAX else part


def _smallest(title: str, texts: Sequence[str]) -> Sheet:
    """The layout at the smallest font size, on as few cells as the shape allows."""
    size = BODY_SIZES[0]
    column = _sheet(title, texts, 1, size)
    # The area of a text is nearly constant, which gives a first guess. Trying from one cell takes hours for a book.
    start = math.sqrt(column.height * column.width / HEIGHT_PER_WIDTH_MAX) / (CELL_WIDTH + CELL_GAP)
    cells = max(1, int(start) - 1)
    sheet = _sheet(title, texts, cells, size)
    # Once each note has a column of its own, more width does not reduce the height.
    while not _has_good_shape(sheet) and _column_count(texts, sheet.width, size) < len(texts):
        cells += 1
        sheet = _sheet(title, texts, cells, size)
    return sheet


def _may_be_large(texts: Sequence[str], sheet: Sheet, size: float) -> bool:
    """Whether the font may exceed `ONE_CELL_SIZE_MAX`. In one cell only if height and columns stay the same."""
    columns = (_column_count(texts, sheet.width, each) for each in (ONE_CELL_SIZE_MAX, size))
    return sheet.cells > 1 or (sheet.height <= HEIGHT_MIN and len(set(columns)) == 1)


def _has_good_shape(sheet: Sheet) -> bool:
    return sheet.height <= sheet.width * HEIGHT_PER_WIDTH_MAX


def width_of(cells: int) -> float:
    return cells * CELL_WIDTH + (cells - 1) * CELL_GAP


def _sheet(title: str, texts: Sequence[str], cells: int, size: float) -> Sheet:
    width = width_of(cells)
    heading = _heading(title, width, cells)
    top = _bottom(heading) + TITLE_GAP
    notes = tuple(_notes(texts, width, top, size)) if texts else ()
    bottom = max(map(_bottom, (heading, *notes)))
    return Sheet(cells, width, max(HEIGHT_MIN, bottom + MARGIN), (heading, *notes))


def _heading(title: str, width: float, cells: int) -> Piece:
    # A larger frame is seen from further away. Its area, not its width, grows with the text.
    size = (LONG_TITLE_SIZE if len(title) > LONG_TITLE_CHARS else TITLE_SIZE) * min(2.0, math.sqrt(cells))
    inner = width - 2 * MARGIN
    height = _height(title, round(size), inner, True)
    return Piece("title", title, round(size), Box(x=MARGIN, y=MARGIN, w=inner, h=height))


def _bottom(piece: Piece) -> float:
    return piece.box.y + piece.box.h


def _notes(texts: Sequence[str], width: float, top: float, size: float) -> Iterator[Piece]:
    columns = _column_count(texts, width, size)
    note_width = _note_width(width, columns, LINE_EMS_MAX * size if columns == len(texts) else math.inf)
    heights = [2 * PADDING + _height(text, size, note_width - 2 * PADDING) for text in texts]
    # Notes in a single row get the same height, in the shape of a card if the frame has the space.
    paper = min(note_width * CARD_HEIGHT_PER_WIDTH, HEIGHT_MIN - MARGIN - top) if columns > 1 else 0.0
    card = max(*heights, paper)
    for number, column in enumerate(balance_columns(heights, columns, NOTE_GAP)):
        x, y = MARGIN + number * (note_width + NOTE_GAP), top
        for index in column:
            height = card if columns == len(texts) else heights[index]
            yield _note(texts[index], size, Box(x=x, y=y, w=note_width, h=height))
            y += height + NOTE_GAP


def _note_width(width: float, columns: int, widest: float) -> float:
    return min(widest, math.floor((width - 2 * MARGIN + NOTE_GAP) / columns - NOTE_GAP))


def _note(text: str, size: float, paper: Box) -> Piece:
    if len(text) <= STICKY_CHARS_MAX:
        return Piece("sticky", text, size, paper)
    inside = Box(x=paper.x + PADDING, y=paper.y + PADDING, w=paper.w - 2 * PADDING, h=paper.h - 2 * PADDING)
    return Piece("text", text, size, inside)


def _column_count(texts: Sequence[str], width: float, size: float) -> int:
    target = size * (READING_EMS if _is_reading_matter(texts) else NOTE_EMS)
    fitting = round((width - 2 * MARGIN + NOTE_GAP) / (target + NOTE_GAP))
    return min(fitting, len(texts))


def _is_reading_matter(texts: Sequence[str]) -> bool:
    long_chars = sum(len(text) for text in texts if len(text) > STICKY_CHARS_MAX)
    return 2 * long_chars > sum(map(len, texts))


def _height(text: str, size: float, width: float, bold: bool = False) -> float:
    return math.ceil(text_height(text, size, width, bold))


def _parts(paragraph: str) -> Iterator[str]:
    """Splits a paragraph into notes of similar length, at the ends of sentences or at least of words."""
    while len(paragraph) > NOTE_CHARS_MAX:
        share = len(paragraph) / math.ceil(len(paragraph) / NOTE_CHARS_MAX)
        cut = _cut(paragraph, int(share))
        if cut == len(paragraph):
            break
        yield paragraph[:cut]
        paragraph = paragraph[cut:].lstrip()
    yield paragraph


def _cut(text: str, share: int) -> int:
    ends = [match.end() for match in _SENTENCE_END.finditer(text, share // 2, min(share * 6 // 5, NOTE_CHARS_MAX))]
    if ends:
        return min(ends, key=lambda end: abs(end - share))
    space = re.compile(r"\s").search(text, share)
    return space.start() if space else len(text)

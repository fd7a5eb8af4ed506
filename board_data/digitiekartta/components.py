"""The parts of frames, each with one look: headings, panels, speech bubbles, figures and others."""

from math import ceil
from typing import Final

from server.exchange.importing.text_metrics import text_height, text_width
from server.wire.values import Direction, NoteColor, Paint

from .area import Area
from .canvas import GRID
from .placed_node import PlacedNode
from .sections import Part
from .sheet import Sheet

MARGIN: Final = 64
HEAD_H: Final = 144
# The area of an ordinary frame below the heading.
CONTENT: Final = Area(MARGIN, 176, 1152, 480)
# The same area, with a footnote below it.
CONTENT_ABOVE_FOOT: Final = CONTENT.top(456)
# The colour of quotes from participants.
QUOTE: Final[NoteColor] = "yellow"

_PANEL_PADDING: Final = 20
_LABEL_GAP: Final = 8


def content_of(sheet: Sheet) -> Area:
    """The area below the heading of a frame of any height."""
    return Area(MARGIN, CONTENT.y, CONTENT.w, sheet.h - CONTENT.y - MARGIN)


def heading(sheet: Sheet, part: Part, content: str, eyebrow: str = "") -> None:
    """Adds a band in the part's colour with the part's name on a label, and the frame's message in large letters."""
    sheet.shape(sheet.all.top(HEAD_H), part.pale)
    pill(sheet, eyebrow or part.name.upper(), Area(MARGIN, 32, 0, 32), part.strong)
    sheet.text(content, Area(MARGIN, 72, 1152, 64), size=40, bold=True)


def pill(sheet: Sheet, content: str, at: Area, fill: Paint, *, size: float = 16) -> PlacedNode:
    """Adds a round label as wide as its text, in white letters on a strong colour."""
    w = max(at.w, GRID * ceil((text_width(content, size, bold=True) + 1.4 * size) / GRID))
    return sheet.shape(Area(at.x, at.y, w, at.h), fill, content, corner=at.h / 2, size=size, bold=True, color="white")


def panel(
    sheet: Sheet, title: str, content: str, at: Area, fill: Paint, *, size: float = 18, title_size: float = 22
) -> PlacedNode:
    """Adds a rounded field with a bold title and a text at its top left."""
    drawn = sheet.shape(at, fill, corner=12, stroke="grey" if fill == "white" else "none")
    inner = at.inset(_PANEL_PADDING, _PANEL_PADDING - 4)
    if title:
        taken = sheet.text(title, inner, size=title_size, bold=True)
        inner = inner.below(taken.h + _LABEL_GAP / 2)
    sheet.text(content, inner, size=size)
    return drawn


def striped(
    sheet: Sheet, title: str, content: str, at: Area, paint: Paint, *, size: float = 18, title_size: float = 22
) -> PlacedNode:
    """Adds a white panel with a coloured stripe at its left edge."""
    drawn = sheet.shape(at, "white", corner=8, stroke="grey")
    sheet.shape(Area(at.x, at.y, 8, at.h), paint, corner=4)
    inner = at.beside(8).inset(_PANEL_PADDING, _PANEL_PADDING - 4)
    taken = sheet.text(title, inner, size=title_size, bold=True)
    sheet.text(content, inner.below(taken.h + _LABEL_GAP / 2), size=size)
    return drawn


def middle_text(sheet: Sheet, content: str, at: Area, *, size: float) -> None:
    """Adds a text on the left, vertically centred."""
    needed = text_height(content, size * sheet.scale, at.w * sheet.scale) / sheet.scale
    sheet.text(content, at.below(max(0, (at.h - needed) / 2 - 1)), size=size)


def quote(
    sheet: Sheet,
    content: str,
    at: Area,
    *,
    color: NoteColor = QUOTE,
    size: float = 22,
    direction: Direction = "down",
) -> PlacedNode:
    """Adds a speech bubble. Its tail is inside `at`."""
    return sheet.shape(
        at, color, content, form="bubble", direction=direction, corner=28, size=size, align="center", vertical="middle"
    )


def figure(sheet: Sheet, number: str, unit: str, at: Area, paint: Paint) -> None:
    """Adds a large white number on a strong field, with its unit below it."""
    sheet.shape(at, paint, corner=12)
    sheet.text(number, at.inset(16, 12), size=52, bold=True, align="center", color="white")
    sheet.text(unit, at.inset(16, 12).below(76), size=20, align="center", color="white")


def number_dot(sheet: Sheet, number: int, x: float, y: float, paint: Paint, *, d: float = 40) -> PlacedNode:
    """Adds a number on a disc. The top left of the disc is at x, y."""
    return sheet.shape(Area(x, y, d, d), paint, str(number), form="ellipse", size=d * 0.46, bold=True, color="white")


def footnote(sheet: Sheet, content: str) -> None:
    """Adds a small remark at the bottom left."""
    sheet.text(content, Area(MARGIN, sheet.h - 56, 1000, 32), size=16, color="muted")

"""Places the frames and notes of an imported document on a grid, row by row."""

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from ...errors import TooLarge
from ...wire.nodes import Frame, Sticky, Text
from ...wire.values import NoteColor, Place
from .page_layout import CELL_GAP, CELL_WIDTH, Piece, Sheet, design
from .textdoc import Page

# Tens of pages give a board of about 16:9, hundreds of pages a square.
GRID_COLUMNS_MIN: Final = 6
# The board still draws this many at 60 frames per second.
NODES_MAX: Final = 100_000
# One colour for each page. Seven colours in six columns, so neighbours have different colours.
PAGE_COLORS: Final[tuple[NoteColor, ...]] = ("yellow", "blue", "green", "orange", "violet", "cyan", "pink")


@dataclass(frozen=True)
class Spot:
    """The position of a sheet's frame, and its height, which depends on its row."""

    x: float
    y: float
    height: float


def lay_out(pages: Sequence[Page], new_id: Callable[[], str]) -> list[Frame | Sticky | Text]:
    """The nodes of a new board: for each page a frame, its title and its notes, in reading order."""
    sheets = [design(page) for page in pages]
    total = sum(1 + len(sheet.pieces) for sheet in sheets)
    if total > NODES_MAX:
        raise TooLarge(f"a board can have {NODES_MAX} frames and notes, but this document has {total}", limit=NODES_MAX)
    nodes: list[Frame | Sticky | Text] = []
    for number, (page, sheet, spot) in enumerate(zip(pages, sheets, _spots(sheets), strict=True)):
        nodes += _nodes(page.title, sheet, spot, number, new_id)
    return nodes


def _spots(sheets: Sequence[Sheet]) -> Iterator[Spot]:
    y = 0.0
    for row in _rows(sheets):
        column = 0
        for sheet in row:
            # Frames of the same width in a row get the same height.
            height = max(other.height for other in row if other.cells == sheet.cells)
            yield Spot(column * (CELL_WIDTH + CELL_GAP), y, height)
            column += sheet.cells
        y += max(sheet.height for sheet in row) + CELL_GAP


def _rows(sheets: Sequence[Sheet]) -> Iterator[list[Sheet]]:
    columns = max(GRID_COLUMNS_MIN, math.ceil(math.sqrt(sum(sheet.cells for sheet in sheets))))
    row: list[Sheet] = []
    for sheet in sheets:
        if row and sum(other.cells for other in row) + sheet.cells > columns:
            yield row
            row = []
        row.append(sheet)
    if row:
        yield row


def _nodes(
    title: str, sheet: Sheet, spot: Spot, number: int, new_id: Callable[[], str]
) -> Iterator[Frame | Sticky | Text]:
    frame_id = new_id()
    place = Place(order=_order(number))
    yield Frame(id=frame_id, x=spot.x, y=spot.y, w=sheet.width, h=spot.height, place=place, title=title)
    color = PAGE_COLORS[number % len(PAGE_COLORS)]
    for index, piece in enumerate(sheet.pieces):
        yield _child(piece, spot, Place(parent=frame_id, order=_order(index)), new_id(), color)


def _child(piece: Piece, spot: Spot, place: Place, id_: str, color: NoteColor) -> Sticky | Text:
    box = piece.box
    x, y = spot.x + box.x, spot.y + box.y
    if piece.kind == "sticky":
        text, size = piece.text, piece.size
        return Sticky(id=id_, x=x, y=y, w=box.w, h=box.h, place=place, text=text, size=size, color=color)
    weight: Literal["bold", "regular"] = "bold" if piece.kind == "title" else "regular"
    return Text(id=id_, x=x, y=y, w=box.w, h=box.h, place=place, text=piece.text, size=piece.size, weight=weight)


def _order(index: int) -> str:
    """A z-order key that sorts like the number. It starts at 1, so that another key fits before the first."""
    return f"{index + 1:06}"

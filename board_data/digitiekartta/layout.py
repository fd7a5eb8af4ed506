"""Where the frames are: each part is a band, read from left to right.

The board is a grid. An ordinary frame fills one cell. A frame that is read from far away, or has much content, fills
several. All frames are wider than high, like the screens on which they are presented. The one large frame of
Kokonaiskuva is beside the many small frames of Johdanto, so the whole board has about the shape of a screen, too.
"""

from dataclasses import dataclass
from typing import Final

CELL_W: Final = 1280
CELL_H: Final = 720
COLUMN_GAP: Final = 320
# The title of a frame is above it. It has the same size on the screen at each zoom.
ROW_GAP: Final = 400
# The gap makes the parts visible as groups. The road that joins them is in it, away from the titles.
BAND_GAP: Final = 1040

_COLUMN: Final = CELL_W + COLUMN_GAP
_ROW: Final = CELL_H + ROW_GAP
# Rows of each band: the start, Johdanto and Kokonaiskuva, Konkretia, Liitteet.
_BAND_ROWS: Final = (2, 4, 3, 3)


@dataclass(frozen=True, slots=True)
class Cell:
    """A place in the grid. Fractions of a column or row centre a frame, or separate it from another."""

    band: int
    column: float
    row: float
    columns: int = 1
    rows: int = 1


_CELLS: Final = {
    0: Cell(0, 10.1, 0, 2, 2),
    1: Cell(0, 12.1, 0, 2, 2),
    2: Cell(1, 0, 0, 2, 2),
    **{number: Cell(1, number - 1, 0) for number in range(3, 9)},
    **{number: Cell(1, number - 7, 1) for number in range(9, 15)},
    15: Cell(1, 0, 2, 2, 2),
    16: Cell(1, 2, 2, 2, 2),
    **{number: Cell(1, number - 13, 2) for number in range(17, 21)},
    **{number: Cell(1, number - 17, 3) for number in range(21, 25)},
    25: Cell(1, 8.1, 1, 2, 2),
    26: Cell(1, 10.1, 0, 4, 4),
    27: Cell(2, 0, 0, 2, 2),
    28: Cell(2, 2, 0, 3, 3),
    29: Cell(2, 5, 0, 3, 3),
    30: Cell(2, 8, 0, 3, 3),
    31: Cell(2, 11.1, 0, 3, 3),
    32: Cell(3, 0, 0, 2, 2),
    33: Cell(3, 2, 0, 3, 3),
    34: Cell(3, 5, 0, 4, 3),
    35: Cell(3, 9, 0, 3, 3),
}
# The title of the board takes the space that the frames of the first band leave.
TITLE_W: Final = 10.1 * _COLUMN - COLUMN_GAP
TITLE_H: Final = 2 * _ROW - ROW_GAP


def position(number: int) -> tuple[float, float]:
    """The top left corner of the frame with this number, on the board."""
    cell = _CELLS[number]
    return cell.column * _COLUMN, _band_top(cell.band) + cell.row * _ROW


def size(number: int) -> tuple[float, float]:
    """Width and height of the frame with this number."""
    cell = _CELLS[number]
    return cell.columns * _COLUMN - COLUMN_GAP, cell.rows * _ROW - ROW_GAP


def _band_top(band: int) -> float:
    return sum(rows * _ROW - ROW_GAP + BAND_GAP for rows in _BAND_ROWS[:band])

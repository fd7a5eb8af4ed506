"""Where the frames stand: rows of one part after another, read from left to right.

The map is a lattice of six columns. An ordinary frame fills one cell; a large one (section dividers, the empathy map)
fills two by two, so that the next eight frames stand beside it in two rows.
"""

from typing import Final

COLUMN_PITCH: Final = 1280 + 160
# The frame's title is written above it.
ROW_PITCH: Final = 720 + 200
# Parts are seen as groups from afar.
PART_GAP: Final = 240

# Rows 1–5 belong to Johdanto.
_PART_OF_ROW: Final = (0, 1, 1, 1, 1, 1)

# Frame number: column, row.
_CELLS: Final = {
    0: (0, 0),
    1: (1, 0),
    2: (0, 1),
    **{number: (number - 1, 1) for number in range(3, 7)},
    **{number: (number - 5, 2) for number in range(7, 11)},
    **{number: (number - 11, 3) for number in range(11, 16)},
    16: (0, 4),
}


def position(number: int) -> tuple[float, float]:
    """The top left corner of the frame with this number, on the board."""
    column, row = _CELLS[number]
    return column * COLUMN_PITCH, row * ROW_PITCH + _PART_OF_ROW[row] * PART_GAP

"""How much room a text takes on the board, planned without a browser.

The figures are a little larger than what the browser draws, so a box that is planned here always holds its text.
"""

import re
from collections.abc import Iterator
from itertools import chain
from typing import Final
from unicodedata import combining

from . import inter_widths

# Of the font size; the renderer's own figure.
LINE_HEIGHT: Final = 1.4
# Browsers kern pairs and round to the pixels of the screen; both stay well below one part in fifty.
SAFETY: Final = 1.02
# Inter kerns almost all pairs closer, but sets these two apart from their neighbours by up to so many ems.
KERNED_APART: Final = {"*": 0.2, "_": 0.11}
# A letter that Inter lacks comes from a font of the reader's machine. Arrows reach a whole em, the scripts of
# East Asia and emoji are wider still.
OTHER_EM: Final = 1.0
WIDE_FROM: Final = "\u2e80"
WIDE_EM: Final = 1.4

# The renderer's words (static/js/draw/text.js): no-break spaces belong to them.
_WORD: Final = re.compile(r"([^\S\u00a0\u202f]*)([\S\u00a0\u202f]+)")


def _em_by_character(widths: tuple[int, ...]) -> dict[str, float]:
    """Widths in ems; a tab is drawn as a space on a canvas."""
    code_points = chain.from_iterable(range(first, last + 1) for first, last in inter_widths.RANGES)
    ems = {chr(point): width / 1000 for point, width in zip(code_points, widths, strict=True)}
    return ems | {char: ems[char] + apart for char, apart in KERNED_APART.items()} | {"\t": ems[" "]}


_REGULAR: Final = _em_by_character(inter_widths.REGULAR)
_BOLD: Final = _em_by_character(inter_widths.SEMIBOLD)


def text_width(text: str, size: float, bold: bool = False) -> float:
    """The greatest width, in board units, that one line of `text` is drawn with at font size `size`."""
    em_by_character = _BOLD if bold else _REGULAR
    ems = sum(em_by_character.get(char) or _em_of_other(char) for char in text)
    return ems * size * SAFETY


def _em_of_other(char: str) -> float:
    if combining(char):
        return 0.0
    return WIDE_EM if char >= WIDE_FROM else OTHER_EM


def wrap(text: str, size: float, width: float, bold: bool = False) -> list[str]:
    """The lines of `text` in a box of `width`: full lines of whole words; a word wider than the box is broken.

    Line breaks of the text are kept, an empty text is one empty line. Spaces at the ends of lines are left out.
    """
    return [line for row in text.split("\n") for line in _wrap_row(row, size, width, bold)]


def _wrap_row(row: str, size: float, width: float, bold: bool) -> Iterator[str]:
    line, line_width = "", 0.0
    for gap, word in _WORD.findall(row.rstrip(" \t")):
        # Widths are added up, not measured anew: a document of 20 MB has to be set within seconds.
        added_width = text_width(gap + word, size, bold)
        if line_width + added_width <= width:
            line, line_width = line + gap + word, line_width + added_width
            continue
        if line:
            yield line
        *full, line = _pieces(word, size, width, bold)
        yield from full
        line_width = text_width(line, size, bold)
    yield line


def _pieces(word: str, size: float, width: float, bold: bool) -> list[str]:
    """The word as it fits: whole, or in pieces of at least one character."""
    pieces, piece_width = [""], 0.0
    for char in word:
        char_width = text_width(char, size, bold)
        if pieces[-1] and piece_width + char_width > width:
            pieces.append("")
            piece_width = 0.0
        pieces[-1] += char
        piece_width += char_width
    return pieces


def text_height(text: str, size: float, width: float, bold: bool = False) -> float:
    """The height of `text` when it is wrapped into a box of `width`."""
    return len(wrap(text, size, width, bold)) * LINE_HEIGHT * size

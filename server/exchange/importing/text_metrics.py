"""Measures the size of Markdown texts on the board, without a browser.

The results are a little larger than what the browser draws, so a text always fits into the box that is planned here.
"""

import re
from collections.abc import Callable, Iterator
from itertools import accumulate, chain, pairwise
from typing import Final
from unicodedata import combining

from . import inter_widths
from .markdown import Block, blocks

# A multiple of the font size, the same as in the renderer.
LINE_HEIGHT: Final = 1.4
# Font size of a heading by level, and the largest share of the width for an indent; both as in the renderer.
HEADING_SIZES: Final = (1.0, 1.5, 1.25, 1.1)
INDENT_SHARE_MAX: Final = 0.5
# The browser hyphenates words. Lines are filled at least to about this share.
HYPHENATED_SHARE: Final = 0.5
# Browsers kern and round to pixels. Both change a width by less than 2 %.
SAFETY: Final = 1.02
# Inter's kerning makes almost all pairs closer, but it adds up to this many ems beside these characters.
KERNED_APART: Final = {"*": 0.2, "_": 0.11}
# A character that Inter lacks comes from a system font. Arrows can be one em wide; East Asian scripts and emoji are
# wider.
OTHER_EM: Final = 1.0
WIDE_FROM: Final = "\u2e80"
WIDE_EM: Final = 1.4

# Words as in the renderer (static/js/draw/text/blockMetrics.js): a no-break space is part of a word.
_WORD: Final = re.compile(r"([^\S\u00a0\u202f]*)([\S\u00a0\u202f]+)")
# What the renderer's hyphenation may break, and what it never breaks.
_SYLLABLES: Final = re.compile(r"[^\W\d_]{6}|[-\u2010\u2013/]")
_ADDRESS: Final = re.compile(r"https?:|www\.|@|\.[a-z]{2,}/", re.IGNORECASE)


def _em_by_character(widths: tuple[int, ...]) -> dict[str, float]:
    """Widths in ems. A canvas draws a tab as a space."""
    code_points = chain.from_iterable(range(first, last + 1) for first, last in inter_widths.RANGES)
    ems = {chr(point): width / 1000 for point, width in zip(code_points, widths, strict=True)}
    return ems | {char: ems[char] + apart for char, apart in KERNED_APART.items()} | {"\t": ems[" "]}


_REGULAR: Final = _em_by_character(inter_widths.REGULAR)
_BOLD: Final = _em_by_character(inter_widths.SEMIBOLD)


def text_width(text: str, size: float, bold: bool = False) -> float:
    """The width of the longest line of `text` at font size `size`, in board units."""
    return max(_block_width(block, size, bold) for block in blocks(text))


def plain_width(text: str, size: float, bold: bool = False) -> float:
    """The same for a text without Markdown."""
    em_by_character = _BOLD if bold else _REGULAR
    ems = sum(em_by_character.get(char) or _em_of_other(char) for char in text)
    return ems * size * SAFETY


def _em_of_other(char: str) -> float:
    if combining(char):
        return 0.0
    return WIDE_EM if char >= WIDE_FROM else OTHER_EM


def _block_width(block: Block, size: float, bold: bool) -> float:
    ruler = _ruler(block, size * HEADING_SIZES[block.level], bold)
    return block.indent * size + ruler(0, len(block.text))


# Returns the width of a block's text between two indices.
_Ruler = Callable[[int, int], float]


def _ruler(block: Block, size: float, bold: bool) -> _Ruler:
    is_bold = bold or block.level > 0
    if is_bold or not any(span.bold for span in block.spans):
        return lambda start, end: plain_width(block.text[start:end], size, is_bold)
    bold_places = {place for span in block.spans if span.bold for place in range(span.start, span.end)}
    widths = (plain_width(char, size, place in bold_places) for place, char in enumerate(block.text))
    sums = list(accumulate(widths, initial=0.0))
    return lambda start, end: sums[end] - sums[start]


def text_height(text: str, size: float, width: float, bold: bool = False) -> float:
    """The height of `text` when it is wrapped into a box of `width`."""
    return sum(_block_height(block, size, width, bold) for block in blocks(text))


def _block_height(block: Block, size: float, width: float, bold: bool) -> float:
    letters = size * HEADING_SIZES[block.level]
    inner = width - min(block.indent * size, width * INDENT_SHARE_MAX)
    return sum(1 for _ in _wrap_block(block, letters, inner, bold)) * LINE_HEIGHT * letters


def wrap(text: str, size: float, width: float, bold: bool = False) -> list[str]:
    """Wraps a text without Markdown into lines of whole words that fit a box of `width`.

    A word wider than the box is broken. Line breaks of the text are kept. An empty text gives one empty line. Spaces at
    the ends of lines are removed.
    """
    return [line for row in text.split("\n") for line in _wrap_block(Block(row), size, width, bold)]


def _wrap_block(block: Block, size: float, width: float, bold: bool) -> Iterator[str]:
    ruler = _ruler(block, size, bold)
    start, end, line_width = 0, 0, 0.0
    for found in _WORD.finditer(block.text):
        # Widths are added up instead of measured again: a document of 20 MB must be laid out within seconds.
        added_width = ruler(end, found.end())
        if line_width + added_width <= width:
            end, line_width = found.end(), line_width + added_width
            continue
        if end > start:
            yield block.text[start:end]
        *cuts, start = _piece_starts(block.text, found.start(2), found.end(), ruler, width)
        yield from (block.text[first:behind] for first, behind in pairwise([*cuts, start]))
        end = found.end()
        line_width = ruler(start, end)
    yield block.text[start:end]


def _piece_starts(text: str, start: int, end: int, ruler: _Ruler, width: float) -> list[int]:
    """Start indices of the pieces of a word, each of which fits the width or has one character."""
    if ruler(start, end) <= width:
        return [start]
    if _SYLLABLES.search(text, start, end) and not _ADDRESS.search(text, start, end):
        width *= HYPHENATED_SHARE
    starts, piece_width = [start], 0.0
    for at in range(start, end):
        char_width = ruler(at, at + 1)
        if at > starts[-1] and piece_width + char_width > width:
            starts.append(at)
            piece_width = 0.0
        piece_width += char_width
    return starts

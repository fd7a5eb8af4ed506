"""Reads a plain text or Markdown document into pages with a title and paragraphs.

The text may come from a slide deck or a PDF. All letters and digits are kept in their order. Only layout is removed:
line breaks inside paragraphs, hyphens of broken words, repeated spaces, invisible control characters.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from ...config import NODE_TEXT_MAX, TITLE_MAX
from ...errors import Invalid
from .line_joining import SOFT_HYPHEN, are_pieces, is_open_address, is_split_word, join_lines, join_two

_LINE_ENDS: Final = re.compile(r"\r\n|[\r\v\x85\u2028]")
# Characters that a node must not contain: most control characters, and lone surrogates.
_CONTROLS: Final = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
# A form feed also ends a line.
_BLANK_LINE: Final = re.compile(rf"(?<![^\n\f])(?:[^\S\n\f]|{SOFT_HYPHEN})+(?![^\n\f])")
_PAGE_BREAK: Final = re.compile(r"\f|\n{4,}")
# A Markdown heading, with optional closing marks.
_HEADING: Final = re.compile(r"(#{1,6})\s+(\S.*?)(?:\s+#+)?\s*")
# Heading levels of the board's Markdown.
_LEVEL_MAX: Final = 3
_SENTENCE_END: Final = (".", "!", "?", ":", ";", '"', "”", ")")


@dataclass(frozen=True)
class Page:
    """The content of one frame. A paragraph may begin with headings (`## …`), each on its own line."""

    title: str
    paragraphs: tuple[str, ...]


def read_document(text: str) -> list[Page]:
    """The pages of a document, separated by form feeds or three empty lines. The first line of a page is its title."""
    pages = [_read_page(part) for part in _PAGE_BREAK.split(_clean(text)) if part.strip()]
    if not pages:
        raise Invalid("the document has no text to import")
    return pages


def read_title(text: str) -> str | None:
    """The heading at the beginning of the document, without marks and cut to `TITLE_MAX`. None if there is none."""
    first = " ".join(_clean(text).strip("\n\f").partition("\n")[0].split())
    heading = _HEADING.fullmatch(first)
    return _split_at(heading[2].replace(SOFT_HYPHEN, ""), TITLE_MAX)[0] if heading else None


def _clean(text: str) -> str:
    """Normalizes line ends and empty lines, and removes characters that a node must not contain."""
    text = _LINE_ENDS.sub("\n", text.replace("\ufeff", "")).replace("\u2029", "\n\n")
    kept = _CONTROLS.sub("", text)
    # PDFs from a Mac contain ä as a + ¨, which a search for "ä" would not find.
    return _BLANK_LINE.sub("", unicodedata.normalize("NFC", kept.replace("\u00a0", " ")))


def _read_page(part: str) -> Page:
    blocks = list(_blocks(part))
    title, blocks[0] = _take_title(blocks[0])
    texts = list(_join_headings(join_lines(block) for block in blocks if block))
    title, overflow = _split_at(title.replace(SOFT_HYPHEN, ""), TITLE_MAX)
    return Page(title, tuple(piece for text in [overflow, *texts] if text for piece in _pieces(text)))


def _take_title(lines: list[str]) -> tuple[str, list[str]]:
    """The title and the remaining lines. A word or address that is split by the line break goes into the title whole.

    The title is the first line, without heading marks.
    """
    if heading := _HEADING.fullmatch(lines[0]):
        return heading[2], lines[1:]
    title, rest = lines[0], lines[1:]
    while rest:
        head, glue = join_two(title, rest[0])
        if glue or len(title) > TITLE_MAX:
            break
        word, _, remainder = rest[0].partition(" ")
        title = head + word
        rest = [remainder, *rest[1:]] if remainder else rest[1:]
        if remainder:
            break
    return title, rest


# --- Paragraphs ---


def _blocks(part: str) -> Iterator[list[str]]:
    """The lines of each paragraph, without leading and trailing spaces."""
    block: list[str] = []
    before = ""
    for chunk in re.split(r"\n{2,}", part.strip("\n")):
        for raw_lines in _split_at_headings(_split_at_indents(chunk.split("\n"))):
            lines = [" ".join(line.split()) for line in raw_lines]
            if block and not _continues(block, before, lines):
                yield block
                block = []
            block += lines
            before = raw_lines[-1]
    yield block


def _split_at_headings(groups: Iterable[list[str]]) -> Iterator[list[str]]:
    """Splits groups of lines so that each heading is a group of its own."""
    for lines in groups:
        start = 0
        for at, line in enumerate(lines):
            if _is_heading(line):
                yield from (part for part in (lines[start:at], [line]) if part)
                start = at + 1
        if lines[start:]:
            yield lines[start:]


def _is_heading(line: str) -> bool:
    return _HEADING.fullmatch(line.strip()) is not None


def _join_headings(texts: Iterable[str]) -> Iterator[str]:
    """Joins each heading with the block that follows it. A heading at the end stands alone."""
    headings: list[str] = []
    for text in texts:
        if heading := _HEADING.fullmatch(text):
            headings.append(f"{heading[1][:_LEVEL_MAX]} {heading[2]}")
        else:
            yield "\n".join([*headings, text])
            headings = []
    if headings:
        yield "\n".join(headings)


def _split_at_indents(lines: list[str]) -> Iterator[list[str]]:
    """Splits before each line that starts a paragraph.

    Such a line is indented, its neighbours are not, and it does not start with a lower-case letter.
    """
    start = 0
    for at in range(1, len(lines)):
        neighbours = [lines[at - 1], *lines[at + 1 : at + 2]]
        is_alone = lines[at][0].isspace() and not any(line[0].isspace() for line in neighbours)
        if is_alone and not lines[at].lstrip()[0].islower():
            yield lines[start:at]
            start = at
    yield lines[start:]


def _continues(block: list[str], before: str, lines: list[str]) -> bool:
    """Whether the paragraph continues after an empty line inside a word, address or sentence, as PDF converters do.

    A sentence continues only if its line ends with a space, which those converters put where they wrap a line.
    `before` is that line before trimming.
    """
    if _is_heading(block[-1]):
        return False
    if is_open_address(block) and are_pieces(lines):
        return True
    if not lines[0][0].islower():
        return False
    return is_split_word(block[-1], lines[0]) or (before[-1].isspace() and not block[-1].endswith(_SENTENCE_END))


# --- Limits of the board ---


def _pieces(text: str) -> Iterator[str]:
    while text:
        piece, text = _split_at(text, NODE_TEXT_MAX)
        yield piece


def _split_at(text: str, limit: int) -> tuple[str, str]:
    """As many whole words as `limit` allows, and the rest. A word longer than the limit is broken."""
    if len(text) <= limit:
        return text, ""
    cut = max(text.rfind(" ", 1, limit + 1), text.rfind("\n", 1, limit + 1))
    return (text[:cut], text[cut + 1 :]) if cut > 0 else (text[:limit], text[limit:])

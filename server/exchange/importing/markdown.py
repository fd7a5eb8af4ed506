"""Parses the Markdown subset of board texts, like static/js/draw/text/markdown.js and inlineMarkdown.js.

The importer uses it to measure texts, and to escape characters of a document that are not meant as Markdown.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Final
from urllib.parse import urlsplit

_ANY_MARK: Final = re.compile(r"[*\[\\#•]|^[ \t]*(?:-|\d{1,3}[.)])[ \t]", re.MULTILINE)
_NEWLINE: Final = re.compile(r"\r\n|\r|\n")
_HEADING: Final = re.compile(r"(#{1,3})[ \t]+(?=\S)")
_ITEM: Final = re.compile(r"([ \t]*)(?:[-*•]|(\d{1,3}[.)]))[ \t]+(?=\S)")
_TOKEN: Final = re.compile(r"\\[!-/:-@\[-`{-~]|\*+|[\[\]]")
_NODE: Final = re.compile(r"#[A-Za-z0-9_-]{16,40}")
_WEB: Final = re.compile(r"(?:https?://)?(?:www\.)?[^./\s]", re.IGNORECASE)
_ADDRESS: Final = re.compile(r'(?<![\w@./-])(?:https?://|www\.)[^\s<>"“”«»]+', re.IGNORECASE)
_ADDRESS_MAX: Final = 2_000
SOFT_HYPHEN: Final = "\u00ad"

# Widths in ems: a bullet; a digit, and the point and gap after a number.
BULLET: Final = 1.1
DIGIT: Final = 0.65
POINT_AND_GAP: Final = 0.75
DEPTH_MAX: Final = 3

# Characters that may be marks anywhere in a line.
_SIGNS: Final = re.compile(r"\\(?=[!-/:-@\[-`{-~])|[*\[]")
# A number before a lower-case letter is a date: "15. tammikuuta".
_DATE: Final = re.compile(r"[ \t]*\d{1,3}\.[ \t]+[^\W\d_A-ZÅÄÖ]")


@dataclass(frozen=True)
class Span:
    """A formatted part of a block's text."""

    start: int
    end: int
    bold: bool
    italic: bool
    is_link: bool


@dataclass(frozen=True)
class Block:
    """One line of the source: visible text, heading level or list marker, indent in ems."""

    text: str
    spans: tuple[Span, ...] = ()
    level: int = 0
    marker: str = ""
    indent: float = 0.0


def blocks(text: str) -> list[Block]:
    """One block for each line. Bare addresses are not detected, because they are as wide as other words."""
    lines = _NEWLINE.split(text)
    if not _ANY_MARK.search(text):
        return [Block(line.replace(SOFT_HYPHEN, "")) for line in lines]
    return list(_align_list_indents([_block(line) for line in lines]))


def escape(text: str, *, keeps_lists: bool = True, keeps_headings: bool = False) -> str:
    """The text with backslashes before Markdown characters. Lists and headings can be kept as Markdown."""
    if not _ANY_MARK.search(text):
        return text
    return "\n".join(_escape_line(line, keeps_lists, keeps_headings) for line in text.split("\n"))


def _escape_line(line: str, keeps_lists: bool, keeps_headings: bool) -> str:
    if (heading := _HEADING.match(line)) and keeps_headings:
        return heading[0] + _escape_rest(line[heading.end() :])
    if (item := _ITEM.match(line)) and keeps_lists and not _DATE.match(line):
        return item[0] + _escape_rest(line[item.end() :])
    if item and item[2]:
        # The backslash goes before the point: before a digit it would be visible.
        return line[: item.end(2) - 1] + "\\" + line[item.end(2) - 1] + _escape_rest(line[item.end(2) :])
    if _HEADING.match(line) or (item and "•" not in item[0]):
        mark = len(line) - len(line.lstrip(" \t"))
        return line[:mark] + "\\" + line[mark] + _escape_rest(line[mark + 1 :])
    return _escape_rest(line)


def _escape_rest(rest: str) -> str:
    return rest if _is_plain(rest) else _SIGNS.sub(r"\\\g<0>", rest)


def _is_plain(rest: str) -> bool:
    block = _inline(rest)
    return not block.spans and block.text == rest


def _block(line: str) -> Block:
    if heading := _HEADING.match(line):
        return replace(_inline(line[heading.end() :]), level=len(heading[1]))
    if item := _ITEM.match(line):
        depth = min(DEPTH_MAX, -(-len(item[1].replace("\t", "  ")) // 2))
        return replace(_inline(line[item.end() :]), marker=item[2] or "•", indent=depth * BULLET)
    return _inline(line)


def _align_list_indents(found: list[Block]) -> Iterator[Block]:
    """Indents all items of a list by the widest marker."""
    at = 0
    while at < len(found):
        end = at
        while end < len(found) and found[end].marker:
            end += 1
        if end == at:
            yield found[at]
        widest = max((_marker_ems(block.marker) for block in found[at:end]), default=0.0)
        yield from (replace(block, indent=block.indent + widest) for block in found[at:end])
        at = max(end, at + 1)


def _marker_ems(marker: str) -> float:
    return BULLET if marker == "•" else (len(marker) - 1) * DIGIT + POINT_AND_GAP


# --- Marks within a line ---


@dataclass
class _Token:
    """A mark or escape that is shown as `text`. Formats in `closes` end before it, those in `opens` begin after it."""

    start: int
    end: int
    text: str
    closes: dict[str, int] = field(default_factory=lambda: {"bold": 0, "italic": 0, "link": 0})
    opens: dict[str, int] = field(default_factory=lambda: {"bold": 0, "italic": 0, "link": 0})


@dataclass
class _Stars(_Token):
    can_open: bool = False
    can_close: bool = False


def _inline(line: str) -> Block:
    text, spans, at = "", list[Span](), 0
    depth = {"bold": 0, "italic": 0, "link": 0}

    def add(piece: str) -> None:
        nonlocal text
        start = len(text)
        text += piece.replace(SOFT_HYPHEN, "")
        if any(depth.values()) and len(text) > start:
            spans.append(Span(start, len(text), depth["bold"] > 0, depth["italic"] > 0, depth["link"] > 0))

    for token in _tokens(line):
        add(line[at : token.start])
        for name, count in token.closes.items():
            depth[name] -= count
        add(token.text)
        for name, count in token.opens.items():
            depth[name] += count
        at = token.end
    add(line[at:])
    return Block(text, tuple(spans))


def _tokens(line: str) -> list[_Token]:
    tokens: list[_Token] = []
    brackets: list[_Token] = []
    closing: dict[int, int] | None = None
    at = 0
    while found := _TOKEN.search(line, at):
        mark, start, at = found[0], found.start(), found.end()
        if mark == "]":
            first = brackets.pop() if brackets else None
            if not first or line[at : at + 1] != "(":
                continue
            closing = _parentheses(line) if closing is None else closing
            end = closing.get(at)
            if end is None or not _is_link(line[first.end : start], line[at + 1 : end]):
                continue
            first.text, first.opens["link"] = "", 1
            tokens.append(_Token(start, end + 1, ""))
            tokens[-1].closes["link"] = 1
            brackets, at = [], end + 1
        elif mark.startswith("*"):
            tokens.append(_stars(line, start, at))
        else:
            tokens.append(_Token(start, at, mark[-1]))
            if mark == "[":
                brackets.append(tokens[-1])
    _pair([token for token in tokens if isinstance(token, _Stars)])
    return tokens


def _parentheses(line: str) -> dict[int, int]:
    closing: dict[int, int] = {}
    begun: list[int] = []
    for sign in re.finditer(r"[\s()]", line):
        if sign[0] == "(":
            begun.append(sign.start())
        elif sign[0] != ")":
            begun.clear()
        elif begun:
            closing[begun.pop()] = sign.start()
    return closing


def _is_link(label: str, target: str) -> bool:
    if not label.strip():
        return False
    if target.startswith("#"):
        return bool(_NODE.fullmatch(target)) and not _ADDRESS.search(label)
    host = _host(target)
    return host is not None and all(_host(shown[0]) == host for shown in _ADDRESS.finditer(label))


def _host(address: str) -> str | None:
    if len(address) > _ADDRESS_MAX or not _WEB.match(address):
        return None
    full = f"https://{address}" if address.lower().startswith("www.") else address
    try:
        parts = urlsplit(full)
    except ValueError:
        return None
    if parts.scheme not in {"http", "https"} or not parts.hostname or "@" in parts.netloc:
        return None
    return parts.hostname.removeprefix("www.")


def _stars(line: str, start: int, end: int) -> _Stars:
    before, behind = line[start - 1 : start] or " ", line[end : end + 1] or " "
    is_product = before.isdecimal() and behind.isdecimal()
    is_behind_word = _is_sign(behind) and not _is_sign(before) and not before.isspace()
    is_before_word = _is_opening(before) and not _is_sign(behind) and not behind.isspace()
    can_open = not is_product and not behind.isspace() and not is_behind_word
    can_close = not is_product and not before.isspace() and not is_before_word
    return _Stars(start, end, line[start:end], can_open=can_open, can_close=can_close)


def _is_sign(char: str) -> bool:
    return unicodedata.category(char)[0] in "PS"


def _is_opening(char: str) -> bool:
    return unicodedata.category(char) in {"Ps", "Pi"} or char in "¿¡"


def _pair(stars: list[_Stars]) -> None:
    begun: list[_Stars] = []
    for last in stars:
        while last.can_close and begun and last.text:
            first = begun[-1]
            count = min(len(first.text), len(last.text), 2)
            name = "bold" if count == 2 else "italic"
            first.opens[name] += 1
            last.closes[name] += 1
            first.text, last.text = first.text[count:], last.text[count:]
            if not first.text:
                begun.pop()
        if last.can_open and last.text:
            begun.append(last)

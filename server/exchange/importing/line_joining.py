"""Joins the lines of a paragraph that was broken into narrow lines.

Only hyphens of broken words are removed. Letters and digits always stay.
"""

import re
from collections.abc import Iterable, Sequence
from typing import Final

SOFT_HYPHEN: Final = "\u00ad"
_HYPHENS: Final = ("-", "\u2010")
_EN_DASH: Final = "\u2013"
# "digi- ja väestötieto": the hyphen replaces the second part of a compound, so hyphen and space stay.
_SUSPENDED: Final = re.compile(r"(?:ja|tai|sekä|eli|vai|eikä|och|eller|samt|and|or)\b")
_WORD_START: Final = re.compile(rf"[\s/(\"'”{_EN_DASH}-]")
# A Finnish compound keeps its hyphen between two equal vowels: osa-alue, kartta-aineisto.
_VOWELS: Final = "aeiouyåäö"

# "1." is a list mark alone or before a capital letter. "15. tammikuuta" at the start of a line is a date.
_LIST_MARK: Final = re.compile(r"[-•*▪◦·‣●]\s|\d{1,2}\)(?:\s|$)|\d{1,2}\.(?:\s+[A-ZÅÄÖ]|$)")

_ADDRESS_SIGNS: Final = r"[A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=%]"
_OPEN_ADDRESS: Final = re.compile(rf"(?:https?://|www\.){_ADDRESS_SIGNS}*$")
_NEW_ADDRESS: Final = re.compile(r"https?://|www\.")
_ADDRESS_WORD: Final = re.compile(rf"{_ADDRESS_SIGNS}+(?=\s|$)")
# Browsers support no longer addresses. Also limits how much text is passed from line to line.
ADDRESS_MAX: Final = 2_000


def join_lines(lines: Sequence[str]) -> str:
    """Joins the stripped, non-empty lines of a paragraph. List items stay on their own lines."""
    done: list[str] = []
    tail = lines[0]
    for line in lines[1:]:
        tail, glue = join_two(tail, line)
        if glue or len(tail) > ADDRESS_MAX:
            done += [tail, glue]
            tail = line
        else:
            tail += line
    return "".join([*done, tail]).replace(SOFT_HYPHEN, "")


def join_two(before: str, line: str) -> tuple[str, str]:
    """What remains of `before`, and what goes between it and `line`: nothing, a space or a line break."""
    if before.endswith(SOFT_HYPHEN):
        return before.rstrip(SOFT_HYPHEN), ""
    if _LIST_MARK.match(line):
        return before, "\n"
    if address := _OPEN_ADDRESS.search(before[-ADDRESS_MAX:]):
        return before, _address_glue(address[0], before, line)
    if before.endswith(_HYPHENS):
        return _join_at_hyphen(before, line)
    is_range = before.endswith(_EN_DASH) and before[-2:-1].isdigit() and line[0].isdigit()
    return before, "" if is_range else " "


def _address_glue(address: str, before: str, line: str) -> str:
    if address == before and _NEW_ADDRESS.match(line):
        return "\n"
    return "" if _address_continues(address, line) else " "


def is_split_word(before: str, line: str) -> bool:
    """Whether the last word of `before` continues in `line`."""
    kept, glue = join_two(before, line)
    return kept != before and not glue


def _join_at_hyphen(before: str, line: str) -> tuple[str, str]:
    stem = before[:-1]
    if _SUSPENDED.match(line) or not line[0].isalnum():
        return before, " "
    # "Kuntien digitiekartta -" + "yhteistyö": in Finnish the hyphen belongs to the second part.
    if stem.endswith(" "):
        return before, "" if line[0].islower() else " "
    if not stem or not stem[-1].isalnum():
        return before, " "
    if line[0].islower() and not _keeps_hyphen(stem, line):
        return stem, ""
    return before, ""


def _keeps_hyphen(stem: str, line: str) -> bool:
    """Whether it is a compound that is written with a hyphen: Suomi.fi-palvelu, TE-palvelu, e-kirja, osa-alue."""
    part = _WORD_START.split(stem)[-1]
    is_like_vowel = part[-1] == line[0] and line[0] in _VOWELS
    return len(part) == 1 or "." in part or not part[-1].islower() or is_like_vowel


def _address_continues(address: str, line: str) -> bool:
    """Whether `line` begins with the rest of the address. False in doubt, so that no word is added to an address."""
    word = _ADDRESS_WORD.match(line)
    if not word or _NEW_ADDRESS.match(line):
        return False
    if not _can_end(address) or (address.endswith(".") and line[0].islower()):
        return True
    # A part with these characters belongs to the address, even if more words follow on the line.
    if re.search(r"[?=&%_#]", word[0]):
        return True
    return word[0] == line and looks_like_piece(line)


def _can_end(address: str) -> bool:
    host = address.removeprefix("https://").removeprefix("http://").partition("/")[0]
    return "." in host and not address.endswith(("-", "?", "=", "&", "%", "_", "#", ":", "+", "~"))


def looks_like_piece(line: str) -> bool:
    """Whether the whole line is part of an address, and not a word, a date or a page number."""
    if " " in line or not _ADDRESS_WORD.fullmatch(line) or _NEW_ADDRESS.match(line) or "@" in line:
        return False
    if re.fullmatch(r"[\d.,:()-]+", line):
        return bool(re.search(r"\d{5}", line))
    return bool(re.search(r"[/?=&%_#]|\d", line)) or line.startswith(".")


def is_open_address(lines: Sequence[str]) -> bool:
    """Whether a paragraph is only an address, broken over lines, that is not complete yet."""
    if len(lines) < 2 or not lines[-1].endswith(("/", "?", "=", "&", ":", "-", "_")):
        return False
    return bool(_NEW_ADDRESS.match(lines[0])) and not any(" " in line for line in lines)


def are_pieces(lines: Iterable[str]) -> bool:
    """Whether a paragraph can be the rest of an address that an empty line splits."""
    return all(re.search(r"[\d/=]", line) and _ADDRESS_WORD.fullmatch(line) for line in lines)

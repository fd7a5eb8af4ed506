"""CSV that spreadsheets never run as formulas (CSV injection), whatever people have written."""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from typing import Final

# Without it Excel assumes an old code page, and shows "PÃ¤ivÃ¤hoito".
BYTE_ORDER_MARK: Final = b"\xef\xbb\xbf"

Value = str | int

_FORMULA: Final = "[=+\\-@＝＋－＠]"
# Invisible characters, and quotes, which a spreadsheet may remove.
_INVISIBLE: Final = (
    '"\\x00-\\x08\\x0b\\x0c\\x0e-\\x20\\x7f-\\xa0\\xad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180f'
    "\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufe00-\\ufe0f\\ufeff\\uffa0\\U000e0000-\\U000e0fff"
)
_AT_START: Final = re.compile(rf"[\t\r\n\0]|[{_INVISIBLE}\t\r\n]*{_FORMULA}")
# A Finnish Excel splits cells at semicolons and ignores quotes inside the cells that result. So a formula may also
# begin after a semicolon, a tab or a line break in a text.
_WITHIN: Final = re.compile(rf"[;\t\r\n](?=[{_INVISIBLE}]*{_FORMULA})")


def encode_rows(rows: Iterable[Sequence[Value]]) -> bytes:
    """Rows by RFC 4180, in UTF-8. Numbers stay numbers; all texts are quoted."""
    out = io.StringIO(newline="")
    # An unquoted text with a semicolon would be two cells for programs that split at both commas and semicolons.
    writer = csv.writer(out, quoting=csv.QUOTE_NONNUMERIC, lineterminator="\r\n")
    writer.writerows([escape_formulas(value) if isinstance(value, str) else value for value in row] for row in rows)
    return out.getvalue().encode()


def escape_formulas(text: str) -> str:
    """The text with an apostrophe wherever a spreadsheet would begin a formula."""
    # A function, because a replacement template would take most of the time of an export.
    safe = _WITHIN.sub(_with_apostrophe, text)
    return f"'{safe}" if _AT_START.match(text) else safe


def _with_apostrophe(separator: re.Match[str]) -> str:
    return f"{separator[0]}'"

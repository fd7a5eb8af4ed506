"""Lines of CSV that spreadsheets open as text, whatever people have written."""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from typing import Final

# Excel takes a file without it for one in the old code page, and shows "PÃ¤ivÃ¤hoito".
BYTE_ORDER_MARK: Final = b"\xef\xbb\xbf"

Value = str | int

_FORMULA: Final = "[=+\\-@＝＋－＠]"
# Blanks, control and format characters show nothing, and a quote may be gone once the cell is read.
_UNSEEN: Final = (
    '"\\x00-\\x08\\x0b\\x0c\\x0e-\\x20\\x7f-\\xa0\\xad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180f'
    "\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufe00-\\ufe0f\\ufeff\\uffa0\\U000e0000-\\U000e0fff"
)
_AT_ONCE: Final = re.compile(rf"[\t\r\n\0]|[{_UNSEEN}\t\r\n]*{_FORMULA}")
# A Finnish Excel parts cells at semicolons and does not heed quotes in the middle of what it then takes for a cell:
# there a formula may also begin after a semicolon, a tab or a line break in somebody's text.
_WITHIN: Final = re.compile(rf"[;\t\r\n](?=[{_UNSEEN}]*{_FORMULA})")


def lines(rows: Iterable[Sequence[Value]]) -> bytes:
    """Rows as RFC 4180 has them, in UTF-8. Numbers stay numbers; all text is quoted."""
    written = io.StringIO(newline="")
    # Unquoted, a text with a semicolon in it would be two cells to a program that parts at either sign.
    writer = csv.writer(written, quoting=csv.QUOTE_NONNUMERIC, lineterminator="\r\n")
    writer.writerows([guarded(value) if isinstance(value, str) else value for value in row] for row in rows)
    return written.getvalue().encode()


def guarded(text: str) -> str:
    """The text with an apostrophe wherever a spreadsheet would otherwise begin a formula."""
    # By a function: the same as a template would take most of the time of an export.
    safe = _WITHIN.sub(_with_apostrophe, text)
    return f"'{safe}" if _AT_ONCE.match(text) else safe


def _with_apostrophe(separator: re.Match[str]) -> str:
    return f"{separator[0]}'"

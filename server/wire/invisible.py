"""Invisible characters. A text of only these is blank, and names that differ only in these look alike."""

import re
from typing import Final

# Unicode's property Default_Ignorable_Code_Point, which Python's `unicodedata` lacks: joiners, variation selectors,
# Hangul fillers, tags and others; and the Braille blank (U+2800), which has no dots.
_IGNORABLE: Final = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u2800\u3164"
    "\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufff8\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)


def strip_invisible(text: str) -> str:
    """The text without invisible characters. For comparing only: emoji and some scripts need them."""
    return _IGNORABLE.sub("", text)

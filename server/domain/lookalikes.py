"""Whether two names look alike: whoever calls themselves as the owner does speaks for the owner.

After Unicode's security mechanisms (UTS 39): a name is brought to a skeleton, and names with one skeleton look alike.
"""

import unicodedata
from typing import Final

# Small letters of Cyrillic and Greek, and signs, that stand for a Latin letter in every common font, small or capital.
_LOOKS: Final = {
    "a": "аαɑ",
    "b": "вβьƅ",
    "c": "сϲ",
    "d": "ԁ",
    "e": "еε3",
    "h": "нһη",
    "i": "іιı",
    "j": "јϳ",
    "k": "кκ",
    "l": "ӏ1|",
    "m": "мμ",
    "n": "пνո",
    "o": "оοσ0",
    "p": "рρ",
    "q": "ԛ",
    "r": "г",
    "s": "ѕ5",
    "t": "тτ",
    "u": "υս",
    "v": "ѵ",
    "w": "ԝω",
    "x": "хχ",
    "y": "уүγ",
    "z": "ζ",
}
_SAME: Final = str.maketrans({sign: letter for letter, signs in _LOOKS.items() for sign in signs})


def skeleton(name: str) -> str:
    """What an eye that does not look closely keeps of a name: no accents, blanks or signs, one of all letters alike."""
    bare = unicodedata.normalize("NFKD", name).casefold().translate(_SAME)
    letters = "".join(char for char in bare if unicodedata.category(char)[0] in "LN")
    if not letters:
        return bare
    # Small l and capital I are one line in many fonts; rn and vv close up.
    return letters.replace("i", "l").replace("rn", "m").replace("vv", "w")

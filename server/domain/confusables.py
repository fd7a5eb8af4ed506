"""Confusable names: a guest must not take a name that looks like an owner's.

As in Unicode's security mechanisms (UTS 39), each name has a skeleton, and names with the same skeleton look alike.
"""

import unicodedata
from typing import Final

from ..wire.invisible import strip_invisible

# Characters that look like a small or capital Latin letter in common fonts: small letters of Cyrillic, Greek and
# Coptic, letters of Cherokee and Lisu, small capitals, letters with a stroke, and digits.
_LOOKS: Final = {
    "a": "аαɑᎪꓮⲁᴀ4",
    "b": "вβьƅᏴꓐⲃʙᏏ8",
    "c": "сϲᏟꓚⲥᴄ",
    "d": "ԁᎠꓓᴅđ",
    "e": "еε3Ꭼꓰⲉᴇ",
    "f": "ꓝꜰ",
    "g": "Ꮐꓖɢɡ",
    "h": "нһηᎻꓧⲏʜħ",
    "i": "іιıᎥꓲⲓɪ",
    "j": "јϳᎫꓙᴊ",
    "k": "кκᏦꓗⲕᴋ",
    "l": "ӏ1|Ꮮꓡʟł",
    "m": "мμᎷꓟⲙᴍ",
    "n": "пνոꓠⲛɴ",
    "o": "оοσ0ꓳⲟᴏøօ",
    "p": "рρᏢꓑⲣᴘ",
    "q": "ԛ",
    "r": "гꓣʀᎡ",
    "s": "ѕ5Ꮪꓢꜱ",
    "t": "тτᎢꓔⲧᴛŧ7",
    "u": "υսꓴᴜ",
    "v": "ѵᏙꓦᴠ",
    "w": "ԝωᎳꓪᴡ",
    "x": "хχꓫⲭ",
    "y": "уүγᎽꓬⲩʏ",
    "z": "ζᏃꓜᴢ",
}
_SAME: Final = str.maketrans({sign: letter for letter, signs in _LOOKS.items() for sign in signs})


def skeleton(name: str) -> str:
    """The name without case, accents, spaces and symbols, and with one letter in place of all that look like it."""
    bare = strip_invisible(unicodedata.normalize("NFKD", name)).casefold().translate(_SAME)
    letters = "".join(char for char in bare if unicodedata.category(char)[0] in "LN")
    if not letters:
        return bare
    # Small l and capital I look the same in many fonts; rn looks like m, and vv like w.
    return letters.replace("i", "l").replace("rn", "m").replace("vv", "w")

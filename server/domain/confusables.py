"""Whether two names look alike: whoever calls themselves as the owner does speaks for the owner.

After Unicode's security mechanisms (UTS 39): a name is brought to a skeleton, and names with one skeleton look alike.
"""

import unicodedata
from typing import Final

from ..wire.invisible import without_invisible

# Signs that stand for a Latin letter in common fonts, small or capital: small letters of Cyrillic, Greek and Coptic,
# letters of Cherokee and Lisu, small capitals, letters with a stroke, and digits.
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
    """What an eye that does not look closely keeps of a name: no accents, blanks or signs, one of all letters alike."""
    bare = without_invisible(unicodedata.normalize("NFKD", name)).casefold().translate(_SAME)
    letters = "".join(char for char in bare if unicodedata.category(char)[0] in "LN")
    if not letters:
        return bare
    # Small l and capital I are one line in many fonts; rn and vv close up.
    return letters.replace("i", "l").replace("rn", "m").replace("vv", "w")

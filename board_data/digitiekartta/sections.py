"""The parts of the board and their colours."""

from dataclasses import dataclass
from typing import Final

from server.wire.values import NoteColor, Paint


@dataclass(frozen=True, slots=True)
class Part:
    """A part. White text is readable on `strong`, dark text on `pale`. `tint` is the background of large areas."""

    name: str
    strong: Paint
    pale: NoteColor
    tint: Paint
    holds: tuple[str, ...] = ()
    first_frame: int = 0
    last_frame: int = 0

    @property
    def frames(self) -> int:
        return self.last_frame - self.first_frame + 1


START: Final = Part("Alkuun", "navy", "blue", "mist")
JOHDANTO: Final = Part(
    "Johdanto",
    "accent",
    "blue",
    "mist",
    (
        "mistä kartassa on kyse ja miten se syntyi",
        "kenelle siitä on hyötyä ja miksi",
        "mitkä tarpeet saivat sen alkuun",
        "kuinka yhteistyötä kannattaa jatkaa",
    ),
    2,
    24,
)
KOKONAISKUVA: Final = Part(
    "Kokonaiskuva",
    "teal",
    "cyan",
    "mint",
    (
        "syksyn 2022 keskustelut kuvana",
        "kompassi, kuntien yhteinen työ ja sen perusta",
        "yksi katse kuntiin, ei koko totuus",
    ),
    25,
    26,
)
KONKRETIA: Final = Part(
    "Konkretia",
    "plum",
    "violet",
    "lilac",
    (
        "kolme avaintulosta kunnan silmin",
        "tarpeet, edellytykset ja ehdotukset",
        "mitä kunta voi tehdä heti",
        "tilaa sinun kommenteillesi",
    ),
    27,
    31,
)
LIITTEET: Final = Part(
    "Liitteet",
    "rust",
    "orange",
    "sand",
    (
        "lait, palvelut, ohjeet ja verkostot teemoittain",
        "tiedossa oleva aikataulu",
        "linkit, myös QR-koodeina",
    ),
    32,
    35,
)

PARTS: Final = (JOHDANTO, KOKONAISKUVA, KONKRETIA, LIITTEET)


@dataclass(frozen=True, slots=True)
class Theme:
    """One of the three key results. It has the same colours on all frames."""

    name: str
    strong: Paint
    pale: NoteColor
    tint: Paint
    frame: int


THEMES: Final = (
    Theme("Ihmiskeskeiset palvelut", "forest", "green", "mint", 28),
    Theme("Yhteentoimivat palvelut", "accent", "blue", "mist", 29),
    Theme("Kokonaisturvallisuus", "plum", "violet", "lilac", 30),
)

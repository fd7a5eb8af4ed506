"""The four parts of the map. A part that is on the board names the frame that it begins with."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Part:
    name: str
    holds: str
    first_frame: int | None = None

    @property
    def where(self) -> str:
        """Where the reader finds the part; frame 1 says it below the part's box."""
        return "Tulossa kartalle" if self.first_frame is None else f"Alkaa kehyksestä {self.first_frame}"


PARTS: Final = (
    Part(
        "Johdanto",
        "Miksi kartta on olemassa ja kuinka se syntyi. Kuka siitä hyötyy, ja miten yhteistyötä kannattaa jatkaa.",
        first_frame=2,
    ),
    Part(
        "Kokonaiskuva",
        "Syksyn 2022 keskustelut yhdessä kuvassa. Kuva ei kerro kaikkea Suomen kunnista.",
    ),
    Part(
        "Konkretia",
        "Digikompassin kolme avaintulosta kunnan silmin: tarpeet, edellytykset ja keinot. Tilaa kommenteille.",
    ),
    Part(
        "Liitteet",
        "Lisätietoa ihmiskeskeisen kehittämisen aiheista, palveluista ja aikataulusta.",
    ),
)

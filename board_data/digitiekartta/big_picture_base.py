"""The right and lower part of frame 26: the building blocks of the shared work, and what it rests on."""

from typing import Final

from .area import Area
from .placed_node import PlacedNode
from .sheet import Sheet, frame_id

_SUOMI_FI: Final = (
    "Palveluväylä",
    "Tunnistus",
    "Valtuudet",
    "Palvelutietovaranto",
    "Viestit",
    "Kartat",
    "Maksut",
    "Laatutyökalut",
)
_BLOCKS: Final = (
    "Palvelukokonaisuudet",
    "Kokonaisturvallisuus",
    "Tiedonhallinta",
    "Kokonaisarkkitehtuuri",
    "Viitearkkitehtuurit",
    "Sanasto- ja käsitetyö",
    "Avoin data",
    "Oma data",
    "Mittarit ja vaikuttavuus",
    "AuroraAI, uudet ratkaisut",
)
_ACTORS: Final = (
    "Erikokoiset kunnat",
    "Yritykset ja yhteisöt",
    "Hyvinvointialueet",
    "Järjestelmien toimittajat",
    "Kuntien omat yhtiöt",
)
_GROUND: Final = (
    "Ekosysteemit ja yhteisen kehittämisen paikat",
    "Osaaminen ja kyvykkyydet",
    "Yhteiset palvelut ja ratkaisut",
)


def draw_blocks(sheet: Sheet, at: Area) -> PlacedNode:
    """What the state and others offer to all municipalities."""
    blocks = sheet.shape(at, "mint", corner=10, stroke="teal", stroke_width=2)
    inner = at.inset(12)
    sheet.text("Yhteiset ratkaisut, tuki ja ohjaus", inner, size=18, bold=True)
    sheet.text(f"[Kaikki palvelut ja tuki: liite 1](#{frame_id(33)})", inner.below(26).top(20), size=12)
    _draw_group(sheet, "Suomi.fi-palvelut", _SUOMI_FI, Area(inner.x, inner.y + 56, inner.w, 176), (2, 4))
    tools = ("sanastot", "koodistot", "tietomallit")
    _draw_group(sheet, "Yhteentoimivuusalusta", tools, Area(inner.x, inner.y + 244, inner.w, 72), (3, 1))
    registers = ("VTJ", "YTJ", "muut")
    _draw_group(sheet, "Perusrekisterit", registers, Area(inner.x, inner.y + 328, inner.w, 72), (3, 1))
    for block, box in zip(_BLOCKS, inner.below(412).grid(2, 5, 8), strict=True):
        sheet.shape(box, "cyan", block, corner=6, size=12.5)
    return blocks


def _draw_group(sheet: Sheet, name: str, members: tuple[str, ...], at: Area, grid: tuple[int, int]) -> None:
    sheet.shape(at, "white", corner=8)
    sheet.text(name, at.inset(10, 6), size=14, bold=True)
    area = at.below(32).inset(8, 0)
    for member, box in zip(members, area.top(area.h - 8).grid(*grid, 6), strict=True):
        sheet.shape(box, "blue", member, corner=6, size=12.5)


def draw_ground(sheet: Sheet, shared: PlacedNode, top: float) -> None:
    """Trust and those who have it in each other, right below the shared work; laws and skills below everything."""
    x, w = shared.area.x, shared.area.w
    trust = sheet.shape(
        Area(x, top + 16, w, 40), "teal", "Luottamus ja yhteistyö", corner=8, size=18, bold=True, color="white"
    )
    sheet.connect(trust.top, shared.bottom, stroke="teal", width=4)
    for actor, box in zip(_ACTORS, Area(x, top + 68, w, 48).columns(5, 8), strict=True):
        sheet.shape(box, "grey", actor, corner=6, size=12.5)
    law, *others = Area(32, top + 140, 1216, 56).columns(4, 16)
    sheet.shape(law, "orange", corner=8)
    sheet.text("**Lainsäädäntö** velvoittaa ja mahdollistaa. Muutostarpeita kerätään.", law.inset(12, 8), size=13)
    for content, box in zip(_GROUND, others, strict=True):
        sheet.shape(box, "sand", content, corner=8, size=14, bold=True, stroke="orange", stroke_width=1)

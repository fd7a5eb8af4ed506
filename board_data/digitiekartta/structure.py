"""Frame 1: the four parts of the board. Each box has a link to the first frame of its part."""

from typing import Final

from .area import Area
from .components import content_of, heading, number_dot
from .placed_node import PlacedNode
from .sections import PARTS, START, Part
from .sheet import Sheet, frame_id

_TILE: Final = (24, 14)
_TILES_IN_ROW: Final = 7


def sheet() -> Sheet:
    """The whole frame."""
    structure = Sheet(
        1,
        "Kuntien digitiekartan rakenne",
        sv="Kartan har fyra delar",
        en="The map has four parts",
    )
    heading(structure, START, "Kartassa on neljä osaa", "RAKENNE")
    content = content_of(structure)
    structure.text("Kulje osat järjestyksessä tai hyppää linkistä suoraan siihen, joka kiinnostaa.", content, size=22)
    columns = content.below(56).columns(4, 40)
    parts = enumerate(zip(PARTS, columns, strict=True), start=1)
    boxes = [_draw_part(structure, number, part, at) for number, (part, at) in parts]
    structure.chain(boxes, width=4, stroke="navy")
    return structure


def _draw_part(structure: Sheet, number: int, part: Part, at: Area) -> PlacedNode:
    box = structure.shape(at, part.tint, corner=16, stroke=part.strong)
    number_dot(structure, number, at.x + 20, at.y + 20, part.strong, d=56)
    inner = at.inset(20)
    structure.text(part.name, inner.beside(68).below(14), size=21, bold=True)
    structure.text("\n".join(f"- {line}" for line in part.holds), inner.below(76).top(212), size=18)
    _draw_tiles(structure, part, inner.below(296))
    structure.text(f"Kehykset {part.first_frame}–{part.last_frame}", inner.below(376).top(24), size=16, color="muted")
    link = f"[Siirry tähän osaan](#{frame_id(part.first_frame)})"
    structure.shape(Area(inner.x, at.bottom - 64, inner.w, 44), "white", link, corner=8, size=18, bold=True)
    return box


def _draw_tiles(structure: Sheet, part: Part, at: Area) -> None:
    """Adds a small rectangle for each frame of the part."""
    w, h = _TILE
    for index in range(part.frames):
        x, y = at.x + index % _TILES_IN_ROW * (w + 6), at.y + index // _TILES_IN_ROW * (h + 6)
        structure.shape(Area(x, y, w, h), part.strong, corner=3)

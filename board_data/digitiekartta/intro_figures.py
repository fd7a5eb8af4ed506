"""Figures of frames 21 and 22: three overlapping discs, and a hub with five discs around it."""

from math import cos, radians, sin
from typing import Final

from server.wire.values import End, NoteColor

from .area import Area
from .placed_node import PlacedNode
from .sheet import Sheet

_CIRCLES: Final[tuple[tuple[str, NoteColor, float, float], ...]] = (
    ("Tarpeellinen ja haluttava", "blue", 0, -82),
    ("Taloudellisesti viisas", "green", -96, 82),
    ("Toiminnallisesti ja teknisesti mahdollinen", "orange", 96, 82),
)
_SPOKES: Final[tuple[tuple[str, NoteColor], ...]] = (
    ("Jaetut haasteet ja ohjautuminen", "blue"),
    ("Yhteinen kehittäminen ja projektit", "cyan"),
    ("Kumppanuudet", "green"),
    ("Hybridirahoitus ja portfoliot", "orange"),
    ("Jaettu tieto", "violet"),
)


def draw_circles(sheet: Sheet, at: Area) -> None:
    """Adds three translucent discs. Their names are where they do not overlap, and the service is where all overlap."""
    (x, y), d = at.center, 288
    for _, color, off_x, off_y in _CIRCLES:
        sheet.shape(Area(x + off_x - d / 2, y + off_y - d / 2 - 8, d, d), color, form="ellipse", opacity=0.75)
    names = (Area(x - 88, y - 200, 176, 72), Area(x - 228, y + 92, 144, 72), Area(x + 68, y + 92, 160, 96))
    for (name, *_), box in zip(_CIRCLES, names, strict=True):
        sheet.text(name, box, size=18, bold=True, align="center")
    sheet.shape(
        Area(x - 52, y - 36, 104, 72), "accent", "Julkinen palvelu", corner=16, size=18, bold=True, color="white"
    )


def draw_hub(sheet: Sheet, at: Area) -> None:
    """Adds five discs around the one that conducts them, the first at the top."""
    x, y = at.center
    y += 20
    hub = sheet.shape(
        Area(x - 76, y - 76, 152, 152),
        "accent",
        "Ekosysteemin orkestrointi",
        form="ellipse",
        size=15,
        bold=True,
        color="white",
    )
    for index, (content, color) in enumerate(_SPOKES):
        angle = radians(72 * index - 90)
        center_x, center_y = x + 204 * cos(angle), y + 180 * sin(angle)
        spoke = sheet.shape(
            Area(round(center_x) - 78, round(center_y) - 78, 156, 156), color, content, form="ellipse", size=14
        )
        sheet.connect(*_ends(hub, spoke, angle), stroke="accent", width=5, end_cap="none")


def _ends(hub: PlacedNode, spoke: PlacedNode, angle: float) -> tuple[End, End]:
    return hub.at(0.5 + cos(angle) / 2, 0.5 + sin(angle) / 2), spoke.at(0.5 - cos(angle) / 2, 0.5 - sin(angle) / 2)

"""The section dividers: frames 2, 25, 27 and 32. Each marks its part among all parts."""

from server.wire.values import TextColor

from .area import Area
from .sections import PARTS, Part
from .sheet import Sheet

# The page starts the title at the same x.
_LEFT = 116


def divider(part: Part, *, sv: str, en: str, motto: str, topics: str) -> Sheet:
    """A navy sheet. The page writes its number and its title in the reader's language in the middle of it."""
    sheet = Sheet(part.first_frame, part.name, sv=sv, en=en, fill="navy", style="section")
    number = PARTS.index(part) + 1
    sheet.shape(Area(0, 0, 40, sheet.h), part.pale)
    inner = Area(_LEFT, 0, 1088, sheet.h)
    sheet.text(f"Kuntien digitiekartta  ·  osa {number}", inner.below(96), size=28, color="white")
    sheet.text(motto, inner.below(504), size=40, color="white")
    sheet.text(topics, inner.below(572).top(80), size=22, color="white")
    _draw_way(sheet, part)
    return sheet


def _draw_way(sheet: Sheet, part: Part) -> None:
    """Adds four stops on a line. The stop of this part is filled."""
    stops = []
    for index, stop in enumerate(PARTS):
        at = Area(_LEFT + index * 276, sheet.h - 112, 48, 48)
        is_here = stop is part
        fill = stop.pale if is_here else "navy"
        color: TextColor = "ink" if is_here else "white"
        stops.append(
            sheet.shape(at, fill, str(index + 1), form="ellipse", stroke=stop.pale, size=20, bold=True, color=color)
        )
        sheet.text(stop.name, Area(at.right + 12, at.y + 8, 152, 32), size=20, bold=is_here, color="white")
    for index in range(len(stops) - 1):
        before, after = stops[index].area, stops[index + 1].area
        sheet.connect((before.right + 168, before.y + 24), (after.x - 12, after.y + 24), stroke="white", width=2)

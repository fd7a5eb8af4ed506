"""Nodes outside the frames: the board's title with a small road of the parts, and the road that joins the parts."""

from typing import Final

from server.wire.nodes import AnyNode, Connector
from server.wire.values import End, Place, Route

from . import layout
from .area import Area
from .canvas import Canvas
from .placed_node import order_key
from .sections import PARTS
from .sheet import frame_id

_SCALE: Final = 8
# Below all frames, whose order keys begin with 001.
_TITLE_KEY: Final = order_key(0)
_STOP: Final = 64

_ROAD_KEY: Final = "000W"
# Wide enough to be visible when the whole board is in view.
_ROAD_W: Final = 16
_ROAD: Final[tuple[tuple[int, int, Route], ...]] = (
    (1, 2, "elbow"),
    (24, 25, "elbow"),
    (25, 26, "straight"),
    (26, 27, "elbow"),
    (31, 32, "elbow"),
)
_BESIDE: Final = (25, 26)


def title_nodes() -> list[AnyNode]:
    """The name of the board, large enough to read when the whole board is in view."""
    canvas = Canvas("digitiekartta-otsikko", None, _SCALE, _TITLE_KEY)
    w, h = layout.TITLE_W / _SCALE, layout.TITLE_H / _SCALE
    canvas.shape(Area(0, 0, w, h), "navy", corner=8)
    canvas.text("Kuntien digitiekartta", Area(56, 28, 760, 72), size=50, bold=True, color="white")
    canvas.text("26 kunnan yhteinen suunta vuoteen 2030", Area(56, 108, 760, 48), size=28, color="white")
    canvas.text("Lähennä mihin tahansa, avaa Kehykset tai paina Esitä", Area(56, 160, 760, 32), size=18, color="white")
    _draw_stops(canvas, Area(880, 0, w - 880, h))
    return canvas.nodes_at(0, 0)


def _draw_stops(canvas: Canvas, at: Area) -> None:
    """Adds four stops on a winding line, one for each part."""
    stops = []
    for index, (part, column) in enumerate(zip(PARTS, at.columns(4, 0), strict=True)):
        y = 24 if index % 2 else 68
        dot = Area(column.x + (column.w - _STOP) / 2, y, _STOP, _STOP)
        stops.append(canvas.shape(dot, part.pale, str(index + 1), form="ellipse", size=32, bold=True))
        link = f"[{part.name}](#{frame_id(part.first_frame)})"
        canvas.text(link, Area(column.x, y + 76, column.w, 40), size=24, bold=True, align="center", color="white")
    canvas.chain(stops, stroke="white", width=4)


def road_nodes() -> list[AnyNode]:
    """Lines from the end of each part to the beginning of the next, in the gaps between the frames."""
    return [_stretch(index, *ends) for index, ends in enumerate(_ROAD, start=1)]


def _stretch(index: int, before: int, after: int, route: Route) -> Connector:
    """A line from a frame's lower edge to the next band, beside the title, or from its right edge to the next frame."""
    is_beside = after in _BESIDE
    start, end = ((1, 0.5), (0, 0.5)) if is_beside else ((0.5, 1), (0.95, 0))
    (x1, y1), (x2, y2) = _place(before, *start), _place(after, *end)
    return Connector(
        id=f"digitiekartta-tie-n{index:02d}",
        x=min(x1, x2),
        y=min(y1, y2),
        w=max(1, abs(x2 - x1)),
        h=max(1, abs(y2 - y1)),
        place=Place(order=_ROAD_KEY + order_key(index)),
        start=End(node_id=frame_id(before), x=start[0], y=start[1]),
        end=End(node_id=frame_id(after), x=end[0], y=end[1]),
        route=route,
        stroke="accent",
        stroke_width=_ROAD_W,
    )


def _place(number: int, x: float, y: float) -> tuple[float, float]:
    """The point on the board at these shares of a frame's width and height."""
    (left, top), (w, h) = layout.position(number), layout.size(number)
    return left + x * w, top + y * h

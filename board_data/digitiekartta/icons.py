"""Icons made of shapes, white on a coloured disc of 72 units."""

from collections.abc import Callable
from typing import Final

from server.wire.values import Paint

from .area import Area
from .canvas import Canvas

DISC: Final = 72


def draw_icon(canvas: Canvas, name: str, x: float, y: float, paint: Paint) -> None:
    """Adds the icon with this name. The top left of its disc is at x, y."""
    canvas.shape(Area(x, y, DISC, DISC), paint, form="ellipse")
    _ICONS[name](canvas, x, y)


def _people(canvas: Canvas, x: float, y: float) -> None:
    for left, top in ((18, 20), (40, 20)):
        canvas.shape(Area(x + left, y + top, 14, 14), "white", form="ellipse")
        canvas.shape(Area(x + left - 3, y + top + 17, 20, 16), "white", corner=8)


def _fork(canvas: Canvas, x: float, y: float) -> None:
    canvas.shape(Area(x + 33, y + 18, 6, 38), "white", corner=3)
    canvas.shape(Area(x + 40, y + 18, 18, 14), "white", form="arrow", direction="right")
    canvas.shape(Area(x + 14, y + 32, 18, 14), "white", form="arrow", direction="left")


def _bulb(canvas: Canvas, x: float, y: float) -> None:
    canvas.shape(Area(x + 21, y + 14, 30, 30), "white", form="ellipse")
    canvas.shape(Area(x + 28, y + 46, 16, 5), "white", corner=2)
    canvas.shape(Area(x + 30, y + 53, 12, 5), "white", corner=2)


def _link(canvas: Canvas, x: float, y: float) -> None:
    canvas.shape(Area(x + 12, y + 26, 20, 20), "none", form="ellipse", stroke="white", stroke_width=5)
    canvas.shape(Area(x + 40, y + 26, 20, 20), "none", form="ellipse", stroke="white", stroke_width=5)
    canvas.shape(Area(x + 32, y + 33, 8, 6), "white")


def _talk(canvas: Canvas, x: float, y: float) -> None:
    canvas.shape(Area(x + 14, y + 18, 28, 22), "white", form="bubble", direction="down", corner=6)
    canvas.shape(Area(x + 36, y + 42, 22, 16), "white", form="bubble", direction="up", corner=5)


def _clock(canvas: Canvas, x: float, y: float) -> None:
    canvas.shape(Area(x + 16, y + 16, 40, 40), "none", form="ellipse", stroke="white", stroke_width=5)
    canvas.shape(Area(x + 34, y + 25, 4, 14), "white", corner=2)
    canvas.shape(Area(x + 38, y + 35, 10, 4), "white", corner=2)


def _state(canvas: Canvas, x: float, y: float) -> None:
    canvas.shape(Area(x + 16, y + 14, 40, 14), "white", form="triangle", direction="up")
    for left in (20, 33, 46):
        canvas.shape(Area(x + left, y + 31, 6, 18), "white")
    canvas.shape(Area(x + 16, y + 51, 40, 6), "white")


_ICONS: Final[dict[str, Callable[[Canvas, float, float], None]]] = {
    "people": _people,
    "fork": _fork,
    "bulb": _bulb,
    "link": _link,
    "talk": _talk,
    "clock": _clock,
    "state": _state,
}

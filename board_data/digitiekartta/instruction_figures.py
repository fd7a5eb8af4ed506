"""Figures of the program's controls for the instructions, made of shapes: devices, buttons, keys."""

from typing import Final

from server.wire.values import Direction, Paint

from .area import Area
from .canvas import Canvas

KEY_H: Final = 40
_ARROW_KEYS: Final[dict[str, Direction]] = {"left": "left", "up": "up", "down": "down", "right": "right"}


def draw_devices(canvas: Canvas, at: Area) -> None:
    """Adds a mouse with its wheel, and a trackpad with two fingers."""
    x, y = at.x + 36, at.y + 24
    canvas.shape(Area(x, y, 72, 104), "white", corner=36, stroke="muted", stroke_width=3)
    canvas.shape(Area(x + 30, y + 18, 12, 28), "accent", corner=6)
    canvas.shape(Area(x + 24, y - 16, 24, 12), "accent", form="triangle", direction="up")
    canvas.shape(Area(x + 24, y + 108, 24, 12), "accent", form="triangle", direction="down")
    x += 108
    canvas.shape(Area(x, y, 88, 104), "white", corner=10, stroke="muted", stroke_width=3)
    for finger in (18, 50):
        canvas.shape(Area(x + finger, y + 56, 20, 32), "accent", corner=10, opacity=0.75)
    canvas.shape(Area(x + 32, y + 18, 24, 24), "accent", form="arrow", direction="up")


def draw_sidebar(canvas: Canvas, at: Area) -> None:
    """Adds the list of frames, with the button that presents them above it."""
    panel = Area(at.x + 24, at.y + 12, at.w - 48, at.h - 24)
    canvas.shape(panel, "white", corner=10, stroke="grey")
    _draw_button(canvas, "Esitä", Area(panel.x + 12, panel.y + 10, panel.w - 24, 36))
    for index, w in enumerate((0.8, 0.62, 0.7)):
        y = panel.y + 58 + index * 24
        canvas.shape(Area(panel.x + 14, y, 16, 16), "blue" if index == 0 else "grey", corner=4)
        canvas.shape(Area(panel.x + 40, y + 4, (panel.w - 60) * w, 8), "muted" if index == 0 else "grey", corner=4)


def draw_comment(canvas: Canvas, at: Area) -> None:
    """Adds the toolbar with the comment tool, and a pin with its open thread."""
    bar = Area(at.x + 24, at.y + 16, 44, 120)
    canvas.shape(bar, "white", corner=10, stroke="grey")
    canvas.shape(Area(bar.x + 14, bar.y + 14, 16, 16), "grey", form="diamond")
    canvas.shape(Area(bar.x + 4, bar.y + 42, 36, 36), "blue", corner=8)
    canvas.shape(Area(bar.x + 12, bar.y + 50, 20, 20), "accent", form="bubble", direction="down", corner=6)
    canvas.shape(Area(bar.x + 14, bar.y + 90, 16, 16), "grey", corner=3)
    draw_bubble(canvas, "A", Area(at.x + 84, at.y + 48, 44, 48))
    thread = Area(at.x + 140, at.y + 32, at.w - 164, 88)
    canvas.shape(thread, "white", corner=10, stroke="grey")
    for index, w in enumerate((0.45, 0.9, 0.7)):
        fill: Paint = "muted" if index == 0 else "grey"
        canvas.shape(Area(thread.x + 12, thread.y + 16 + index * 22, (thread.w - 24) * w, 10), fill, corner=5)


def draw_bubble(canvas: Canvas, initial: str, at: Area) -> None:
    """Adds a pin with the initial of the author."""
    size = at.w * 0.36
    canvas.shape(
        at, "accent", initial, form="bubble", direction="down", corner=at.w / 3, size=size, bold=True, color="white"
    )


def draw_share(canvas: Canvas, at: Area) -> None:
    """Adds the share button, and the link that it gives."""
    _draw_button(canvas, "Jaa", Area(at.right - 112, at.y + 20, 88, 40))
    field = Area(at.x + 24, at.y + 84, at.w - 48, 44)
    canvas.shape(field, "white", corner=8, stroke="grey")
    canvas.shape(Area(field.x + 12, field.y + 17, field.w - 120, 10), "grey", corner=5)
    canvas.shape(Area(field.right - 92, field.y + 6, 86, 32), "blue", "Kopioi", corner=6, size=14, bold=True)


def _draw_button(canvas: Canvas, label: str, at: Area) -> None:
    canvas.shape(at, "accent", label, corner=8, size=16, bold=True, color="white")


def draw_key(canvas: Canvas, key: str, x: float, y: float) -> float:
    """Adds a key with a letter or an arrow. Returns the x of its right edge."""
    box = Area(x, y, KEY_H, KEY_H)
    direction = _ARROW_KEYS.get(key)
    canvas.shape(box, "white", "" if direction else key, corner=8, stroke="muted", size=18, bold=True)
    if direction:
        canvas.shape(box.inset(12), "ink", form="triangle", direction=direction)
    return box.right

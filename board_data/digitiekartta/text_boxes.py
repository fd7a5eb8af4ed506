"""The area for the text in each kind of node: as in the renderer (static/js/draw), or a little smaller."""

from math import sqrt
from typing import Final

from server.wire.values import Direction, ShapeForm

from .area import Area

STICKY_PADDING: Final = 14
_SHAPE_PADDING: Final = 12
_PADDING_SHARE: Final = 0.12
_ELLIPSE_SHARE: Final = 0.7
_DIAMOND_SHARE: Final = (0.56, 0.44)
_ARC_SHARE: Final = 1 - sqrt(0.5)
_TAIL_SHARE: Final = 0.22
_TAIL_PER_BREADTH: Final = 0.3
_ARROW_HEAD_PER_BREADTH: Final = 0.6
_ARROW_INSET: Final = 0.22


def sticky_text_area(w: float, h: float) -> Area:
    """The text area of a sticky note, relative to its top left corner."""
    pad = min(STICKY_PADDING, w / 4, h / 4)
    return Area(pad, pad, w - 2 * pad, h - 2 * pad)


def shape_text_area(form: ShapeForm, direction: Direction, box: Area, corner: float, stroke: float) -> Area:
    """The text area of a shape, relative to its top left corner. `stroke` is 0 if the shape has none."""
    w, h = box.w, box.h
    if form == "ellipse":
        return _middle(w, h, _ELLIPSE_SHARE, _ELLIPSE_SHARE, stroke)
    if form == "diamond":
        return _middle(w, h, *_DIAMOND_SHARE, stroke)
    if form == "bubble":
        return _inside(_without_tail(direction, w, h), corner, stroke)
    if form == "arrow":
        return _shaft(direction, w, h, stroke)
    assert form == "rectangle", "no text is written on a triangle here"
    return _inside(Area(0, 0, w, h), corner, stroke)


def _middle(w: float, h: float, share_w: float, share_h: float, stroke: float) -> Area:
    wide, high = w * share_w - stroke, h * share_h - stroke
    return Area((w - wide) / 2, (h - high) / 2, wide, high)


def _without_tail(direction: Direction, w: float, h: float) -> Area:
    upright = direction in ("up", "down")
    length, breadth = (h, w) if upright else (w, h)
    tail = min(length * _TAIL_SHARE, breadth * _TAIL_PER_BREADTH)
    left, top = tail * (direction == "left"), tail * (direction == "up")
    return Area(left, top, w, h - tail) if upright else Area(left, top, w - tail, h)


def _shaft(direction: Direction, w: float, h: float, stroke: float) -> Area:
    """The text area of an arrow that points right or left, without its head."""
    assert direction in ("left", "right"), "no text is written on an upright arrow here"
    head = min(h * _ARROW_HEAD_PER_BREADTH, w / 2)
    pad = _SHAPE_PADDING + stroke
    inset = h * _ARROW_INSET + pad / 2
    return Area(pad + head * (direction == "left"), inset, w - head - 2 * pad, h - 2 * inset)


def _inside(box: Area, corner: float, stroke: float) -> Area:
    arc = min(corner, box.w / 2, box.h / 2) * _ARC_SHARE
    x, y = (stroke + max(arc, min(_SHAPE_PADDING, side * _PADDING_SHARE)) for side in (box.w, box.h))
    return Area(box.x + x, box.y + y, box.w - 2 * x, box.h - 2 * y)

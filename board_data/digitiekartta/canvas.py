"""A canvas on which nodes are put; what stands on it is measured in its own units, however large it is on the board."""

from collections.abc import Sequence
from itertools import pairwise
from math import ceil
from typing import Any, Final

from server.exchange.importing.text_metrics import text_height
from server.wire.nodes import AnyNode, Card, Connector, Image, Shape, Sticky, Table, Tag, Text
from server.wire.values import (
    Cap,
    Dash,
    Direction,
    End,
    NoteColor,
    Paint,
    Place,
    Route,
    ShapeForm,
    TextAlign,
    TextColor,
    VerticalAlign,
)

from .area import Area
from .placed_node import Drawn, order_key
from .text_boxes import shape_room, sticky_room

GRID: Final = 8


class Canvas:
    """Takes nodes and refuses a text that does not fit. They are read aloud in the order in which they are put on."""

    def __init__(self, name: str, parent: str | None, scale: float, first_key: str = "") -> None:
        self.id = name
        self.scale = scale
        self._parent = parent
        self._first_key = first_key
        self._nodes: dict[str, AnyNode] = {}

    def text(
        self,
        content: str,
        at: Area,
        *,
        size: float = 20,
        bold: bool = False,
        align: TextAlign = "left",
        color: TextColor = "ink",
    ) -> Area:
        """Writes from the top of `at`, as high as the text needs; the answer is the area that it took."""
        box, real_size = self._box(at), size * self.scale
        needed = text_height(content, real_size, box.w, bold)
        self._must_fit(content, needed, box.h)
        taken = box.top(min(box.h, ceil(needed)))
        weight = "bold" if bold else "regular"
        self._put(Text, taken, text=content, size=real_size, weight=weight, align=align, color=color)
        return at.top(min(at.h, ceil(needed / self.scale / GRID) * GRID))

    def sticky(self, content: str, at: Area, color: NoteColor, *, size: float = 18, align: TextAlign = "left") -> Drawn:
        """A paper as large as `at`, which must hold the text."""
        box, real_size = self._box(at), size * self.scale
        room = sticky_room(box.w, box.h)
        self._must_fit(content, text_height(content, real_size, room.w), room.h)
        return Drawn(self._put(Sticky, box, text=content, color=color, size=real_size, align=align), at)

    def shape(
        self,
        at: Area,
        fill: Paint,
        content: str = "",
        *,
        form: ShapeForm = "rectangle",
        direction: Direction = "right",
        corner: float = 0,
        stroke: Paint = "none",
        stroke_width: float = 2,
        dash: Dash = "solid",
        opacity: float = 1,
        size: float = 18,
        bold: bool = False,
        align: TextAlign = "center",
        vertical: VerticalAlign = "middle",
        color: TextColor = "ink",
        invites_comments: bool = False,
        slug: str = "",
    ) -> Drawn:
        """A form as large as `at`; the text, if there is one, must fit into it."""
        box, real_size, real_corner = self._box(at), size * self.scale, round(corner * self.scale)
        real_stroke = stroke_width * self.scale
        if content:
            room = shape_room(form, direction, box, real_corner, 0 if stroke == "none" else real_stroke)
            self._must_fit(content, text_height(content, real_size, room.w, bold), room.h)
        node_id = self._put(
            Shape,
            box,
            slug,
            form=form,
            direction=direction,
            corner=real_corner,
            fill=fill,
            stroke=stroke,
            stroke_width=real_stroke,
            dash=dash,
            opacity=opacity,
            text=content,
            size=real_size,
            weight="bold" if bold else "regular",
            align=align,
            vertical=vertical,
            color=color,
            invites_comments=invites_comments,
        )
        return Drawn(node_id, at)

    def connect(
        self,
        start: End | tuple[float, float],
        end: End | tuple[float, float],
        *,
        route: Route = "straight",
        stroke: Paint = "muted",
        width: float = 3,
        dash: Dash = "solid",
        start_cap: Cap = "none",
        end_cap: Cap = "arrow",
    ) -> None:
        """A line between places on nodes, or points of the canvas."""
        ends = [self._free_end(end) if isinstance(end, tuple) else end for end in (start, end)]
        (x1, y1), (x2, y2) = map(self._point_of, ends)
        box = Area(min(x1, x2), min(y1, y2), max(1, abs(x2 - x1)), max(1, abs(y2 - y1)))
        real_width = width * self.scale
        caps = {"start_cap": start_cap, "end_cap": end_cap}
        line: dict[str, Any] = {"route": route, "stroke": stroke, "stroke_width": real_width, "dash": dash}
        self._put(Connector, box, start=ends[0], end=ends[1], **line, **caps)

    def chain(self, links: Sequence[Drawn], *, stroke: Paint = "muted", width: float = 3) -> None:
        """Arrows from each to the next on its right."""
        for before, after in pairwise(links):
            self.connect(before.right, after.left, stroke=stroke, width=width)

    def card(self, title: str, url: str, at: Area, *, content: str = "", color: NoteColor = "white") -> Drawn:
        """A link with a title."""
        return Drawn(self._put(Card, self._box(at), title=title, url=url, text=content, color=color), at)

    def tag(self, content: str, at: Area, color: NoteColor) -> Drawn:
        """A keyword."""
        return Drawn(self._put(Tag, self._box(at), text=content, color=color), at)

    def table(
        self, rows: Sequence[Sequence[str]], columns: list[float], at: Area, head: Paint, *, size: float
    ) -> Drawn:
        """Cells in rows, the first of which is the header."""
        cells = [list(row) for row in rows]
        return Drawn(
            self._put(Table, self._box(at), rows=cells, columns=columns, head=head, size=size * self.scale), at
        )

    def image(self, asset: str, at: Area, alt: str) -> Drawn:
        """A picture by the hash of its bytes."""
        return Drawn(self._put(Image, self._box(at), asset=asset, alt=alt), at)

    def nodes_at(self, x: float, y: float) -> list[AnyNode]:
        """What is on the canvas, with its top left corner at x, y of the board."""
        return [_moved(node, x, y) for node in self._nodes.values()]

    def _put(self, kind: type[Any], box: Area, slug: str = "", **fields: Any) -> str:
        index = len(self._nodes) + 1
        node_id = f"{self.id}-{slug or f'n{index:02d}'}"
        assert node_id not in self._nodes, f"{node_id} is there already"
        place = Place(parent=self._parent, order=self._first_key + order_key(index))
        self._nodes[node_id] = kind(id=node_id, x=box.x, y=box.y, w=box.w, h=box.h, place=place, **fields)
        return node_id

    def _box(self, at: Area) -> Area:
        """In board units from the canvas's corner; both edges on whole ones, so that neighbours stay neighbours."""
        x, y, right, bottom = (float(round(edge * self.scale)) for edge in (at.x, at.y, at.right, at.bottom))
        return Area(x, y, right - x, bottom - y)

    def _must_fit(self, content: str, needed: float, room: float) -> None:
        if needed > room:
            needed, room = needed / self.scale, room / self.scale
            raise ValueError(f"{self.id}: the text needs {needed:.0f} units and has {room:.0f}: {content!r}")

    def _free_end(self, point: tuple[float, float]) -> End:
        return End(x=round(point[0] * self.scale), y=round(point[1] * self.scale))

    def _point_of(self, end: End) -> tuple[float, float]:
        if end.node_id is None:
            return end.x, end.y
        node = self._nodes[end.node_id]
        return round(node.x + end.x * node.w), round(node.y + end.y * node.h)


def _moved(node: AnyNode, x: float, y: float) -> AnyNode:
    moved: dict[str, Any] = {"x": node.x + x, "y": node.y + y}
    if isinstance(node, Connector):
        for side in ("start", "end"):
            end: End = getattr(node, side)
            if end.node_id is None:
                moved[side] = End(x=end.x + x, y=end.y + y)
    return node.model_copy(update=moved)

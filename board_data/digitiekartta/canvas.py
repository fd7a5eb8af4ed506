"""A canvas that collects nodes. Lengths are in its own units, whatever its size on the board."""

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
from .placed_node import PlacedNode, order_key
from .text_boxes import shape_text_area, sticky_text_area

GRID: Final = 8


class Canvas:
    """Collects nodes; screen readers read them in this order. A text that does not fit raises `ValueError`."""

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
        """Adds a text at the top of `at`, as high as it needs. Returns the area that it takes."""
        box, real_size = self._box(at), size * self.scale
        needed = text_height(content, real_size, box.w, bold)
        self._check_fits(content, needed, box.h)
        taken = box.top(min(box.h, ceil(needed)))
        weight = "bold" if bold else "regular"
        self._put(Text, taken, text=content, size=real_size, weight=weight, align=align, color=color)
        return at.top(min(at.h, ceil(needed / self.scale / GRID) * GRID))

    def sticky(
        self, content: str, at: Area, color: NoteColor, *, size: float = 18, align: TextAlign = "left"
    ) -> PlacedNode:
        """Adds a sticky note as large as `at`. The text must fit into it."""
        box, real_size = self._box(at), size * self.scale
        room = sticky_text_area(box.w, box.h)
        self._check_fits(content, text_height(content, real_size, room.w), room.h)
        return PlacedNode(self._put(Sticky, box, text=content, color=color, size=real_size, align=align), at)

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
    ) -> PlacedNode:
        """Adds a shape as large as `at`. Its text, if it has one, must fit into it."""
        box, real_size, real_corner = self._box(at), size * self.scale, round(corner * self.scale)
        real_stroke = stroke_width * self.scale
        if content:
            room = shape_text_area(form, direction, box, real_corner, 0 if stroke == "none" else real_stroke)
            self._check_fits(content, text_height(content, real_size, room.w, bold), room.h)
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
        return PlacedNode(node_id, at)

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
        """Adds a connector between places on nodes, or points of the canvas."""
        ends = [self._free_end(end) if isinstance(end, tuple) else end for end in (start, end)]
        (x1, y1), (x2, y2) = map(self._point_of, ends)
        box = Area(min(x1, x2), min(y1, y2), max(1, abs(x2 - x1)), max(1, abs(y2 - y1)))
        real_width = width * self.scale
        caps = {"start_cap": start_cap, "end_cap": end_cap}
        line: dict[str, Any] = {"route": route, "stroke": stroke, "stroke_width": real_width, "dash": dash}
        self._put(Connector, box, start=ends[0], end=ends[1], **line, **caps)

    def chain(self, links: Sequence[PlacedNode], *, stroke: Paint = "muted", width: float = 3) -> None:
        """Adds an arrow from each node to the next one on its right."""
        for before, after in pairwise(links):
            self.connect(before.right, after.left, stroke=stroke, width=width)

    def card(self, title: str, url: str, at: Area, *, content: str = "", color: NoteColor = "white") -> PlacedNode:
        """Adds a link with a title."""
        return PlacedNode(self._put(Card, self._box(at), title=title, url=url, text=content, color=color), at)

    def tag(self, content: str, at: Area, color: NoteColor) -> PlacedNode:
        """Adds a keyword."""
        return PlacedNode(self._put(Tag, self._box(at), text=content, color=color), at)

    def table(
        self, rows: Sequence[Sequence[str]], columns: list[float], at: Area, head: Paint, *, size: float
    ) -> PlacedNode:
        """Adds a table. The first row is the header."""
        cells = [list(row) for row in rows]
        return PlacedNode(
            self._put(Table, self._box(at), rows=cells, columns=columns, head=head, size=size * self.scale), at
        )

    def image(self, asset: str, at: Area, alt: str) -> PlacedNode:
        """Adds an image. `asset` is the hash of its bytes."""
        return PlacedNode(self._put(Image, self._box(at), asset=asset, alt=alt), at)

    def nodes_at(self, x: float, y: float) -> list[AnyNode]:
        """The nodes of the canvas, with its top left corner at x, y of the board."""
        return [_move(node, x, y) for node in self._nodes.values()]

    def _put(self, kind: type[Any], box: Area, slug: str = "", **fields: Any) -> str:
        index = len(self._nodes) + 1
        node_id = f"{self.id}-{slug or f'n{index:02d}'}"
        assert node_id not in self._nodes, f"{node_id} is there already"
        place = Place(parent=self._parent, order=self._first_key + order_key(index))
        self._nodes[node_id] = kind(id=node_id, x=box.x, y=box.y, w=box.w, h=box.h, place=place, **fields)
        return node_id

    def _box(self, at: Area) -> Area:
        """The area in board units, relative to the canvas. Edges are rounded, so that areas that touch still touch."""
        x, y, right, bottom = (float(round(edge * self.scale)) for edge in (at.x, at.y, at.right, at.bottom))
        return Area(x, y, right - x, bottom - y)

    def _check_fits(self, content: str, needed: float, room: float) -> None:
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


def _move(node: AnyNode, x: float, y: float) -> AnyNode:
    moved: dict[str, Any] = {"x": node.x + x, "y": node.y + y}
    if isinstance(node, Connector):
        for side in ("start", "end"):
            end: End = getattr(node, side)
            if end.node_id is None:
                moved[side] = End(x=end.x + x, y=end.y + y)
    return node.model_copy(update=moved)

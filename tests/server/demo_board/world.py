"""The board that ships with the program, read once, and the questions that its tests ask of it."""

import json
import re
from collections import defaultdict
from pathlib import Path
from typing import Final

from board_data.digitiekartta.area import Area
from board_data.digitiekartta.board import PATH
from board_data.digitiekartta.text_boxes import shape_text_area, sticky_text_area
from server.wire.nodes import NODE, AnyNode, Connector, Frame, Shape, Sticky, Text

ROOT: Final = Path(__file__).parents[3]
BOARD: Final = json.loads(PATH.read_text(encoding="utf-8"))
NODES: Final[list[AnyNode]] = [NODE.validate_python(node) for node in BOARD["nodes"]]
BY_ID: Final = {node.id: node for node in NODES}
FRAMES: Final = [node for node in NODES if isinstance(node, Frame)]
# What covers an area: a connector only lies between two.
THINGS: Final = [node for node in NODES if not isinstance(node, (Frame, Connector))]
WRITINGS: Final = [node for node in THINGS if isinstance(node, (Sticky, Text, Shape)) and node.text]

# Colours by name, from the page's own file.
_PALETTE: Final = (ROOT / "static/js/draw/paint/palette.js").read_text(encoding="utf-8")
PAINTS: Final[dict[str, str]] = dict(re.findall(r'\b(\w+): "(#[0-9a-f]{6})"', _PALETTE))
# Addresses of links are not read.
_LINK: Final = re.compile(r"\[([^\]]*)\]\(([^)\s]+)\)")


def on_frame(number: int) -> list[AnyNode]:
    """What lies on the frame with this number, in the order in which it is drawn."""
    return [node for node in NODES if node.place.parent == FRAMES[number].id]


def siblings() -> list[list[AnyNode]]:
    """What covers an area, by the frame that it lies on; last what lies on the board itself."""
    groups: defaultdict[str | None, list[AnyNode]] = defaultdict(list)
    for node in THINGS:
        groups[node.place.parent].append(node)
    return list(groups.values())


def overlap(one: AnyNode, other: AnyNode) -> bool:
    return (
        one.x < other.x + other.w and other.x < one.x + one.w and one.y < other.y + other.h and other.y < one.y + one.h
    )


def contains(outer: AnyNode, inner: AnyNode) -> bool:
    return (
        outer.x <= inner.x
        and outer.y <= inner.y
        and inner.x + inner.w <= outer.x + outer.w
        and inner.y + inner.h <= outer.y + outer.h
    )


def text_area_of(node: Sticky | Text | Shape) -> Area:
    """Where the node's text may stand, from its corner."""
    if isinstance(node, Sticky):
        return sticky_text_area(node.w, node.h)
    if isinstance(node, Text):
        return Area(0, 0, node.w, node.h)
    stroke = 0 if node.stroke == "none" else node.stroke_width
    return shape_text_area(node.form, node.direction, Area(0, 0, node.w, node.h), node.corner, stroke)


def is_bold(node: Sticky | Text | Shape) -> bool:
    return not isinstance(node, Sticky) and node.weight == "bold"


def seen_size(node: AnyNode, size: float) -> float:
    """A size on the board as it is seen when the node's frame is 1,280 pixels wide."""
    frame = BY_ID.get(node.place.parent or "")
    return size * 1280 / frame.w if frame else size


def words_of(text: str) -> str:
    """What is read of a text: no marks, no addresses."""
    return _LINK.sub(r"\1", text).replace("**", "").replace("\u00ad", "")


def texts() -> list[tuple[str, str]]:
    """Every text of the board with its node's id."""
    fields = [
        (node.id, getattr(node, name)) for node in NODES for name in ("text", "title", "alt") if hasattr(node, name)
    ]
    cells = [(node.id, cell) for node in NODES if node.kind == "table" for row in node.rows for cell in row]
    return [(id_, text) for id_, text in fields + cells if text]


def links() -> list[tuple[str, str]]:
    """Every address that something leads to, with the node's id."""
    cards = [(node.id, node.url) for node in NODES if node.kind == "card"]
    inside = [(id_, url) for id_, text in texts() for _, url in _LINK.findall(text)]
    bare = [(id_, url) for id_, text in texts() for url in re.findall(r"https?://\S+", _LINK.sub("", text))]
    return cards + inside + bare

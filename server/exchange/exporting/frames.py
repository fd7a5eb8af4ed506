"""Finds the frame at a position, by the same rule as the page."""

from collections import defaultdict
from collections.abc import Iterator
from math import floor, frexp

from ...wire.nodes import AnyNode, Frame
from ...wire.views import Snapshot

# Level, column and row of a grid square. Its side is 2 ** level.
Cell = tuple[int, int, int]


class Frames:
    """The frames of a board in presentation order. A frame is identified by its index in that order.

    Each frame is stored in the grid squares of about its own size, so lookups are fast with 50,000 frames too.
    """

    def __init__(self, snapshot: Snapshot) -> None:
        frames = [node for node in snapshot.nodes if isinstance(node, Frame)]
        self.ordered = sorted(frames, key=lambda frame: (frame.place.order, frame.id))
        self._positions = {frame.id: position for position, frame in enumerate(self.ordered)}
        self._cells: dict[Cell, list[int]] = defaultdict(list)
        for position, frame in enumerate(self.ordered):
            for cell in _cells_of(frame):
                self._cells[cell].append(position)
        self._levels = {level for level, _, _ in self._cells}

    def of_node(self, node: AnyNode) -> int | None:
        """The frame of a node: itself, its parent, or the frame under its centre. None outside all frames."""
        if isinstance(node, Frame):
            return self._positions[node.id]
        if node.place.parent in self._positions:
            return self._positions[node.place.parent]
        return self.at(node.x + node.w / 2, node.y + node.h / 2)

    def at(self, x: float, y: float) -> int | None:
        """The topmost frame at a point. Frames are not nested, so the later one in the presentation is above."""
        found = [position for level in self._levels if (position := self._highest(level, x, y)) is not None]
        return max(found, default=None)

    def _highest(self, level: int, x: float, y: float) -> int | None:
        side = 2.0**level
        here = self._cells.get((level, floor(x / side), floor(y / side)), ())
        return next((position for position in reversed(here) if _contains(self.ordered[position], x, y)), None)


def _cells_of(frame: Frame) -> Iterator[Cell]:
    """The squares that a frame overlaps: at most four, because a square is at least as large as the frame."""
    level = frexp(max(frame.w, frame.h))[1]
    side = 2.0**level
    for column in range(floor(frame.x / side), floor((frame.x + frame.w) / side) + 1):
        for row in range(floor(frame.y / side), floor((frame.y + frame.h) / side) + 1):
            yield level, column, row


def _contains(frame: Frame, x: float, y: float) -> bool:
    """Whether the point is in the frame. The edge belongs to the frame, as on the page."""
    return frame.x <= x <= frame.x + frame.w and frame.y <= y <= frame.y + frame.h

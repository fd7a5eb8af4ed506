"""Which frame a place lies in: by the page's own rule, so that a list and a search on the map say the same."""

from collections import defaultdict
from collections.abc import Iterator
from math import floor, frexp

from ...wire.nodes import AnyNode, Frame
from ...wire.views import Snapshot

# Level, column and row of a square whose side is two to the power of the level.
Cell = tuple[int, int, int]


class Frames:
    """The frames of a board in the order of the presentation; each is known by its position in it.

    Frames stand in squares of about their own size, so a board of fifty thousand is asked as fast as one of thirty.
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
        """A frame is its own; anything else belongs to the frame that it moves with, else to the one it lies on."""
        if isinstance(node, Frame):
            return self._positions[node.id]
        if node.place.parent in self._positions:
            return self._positions[node.place.parent]
        return self.at(node.x + node.w / 2, node.y + node.h / 2)

    def at(self, x: float, y: float) -> int | None:
        """The topmost frame there. Frames lie in no other frame, so what comes later in the presentation is above."""
        found = [position for level in self._levels if (position := self._highest(level, x, y)) is not None]
        return max(found, default=None)

    def _highest(self, level: int, x: float, y: float) -> int | None:
        side = 2.0**level
        here = self._cells.get((level, floor(x / side), floor(y / side)), ())
        return next((position for position in reversed(here) if _contains(self.ordered[position], x, y)), None)


def _cells_of(frame: Frame) -> Iterator[Cell]:
    """The squares that a frame touches: four at most, since none is smaller than the frame."""
    level = frexp(max(frame.w, frame.h))[1]
    side = 2.0**level
    for column in range(floor(frame.x / side), floor((frame.x + frame.w) / side) + 1):
        for row in range(floor(frame.y / side), floor((frame.y + frame.h) / side) + 1):
            yield level, column, row


def _contains(frame: Frame, x: float, y: float) -> bool:
    """The edge counts, as on the page."""
    return frame.x <= x <= frame.x + frame.w and frame.y <= y <= frame.y + frame.h

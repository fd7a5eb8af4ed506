"""Rectangles of a frame, in the frame's own coordinates, and ways to divide them."""

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle. x and y are its top left corner, relative to that of the frame."""

    x: float
    y: float
    w: float
    h: float

    @property
    def right(self) -> float:
        return self.x + self.w

    @property
    def bottom(self) -> float:
        return self.y + self.h

    @property
    def center(self) -> tuple[float, float]:
        return self.x + self.w / 2, self.y + self.h / 2

    def top(self, h: float) -> "Area":
        """The top part, `h` units high."""
        return replace(self, h=h)

    def below(self, h: float) -> "Area":
        """The rest below the top `h` units."""
        return replace(self, y=self.y + h, h=self.h - h)

    def left(self, w: float) -> "Area":
        """The left part, `w` units wide."""
        return replace(self, w=w)

    def beside(self, w: float) -> "Area":
        """The rest to the right of the left `w` units."""
        return replace(self, x=self.x + w, w=self.w - w)

    def inset(self, x: float, y: float | None = None) -> "Area":
        """The area without a margin: `x` on the left and right, `y` (default: `x`) at the top and bottom."""
        y = x if y is None else y
        return Area(self.x + x, self.y + y, self.w - 2 * x, self.h - 2 * y)

    def columns(self, count: int, gap: float) -> "list[Area]":
        """`count` areas of equal width, from left to right."""
        w = (self.w - gap * (count - 1)) / count
        return [Area(self.x + index * (w + gap), self.y, w, self.h) for index in range(count)]

    def rows(self, count: int, gap: float) -> "list[Area]":
        """`count` areas of equal height, from top to bottom."""
        h = (self.h - gap * (count - 1)) / count
        return [Area(self.x, self.y + index * (h + gap), self.w, h) for index in range(count)]

    def grid(self, columns: int, rows: int, gap: float) -> "list[Area]":
        """Equal areas in reading order."""
        return [cell for row in self.rows(rows, gap) for cell in row.columns(columns, gap)]

    def split(self, left: float, gap: float) -> "tuple[Area, Area]":
        """A left part that is `left` wide, and the rest to the right of the gap."""
        return self.left(left), self.beside(left + gap)

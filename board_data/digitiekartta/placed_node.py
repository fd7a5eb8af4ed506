"""What was put on a canvas, for those who want to lead a line to it."""

from dataclasses import dataclass

from server.wire.values import End

from .area import Area


def order_key(index: int) -> str:
    """Zero-padded, and never ending in a zero: a fractional key must fit before and after each of these."""
    return f"{index:03d}V"


@dataclass(frozen=True, slots=True)
class Drawn:
    """A node that was put on a canvas: where it lies there, and its id for connectors."""

    id: str
    area: Area

    def at(self, x: float, y: float) -> End:
        """An end of a connector at these shares of the node's width and height."""
        return End(node_id=self.id, x=x, y=y)

    @property
    def left(self) -> End:
        return self.at(0, 0.5)

    @property
    def right(self) -> End:
        return self.at(1, 0.5)

    @property
    def top(self) -> End:
        return self.at(0.5, 0)

    @property
    def bottom(self) -> End:
        return self.at(0.5, 1)

"""A node that was added to a canvas, for connectors to it."""

from dataclasses import dataclass

from server.wire.values import End

from .area import Area


def order_key(index: int) -> str:
    """The order key of this index. It never ends in a zero, so a fractional key fits before and after it."""
    return f"{index:03d}V"


@dataclass(frozen=True, slots=True)
class PlacedNode:
    """A node that was added to a canvas: its area there, and its id for connectors."""

    id: str
    area: Area

    def at(self, x: float, y: float) -> End:
        """The end of a connector at these shares of the node's width and height."""
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

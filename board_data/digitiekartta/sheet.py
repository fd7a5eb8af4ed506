"""A sheet: one frame of the board. It is 1,280 of its own units wide, whatever its size on the board.

So a text of 20 units has the same size on the screen on all frames when they are presented.
"""

from typing import Final

from server.wire.nodes import AnyNode, Frame
from server.wire.values import FrameFill, FrameStyle, Lang, Place

from . import layout
from .area import Area
from .canvas import Canvas
from .placed_node import order_key

SHEET_W: Final = layout.CELL_W


def frame_id(number: int) -> str:
    """The id of the frame with this number. Links refer to it, so it never changes."""
    return f"digitiekartta-f{number:02d}"


class Sheet(Canvas):
    """A frame, and a canvas for its nodes."""

    def __init__(
        self,
        number: int,
        title: str,
        *,
        sv: str,
        en: str,
        fill: FrameFill = "white",
        style: FrameStyle = "plain",
        page: str = "",
    ) -> None:
        w, h = layout.size(number)
        super().__init__(frame_id(number), frame_id(number), w / SHEET_W)
        self.number = number
        self.h = h / self.scale
        place = Place(order=order_key(number + 1))
        titles: dict[Lang, str] = {"sv": sv, "en": en}
        self._frame = Frame(
            id=self.id, x=0, y=0, w=w, h=h, place=place, title=title, titles=titles, fill=fill, style=style, page=page
        )

    @property
    def all(self) -> Area:
        """The whole frame."""
        return Area(0, 0, SHEET_W, self.h)

    def nodes_at(self, x: float, y: float) -> list[AnyNode]:
        """The frame and its nodes, with its top left corner at x, y of the board."""
        return [self._frame.model_copy(update={"x": x, "y": y}), *super().nodes_at(x, y)]

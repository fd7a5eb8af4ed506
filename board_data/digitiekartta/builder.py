"""A sheet: one frame of the board and the notes on it, written in the frame's own coordinates."""

from math import ceil
from typing import Final, Literal, TypeAlias

from server.exchange.typeset import text_height
from server.wire.nodes import Frame, Sticky, Text
from server.wire.values import FrameFill, NoteColor, Place, TextColor

from .area import Area

GRID: Final = 8
MARGIN: Final = 64
# The renderer's own figure: the writing of a sticky keeps this distance from the paper's edges.
STICKY_PADDING: Final = 14
# Of a frame of 1,280 × 720: below the heading.
CONTENT: Final = Area(MARGIN, 184, 1152, 472)
# The same, when a footnote or a page number stands below it.
CONTENT_ABOVE_FOOT: Final = CONTENT.top(448)
LABEL_HEIGHT: Final = 40

Note: TypeAlias = Sticky | Text


def order_key(index: int) -> str:
    """Zero-padded, and never ending in a zero: a fractional key must fit before and after each of these."""
    return f"{index:03d}V"


def frame_id(number: int) -> str:
    """The id of the frame with this number; links and translations refer to it, so it never changes."""
    return f"digitiekartta-f{number:02d}"


def up_to_grid(length: float) -> float:
    """The length, rounded up to the spacing grid."""
    return ceil(length / GRID) * GRID


class Sheet:
    """A frame in the making. Notes are read aloud in the order in which they are put on it."""

    def __init__(
        self,
        number: int,
        title: str,
        *,
        sv: str,
        en: str,
        fill: FrameFill = "white",
        w: float = 1280,
        h: float = 720,
    ) -> None:
        self.number = number
        self.titles = {"sv": sv, "en": en}
        place = Place(order=order_key(number + 1))
        self._frame = Frame(id=frame_id(number), x=0, y=0, w=w, h=h, place=place, title=title, fill=fill)
        self._notes: list[Note] = []

    @property
    def id(self) -> str:
        return self._frame.id

    @property
    def _text_color(self) -> TextColor:
        return "white" if self._frame.fill == "navy" else "ink"

    def text(
        self,
        content: str,
        at: Area,
        *,
        size: float = 24,
        bold: bool = False,
        align: Literal["left", "center", "right"] = "left",
        color: TextColor | None = None,
    ) -> Area:
        """Writes from the top of `at`, as high as the text needs; the answer is the area that it took."""
        needed = text_height(content, size, at.w, bold)
        if needed > at.h:
            raise ValueError(f"{self.id}: the text needs {needed:.0f} units and has {at.h:.0f}: {content!r}")

        taken = at.top(min(at.h, up_to_grid(needed)))
        self._notes.append(
            Text(
                id=self._next_id(),
                x=taken.x,
                y=taken.y,
                w=taken.w,
                h=taken.h,
                place=self._next_place(),
                text=content,
                size=size,
                weight="bold" if bold else "regular",
                align=align,
                color=color or self._text_color,
            )
        )
        return taken

    def sticky(self, content: str, at: Area, color: NoteColor, *, size: float = 20) -> Area:
        """A paper as large as `at`, which must hold the text."""
        needed = text_height(content, size, at.w - 2 * STICKY_PADDING) + 2 * STICKY_PADDING
        if needed > at.h:
            raise ValueError(f"{self.id}: the sticky needs {needed:.0f} units and has {at.h:.0f}: {content!r}")

        self._notes.append(
            Sticky(
                id=self._next_id(),
                x=at.x,
                y=at.y,
                w=at.w,
                h=at.h,
                place=self._next_place(),
                text=content,
                color=color,
                size=size,
            )
        )
        return at

    def heading(self, content: str, eyebrow: str) -> None:
        """The part's name in small letters and the frame's message in large ones."""
        self.text(eyebrow, Area(MARGIN, 48, 1152, 32), size=18, bold=True, color="accent")
        self.text(content, Area(MARGIN, 80, 1152, 72), size=48, bold=True)

    def card(self, label: str, content: str, at: Area, color: NoteColor, *, size: float = 20) -> Area:
        """A sticky with a bold label of one line above it, together as large as `at`."""
        self.text(label, at.top(LABEL_HEIGHT), size=24, bold=True)
        self.sticky(content, at.below(LABEL_HEIGHT), color, size=size)
        return at

    def footnote(self, content: str) -> None:
        """A small remark at the bottom left."""
        self.text(content, Area(MARGIN, 664, 880, 32), size=18, color="muted")

    def page_number(self, page: int) -> None:
        """The page of the printed map that this frame was."""
        self.text(f"Karttadokumentin sivu {page}", Area(976, 664, 240, 32), size=18, align="right", color="muted")

    def nodes_at(self, x: float, y: float) -> list[Frame | Note]:
        """The frame with its top left corner at x, y of the board, and its notes."""
        moved = [note.model_copy(update={"x": note.x + x, "y": note.y + y}) for note in self._notes]
        return [self._frame.model_copy(update={"x": x, "y": y}), *moved]

    def _next_id(self) -> str:
        return f"{self.id}-n{len(self._notes) + 1:02d}"

    def _next_place(self) -> Place:
        return Place(parent=self.id, order=order_key(len(self._notes) + 1))

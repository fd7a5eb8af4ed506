"""Johdanto, frame 10: the steps of the work on a line of time.

Four columns are the meetings, the three gaps between them the dialogues; what belongs to a gap is centred on it.
"""

from typing import Final

from .area import Area
from .components import CONTENT, MARGIN, heading
from .placed_node import PlacedNode
from .sections import JOHDANTO
from .sheet import Sheet

_MEETING_W: Final = 240
_GAP: Final = 64
_MEETINGS: Final = (
    ("Tulevaisuustyöpaja 1", "8.9.2022", "Tieto"),
    ("Tulevaisuustyöpaja 2", "6.10.2022", "Ymmärrys"),
    ("Tulevaisuustyöpaja 3", "17.11.2022", "Toiminta"),
    ("Kartta esitellään", "15.12.2022", "Päätös"),
)
_DIALOGUES: Final = ("Dialogit 1", "Dialogit 2", "Dialogit 3")
_TASKS: Final = (None, "Ennakkotehtävä:\nvauhdittajat ja esteet", "Ennakkotehtävä:\nkartan validointi")


def sheet() -> Sheet:
    """The whole frame."""
    process = Sheet(
        10, "Prosessi", sv="Arbetet hösten 2022 steg för steg", en="The work of autumn 2022, step by step", page="15"
    )
    heading(process, JOHDANTO, "Syksyn 2022 työ vaihe vaiheelta")
    meetings = _draw_meetings(process)
    _draw_between(process, meetings)
    _draw_background(process)
    return process


def _draw_meetings(process: Sheet) -> list[PlacedNode]:
    meetings = []
    for (event, date, theme), box in zip(_MEETINGS, CONTENT.top(152).columns(4, _GAP), strict=True):
        is_last = theme == "Päätös"
        drawn = process.shape(box, "navy" if is_last else "accent", corner=16)
        inner = box.inset(16, 14)
        process.text(theme, inner, size=30, bold=True, align="center", color="white")
        process.text(event, inner.below(48), size=20, align="center", color="white")
        process.text(date, inner.below(84), size=24, bold=True, align="center", color="white")
        meetings.append(drawn)
    process.chain(meetings, stroke="navy", width=5)
    return meetings


def _draw_between(process: Sheet, meetings: list[PlacedNode]) -> None:
    """Adds dialogues, connected to the meetings before and after them, and tasks, connected to the next meeting."""
    for index, (dialogue, task) in enumerate(zip(_DIALOGUES, _TASKS, strict=True)):
        center = MARGIN + (index + 1) * _MEETING_W + (index + 0.5) * _GAP
        box = Area(center - 88, CONTENT.y + 208, 176, 56)
        drawn = process.shape(box, "cyan", dialogue, corner=28, size=20, bold=True)
        process.connect(meetings[index].at(0.6, 1), drawn.left, route="elbow", stroke="teal")
        process.connect(drawn.right, meetings[index + 1].at(0.4, 1), route="elbow", stroke="teal")
        if task:
            sticky = process.sticky(
                task, Area(center - 128, CONTENT.y + 296, 256, 88), "yellow", size=18, align="center"
            )
            process.connect(sticky.top, drawn.bottom, stroke="muted", dash="dashed")


def _draw_background(process: Sheet) -> None:
    y = CONTENT.y + 408
    is_open = "Kaikille avoinna: kommentointi kartta-alustalla ja keskustelu LinkedInissä"
    process.shape(Area(MARGIN, y, 856, 72), "grey", is_open, form="arrow", size=20)
    process.shape(Area(MARGIN + 880, y, 272, 72), "green", "Validointi", form="arrow", size=20)

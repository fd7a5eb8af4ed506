"""Johdanto, frame 10: the steps of the work on a line of time.

Four columns are the meetings, the three gaps between them the dialogues; what belongs to a gap is centred on it.
"""

from typing import Final

from .area import Area
from .builder import CONTENT, MARGIN, STICKY_PADDING, Sheet

_MEETING_W: Final = 240
_GAP: Final = 64
_MEETINGS: Final = (
    ("Tieto", "Tulevaisuustyöpaja 1\n8.9.2022"),
    ("Ymmärrys", "Tulevaisuustyöpaja 2\n6.10.2022"),
    ("Toiminta", "Tulevaisuustyöpaja 3\n17.11.2022"),
    ("Päätös", "Kartta esitellään\n15.12.2022"),
)
_DIALOGUES: Final = ("Dialogit 1", "Dialogit 2", "Dialogit 3")
_TASKS: Final = (None, "Vauhdittajat ja esteet", "Kartan validointi")


def sheet() -> Sheet:
    """The whole frame."""
    process = Sheet(10, "Prosessi", sv="Processen", en="The process", fill="mint")
    process.heading("Syksyn 2022 työ vaihe vaiheelta", "JOHDANTO")
    _draw_meetings(process)
    _draw_between(process)
    _draw_background(process)
    process.page_number(15)
    return process


def _draw_meetings(process: Sheet) -> None:
    for index, ((theme, event), box) in enumerate(zip(_MEETINGS, CONTENT.top(144).columns(4, _GAP), strict=True)):
        if index:
            arrow = Area(box.x - _GAP + 8, box.y + 56, _GAP - 16, 72)
            process.text("›", arrow, size=48, bold=True, align="center", color="accent")
        process.card(theme, event, box, "blue", size=20)


def _draw_between(process: Sheet) -> None:
    _draw_row_label(process, "Välissä", 376)
    _draw_row_label(process, "Ennakkotehtävät", 472)
    for index, (dialogue, task) in enumerate(zip(_DIALOGUES, _TASKS, strict=True)):
        center = MARGIN + (index + 1) * _MEETING_W + (index + 0.5) * _GAP
        process.text("↑", Area(center - 24, 328, 48, 40), size=28, bold=True, align="center", color="accent")
        process.sticky(dialogue, Area(center - 80, 376, 160, 56), "cyan", size=20)
        if task:
            process.sticky(task, Area(center - 136, 472, 272, 56), "yellow", size=20)


def _draw_background(process: Sheet) -> None:
    _draw_row_label(process, "Kaikille avoinna", 568)
    process.sticky(
        "Kommentointi avoimella alustalla ja keskustelu LinkedInissä", Area(256, 568, 656, 56), "grey", size=20
    )
    process.sticky("Validointi", Area(936, 568, 280, 56), "green", size=20)


def _draw_row_label(process: Sheet, label: str, y: float) -> None:
    """The label of a row of stickies that begins at `y`; its line of writing is the same as theirs."""
    process.text(label, Area(MARGIN, y + STICKY_PADDING, 184, 32), size=20, color="muted")

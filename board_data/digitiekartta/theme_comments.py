"""Konkretia, frame 31, and the rows for comments on the theme frames: where readers are asked to write themselves."""

from typing import Any, Final

from server.wire.values import Paint

from .area import Area
from .components import content_of, heading, number_dot
from .instruction_figures import draw_bubble
from .sections import KONKRETIA, THEMES
from .sheet import Sheet, frame_id

TITLE: Final = "Kommentointi ja täydentäminen"
_QUESTIONS: Final = (
    "Sopiiko tämä sanoitus teidän kuntanne tarpeisiin?",
    "Mihin voisitte osallistua ja millä panoksella?",
    "Mikä teillä on jo työn alla, mikä tärkeintä?",
)
_HINT: Final = "**Näin kommentoit:** napsauta kenttää ja kirjoita. Muualla kartalla valitse ensin puhekupla (C)."
_STEPS: Final = (
    "Napsauta **kenttää** tai siinä olevaa painiketta.",
    "Muualla kartalla: valitse **puhekupla** (C) ja napsauta kohtaa.",
    "Kirjoita ja paina Enter. Nimeä kysytään kerran.",
    "Avaa muiden kuplia ja vastaa niihin.",
)
_BOARDS: Final = (
    "Mitä tästä puuttuu?",
    "Mitä muuttaisit?",
    "Mitä teillä on jo tehty?",
)


def draw_comment_areas(sheet: Sheet, at: Area) -> None:
    """Three comment areas with a question each, and how to comment."""
    *areas, hint = at.columns(4, 16)
    for question, box in zip(_QUESTIONS, areas, strict=True):
        # Two lines: what is below them is the room for the area's button and for pins.
        words = f"**{TITLE}**\n{question}"
        _draw_area(sheet, box, words, "white", corner=8, stroke="accent", stroke_width=1.5, size=11, align="left")
    sheet.shape(hint, "yellow", corner=8)
    draw_bubble(sheet, "!", Area(hint.x + 12, hint.y + 14, 32, 36))
    sheet.text(_HINT, hint.beside(52).inset(4, 8), size=11)


def _draw_area(sheet: Sheet, at: Area, question: str, fill: Paint, **looks: Any) -> None:
    """The question is the area's own text: one hears it of the area, and clicks on it are clicks on the area."""
    sheet.shape(at, fill, question, vertical="top", dash="dashed", invites_comments=True, **looks)


def sheet() -> Sheet:
    """Frame 31."""
    board = Sheet(31, "Kommentointi", sv="Lägg till ditt förslag", en="Add your suggestion")
    heading(board, KONKRETIA, "Lisää ehdotuksesi")
    content = content_of(board)
    guide, room = content.split(312, 32)
    _draw_guide(board, guide)
    for question, theme, box in zip(_BOARDS, THEMES, room.columns(3, 24), strict=True):
        board.shape(box.top(44), theme.pale, corner=12)
        _draw_area(board, box, question, "none", corner=12, stroke=theme.strong, size=20, bold=True)
    return board


def _draw_guide(board: Sheet, at: Area) -> None:
    board.shape(at, "lilac", corner=12)
    inner = at.inset(20, 16)
    board.text("Näin kommentoit", inner, size=24, bold=True)
    for number, step in enumerate(_STEPS, start=1):
        y = inner.y + 52 + (number - 1) * 84
        number_dot(board, number, inner.x, y, KONKRETIA.strong)
        board.text(step, Area(inner.x + 52, y, inner.w - 52, 80), size=18)
    draw_bubble(board, "A", Area(inner.x, inner.bottom - 128, 48, 52))
    board.text("Tältä kommentti näyttää.", Area(inner.x + 64, inner.bottom - 120, inner.w - 64, 56), size=18)
    back = f"[Takaisin teemoihin](#{frame_id(28)})"
    board.text(back, Area(inner.x, inner.bottom - 36, inner.w, 32), size=18, bold=True)

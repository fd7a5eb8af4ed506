"""Konkretia, frames 27–30: the divider, and the three theme frames, all drawn by one template."""

from typing import Any, Final

from server.exchange.importing.text_metrics import text_width

from .appendix_matrix import item_id, item_label, item_name
from .area import Area
from .big_picture import STEPS
from .components import middle_text, number_dot
from .dividers import divider
from .sections import KONKRETIA, THEMES
from .sheet import Sheet, frame_id
from .theme_comments import draw_comment_areas
from .theme_content import KeyResult
from .theme_interoperability import INTEROPERABLE
from .theme_people import HUMAN_CENTRED
from .theme_safety import SECURE

_SOURCE_URL: Final = "https://julkaisut.valtioneuvosto.fi/handle/10024/164429"
_HEAD_H: Final = 108
_LEFT: Final = 40
_COLUMNS: Final = Area(_LEFT, 120, 1200, 464)
_GAP: Final = 16
# Shares of the four columns: key results, their meaning, needs, steps.
_WIDTHS: Final = (236, 264, 412, 240)
_LABEL_H: Final = 44
_TAG_H: Final = 22
_TOOLS_IN_ROW: Final = 7
# A card of this size has letters as large as those around it.
_TOOL_H: Final = 52
_NEED_ROWS: Final = 4
_FEW_RESULTS: Final = 6
_FEW_MEANINGS: Final = 5
_LABELS: Final = (
    "Osa-alueen avaintulokset",
    "Mitä avaintulos tarkoittaa kuntien näkökulmasta?",
    "Tarpeita ja edellytyksiä",
    "Mitä kunta voi jo tehdä, missä olla mukana, mitä hyödyntää?",
)


def _divider() -> Sheet:
    return divider(
        KONKRETIA,
        sv="Konkretisering",
        en="Concrete steps",
        motto="Avaintuloksista tekoihin",
        topics="Mitä tulos tarkoittaa kunnassa, mitä se vaatii ja mistä voi aloittaa heti.\n"
        "Lopuksi oma paikkansa sinun ehdotuksillesi.",
    )


def _theme(result: KeyResult) -> Sheet:
    """A theme frame: head, four columns, keywords, tools, and comment areas."""
    sheet = Sheet(result.number, result.title, sv=result.sv, en=result.en)
    _draw_head(sheet, result)
    x = _COLUMNS.x
    areas = []
    for label, w in zip(_LABELS, _WIDTHS, strict=True):
        column = Area(x, _COLUMNS.y, w, _COLUMNS.h)
        sheet.text(label, column.top(_LABEL_H), size=14, bold=True)
        areas.append(column.below(_LABEL_H))
        x = column.right + _GAP
    results, meanings, needs, steps = areas
    _draw_results(sheet, result, results)
    _draw_meanings(sheet, result, meanings)
    _draw_needs(sheet, result, needs)
    _draw_steps(sheet, result, steps)
    _draw_keywords(sheet, result, _COLUMNS.bottom + 12)
    bottom = _draw_tools(sheet, result, _COLUMNS.bottom + 44)
    draw_comment_areas(sheet, Area(_LEFT, bottom + 12, 1200, sheet.h - bottom - 28))
    return sheet


def _draw_head(sheet: Sheet, result: KeyResult) -> None:
    sheet.shape(sheet.all.top(_HEAD_H), result.theme.strong)
    number = THEMES.index(result.theme) + 1
    label = f"KONKRETIA  ·  {result.theme.name} {number}/3"
    sheet.text(label, Area(_LEFT, 10, 800, 24), size=14, bold=True, color="white")
    sheet.text(result.title, Area(_LEFT, 32, 900, 76), size=26, bold=True, color="white")
    sheet.card("Selonteko: digitaaliset julkiset palvelut, s. 50–55", _SOURCE_URL, Area(1000, 24, 240, 60))


def _draw_results(sheet: Sheet, result: KeyResult, at: Area) -> None:
    sheet.shape(at, result.theme.tint, corner=6)
    inner = at.inset(12, 10)
    size = 11 if len(result.results) > _FEW_RESULTS else 13
    sheet.text("\n".join(f"- {mark}" for mark in result.results), inner.top(inner.h - 34), size=size)
    note = "Lihavoidut nostettiin yhteistyössä ensimmäisiksi."
    sheet.text(note, Area(inner.x, inner.bottom - 30, inner.w, 30), size=10, color="muted")


def _draw_meanings(sheet: Sheet, result: KeyResult, at: Area) -> None:
    size = 11 if len(result.meanings) > _FEW_MEANINGS else 12
    for (term, meaning), row in zip(result.meanings, at.rows(len(result.meanings), 6), strict=True):
        sheet.shape(row, "white", corner=6, stroke=result.theme.pale, stroke_width=1.5)
        middle_text(sheet, f"**{term}.** {meaning}", row.inset(12, 2), size=size)


def _draw_needs(sheet: Sheet, result: KeyResult, at: Area) -> None:
    """Adds two columns of notes. The rest of the area invites comments."""
    boxes = at.grid(2, _NEED_ROWS, 8)
    for (need, proposal), box in zip(result.needs, boxes, strict=False):
        sheet.shape(box, result.theme.pale, corner=6)
        middle_text(sheet, f"{need}\n**Etenemisehdotus:** {proposal}", box.inset(10, 2), size=10.5)
    first, last = boxes[len(result.needs)], boxes[-1]
    rest = Area(first.x, first.y, last.right - first.x, first.h)
    invitation = "Tunnistatko muun tarpeen?\nKerro se kommenttina."
    looks: dict[str, Any] = {"corner": 6, "stroke": "muted", "stroke_width": 1, "dash": "dashed"}
    sheet.shape(rest, "none", invitation, size=11, vertical="top", invites_comments=True, **looks)


def _draw_steps(sheet: Sheet, result: KeyResult, at: Area) -> None:
    names = STEPS[THEMES.index(result.theme)]
    for number, (name, content, row) in enumerate(zip(names, result.steps, at.rows(5, 8), strict=True), start=1):
        sheet.shape(row, "white", corner=6, stroke=result.theme.strong, stroke_width=1)
        number_dot(sheet, number, row.x + 8, row.y + 6, result.theme.strong, d=22)
        sheet.text(name, Area(row.x + 38, row.y + 7, row.w - 44, 20), size=12, bold=True)
        sheet.text(content, Area(row.x + 10, row.y + 29, row.w - 18, row.h - 32), size=10.5)


def _draw_keywords(sheet: Sheet, result: KeyResult, y: float) -> None:
    """Adds tags as wide as their text, and a link to the matrix beside them."""
    x = float(_LEFT)
    for key in result.keywords:
        name = item_name(key)
        w = round(text_width(name, _TAG_H * 0.48, bold=True) + _TAG_H * 0.9)
        sheet.tag(name, Area(x, y, w, _TAG_H), result.theme.pale)
        x += w + 8
    link = f"[Katso kaikki: liite 1](#{frame_id(33)})"
    sheet.text(link, Area(1040, y + 2, 200, 20), size=12, bold=True, align="right")


def _draw_tools(sheet: Sheet, result: KeyResult, y: float) -> float:
    """Adds cards with links to the same service, guide or course in the matrix. Returns the y of their lower edge."""
    rows = -(-len(result.tools) // _TOOLS_IN_ROW)
    columns = min(len(result.tools), _TOOLS_IN_ROW)
    area = Area(_LEFT, y, 1200, rows * (_TOOL_H + 8) - 8)
    for key, box in zip(result.tools, area.grid(columns, rows, 8), strict=False):
        sheet.card(item_label(key), f"#{item_id(key)}", box, color="grey")
    return area.bottom


def sheets() -> list[Sheet]:
    """Frames 27–30."""
    return [_divider(), *map(_theme, (HUMAN_CENTRED, INTEROPERABLE, SECURE))]

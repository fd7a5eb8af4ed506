"""Liitteet, frames 32 and 33: the divider, and the matrix of themes, support and services."""

import re
from typing import Final

from server.exchange.importing.text_metrics import text_height

from .appendix_content import COLUMNS, SHORT_NAMES, Column
from .area import Area
from .components import pill
from .dividers import divider
from .sections import LIITTEET
from .sheet import Sheet, frame_id

_LEFT: Final = 32
_TOP: Final = 104
_COLUMN_GAP: Final = 8
_HEAD_H: Final = 56
_ITEM_GAP: Final = 6
_SIZE: Final = 10
# Space between an item's edges and its text, above and below together, with a reserve for rounding.
_PADDING: Final = 9
_LINK: Final = re.compile(r"\[(.*?)\]\(.*?\)")
_NAMES: Final = {key: name for column in COLUMNS for key, name in column.items}


def item_id(key: str) -> str:
    """The id of the matrix's item with this key."""
    assert key in _NAMES, f"the matrix has no {key}"
    return f"{frame_id(33)}-{key}"


def item_name(key: str) -> str:
    """The name of the item with this key, on one line."""
    return _LINK.sub(r"\1", _NAMES[key].replace("\n", " ").replace("\u00ad", ""))


def item_label(key: str) -> str:
    """A name of the item that is short enough for a card."""
    return SHORT_NAMES.get(key) or item_name(key)


def _divider() -> Sheet:
    return divider(
        LIITTEET,
        sv="Bilagor",
        en="Appendices",
        motto="Syvempää ymmärrystä ihmiskeskeiseen kehittämiseen",
        topics="Teemat, tuki ja palvelut  ·  Tiedossa oleva aikataulu  ·  Linkit",
    )


def _matrix() -> Sheet:
    sheet = Sheet(
        33,
        "Liite 1: teemat, tuki ja palvelut",
        sv="Bilaga 1: teman, stöd och tjänster",
        en="Appendix 1: themes, support and services",
    )
    sheet.shape(sheet.all.top(88), LIITTEET.pale)
    label = pill(sheet, "LIITE 1", Area(_LEFT, 28, 0, 32), LIITTEET.strong, size=14)
    sheet.text("Teemat, tuki ja palvelut", Area(label.area.right + 20, 20, 500, 48), size=32, bold=True)
    sheet.text(
        "Mitä puuttuu, mitä muuttaisit? Kommentoi puhekuplalla juuri siihen kohtaan.",
        Area(680, 32, 568, 28),
        size=14,
        align="right",
    )
    area = Area(_LEFT, _TOP, 1280 - 2 * _LEFT, sheet.h - _TOP - 16)
    share = (area.w - _COLUMN_GAP * (len(COLUMNS) - 1)) / sum(column.w for column in COLUMNS)
    for column in COLUMNS:
        _draw_column(sheet, column, area.left(column.w * share))
        area = area.beside(column.w * share + _COLUMN_GAP)
    return sheet


def _draw_column(sheet: Sheet, column: Column, at: Area) -> None:
    sheet.shape(at.top(_HEAD_H), LIITTEET.strong, column.name, corner=6, size=10, bold=True, color="white")
    rest = at.below(_HEAD_H + 6)
    for key, content in column.items:
        h = _item_height(sheet, content, rest.w)
        sheet.shape(rest.top(h), column.color, content, corner=4, size=_SIZE, align="left", slug=key)
        rest = rest.below(h + _ITEM_GAP)
    assert rest.h > 0, f"{column.name} does not fit"
    if column.invites:
        sheet.shape(
            rest.top(36), "none", "Mikä puuttuu?", corner=4, stroke="muted", stroke_width=1, dash="dashed", size=_SIZE
        )


def _item_height(sheet: Sheet, content: str, w: float) -> float:
    """The height that the item's text needs."""
    room = (w - _PADDING) * sheet.scale
    return round(text_height(content, _SIZE * sheet.scale, room) / sheet.scale + _PADDING, 1)


def sheets() -> list[Sheet]:
    """Frames 32 and 33."""
    return [_divider(), _matrix()]

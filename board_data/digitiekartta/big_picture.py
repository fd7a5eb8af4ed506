"""Kokonaiskuva, frames 25 and 26: the divider, and the one large picture with everything in it.

From the left: the compass with its three key results, each leading to a band of the municipalities' shared work; on the
right the building blocks that carry it; below what all of it rests on.
"""

from typing import Final

from .area import Area
from .big_picture_base import draw_blocks, draw_ground
from .components import pill
from .dividers import divider
from .placed_node import PlacedNode
from .sections import KOKONAISKUVA, THEMES, Theme
from .sheet import Sheet, frame_id

_TOP: Final = 88
_BAND_TOP: Final = 160
_BAND_H: Final = 140
_BAND_GAP: Final = 12
_LEFT: Final = Area(32, _TOP, 208, 640)
_MIDDLE: Final = Area(264, _TOP, 592, 524)
_RIGHT: Final = Area(880, _TOP, 368, 640)

RESULTS: Final = (
    "Julkiset palvelut toimivat digitaalisesti tai automaattisesti, ihminen keskellä.",
    "Palvelut toimivat yhteen. Asiointi sujuu, myös yli rajojen.",
    "Palvelut tuotetaan kokonais\u00adturvallisuuden mallilla.",
)
STEPS: Final = (
    (
        "Asenne ja verkostotyö",
        "Tärkeät palvelut ja hyödyt",
        "Asiointi ja saavutettavuus",
        "Tieto käyttöön",
        "Ennakointi ja automaatio",
    ),
    (
        "Omat tietotarpeet",
        "Yhteensopivat tietomallit",
        "Sama tieto kysytään kerran",
        "Yhteinen määrittely",
        "Uusiokäyttö ja rajapinnat",
    ),
    (
        "Vastuut ja roolit",
        "Turvalliset ohjelmistot",
        "Riskien arviointi",
        "Harjoittelu ja varautuminen",
        "Henkilötietojen suoja",
    ),
)


def _divider() -> Sheet:
    return divider(
        KOKONAISKUVA,
        sv="Helhetsbild",
        en="The big picture",
        motto="Kaikki samassa kuvassa",
        topics="Syksyn 2022 yhteistyön aiheet: kompassi, kolme avaintulosta,\n"
        "kuntien yhteinen työ ja se, minkä varassa kaikki on",
    )


def _picture() -> Sheet:
    sheet = Sheet(
        26, "Kokonaiskuva", sv="Så är den digitala vägkartan uppbyggd", en="How the digital road map is put together"
    )
    sheet.shape(sheet.all.top(72), KOKONAISKUVA.pale)
    label = pill(sheet, "KOKONAISKUVA", Area(32, 20, 0, 32), KOKONAISKUVA.strong, size=14)
    sheet.text("Näin kuntien digitiekartta rakentuu", Area(label.area.right + 20, 16, 900, 44), size=30, bold=True)
    shared = _draw_shared(sheet)
    results = _draw_compass(sheet)
    bands = [_draw_band(sheet, index, theme) for index, theme in enumerate(THEMES)]
    for result, band in zip(results, bands, strict=True):
        sheet.connect(result.right, band.left, stroke="navy", width=3)
    blocks = draw_blocks(sheet, _RIGHT)
    sheet.connect(blocks.at(0, 0.4), shared.at(1, 0.4 * _RIGHT.h / _MIDDLE.h), stroke="teal", width=4)
    draw_ground(sheet, shared, _MIDDLE.bottom)
    return sheet


def _band(index: int, x: float, w: float) -> Area:
    return Area(x, _BAND_TOP + index * (_BAND_H + _BAND_GAP), w, _BAND_H)


def _draw_compass(sheet: Sheet) -> list[PlacedNode]:
    """Adds the national goals, each at the height of its band, on the European Union's goals. Returns their nodes."""
    compass = sheet.shape(_LEFT.top(_MIDDLE.h), "mist", corner=10, stroke="navy", stroke_width=1.5)
    sheet.text("Suomen digitaalinen kompassi", _LEFT.inset(12, 8), size=16, bold=True)
    results = [
        sheet.shape(
            _band(index, _LEFT.x + 12, _LEFT.w - 24), theme.strong, result, corner=8, size=14, bold=True, color="white"
        )
        for index, (theme, result) in enumerate(zip(THEMES, RESULTS, strict=True))
    ]
    at = Area(_LEFT.x, _LEFT.bottom - 88, _LEFT.w, 88)
    goals = sheet.shape(at, "yellow", "EU:n yhteiset\ndigitavoitteet", corner=10, size=14, bold=True)
    sheet.connect(goals.top, compass.bottom, stroke="navy")
    return results


def _draw_shared(sheet: Sheet) -> PlacedNode:
    shared = sheet.shape(_MIDDLE, "white", corner=10, stroke="teal", stroke_width=2)
    inner = _MIDDLE.inset(16, 10)
    sheet.text("Kuntien yhteinen digitiekartta", inner.left(560), size=20, bold=True)
    sheet.text(
        "Lähtökohta: ihmisten hyvinvointi ja yritysten elinvoima", inner.below(32).top(24), size=13, color="muted"
    )
    return shared


def _draw_band(sheet: Sheet, index: int, theme: Theme) -> PlacedNode:
    """Adds the five steps of a theme. Its name is a link to the theme's frame."""
    at = _band(index, _MIDDLE.x + 12, _MIDDLE.w - 24)
    band = sheet.shape(at, theme.tint, corner=8, stroke=theme.strong, stroke_width=1)
    sheet.text(f"[{theme.name}](#{frame_id(theme.frame)})", at.inset(12, 8), size=15, bold=True)
    boxes = at.below(40).inset(10, 0).top(88).columns(5, 12)
    steps = [
        sheet.shape(box, theme.pale, step, corner=6, size=12) for step, box in zip(STEPS[index], boxes, strict=True)
    ]
    sheet.chain(steps, stroke=theme.strong, width=1.5)
    return band


def sheets() -> list[Sheet]:
    """Frames 25 and 26."""
    return [_divider(), _picture()]

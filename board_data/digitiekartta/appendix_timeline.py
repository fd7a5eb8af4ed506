"""Liitteet, frame 34: the schedule as it was known, in four lanes."""

from dataclasses import dataclass
from typing import Final

from server.wire.values import NoteColor, ShapeForm

from .area import Area
from .components import pill
from .sections import LIITTEET, THEMES
from .sheet import Sheet


@dataclass(frozen=True, slots=True)
class Bar:
    """An activity in a lane, with its start and end in half-years. `row` is one of two rows, or None for both."""

    lane: int
    begin: float
    end: float
    content: str
    color: NoteColor
    row: int | None = None


_LEFT: Final = 32
_TOP: Final = 92
_HEAD_H: Final = 40
_LANE_W: Final = 208
_GAP: Final = 8
_TERMS: Final = ("H1 / 2023", "H2 / 2023", "2024 alkaen")
_LANES: Final = (
    ("Yhteiskehittäminen", "kunnat, valtio, hyvinvointialueet, yritykset ja yhteisöt"),
    ("Valtio", "ministeriöt ja virastot"),
    ("Digitoimisto", "määrittely ja koordinointi"),
    ("Yksittäinen kunta", "oma tahti, yhteinen suunta"),
)
_BARS: Final = (
    Bar(0, 0, 0.85, "Elämäntapahtumat ja liiketoimintatilanteet: lomake, työpajat, keskustelut 01/23", "cyan"),
    Bar(0, 0.9, 3, "Elämäntapahtumien palvelukokonaisuuksia kehitetään ekosysteemeissä", "green", row=0),
    Bar(0, 0.9, 3, "Liiketoimintatilanteiden palvelukokonaisuuksia kehitetään ekosysteemeissä", "blue", row=1),
    Bar(1, 0, 0.75, "Digikompassin toimeenpanon valmistelu, alkanut 11/22", "orange"),
    Bar(1, 1.25, 3, "Digikompassin toimeenpano ja seuranta", "orange"),
    Bar(2, 0.5, 1.5, "Ehdotus palvelukokonaisuuksista validoidaan", "violet"),
    Bar(3, 0, 1, "Tunnista tapahtumat, joita voit olla kehittämässä", "yellow", row=0),
    Bar(3, 0, 3, "Seuraa, osallistu ja käytä Kuntien digitiekartan tuotoksia", "yellow", row=1),
)


def sheet() -> Sheet:
    """The whole frame."""
    timeline = Sheet(
        34,
        "Liite 2: tiedossa oleva aikataulu",
        sv="Bilaga 2: tidtabell enligt vad som är känt",
        en="Appendix 2: the schedule as known",
    )
    _draw_head(timeline)
    lanes = Area(_LEFT, _TOP + _HEAD_H + _GAP, 1280 - 2 * _LEFT, timeline.h - _TOP - _HEAD_H - _GAP - 20).rows(4, _GAP)
    for term, at in zip(_TERMS, _time(lanes[0], _TOP, _HEAD_H).columns(3, _GAP), strict=True):
        timeline.shape(at, LIITTEET.strong, term, corner=6, size=20, bold=True, color="white")
    for (name, who), lane in zip(_LANES, lanes, strict=True):
        _draw_lane(timeline, name, who, lane)
    _draw_borders(timeline, lanes)
    for bar in _BARS:
        _draw_bar(timeline, bar, lanes[bar.lane])
    _draw_milestone(timeline, lanes[1])
    return timeline


def _draw_head(timeline: Sheet) -> None:
    timeline.shape(timeline.all.top(76), LIITTEET.pale)
    label = pill(timeline, "LIITE 2", Area(_LEFT, 22, 0, 32), LIITTEET.strong, size=14)
    timeline.text("Tiedossa oleva aikataulu", Area(label.area.right + 20, 14, 460, 48), size=32, bold=True)
    x = 640.0
    for theme in THEMES:
        tag = timeline.tag(theme.name, Area(x, 24, 192, 28), theme.pale)
        x = tag.area.right + 8


def _time(lane: Area, y: float, h: float) -> Area:
    """The time axis of a lane, at the height y."""
    return Area(lane.x + _LANE_W + _GAP, y, lane.w - _LANE_W - _GAP, h)


def _draw_lane(timeline: Sheet, name: str, who: str, lane: Area) -> None:
    timeline.shape(lane.left(_LANE_W), "sand", corner=6)
    inner = lane.left(_LANE_W).inset(14, 10)
    taken = timeline.text(name, inner, size=18, bold=True)
    timeline.text(who, inner.below(taken.h), size=12, color="muted")
    timeline.shape(_time(lane, lane.y, lane.h), "mist", corner=6)


def _draw_borders(timeline: Sheet, lanes: list[Area]) -> None:
    """Adds a line through all lanes between two government terms."""
    *terms, _last = _time(lanes[0], 0, 0).columns(len(_TERMS), _GAP)
    for term in terms:
        x = term.right + _GAP / 2
        top, bottom = (x, lanes[0].y), (x, lanes[-1].bottom)
        timeline.connect(top, bottom, stroke="rust", width=1.5, dash="dashed", end_cap="none")


def _draw_bar(timeline: Sheet, bar: Bar, lane: Area) -> None:
    time = _time(lane, lane.y, lane.h).inset(0, 8)
    at = time.inset(0, 12) if bar.row is None else time.rows(2, 8)[bar.row]
    x, right = (time.x + half_years * time.w / 3 for half_years in (bar.begin, bar.end))
    form: ShapeForm = "arrow" if bar.end == len(_TERMS) else "rectangle"
    box = Area(x + 8, at.y, right - x - 16, at.h)
    timeline.shape(box, bar.color, bar.content, form=form, corner=6, size=13)


def _draw_milestone(timeline: Sheet, lane: Area) -> None:
    """Adds the new government's programme, between the first and the second half-year."""
    time = _time(lane, lane.y, lane.h)
    x, y = time.x + time.w / 3, time.center[1]
    timeline.shape(
        Area(x - 88, y - 48, 176, 96),
        "red",
        "Uusi hallitus\u00adohjelma",
        form="diamond",
        size=12,
        bold=True,
        color="white",
    )

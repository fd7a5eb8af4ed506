"""Johdanto, frames 9, 11 and 12: who made the map, and what they said on the way."""

from typing import Final

from server.wire.values import NoteColor, Paint

from .area import Area
from .components import CONTENT, CONTENT_ABOVE_FOOT, figure, footnote, heading, number_dot, panel, pill, quote
from .placed_node import PlacedNode
from .sections import JOHDANTO
from .sheet import Sheet

_FIGURES: Final = (("26", "kuntaa"), ("3", "työpajaa"), ("6", "dialogia"), ("4", "työn tasoa"))
_LEVELS: Final = (
    ("Lab", "DVV:n asiantuntijat valitsivat viitekehyksen ja menetelmät, viestivät ja kokosivat tulokset."),
    ("Studio", "Valtiovarainministeriö, Kuntaliitto ja DVV kirkastivat tavoitteet ja sopivat työtavoista."),
    ("Arena", "Kunnat ja dialogien osallistujat tulivat mukaan. Kartta syntyi täällä."),
    ("Agora", "Avoin kartta-alusta ja LinkedIn-ryhmä. Kuka tahansa sai kommentoida."),
)
_INSIGHTS: Final[tuple[tuple[str, str, NoteColor, Paint], ...]] = (
    (
        "Lab",
        "Toisen asemaan on vaikea asettua. Oma työ tuntuu tärkeimmältä, mutta muilla on muita tavoitteita ja "
        "vastuita. Ne pitää tuntea ja sovittaa yhteen.",
        "violet",
        "plum",
    ),
    ("Studio", "Koko julkinen sektori haluaa kehittää yhdessä, toimijan koosta riippumatta.", "blue", "accent"),
    (
        "Arena",
        "Kunnilla on yhteiset haasteet. Avoimelle keskustelulle ja yhteistyölle tarvitaan paikka.",
        "green",
        "forest",
    ),
    (
        "Agora",
        "Digitalisaatiosta 80\u00a0% on toiminnan muuttamista ja 20\u00a0% tekniikkaa. Ihmisistä lähtevä kehittäminen "
        "tarvitsee molemmat.",
        "orange",
        "rust",
    ),
)
_IDEAS: Final[tuple[tuple[str, NoteColor], ...]] = (
    (
        "Aloitetaan palvelun sisällöstä ja kootaan oikeat tekijät yhteen. Käyttövaltuudet ehtii ratkaista myöhemmin.",
        "yellow",
    ),
    (
        "Valtio voisi näyttää kunnan rekisterien asiakas- ja asiointitiedot Suomi.fissä. Omaa portaalia ei "
        "tarvittaisi.",
        "green",
    ),
    (
        "Olisiko tiedonhallintakartasta apua, kun viranomaiset saavat ja luovuttavat tietoja? Laki antaa rajat.",
        "cyan",
    ),
    (
        "Luville oma Airbnb? Ja isojen toimittajien kanssa neuvoteltaisiin yhdessä, miten alustoihin liitytään.",
        "violet",
    ),
    (
        "Voisiko kunta ketjuttaa palvelunsa niin, että ne vastaavat elämän- ja liiketoimintatapahtumiin ennalta?",
        "orange",
    ),
)


def _together() -> Sheet:
    sheet = Sheet(9, "Kartta on tehty yhdessä", sv="26 kommuner, en karta", en="26 municipalities, one map")
    heading(sheet, JOHDANTO, "26 kuntaa, yksi kartta")
    for (count, unit), box in zip(_FIGURES, CONTENT.top(128).columns(4, 24), strict=True):
        figure(sheet, count, unit, box, JOHDANTO.strong)
    sheet.text(
        "Syksyllä 2022 mukana olivat kuntien lisäksi Pirkanmaa ja muita sidosryhmiä. Työ kuului "
        "valtiovarainministeriön Digiohjelman asiantuntijatukiohjelmaan.",
        CONTENT.below(148),
        size=22,
    )
    sheet.text("Työtä tehtiin neljällä tasolla", CONTENT.below(228), size=24, bold=True)
    boxes: list[PlacedNode] = []
    for number, ((label, content), box) in enumerate(
        zip(_LEVELS, CONTENT.below(272).columns(4, 24), strict=True), start=1
    ):
        boxes.append(sheet.shape(box, "mist", corner=12))
        number_dot(sheet, number, box.x + 16, box.y + 14, JOHDANTO.strong)
        sheet.text(label, Area(box.x + 68, box.y + 18, box.w - 84, 36), size=24, bold=True)
        sheet.text(content, box.inset(16).below(48), size=18)
    sheet.chain(boxes, stroke=JOHDANTO.strong)
    return sheet


def _insights() -> Sheet:
    sheet = Sheet(11, "Oivalluksia matkan varrelta", sv="Vad vi lärde oss på vägen", en="What we learned along the way")
    heading(sheet, JOHDANTO, "Mitä opimme matkalla")
    for (level, insight, color, paint), box in zip(_INSIGHTS, CONTENT_ABOVE_FOOT.grid(2, 2, 24), strict=True):
        pill(sheet, level, Area(box.x, box.y, 0, 36), paint, size=18)
        quote(sheet, insight, box.below(40), color=color, size=21)
    footnote(sheet, "Ajatukset on tiivistetty osallistujien puheenvuoroista.")
    return sheet


def _ideas() -> Sheet:
    sheet = Sheet(12, "Ideoita matkan varrelta", sv="Tänk om vi gjorde så här?", en="What if we did it this way?")
    heading(sheet, JOHDANTO, "Mitä jos tekisimme näin?")
    *boxes, last = CONTENT_ABOVE_FOOT.grid(3, 2, 24)
    for (idea, color), box in zip(_IDEAS, boxes, strict=True):
        quote(sheet, idea, box, color=color, size=20)
    panel(sheet, "Mikä on sinun ideasi?", "Lisää se kommenttina tähän kehykseen.", last, "mist", size=22, title_size=26)
    footnote(sheet, "Ajatukset on tiivistetty osallistujien puheenvuoroista.")
    return sheet


def sheets_before_process() -> list[Sheet]:
    """Frame 9."""
    return [_together()]


def sheets_after_process() -> list[Sheet]:
    """Frames 11 and 12."""
    return [_insights(), _ideas()]

"""Johdanto, frames 9–12: who made the map, in what steps, and what they said on the way."""

from typing import Final

from server.wire.values import NoteColor

from .builder import CONTENT, CONTENT_ABOVE_FOOT, Sheet

_EYEBROW = "JOHDANTO"

_FIGURES: Final = (("26", "kuntaa"), ("3", "työpajaa"), ("6", "dialogia"), ("4", "työn tasoa"))
_LEVELS: Final = (
    ("1  Lab", "DVV:n asiantuntijat valitsivat viitekehyksen ja menetelmät, viestivät ja kokosivat tulokset."),
    ("2  Studio", "Valtiovarainministeriö, Kuntaliitto ja DVV kirkastivat tavoitteet ja sopivat työtavoista."),
    ("3  Arena", "Kunnat ja dialogien osallistujat tulivat mukaan. Kartta syntyi täällä."),
    ("4  Agora", "Avoin kartta-alusta ja LinkedIn-ryhmä. Kuka tahansa sai kommentoida."),
)
_INSIGHTS: Final[tuple[tuple[str, str, NoteColor], ...]] = (
    (
        "Lab",
        "Toisen asemaan on vaikea asettua. Oma työ tuntuu tärkeimmältä, mutta muilla on arjessaan muita "
        "tavoitteita ja vastuita. Ne pitää tuntea ja sovittaa yhteen.",
        "violet",
    ),
    ("Studio", "Koko julkinen sektori haluaa kehittää yhdessä, toimijan koosta riippumatta.", "blue"),
    ("Arena", "Kunnilla on yhteiset haasteet. Avoimelle keskustelulle ja yhteistyölle tarvitaan paikka.", "green"),
    (
        "Agora",
        "Digitalisaatiosta 80 % on toiminnan muuttamista ja 20 % tekniikkaa. Ihmisistä lähtevä kehittäminen "
        "tarvitsee molemmat.",
        "orange",
    ),
)
_IDEAS: Final = (
    "Aloitetaan palvelun sisällöstä ja kootaan oikeat tekijät yhteen. Käyttövaltuudet ehtii ratkaista myöhemmin.",
    "Valtio voisi näyttää kunnan rekisterien asiakas- ja asiointitiedot Suomi.fissä. Omaa portaalia ei tarvittaisi.",
    "Olisiko tiedonhallintakartasta apua, kun viranomaiset saavat ja luovuttavat tietoja? "
    "Tiedonhallintalaki antaa rajat.",
    "Luville oma Airbnb? Ja isojen toimittajien kanssa neuvoteltaisiin yhdessä, miten yhteisiin alustoihin liitytään.",
    "Voisiko kunta ketjuttaa palvelunsa niin, että ne vastaavat elämän- ja liiketoimintatapahtumiin jo ennalta?",
)


def _together() -> Sheet:
    sheet = Sheet(
        9,
        "Kartta on tehty yhdessä",
        sv="Kartan har tagits fram tillsammans",
        en="The map was made together",
        fill="mint",
    )
    sheet.heading("26 kuntaa, yksi kartta", _EYEBROW)
    for (figure, unit), box in zip(_FIGURES, CONTENT.top(136).columns(4, 24), strict=True):
        sheet.text(figure, box, size=60, bold=True, color="accent")
        sheet.text(unit, box.below(88), size=24)
    sheet.text(
        "Syksyllä 2022 mukana olivat kuntien lisäksi Pirkanmaa ja muita sidosryhmiä. Työ kuului "
        "valtiovarainministeriön Digiohjelman asiantuntijatukiohjelmaan.",
        CONTENT.below(160),
        size=24,
    )
    for (label, content), box in zip(_LEVELS, CONTENT.below(264).columns(4, 24), strict=True):
        sheet.card(label, content, box, "blue", size=20)
    return sheet


def _insights() -> Sheet:
    sheet = Sheet(
        11,
        "Oivalluksia matkan varrelta",
        sv="Insikter längs vägen",
        en="Insights along the way",
        fill="lilac",
    )
    sheet.heading("Mitä opimme matkalla", _EYEBROW)
    for (level, insight, color), box in zip(_INSIGHTS, CONTENT_ABOVE_FOOT.grid(2, 2, 24), strict=True):
        sheet.card(level, insight, box, color, size=24)
    sheet.footnote("Ajatukset on tiivistetty osallistujien puheenvuoroista.")
    return sheet


def _ideas() -> Sheet:
    sheet = Sheet(12, "Ideoita matkan varrelta", sv="Idéer längs vägen", en="Ideas along the way", fill="lilac")
    sheet.heading("Mitä jos tekisimme näin?", _EYEBROW)
    boxes = CONTENT_ABOVE_FOOT.grid(3, 2, 24)
    for idea, box in zip(_IDEAS, boxes, strict=False):
        sheet.sticky(idea, box, "violet", size=24)
    sheet.sticky("Mikä on sinun ideasi?\n\nLisää se kommenttina tähän kehykseen.", boxes[-1], "yellow", size=24)
    sheet.footnote("Ajatukset on tiivistetty osallistujien puheenvuoroista.")
    return sheet


def sheets_before_process() -> list[Sheet]:
    """Frame 9."""
    return [_together()]


def sheets_after_process() -> list[Sheet]:
    """Frames 11 and 12."""
    return [_insights(), _ideas()]

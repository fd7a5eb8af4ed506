"""Johdanto, frames 13–15: how to use the map, who already does, and in what role."""

from typing import Final

from .area import Area
from .components import CONTENT, content_of, heading, panel, quote
from .icons import DISC, draw_icon
from .instructions import MATERIALS_URL
from .placed_node import PlacedNode
from .sections import JOHDANTO
from .sheet import Sheet, frame_id

_PROMISES_URL: Final = "https://vm.fi/palvelulupauskysely"
_ROLES_URL: Final = (
    "https://www.kuntaliitto.fi/tietotuotteet-ja-palvelut/verkkojulkaisut/"
    "uusien-kestavien-kuntien-roolit/2-5-kehittaja-ja-kumppani"
)

_USES: Final = (
    ("people", "Palvelut", "Kehitä palveluja asukkaille, yrityksille ja yhteisöille, yksin tai muiden kanssa."),
    ("fork", "Päätökset", "Perustele, mihin digitaalisiin palveluihin kunnan kannattaa panostaa."),
    ("bulb", "Ymmärrys", "Selvitä, mitä tämän vuosikymmenen digitalisaatio merkitsee kunnalle."),
    ("link", "Kumppanuus", "Yritys tai yhteisö: löydä kohta, jossa voit liittyä kuntien työhön."),
    ("talk", "Keskustelu", "Jatka kartan teemoista ja tarkenna niitä omassa joukossasi."),
    ("state", "Valtion työ", "Käytä karttaa, kun digikompassi pannaan toimeen ja hallitusohjelmaa valmistellaan."),
)
_CHANGES: Final = (
    "Moni kunta tekee omaa digitiekarttaansa.",
    "Palvelut kuvataan yhteiseen tietovarantoon.",
    "Hankkeissa kokeillaan ja opitaan.",
    "Yhteistyötä mietitään yli siilojen ja kuntarajojen.",
)
_EXAMPLES: Final = (
    (
        "Yrityksille suunnatut palvelut",
        "Valtiovarainministeriön Yritysdigi-hanke kartoitti palvelujen tilaa ja suunnitelmia 2020–2022. "
        "Muutosta pitää seurata vuosia. Harvoin käytetty palvelu kannattaa ehkä tuottaa yhdessä.",
        "Palvelulupauskyselyt",
        _PROMISES_URL,
    ),
    (
        "Asiantuntijatuen hankkeet",
        "Digiohjelman asiantuntijatuen hankkeet näyttävät, millaisin askelin julkisista palveluista tulee "
        "ihmiskeskeisiä. Ne kelpaavat malliksi muillekin.",
        "Hankkeiden aineistot",
        MATERIALS_URL,
    ),
)
_AFTER: Final = (
    "Muodostetaan yhteinen kuva kokonaisuudesta.",
    "Päätetään yhdessä.",
    "Toimitaan niin kuin sovittiin.",
)


def _uses() -> Sheet:
    sheet = Sheet(13, "Karttaa kannattaa hyödyntää", sv="Sex sätt att använda kartan", en="Six ways to use the map")
    heading(sheet, JOHDANTO, "Kuusi tapaa käyttää karttaa")
    for (icon, label, content), box in zip(_USES, CONTENT.top(376).grid(3, 2, 24), strict=True):
        sheet.shape(box, "mist", corner=16)
        draw_icon(sheet, icon, box.x + 16, box.y + 16, JOHDANTO.strong)
        inner = box.beside(DISC + 32).inset(0, 16)
        taken = sheet.text(label, inner, size=24, bold=True)
        sheet.text(content, inner.below(taken.h).left(inner.w - 12), size=18)
    quote(
        sheet,
        "Kun opit jaetaan, kaikkien kuntien ei tarvitse aloittaa samaa työtä alusta.",
        CONTENT.below(400),
        size=24,
    )
    return sheet


def _changemakers() -> Sheet:
    sheet = Sheet(
        14,
        "Muutoksentekijät esimerkkeinä",
        sv="Förändringen pågår redan",
        en="Change is already under way",
        page="19",
    )
    heading(sheet, JOHDANTO, "Muutos on jo käynnissä")
    for content, box in zip(_CHANGES, CONTENT.top(96).columns(4, 24), strict=True):
        sheet.shape(box, "green", content, corner=12, size=20)
    for (label, content, link, url), box in zip(_EXAMPLES, CONTENT.below(120).columns(2, 24), strict=True):
        panel(sheet, label, content, box.top(248), "mist", size=20, title_size=24)
        sheet.card(link, url, box.below(264))
    return sheet


def _partner() -> Sheet:
    sheet = Sheet(
        15,
        "Kartta aktiiviselle kehittäjäkumppanille",
        sv="Från genomförare till partner",
        en="From implementer to partner",
    )
    heading(sheet, JOHDANTO, "Toteuttajasta kumppaniksi")
    content = content_of(sheet)
    _draw_change(sheet, content.top(280))
    sheet.text(
        "Digitiekartan tekijät ottivat kehittäjäkumppanin roolin. Seuraava kehys on heidän "
        f"[empatiakarttansa](#{frame_id(16)}): mitä kumppani ajattelee, tuntee, sanoo ja tekee, mikä häntä ajaa ja "
        "mikä jarruttaa. Se auttaa ymmärtämään palvelun käyttäjiä, suunnittelijoita, tuottajia ja mahdollistajia.",
        content.below(312).top(136),
        size=24,
    )
    sheet.card("Kuntaliitto: uusien kestävien kuntien roolit ja esimerkit", _ROLES_URL, content.below(456).left(720))
    return sheet


def _draw_change(sheet: Sheet, at: Area) -> None:
    """The old way and the new one, with a broad arrow between."""
    old, new = at.left(384), at.beside(552)
    sheet.shape(old, "grey", corner=16)
    sheet.text("Ennen", old.inset(28, 20), size=28, bold=True)
    sheet.shape(at.beside(416).left(104).inset(0, 92), JOHDANTO.strong, form="arrow")
    chain = [
        _draw_role(sheet, role, old.inset(28, 0), row) for row, role in enumerate(("Valtio ohjaa", "Kunta toteuttaa"))
    ]
    sheet.connect(chain[0].bottom, chain[1].top, width=4)
    sheet.shape(new, "blue", corner=16)
    sheet.text("Nyt: kumppanuus", new.inset(28, 20), size=28, bold=True)
    for index, content in enumerate(_AFTER):
        row = Area(new.x + 28, new.y + 76 + index * 64, new.w - 56, 52)
        sheet.shape(row, "white", content, corner=12, size=22)


def _draw_role(sheet: Sheet, content: str, at: Area, row: int) -> PlacedNode:
    return sheet.shape(Area(at.x, at.y + 80 + row * 100, at.w, 68), "white", content, corner=12, size=24)


def sheets() -> list[Sheet]:
    """Frames 13–15."""
    return [_uses(), _changemakers(), _partner()]

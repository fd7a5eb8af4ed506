"""Johdanto, frames 13–15: how to use the map, who already does, and in what role."""

from typing import Final

from .area import Area
from .builder import CONTENT, MARGIN, Sheet

_EYEBROW = "JOHDANTO"
_ROLES_URL: Final = (
    "https://www.kuntaliitto.fi/tietotuotteet-ja-palvelut/verkkojulkaisut/"
    "uusien-kestavien-kuntien-roolit/2-5-kehittaja-ja-kumppani"
)

_USES: Final = (
    ("Palvelut", "Kehitä palveluja asukkaille, yrityksille ja yhteisöille: omassa kunnassa tai muiden kanssa."),
    ("Päätökset", "Perustele, mihin digitaalisiin palveluihin kunnan kannattaa panostaa."),
    ("Ymmärrys", "Selvitä, mitä tämän vuosikymmenen digitalisaatio merkitsee kunnalle."),
    ("Kumppanuus", "Yritys tai yhteisö: löydä kohta, jossa voit liittyä kuntien työhön."),
    ("Keskustelu", "Jatka kartan teemoista ja tarkenna niitä omassa joukossasi."),
    ("Valtion työ", "Käytä karttaa, kun digikompassi pannaan toimeen ja hallitusohjelmaa valmistellaan."),
)
_CHANGES: Final = (
    "Moni kunta tekee omaa digitiekarttaansa.",
    "Palvelut kuvataan yhteiseen tietovarantoon.",
    "Hankkeissa kokeillaan ja opitaan.",
    "Yhteistyötä mietitään yli siilojen ja kuntarajojen.",
)


def _uses() -> Sheet:
    sheet = Sheet(
        13,
        "Karttaa kannattaa hyödyntää",
        sv="Det lönar sig att använda kartan",
        en="The map is worth using",
        fill="sand",
    )
    sheet.heading("Kuusi tapaa käyttää karttaa", _EYEBROW)
    boxes = CONTENT.top(384).grid(3, 2, 24)
    for index, ((label, content), box) in enumerate(zip(_USES, boxes, strict=True), start=1):
        sheet.card(f"{index}  {label}", content, box, "white", size=22)
    sheet.sticky(
        "Kun opit jaetaan, jokaisen kunnan ei tarvitse aloittaa samaa työtä alusta.",
        Area(MARGIN, 592, 1152, 64),
        "violet",
        size=24,
    )
    return sheet


def _changemakers() -> Sheet:
    sheet = Sheet(
        14,
        "Muutoksentekijät esimerkkeinä",
        sv="Förändringsaktörer som exempel",
        en="Changemakers as examples",
        fill="sand",
    )
    sheet.heading("Muutos on jo käynnissä", _EYEBROW)
    for content, box in zip(_CHANGES, CONTENT.top(112).columns(4, 24), strict=True):
        sheet.sticky(content, box, "green", size=20)
    business, examples = CONTENT.below(144).columns(2, 24)
    sheet.card(
        "Yrityksille suunnatut palvelut",
        "Valtiovarainministeriön Yritysdigi-hanke kartoitti palvelujen tilaa ja suunnitelmia 2020–2022. "
        "Muutosta pitää seurata vuosia. Harvoin käytetty palvelu kannattaa ehkä tuottaa yhdessä.",
        business.top(200),
        "blue",
        size=22,
    )
    sheet.text("Palvelulupauskyselyt", business.below(216), size=20, bold=True)
    sheet.text("https://vm.fi/palvelulupauskysely", business.below(248), size=18)
    sheet.card(
        "Asiantuntijatuen hankkeet",
        "Digiohjelman asiantuntijatuen hankkeet näyttävät, millaisin askelin julkisista palveluista tulee "
        "ihmiskeskeisiä. Ne kelpaavat malliksi muillekin.",
        examples.top(200),
        "blue",
        size=22,
    )
    sheet.text("Hankkeiden aineistot", examples.below(216), size=20, bold=True)
    sheet.text("https://wiki.dvv.fi/pages/viewpage.action?pageId=201624595", examples.below(248), size=18)
    sheet.page_number(19)
    return sheet


def _partner() -> Sheet:
    sheet = Sheet(
        15,
        "Kartta aktiiviselle kehittäjäkumppanille",
        sv="En karta för den aktiva utvecklingspartnern",
        en="A map for the active development partner",
        fill="sand",
    )
    sheet.heading("Toteuttajasta kumppaniksi", _EYEBROW)
    before, after = CONTENT.top(200).columns(2, 88)
    sheet.card("Ennen", "Valtio ohjaa ja kunta toteuttaa.", before, "grey", size=28)
    sheet.text("›", Area(before.right + 16, 264, 56, 80), size=56, bold=True, align="center", color="accent")
    sheet.card(
        "Nyt",
        "Kumppanit muodostavat yhteisen kuvan, päättävät yhdessä ja toimivat niin kuin sovittiin.",
        after,
        "green",
        size=28,
    )
    sheet.text(
        "Digitiekartan tekijät ottivat kehittäjäkumppanin roolin. Seuraava kehys on heidän empatiakarttansa: "
        "mitä kumppani ajattelee, tuntee, sanoo ja tekee, mikä häntä ajaa ja mikä jarruttaa. "
        "Empatiakartta auttaa ymmärtämään palvelun käyttäjiä, suunnittelijoita, tuottajia ja mahdollistajia.",
        CONTENT.below(232),
        size=24,
    )
    sheet.text("Kuntaliitto: uusien kestävien kuntien roolit ja esimerkit", CONTENT.below(400), size=20, bold=True)
    sheet.text(_ROLES_URL, CONTENT.below(432), size=18)
    return sheet


def sheets() -> list[Sheet]:
    """Frames 13–15."""
    return [_uses(), _changemakers(), _partner()]

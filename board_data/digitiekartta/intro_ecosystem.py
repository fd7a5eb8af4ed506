"""Johdanto, frames 21–24: human-centred development, ecosystems, and a new way to make co-operation possible."""

from typing import Final

from .area import Area
from .components import CONTENT, heading, number_dot, panel, quote
from .icons import DISC, draw_icon
from .intro_figures import draw_circles, draw_hub
from .sections import JOHDANTO
from .sheet import Sheet

_CEGO_URL: Final = "https://cego.fi/jaettujen-haasteiden-kimppuun-vastuullisuuden-ekosysteemeissa/"
_SUPPORT_URL: Final = "https://dvv.fi/asiantuntijatuki"
_GOALS_URL: Final = "https://www.kuntaliitto.fi/kuntaliitto/palvelut/kuntaliiton-hallitusohjelmatavoitteet-2023"

_LENSES: Final = (
    "Haluavatko ihmiset palvelun, ja vastaako se heidän tarpeisiinsa?",
    "Onko se taloudellisesti järkevä?",
    "Voiko sen toteuttaa: työn ja tekniikan puolesta?",
)
_ECOSYSTEM: Final = (
    (
        "fork",
        "Milloin?",
        "Kun haasteella ei ole yhtä oikeaa ratkaisua ja päätös vaikuttaa yllättävissä paikoissa. "
        "Digitalisaatio on tällainen haaste ja samalla yksi väline.",
    ),
    ("bulb", "Miten?", "Kokeillen ja monesta näkökulmasta. Tarpeet ja vaikutukset opitaan tuntemaan yhdessä."),
    (
        "clock",
        "Millä aikavälillä?",
        "Pitkällä. Kuvitellaan mahdollisia ja toivottuja tulevaisuuksia. Nähdään uhat ja tilaisuudet.",
    ),
    (
        "talk",
        "Mikä kantaa?",
        "Hyvä vuorovaikutus: joku johtaa ja fasilitoi yhteistyötä. Luotetaan, sitoudutaan ja tutustutaan toisiin.",
    ),
)


def _lenses() -> Sheet:
    sheet = Sheet(
        21,
        "Ihmiskeskeinen kehittäminen",
        sv="Tjänsten ses genom tre linser",
        en="A service is seen through three lenses",
    )
    heading(sheet, JOHDANTO, "Palvelua katsotaan kolmen linssin läpi")
    words, picture = CONTENT.split(584, 40)
    sheet.text("Kaikkien näkökulmat mukaan: käyttäjän, kehittäjän ja tuottajan.", words, size=24)
    for number, lens in enumerate(_LENSES, start=1):
        y = words.y + 84 + (number - 1) * 80
        number_dot(sheet, number, words.x, y, JOHDANTO.strong)
        sheet.text(lens, Area(words.x + 56, y + 4, words.w - 56, 64), size=22)
    panel(
        sheet,
        "Ytimessä on kohtaaminen",
        "Harva osaa sanoa suoraan, mitä tarvitsee. Siksi tarpeita tutkitaan monin keinoin, "
        "yhdestä käyttäjästä koko yhteiskuntaan.",
        words.below(324),
        "mist",
        size=20,
    )
    draw_circles(sheet, picture)
    return sheet


def _ecosystem() -> Sheet:
    sheet = Sheet(
        22, "Ekosysteemiajattelu", sv="En stor utmaning behöver många aktörer", en="A big challenge needs many actors"
    )
    heading(sheet, JOHDANTO, "Iso haaste tarvitsee monta tekijää")
    words, picture = CONTENT.split(536, 40)
    panel(
        sheet,
        "Mikä ekosysteemi on?",
        "Avoin yhteistyön muoto ilman sopimusta. Se kokoaa toimijat, joiden tarpeet voivat olla ristissä, "
        "yhteisen haasteen ympärille ja muuttuu matkan varrella.",
        words.top(192),
        "mist",
        size=20,
    )
    panel(
        sheet,
        "Mitä siinä syntyy?",
        "Ajan myötä tietoa, teknologiaa, palveluja ja kykyjä. Ekosysteemiä ei johdeta käskien vaan "
        "orkestroiden, ja sen perusta on kumppanuus.",
        words.below(208).top(160),
        "mist",
        size=20,
    )
    sheet.card("Lähde: Cego-hanke, Mikael Seppälä", _CEGO_URL, words.below(384))
    draw_hub(sheet, picture)
    return sheet


def _in_ecosystem() -> Sheet:
    sheet = Sheet(
        23,
        "Ihmiskeskeinen kehittäminen ekosysteemissä",
        sv="Svåra utmaningar löses tillsammans",
        en="Difficult challenges are solved together",
    )
    heading(sheet, JOHDANTO, "Vaikeita haasteita ratkotaan yhdessä")
    for (icon, label, content), box in zip(_ECOSYSTEM, CONTENT.grid(2, 2, 24), strict=True):
        sheet.shape(box, "mist", corner=12)
        draw_icon(sheet, icon, box.x + 24, box.y + 24, JOHDANTO.strong)
        inner = box.beside(DISC + 48).inset(0, 24)
        taken = sheet.text(label, inner, size=28, bold=True)
        sheet.text(content, inner.below(taken.h + 4).left(inner.w - 24), size=22)
    return sheet


def _new_way() -> Sheet:
    sheet = Sheet(
        24,
        "Uusi tapa mahdollistaa yhteistyötä",
        sv="Finansiering som inte krävde någon hierarki",
        en="Funding that required no hierarchy",
    )
    heading(sheet, JOHDANTO, "Rahoitus, joka ei vaatinut hierarkiaa")
    words, voices = CONTENT.split(632, 48)
    panel(
        sheet,
        "Uutta oli myös rahoitus",
        "Työ kuului Asiantuntijatuen hankkeeseen ja valtiovarainministeriön Digiohjelmaan. Tavallista "
        "ohjausryhmien ja raporttien ketjua ei ollut.\n\n"
        "Ehdotukset ja tieto asiakkaista jaettiin avoimesti koko ajan. Niitä käyttivät myös ne, jotka "
        "valmistelivat hallitusohjelmaa.",
        words.top(288),
        "mist",
        size=21,
        title_size=26,
    )
    support, goals = words.below(312).rows(2, 16)
    sheet.card("Asiantuntijatuki kunnille ja virastoille", _SUPPORT_URL, support)
    sheet.card("Kuntaliiton hallitusohjelmatavoitteet", _GOALS_URL, goals)
    first, second = voices.rows(2, 24)
    quote(sheet, "Tämä on virkatyötä uudella tavalla: ihmisiä on kuunneltu alusta asti ja tosissaan.", first, size=24)
    quote(
        sheet,
        "Ei jäädä odottamaan valtion valmista mallia. Kunnat mukaan joka vaiheeseen, myös vastuuseen!",
        second,
        size=24,
    )
    return sheet


def sheets() -> list[Sheet]:
    """Frames 21–24."""
    return [_lenses(), _ecosystem(), _in_ecosystem(), _new_way()]

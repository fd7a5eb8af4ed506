"""Johdanto, frames 6–8: Finland's Digital Compass, and the part of it that the map takes up."""

from typing import Final

from server.wire.values import Paint, TextColor

from .area import Area
from .components import CONTENT, MARGIN, heading, panel, quote
from .placed_node import PlacedNode
from .sections import JOHDANTO
from .sheet import Sheet

COMPASS_URL: Final = "https://urn.fi/URN:ISBN:978-952-383-906-9"

_ORIGINS: Final = (
    "EU:n digikompassi",
    "EU:n digitaalinen vuosikymmen 2030",
    "Suomen digitaalinen kompassi",
    "Kuntien digitiekartta",
)
_DATES: Final = (
    ("Syyskuu 2022", "Kompassin viimeinen lausuntokierros alkaa. Kunnat tapaavat ensimmäisessä työpajassa."),
    ("Lokakuu 2022", "Valtioneuvosto hyväksyy selonteon. Kartan pohja eli siis vielä työn aikana."),
    ("Vuosi 2030", "Suomi on digitaalisesti osaava hyvinvointivaltio. Kaikki pysyvät mukana, ja yritykset kasvavat."),
)


def _vision() -> Sheet:
    sheet = Sheet(
        6,
        "Suomen digitaalinen kompassi: visio",
        sv="Offentliga tjänster som människor litar på",
        en="Public services that people trust",
    )
    heading(sheet, JOHDANTO, "Julkiset palvelut, joihin luotetaan", "SUOMEN DIGITAALINEN KOMPASSI")
    bubble = CONTENT.top(432)
    sheet.shape(bubble, "accent", form="bubble", direction="down", corner=32)
    inner = bubble.inset(56, 32)
    sheet.text(
        "Julkinen hallinto uudistuu samaan suuntaan. Arki helpottuu, oikeusturva säilyy, ja yrityksille ja "
        "yhteisöille avautuu uutta.",
        inner,
        size=30,
        color="white",
    )
    sheet.text(
        "Moni asiointi jää kokonaan pois, koska tieto kulkee järjestelmästä toiseen ja rutiinit hoituvat "
        "automaattisesti. Riskit ja uhat on otettu huomioon jo suunnittelussa. **Siksi palveluihin luotetaan.**",
        inner.below(136),
        size=30,
        color="white",
    )
    sheet.text(
        f"Mukaillen: valtioneuvoston selonteko [Suomen digitaalinen kompassi]({COMPASS_URL})",
        Area(MARGIN, 624, 1152, 32),
        size=20,
        color="muted",
    )
    return sheet


def _compass() -> Sheet:
    sheet = Sheet(
        7, "Suomen digitaalinen kompassi", sv="Kompassen visar vägen till 2030", en="The compass shows the way to 2030"
    )
    heading(sheet, JOHDANTO, "Kompassi näyttää suunnan vuoteen 2030")
    sheet.text(
        "Digikompassi on kansallinen suunnitelma, joka auttaa kehittämään digitalisaatiota ja johtamaan sitä. "
        "Digitalisaatiosta ja datasta hyödytään, kun uudet tavat toimia ja johtaa juurtuvat.",
        CONTENT,
        size=24,
    )
    chain: list[PlacedNode] = []
    for origin, box in zip(_ORIGINS, CONTENT.below(120).top(96).columns(4, 64), strict=True):
        is_ours = origin == _ORIGINS[-1]
        fill: Paint = "accent" if is_ours else "blue"
        color: TextColor = "white" if is_ours else "ink"
        chain.append(sheet.shape(box, fill, origin, corner=12, size=20, bold=True, color=color))
    sheet.chain(chain, stroke="accent", width=4)
    for (date, event), box in zip(_DATES, CONTENT.below(256).columns(3, 24), strict=True):
        panel(sheet, date, event, box, "green" if "2030" in date else "mist", size=22, title_size=26)
    return sheet


def _public_services() -> Sheet:
    sheet = Sheet(
        8, "Rajaus: julkiset palvelut", sv="En av fyra riktningar valdes", en="One of four directions was chosen"
    )
    heading(sheet, JOHDANTO, "Neljästä suunnasta valittiin yksi")
    compass, words = CONTENT.split(544, 56)
    _draw_compass(sheet, compass)
    sheet.text(
        "Digikompassissa on neljä osa-aluetta. Digitiekartta keskittyy julkisiin palveluihin ja kertoo, mitä "
        "avaintulokset merkitsevät kunnan arjessa.",
        words,
        size=26,
    )
    quote(
        sheet,
        "Digi on väline. Emme tavoittele digitalisaatiota sen itsensä vuoksi vaan palveluja, jotka vastaavat "
        "ihmisten tarpeisiin.",
        words.below(216),
        size=26,
    )
    return sheet


def _draw_compass(sheet: Sheet, at: Area) -> None:
    """A rose with the four areas around it; the one that the map takes up is filled."""
    x, y = at.center
    rose = sheet.shape(Area(x - 88, y - 88, 176, 176), "white", form="ellipse", stroke="accent", stroke_width=6)
    sheet.shape(Area(x - 64, y - 64, 128, 128), "blue", "2030", form="diamond", size=24, bold=True)
    north = sheet.shape(Area(x - 112, at.y, 224, 88), "grey", "Osaaminen", corner=12, size=20)
    west = sheet.shape(Area(at.x, y - 44, 160, 88), "grey", "Yritykset", corner=12, size=20)
    east = sheet.shape(Area(at.right - 160, y - 44, 160, 88), "grey", "Infrastruktuuri", corner=12, size=18)
    south = sheet.shape(
        Area(x - 136, at.bottom - 88, 272, 88),
        "accent",
        "Julkiset palvelut",
        corner=12,
        size=26,
        bold=True,
        color="white",
    )
    sheet.connect(rose.top, north.bottom)
    sheet.connect(rose.left, west.right)
    sheet.connect(rose.right, east.left)
    sheet.connect(rose.bottom, south.top, stroke="accent", width=8)


def sheets() -> list[Sheet]:
    """Frames 6–8."""
    return [_vision(), _compass(), _public_services()]

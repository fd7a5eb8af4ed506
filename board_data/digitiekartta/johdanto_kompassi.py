"""Johdanto, frames 6–8: Finland's Digital Compass, and the part of it that the map takes up."""

from typing import Final

from .area import Area
from .builder import CONTENT, MARGIN, Sheet

_EYEBROW = "JOHDANTO"
_COMPASS_URL: Final = "https://urn.fi/URN:ISBN:978-952-383-906-9"

_ORIGINS: Final = (
    "EU:n digikompassi",
    "EU:n digitaalinen vuosikymmen 2030 -ohjelma",
    "Suomen digitaalinen kompassi",
    "Kuntien digitiekartta",
)
_DATES: Final = (
    ("Syyskuu 2022", "Kompassin viimeinen lausuntokierros alkaa. Kunnat tapaavat ensimmäisessä työpajassa."),
    ("Lokakuu 2022", "Valtioneuvosto hyväksyy selonteon. Kartan pohja muuttui siis vielä työn aikana."),
    (
        "Vuosi 2030",
        "Suomi on digitaalisesti osaava hyvinvointivaltio. Kaikki pysyvät mukana, ja yritykset kasvavat.",
    ),
)


_DIRECTIONS: Final = (
    "Osaaminen",
    "Infrastruktuuri",
    "Yritykset",
    "Julkiset palvelut\nTästä kartta kertoo.",
)


def _vision() -> Sheet:
    sheet = Sheet(
        6,
        "Suomen digitaalinen kompassi: visio",
        sv="Finlands digitala kompass: vision",
        en="Finland’s Digital Compass: vision",
        fill="lilac",
    )
    sheet.heading("Julkiset palvelut, joihin luotetaan", "SUOMEN DIGITAALINEN KOMPASSI")
    sheet.sticky(
        "Julkinen hallinto uudistuu samaan suuntaan. Arki helpottuu, oikeusturva säilyy, ja yrityksille ja "
        "yhteisöille avautuu uutta.\n\n"
        "Moni asiointi jää kokonaan pois, koska tieto kulkee järjestelmästä toiseen ja rutiinit hoituvat "
        "automaattisesti. Riskit ja uhat on otettu huomioon jo suunnittelussa.\n\n"
        "Siksi palveluihin luotetaan.",
        CONTENT.top(416),
        "violet",
        size=34,
    )
    sheet.text(
        f"Mukaillen: valtioneuvoston selonteko Suomen digitaalinen kompassi, {_COMPASS_URL}",
        Area(MARGIN, 624, 1152, 32),
        size=20,
        color="muted",
    )
    return sheet


def _compass() -> Sheet:
    sheet = Sheet(7, "Suomen digitaalinen kompassi", sv="Finlands digitala kompass", en="Finland’s Digital Compass")
    sheet.heading("Kompassi näyttää suunnan vuoteen 2030", _EYEBROW)
    sheet.text(
        "Digikompassi on kansallinen suunnitelma, joka auttaa kehittämään digitalisaatiota ja johtamaan sitä. "
        "Digitalisaatiosta ja datasta hyödytään, kun uudet tavat toimia ja johtaa juurtuvat.",
        CONTENT,
        size=24,
    )
    steps = CONTENT.below(112).top(112).columns(4, 64)
    for index, (origin, box) in enumerate(zip(_ORIGINS, steps, strict=True)):
        if index:
            sheet.text("›", Area(box.x - 56, box.y + 24, 48, 64), size=44, bold=True, align="center", color="accent")
        sheet.sticky(origin, box, "blue", size=20)
    for (date, event), box in zip(_DATES, CONTENT.below(264).columns(3, 24), strict=True):
        sheet.card(date, event, box, "green" if "2030" in date else "grey", size=22)
    return sheet


def _public_services() -> Sheet:
    sheet = Sheet(
        8,
        "Rajaus: julkiset palvelut",
        sv="Avgränsning: offentliga tjänster",
        en="Scope: public services",
    )
    sheet.heading("Neljästä suunnasta valittiin yksi", _EYEBROW)
    compass, words = CONTENT.top(464).split(488, 72)
    for direction, box in zip(_DIRECTIONS, compass.rows(4, 16), strict=True):
        chosen = direction.startswith("Julkiset palvelut")
        sheet.sticky(direction, box, "blue" if chosen else "grey", size=26)
    sheet.text(
        "Digikompassissa on neljä osa-aluetta. Digitiekartta keskittyy julkisiin palveluihin ja kertoo, mitä "
        "avaintulokset merkitsevät kunnan arjessa.",
        words,
        size=28,
    )
    sheet.sticky(
        "Digi on väline. Emme tavoittele digitalisaatiota sen itsensä vuoksi vaan palveluja, jotka vastaavat "
        "ihmisten tarpeisiin.",
        words.below(240),
        "violet",
        size=30,
    )
    return sheet


def sheets() -> list[Sheet]:
    """Frames 6–8."""
    return [_vision(), _compass(), _public_services()]

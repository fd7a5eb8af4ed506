"""Johdanto, frames 17–20: what municipalities need, each and together."""

from typing import Final

from server.wire.values import NoteColor

from .area import Area
from .components import CONTENT, CONTENT_ABOVE_FOOT, footnote, heading, number_dot, panel, quote, striped
from .sections import JOHDANTO
from .sheet import Sheet

_NEEDS: Final = (
    (
        "Mitä piti ymmärtää?",
        "Mitä vuoden 2030 tavoite vaatii erilaisilta kunnilta. Esiin nousivat ihmisten tarpeet, osaaminen, "
        "resurssit, yhteistyö ja yhteiset ratkaisut.",
    ),
    (
        "Kunta päättää itse",
        "Yksi malli ei sovi kaikille. Resursseja voi silti yhdistää ja rooleja jakaa, jolloin samaa työtä "
        "ei tehdä moneen kertaan.",
    ),
    (
        "Katse rakenteisiin",
        "Mikä vauhdittaa, mikä estää? Luottamus vaatii hyvää vuorovaikutusta, ja siihen pitää varata aikaa.",
    ),
)
_SOFT_STEPS: Final = (
    "Johda kuunnellen",
    "Vie keskustelua taidolla",
    "Rakenna samalle perustalle",
    "Etene askel kerrallaan",
    "Tukekaa toisianne",
    "Käytä valmista ja houkuttele muut mukaan",
)
_LIFE_EVENTS: Final = ("Lapsen syntymä", "Varhaiskasvatuksen alku", "Harrastukset", "Tontin varaaminen")
_BUSINESS_EVENTS: Final = (
    "Kiinteistöt ja toimitilat",
    "Tuki liiketoiminnan kehittämiseen",
    "Luvat",
    "Avustukset ja neuvonta",
    "Kansainvälistyminen",
)
_THOUGHTS: Final[tuple[tuple[str, NoteColor], ...]] = (
    (
        "Kun lupapäätös tehdään automaattisesti, se tulee sujuvasti ja on samanlaisessa asiassa aina samanlainen.",
        "green",
    ),
    ("Tieto kulkekoon palvelusta toiseen. Asukkaan ei kuulu olla viranomaisten lähetti.", "yellow"),
    ("Mistä kunta saa parhaat osaajat, esimerkiksi etsimään oikeita kumppaneita?", "cyan"),
    ("Kuntien omat yhtiöt voisivat vetää alueellista yhteistyötä ja sen projekteja.", "violet"),
    ("Itsesensuuri pois! Omista tiedoista ja esimerkeistä on vaikea kertoa muille.", "orange"),
    ("Ihminen on enemmän kuin asiakas. Jos näemme vain asiakkaan, jotain inhimillistä jää ulos.", "pink"),
)


def _different_needs() -> Sheet:
    sheet = Sheet(
        17,
        "Eri tarpeita ja eri resursseja",
        sv="Olika kommuner, gemensam riktning",
        en="Different municipalities, a shared direction",
    )
    heading(sheet, JOHDANTO, "Erilaiset kunnat, yhteinen suunta")
    words, right = CONTENT.split(656, 48)
    for (label, content), box in zip(_NEEDS, words.rows(3, 16), strict=True):
        striped(sheet, label, content, box, JOHDANTO.strong, size=19)
    _draw_towns(sheet, right.top(240))
    quote(sheet, "Halu tehdä yhdessä on hyvä alku. Vielä paremmin auttavat hyvät rakenteet.", right.below(264), size=24)
    return sheet


def _draw_towns(sheet: Sheet, at: Area) -> None:
    """Towns of three sizes that share a solution."""
    sheet.shape(at, "mist", corner=16)
    shared = sheet.shape(
        Area(at.right - 180, at.y + 72, 160, 96),
        "accent",
        "Yhteinen ratkaisu",
        corner=12,
        size=20,
        bold=True,
        color="white",
    )
    y = at.y + 8.0
    for d, size in ((56, 14), (72, 18), (88, 22)):
        town = sheet.shape(Area(at.x + 80 - d / 2, y, d, d), "blue", "Kunta", form="ellipse", size=size)
        sheet.connect(town.right, shared.left, route="curved", stroke="accent")
        y += d + 4


def _skills() -> Sheet:
    sheet = Sheet(
        18,
        "Osaaminen ja yhteistyö",
        sv="Digitaliseringen förändrar allas arbete",
        en="Digitalisation changes everyone’s work",
    )
    heading(sheet, JOHDANTO, "Digi muuttaa jokaisen työtä")
    words, voice = CONTENT.top(200).split(700, 40)
    panel(
        sheet,
        "Osaaminen ratkaisee",
        "Digitalisaatio muuttaa työn tapoja ja sisältöjä kaikilla aloilla. Johtaminen, oppiminen ja "
        "työntekijän kokemus vaikuttavat myös siihen, kuka saa osaajat. Asiantuntijatuen opeista "
        "tehdään koulutus eOppivaan.",
        words,
        "mist",
        size=20,
    )
    quote(
        sheet, "Henkilöstön digitaidot karttuvat, kun talossa on niille rakenteet ja riittävästi aikaa.", voice, size=22
    )
    rest = CONTENT.below(224)
    sheet.text("Pehmeä infrastruktuuri on luottamusta. Näin sitä rakennetaan:", rest, size=24, bold=True)
    for number, (step, box) in enumerate(zip(_SOFT_STEPS, rest.below(48).grid(3, 2, 16), strict=True), start=1):
        sheet.shape(box, "blue", corner=12)
        number_dot(sheet, number, box.x + 16, box.y + (box.h - 40) / 2, JOHDANTO.strong)
        at = box.beside(68).inset(0, 8)
        sheet.shape(at.left(at.w - 8), "none", step, size=20, align="left")
    return sheet


def _solutions() -> Sheet:
    sheet = Sheet(
        19, "Yhteiset ratkaisut", sv="Här är det bra att börja tillsammans", en="Good places to start together"
    )
    heading(sheet, JOHDANTO, "Näistä kannattaa aloittaa yhdessä")
    life, business, side = CONTENT.columns(3, 32)
    _draw_events(sheet, "Elämäntapahtumat", _LIFE_EVENTS, life, "green")
    _draw_events(sheet, "Liiketoimintatapahtumat", _BUSINESS_EVENTS, business, "blue")
    panel(
        sheet,
        "Yhteisiä paikkoja",
        "Tiedon liike, lait, ohjelmistot, yhteispalvelupisteet, hankkeet, digituki, ennakoivat palvelut ja "
        "automaattiset päätökset. Mikä on helppo automatisoida, mikä kannattaa ratkaista yhdessä?",
        side.top(296),
        "mist",
        size=20,
    )
    quote(sheet, "Samoja kysymyksiä pohditaan 309 kunnassa.", side.below(320), size=26)
    return sheet


def _draw_events(sheet: Sheet, label: str, events: tuple[str, ...], at: Area, color: NoteColor) -> None:
    sheet.text(label, at, size=24, bold=True)
    sheet.text("Työpajan tärkeimmiksi nostamat", at.below(36), size=16, color="muted")
    for event, box in zip(events, at.below(72).rows(len(events), 12), strict=True):
        sheet.shape(box, color, event, corner=12, size=20)


def _thoughts() -> Sheet:
    sheet = Sheet(20, "Pohdintoja matkan varrelta", sv="Vad vi minns", en="What stayed with us")
    heading(sheet, JOHDANTO, "Mitä jäi mieleen")
    for (thought, color), box in zip(_THOUGHTS, CONTENT_ABOVE_FOOT.grid(3, 2, 24), strict=True):
        quote(sheet, thought, box, color=color, size=20)
    footnote(sheet, "Ajatukset on tiivistetty osallistujien puheenvuoroista.")
    return sheet


def sheets() -> list[Sheet]:
    """Frames 17–20."""
    return [_different_needs(), _skills(), _solutions(), _thoughts()]

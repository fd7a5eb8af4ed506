"""Johdanto, frames 2–5: what the map is for, and where its borders are."""

from typing import Final

from server.wire.values import Paint

from .area import Area
from .components import CONTENT, CONTENT_ABOVE_FOOT, footnote, heading, panel, quote, striped
from .dividers import divider
from .sections import JOHDANTO
from .sheet import Sheet

_CONTENTS: Final = ("Johdanto", "Avaintulokset ja keinot", "Liitteet", "Palaute")
_IN_A_TOWN: Final = (
    "- Yhteisiä alustoja monen tekijän kesken\n"
    "- Palvelut yhdeltä luukulta, verkossa ja paikan päällä\n"
    "- Apua jo ennen kuin sitä osaa pyytää\n"
    "- Tietoa, joka liikkuu avoimesti ja turvallisesti"
)
_CHOICES: Final = (
    (
        "Erikseen, vaikka yhdessä",
        "Tulokset on eritelty, vaikka ne limittyvät esimerkiksi yhdessä ja samassa elämäntapahtumassa.",
    ),
    (
        "Tärkeimmät ensin",
        "Kaikkeen ei riittänyt voimia. Valitut avaintulokset on **lihavoitu** Konkretia-osan luetteloissa.",
    ),
    ("Näkökulma", "Työhön haettiin monta näkökulmaa. Tietohallinnon osaaminen voi silti korostua."),
    (
        "Työ jatkuu",
        "Digitoimisto ja Digi- ja väestötietovirasto (DVV) määrittelevät elämän- ja liiketoimintatapahtumia.",
    ),
)
_LIMITS: Final[tuple[tuple[str, str, Paint], ...]] = (
    (
        "Vihreä siirtymä jäi ulkopuolelle",
        "Se kuuluu kaikkeen tekemiseen, mutta aihe on karttaa laajempi. Tällainen yhteistyö voi vauhdittaa sitä.",
        "forest",
    ),
    (
        "Seuraavaksi: TE-palvelut 2024 ja hyvinvointialueet",
        "Kartan aiheet ja yhteisen tekemisen paikat kannattaa ottaa mukaan molempien uudistusten kehittämiseen.",
        "accent",
    ),
    (
        "Yhteinen sanasto",
        "Esimerkiksi pehmeä infrastruktuuri ja viestintäinfrastruktuuri täytyy ymmärtää samalla tavalla.",
        "plum",
    ),
)


def _divider() -> Sheet:
    return divider(
        JOHDANTO,
        sv="Inledning",
        en="Introduction",
        motto="Suunta yhteiselle polulle",
        topics="Mistä kartassa on kyse  ·  Digitaalinen kompassi  ·  Tekijät ja prosessi\n"
        "Oivalluksia ja ideoita  ·  Kehittäjäkumppani  ·  Ihmiskeskeisyys ja ekosysteemit",
    )


def _direction() -> Sheet:
    sheet = Sheet(
        3, "Suunta yhteiselle polulle", sv="Kartan ger en gemensam riktning", en="The map gives a shared direction"
    )
    heading(sheet, JOHDANTO, "Kartta antaa yhteisen suunnan")
    why, goal = CONTENT.top(352).split(640, 48)
    taken = sheet.text(
        "Digitiekartta on keskustelun avaus ja työväline. Se auttaa kehittämään julkisia palveluja "
        "ihmisen tarpeista lähtien, yli siilojen sekä kunta- ja organisaatiorajojen.",
        why,
        size=24,
    )
    panel(sheet, "Mitä se tarkoittaa kunnassa?", _IN_A_TOWN, why.below(taken.h + 24), "mist", size=20)
    _draw_goal(sheet, goal)
    _draw_contents(sheet, CONTENT.below(376))
    return sheet


def _draw_goal(sheet: Sheet, at: Area) -> None:
    sheet.shape(at, "accent", corner=16)
    inner = at.inset(28, 20)
    sheet.text("Tavoite", inner, size=24, bold=True, color="white")
    sheet.text("2030", inner.below(36), size=88, bold=True, color="white")
    sheet.text(
        "Digikompassin mukaan Suomessa on silloin maailman tuottavin julkinen sektori. Se tukee ihmisten "
        "hyvinvointia, ekologisesti kestävää yritystoimintaa ja vireää kansalaisyhteiskuntaa.",
        inner.below(168),
        size=20,
        color="white",
    )


def _draw_contents(sheet: Sheet, at: Area) -> None:
    """The four pieces of the map, as a chain."""
    sheet.text("Kartta rakentuu neljästä palasta", at, size=20, bold=True)
    boxes = [
        sheet.shape(box, "blue", f"{number}  {content}", corner=12, size=18)
        for number, (content, box) in enumerate(zip(_CONTENTS, at.below(40).columns(4, 48), strict=True), start=1)
    ]
    sheet.chain(boxes, stroke="accent")


def _scope() -> Sheet:
    sheet = Sheet(
        4,
        "Kartan rajaus 1/2",
        sv="Kartan fokuserar på offentliga tjänster",
        en="The map focuses on public services",
        page="8",
    )
    heading(sheet, JOHDANTO, "Kartta keskittyy julkisiin palveluihin")
    source, notes = CONTENT.split(368, 40)
    sheet.shape(source, "accent", corner=16)
    inner = source.inset(28, 20)
    sheet.text("Kompassin sivut", inner, size=24, bold=True, color="white")
    sheet.text("50–55", inner.below(44), size=88, bold=True, color="white")
    sheet.text(
        "Suomen digitaalisessa kompassissa nämä sivut käsittelevät julkisia palveluja. Kartta avaa niiden "
        "avaintulokset kunnan kannalta ja antaa käytännön esimerkkejä.",
        inner.below(192),
        size=22,
        color="white",
    )
    for (label, content), box in zip(_CHOICES, notes.grid(2, 2, 24), strict=True):
        panel(sheet, label, content, box, "mist", size=20)
    return sheet


def _limits() -> Sheet:
    sheet = Sheet(
        5,
        "Kartan rajaus 2/2",
        sv="Vad som lämnades utanför och vart blicken riktas",
        en="What was left out, and where to look next",
    )
    heading(sheet, JOHDANTO, "Mitä jäi pois ja mihin katse siirtyy")
    facts, voices = CONTENT_ABOVE_FOOT.split(680, 48)
    for (label, content, paint), box in zip(_LIMITS, facts.rows(3, 24), strict=True):
        striped(sheet, label, content, box, paint, size=20)
    first, second = voices.rows(2, 24)
    quote(sheet, "Palvelupolun piirtäminen on vasta alku. TE2024 on hyvä syy katsoa yhdessä pintaa syvemmälle.", first)
    quote(sheet, "Vihreää siirtymää pitäisi koota valtion johdolla, ettei jokainen kunta ratkaise sitä itse.", second)
    footnote(sheet, "Puhekupla on osallistujan puheenvuoro tiivistettynä.")
    return sheet


def sheets() -> list[Sheet]:
    """Frames 2–5."""
    return [_divider(), _direction(), _scope(), _limits()]

"""Johdanto, frames 2–5: what the map is for, and where its borders are."""

from typing import Final

from server.wire.values import NoteColor

from .area import Area
from .builder import CONTENT, CONTENT_ABOVE_FOOT, Sheet

_EYEBROW = "JOHDANTO"

_CHOICES: Final[tuple[tuple[str, str, NoteColor], ...]] = (
    (
        "Erikseen, vaikka yhdessä",
        "Tulokset on eritelty, vaikka ne limittyvät esimerkiksi yhdessä ja samassa elämäntapahtumassa.",
        "blue",
    ),
    (
        "Tärkeimmät ensin",
        "Kaikkeen ei riittänyt voimia. Valitut avaintulokset on lihavoitu Konkretia-osan luetteloissa.",
        "blue",
    ),
    (
        "Näkökulma",
        "Työhön haettiin monta näkökulmaa. Tietohallinnon osaaminen voi silti korostua.",
        "orange",
    ),
    (
        "Työ jatkuu",
        "Digitoimisto ja Digi- ja väestötietovirasto (DVV) määrittelevät elämän- ja liiketoimintatapahtumia.",
        "green",
    ),
)


def _divider() -> Sheet:
    sheet = Sheet(2, "JOHDANTO", sv="INLEDNING", en="INTRODUCTION", fill="navy", w=2720, h=1640)
    inner = Area(192, 0, 2336, 1640)
    sheet.text("Kuntien digitiekartta  ·  osa 1", inner.below(320), size=72)
    sheet.text("JOHDANTO", inner.below(456), size=240, bold=True)
    sheet.text("Suunta yhteiselle polulle", inner.below(824), size=120)
    sheet.text(
        "Mistä kartassa on kyse  ·  Digitaalinen kompassi  ·  Tekijät ja prosessi\n"
        "Oivalluksia ja ideoita  ·  Kartan hyödyt  ·  Kehittäjäkumppanin empatiakartta",
        inner.below(1184),
        size=56,
    )
    return sheet


def _direction() -> Sheet:
    sheet = Sheet(
        3,
        "Suunta yhteiselle polulle",
        sv="Riktning mot en gemensam väg",
        en="A direction for a shared path",
    )
    sheet.heading("Kartta antaa yhteisen suunnan", _EYEBROW)
    sheet.text(
        "Digitiekartta on keskustelun avaus ja työväline. Se auttaa kehittämään julkisia palveluja "
        "ihmisen tarpeista lähtien, yli siilojen sekä kunta- ja organisaatiorajojen.",
        CONTENT,
        size=24,
    )
    goal, services = CONTENT.below(96).top(216).columns(2, 24)
    sheet.card(
        "Tavoite 2030",
        "Digikompassin mukaan Suomessa on silloin maailman tuottavin julkinen sektori. Se tukee ihmisten "
        "hyvinvointia, ekologisesti kestävää yritystoimintaa ja vireää kansalaisyhteiskuntaa.",
        goal,
        "green",
        size=22,
    )
    sheet.card(
        "Mitä se tarkoittaa kunnassa?",
        "Yhteisiä alustoja ja palveluja, jotka saa yhdeltä luukulta: selkeästi, ennakoiden ja mistä tahansa. "
        "Tieto liikkuu avoimesti ja turvallisesti toimijalta toiselle.",
        services,
        "blue",
        size=22,
    )
    contents = (
        "1  Johdanto kertoo taustan",
        "2  Avaintulokset, tarpeet ja kunnan keinot",
        "3  Liitteet syventävät aihetta",
        "4  Palaute täydentää karttaa",
    )
    sheet.text("Kartta rakentuu neljästä osasta", CONTENT.below(336).top(40), size=24, bold=True)
    for content, box in zip(contents, CONTENT.below(376).top(96).columns(4, 24), strict=True):
        sheet.sticky(content, box, "grey", size=20)
    return sheet


def _scope() -> Sheet:
    sheet = Sheet(4, "Kartan rajaus 1/2", sv="Vägkartans avgränsning 1/2", en="Scope of the map 1/2")
    sheet.heading("Kartta keskittyy julkisiin palveluihin", _EYEBROW)
    source, notes = CONTENT_ABOVE_FOOT.split(368, 56)
    sheet.text("50–55", source.top(128), size=88, bold=True, color="accent")
    sheet.text("Suomen digitaalisen kompassin sivut, jotka käsittelevät julkisia palveluja", source.below(136), size=24)
    sheet.text(
        "Kartta avaa näiden sivujen avaintulokset kunnan kannalta ja antaa niistä käytännön esimerkkejä.",
        source.below(272),
        size=24,
        color="muted",
    )
    for (label, content, color), box in zip(_CHOICES, notes.grid(2, 2, 24), strict=True):
        sheet.card(label, content, box, color, size=22)
    sheet.page_number(8)
    return sheet


def _limits() -> Sheet:
    sheet = Sheet(5, "Kartan rajaus 2/2", sv="Vägkartans avgränsning 2/2", en="Scope of the map 2/2")
    sheet.heading("Mitä jäi pois ja mihin katse siirtyy", _EYEBROW)
    facts, voices = CONTENT_ABOVE_FOOT.split(680, 56)
    left_out, next_steps, words = facts.rows(3, 20)
    sheet.card(
        "Vihreä siirtymä jäi ulkopuolelle",
        "Se kuuluu kaikkeen tekemiseen, mutta aihe on karttaa laajempi. Tällainen yhteistyö voi vauhdittaa sitä.",
        left_out,
        "orange",
        size=22,
    )
    sheet.card(
        "Seuraavaksi: TE-palvelut 2024 ja hyvinvointialueet",
        "Kartan aiheet ja yhteisen tekemisen paikat kannattaa ottaa mukaan molempien uudistusten kehittämiseen.",
        next_steps,
        "green",
        size=22,
    )
    sheet.card(
        "Yhteinen sanasto",
        "Esimerkiksi pehmeä infrastruktuuri ja viestintäinfrastruktuuri täytyy ymmärtää samalla tavalla.",
        words,
        "blue",
        size=22,
    )
    sheet.text("Osallistujat pohtivat", voices.top(40), size=24, bold=True)
    first, second = voices.below(40).rows(2, 16)
    sheet.sticky(
        "Palvelupolun piirtäminen on vasta alku. TE2024 antaa hyvän syyn tutkia yhdessä, mitä pinnan alla tapahtuu.",
        first,
        "violet",
        size=24,
    )
    sheet.sticky(
        "Vihreää siirtymää pitäisi koota valtion johdolla, ettei jokainen kunta yritä ratkaista sitä itse.",
        second,
        "violet",
        size=24,
    )
    sheet.footnote("Violetti lappu on osallistujan puheenvuoro tiivistettynä.")
    return sheet


def sheets() -> list[Sheet]:
    """Frames 2–5."""
    return [_divider(), _direction(), _scope(), _limits()]

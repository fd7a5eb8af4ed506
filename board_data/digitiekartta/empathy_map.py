"""Johdanto, frame 16: the empathy map of an active development partner.

The head stands in the middle, the four sectors around it, the two boxes below.
"""

from typing import Final

from server.wire.values import NoteColor, Paint

from .area import Area
from .components import pill
from .placed_node import PlacedNode
from .sections import JOHDANTO
from .sheet import Sheet

_LEFT: Final = 40
_TOP: Final = 124
_SECTOR: Final = (476, 216)
_GAP: Final = 12
_NOTE_H: Final = 80

_THINKS: Final = (
    "Asiakkaalta säästynyt aika on mittari, jonka kaikki ymmärtävät. Raha ei ole ainoa.",
    "Miten digin säästöt saisi näkyviin, vaikka opetuksena tai hyvinvointityönä?",
    "Verkostoja on paljon. Mitkä vievät kohti vuoden 2030 tavoitteita?",
    "Kun virasto palvelee kuntaa kuin asiakasta, ratkaisut paranevat.",
)
_FEELS: Final = (
    "Epävarmuus ja turhautuminen: kehittämiseen ei ole aikaa eikä tekijöitä.",
    "Innostus: luottamus, rohkeus ja uteliaisuus lisääntyvät käytössä.",
    "Ylpeys: uskallamme kertoa myös siitä, mikä meni pieleen.",
    "Arkuus: omista kipupisteistä on vielä hankala puhua.",
)
_SAYS: Final = (
    "Palvellaan toisiamme paremmin. Aloitetaan itsestämme!",
    "Ei mennyt nappiin, mutta opittiin jotain tärkeää.",
    "Määritellään hyvä tieto yhdessä, niin loppu on helpompaa.",
    "Etsitään ratkaisu ensin vapaasti. Rajat ehtii tutkia sitten.",
)
_DOES: Final = (
    "Kokoaa eri alat keskustelemaan ja pohjustaa ihmiskeskeisiä palveluja.",
    "Yhtenäistää tietoja. Palvelut on lain mukaan kuvattava.",
    "Ilmoittautuu määrittelemään elämän- ja liiketoimintatapahtumia.",
    "Selvittää, missä oman kunnan siilot ovat, ja purkaa niitä.",
)
_PAINS: Final = (
    "Esteet rakenteissa: laeissa, rahoituksessa, ajattelussa ja asenteissa.",
    "Osaajia puuttuu: kehittämiseen, johtamiseen, yhteistyöhön.",
    "Osaaminen muuttuu hitaasti, toimintakulttuuri vielä hitaammin.",
    "Hankkeet ovat irrallaan. Opit eivät päädy strategiaan.",
    "Ihmiskeskeisyyden hyötyjä on vaikea laskea. Vasta kysymykset löytyvät.",
    "Siilot: naapurin työtä ei tunneta edes saman kunnan sisällä.",
)
_GOALS: Final = (
    "Jokaisella on edellytykset onnistua elämässään.",
    "Palvelut kehittyvät ihmisten tarpeista. Digi on siihen väline.",
    "Lakisääteinen perustyö tehdään hyvin, myös muutoksessa.",
    "Kehittäminen jatkuu osana arjen työtä, kokonaisuus mielessä.",
)


def sheet() -> Sheet:
    """The whole frame."""
    empathy = Sheet(
        16,
        "Empatiakartta",
        sv="Hurdan är en aktiv utvecklingspartner?",
        en="What is an active development partner like?",
    )
    empathy.shape(empathy.all.top(104), JOHDANTO.pale)
    pill(empathy, "JOHDANTO", Area(_LEFT, 16, 0, 28), JOHDANTO.strong, size=14)
    empathy.text("Millainen on aktiivinen kehittäjäkumppani?", Area(_LEFT, 48, 1200, 52), size=36, bold=True)
    w, h = _SECTOR
    left, right = _LEFT, 1280 - _LEFT - w
    second, third = _TOP + h + _GAP, _TOP + 2 * (h + _GAP)
    around = [
        _draw_sector(empathy, "Ajattelee", _THINKS, ("mist", "blue"), Area(left, _TOP, w, h)),
        _draw_sector(empathy, "Tuntee", _FEELS, ("sand", "pink"), Area(right, _TOP, w, h)),
        _draw_sector(empathy, "Sanoo", _SAYS, ("lilac", "violet"), Area(left, second, w, h)),
        _draw_sector(empathy, "Tekee", _DOES, ("mint", "cyan"), Area(right, second, w, h)),
    ]
    wide = right - _GAP - left
    _draw_sector(empathy, "Kipupisteet tavoitteen tiellä", _PAINS, ("sand", "orange"), Area(left, third, wide, h))
    _draw_sector(empathy, "Perimmäinen tavoite", _GOALS, ("mint", "green"), Area(right, third, w, h))
    _draw_person(empathy, around)
    return empathy


def _draw_sector(
    empathy: Sheet, name: str, notes: tuple[str, ...], colors: tuple[Paint, NoteColor], at: Area
) -> PlacedNode:
    fill, color = colors
    drawn = empathy.shape(at, fill, corner=12)
    inner = at.inset(12, 8)
    empathy.text(name, inner, size=18, bold=True)
    for note, box in zip(notes, inner.below(30).top(2 * _NOTE_H + 8).grid(len(notes) // 2, 2, 8), strict=True):
        empathy.sticky(note, box, color, size=14)
    return drawn


def _draw_person(empathy: Sheet, around: list[PlacedNode]) -> None:
    """Adds a head and shoulders, connected to what the person thinks, feels, says and does."""
    x, y = 640, _TOP + _SECTOR[1]
    head = empathy.shape(Area(x - 52, y - 112, 104, 104), "orange", form="ellipse", stroke="accent", stroke_width=5)
    for eye in (-22, 12):
        empathy.shape(Area(x + eye, y - 72, 10, 10), "ink", form="ellipse")
    # The smile is the lower half of a disc.
    mouth = Area(x - 20, y - 52, 40, 28)
    empathy.shape(mouth, "ink", form="ellipse")
    empathy.shape(mouth.top(15), "orange")
    name = "aktiivinen kehittäjäkumppani julkisissa palveluissa"
    body = empathy.shape(Area(x - 100, y + 4, 200, 136), "accent", name, corner=44, size=16, bold=True, color="white")
    thinks, feels, says, does = around
    empathy.connect(head.left, thinks.at(1, 0.72), stroke="accent")
    empathy.connect(head.right, feels.at(0, 0.72), stroke="accent")
    empathy.connect(body.left, says.at(1, 0.28), stroke="accent")
    empathy.connect(body.right, does.at(0, 0.28), stroke="accent")

"""Johdanto, frame 16: the empathy map of an active development partner.

Five equal columns. The head stands in the middle one, the four sectors around it, the two boxes below.
"""

from typing import Final

from server.wire.values import NoteColor

from .area import Area
from .builder import Sheet

_COLUMN_W: Final = 480
_COLUMN_GAP: Final = 40
_NOTE_H: Final = 160
_NOTE_GAP: Final = 24
_LABEL_H: Final = 64
_LEFT: Final = 80

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
    empathy = Sheet(16, "Empatiakartta", sv="Empatikarta", en="Empathy map", fill="mist", w=2720, h=1640)
    empathy.text("JOHDANTO", Area(_LEFT, 56, 800, 48), size=30, bold=True, color="accent")
    empathy.text("Millainen on aktiivinen kehittäjäkumppani?", Area(_LEFT, 112, 2560, 112), size=80, bold=True)
    _draw_sector(empathy, "Ajattelee", _THINKS, "blue", column=0, columns=2, y=256)
    _draw_sector(empathy, "Tuntee", _FEELS, "pink", column=3, columns=2, y=256)
    _draw_head(empathy)
    _draw_sector(empathy, "Sanoo", _SAYS, "violet", column=0, columns=2, y=704)
    _draw_sector(empathy, "Tekee", _DOES, "cyan", column=3, columns=2, y=704)
    _draw_sector(empathy, "Kipupisteet tavoitteen tiellä", _PAINS, "orange", column=0, columns=3, y=1168)
    _draw_sector(empathy, "Perimmäinen tavoite", _GOALS, "green", column=3, columns=2, y=1168)
    return empathy


def _draw_sector(
    empathy: Sheet, name: str, notes: tuple[str, ...], color: NoteColor, *, column: int, columns: int, y: float
) -> None:
    x = _LEFT + column * (_COLUMN_W + _COLUMN_GAP)
    empathy.text(name, Area(x, y, columns * _COLUMN_W, _LABEL_H), size=38, bold=True)
    for index, note in enumerate(notes):
        left = x + index % columns * (_COLUMN_W + _COLUMN_GAP)
        top = y + _LABEL_H + index // columns * (_NOTE_H + _NOTE_GAP)
        empathy.sticky(note, Area(left, top, _COLUMN_W, _NOTE_H), color, size=30)


def _draw_head(empathy: Sheet) -> None:
    """A head and shoulders of two papers; the shoulders carry the name."""
    x = _LEFT + 2 * (_COLUMN_W + _COLUMN_GAP)
    empathy.sticky("Hän", Area(x + 144, 456, 192, 160), "white", size=80)
    empathy.sticky("aktiivinen kehittäjäkumppani julkisissa palveluissa", Area(x + 16, 624, 448, 232), "white", size=42)

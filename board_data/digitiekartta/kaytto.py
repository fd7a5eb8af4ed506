"""Before the parts: how to use the board, and what it is made of."""

from .area import Area
from .builder import CONTENT, Sheet
from .parts import PARTS

_STEPS = (
    (
        "Liiku",
        ("Rulla", "+", "−"),
        "Vedä karttaa hiirellä tai yhdellä sormella. Kosketuslevyllä siirryt kahdella sormella. "
        "Lähennä rullalla tai nipistämällä.",
    ),
    (
        "Selaa ja esitä",
        ("F", "Esitä", "Esc"),
        "F avaa kehysluettelon: valitse otsikko, niin siirryt sinne. Esitä aloittaa esityksen, "
        "nuolet vaihtavat kehystä, Esc lopettaa.",
    ),
    (
        "Kommentoi",
        ("C", "Enter"),
        "Valitse puhekupla (C), napsauta karttaa, kirjoita ja paina Enter. Muut näkevät kuplan heti. "
        "Avaa se ja vastaa.",
    ),
    (
        "Jaa",
        ("Jaa",),
        "Jaa-painikkeesta saat kartan linkin. Lähetä se tiimillesi ja verkostollesi: "
        "sisältöä saa käyttää ja jakaa vapaasti.",
    ),
)


def _instructions() -> Sheet:
    sheet = Sheet(
        0,
        "Kuntien digitiekartan käyttöohje ja aineistot",
        sv="Den digitala vägkartan för kommuner: anvisningar och material",
        en="Digital road map for municipalities: instructions and materials",
        fill="mist",
    )
    sheet.heading("Tervetuloa kartalle – näin pääset alkuun", "KÄYTTÖOHJE")
    for column, (label, keys, guide) in zip(CONTENT.top(320).columns(4, 24), _STEPS, strict=True):
        sheet.text(label, column.top(40), size=26, bold=True)
        _draw_keys(sheet, keys, column.below(48))
        sheet.sticky(guide, column.below(120), "blue")

    materials, access = CONTENT.below(344).split(632, 24)
    sheet.card(
        "Aineistot",
        "Kartan tuotokset ovat DVV:n työtilassa:\nhttps://wiki.dvv.fi/pages/viewpage.action?pageId=201624595",
        materials,
        "cyan",
    )
    sheet.card(
        "Saavutettavuus",
        "Karttaa voi käyttää näppäimistöllä: nuolet siirtävät, + ja − zoomaavat, N vaihtaa kehystä.",
        access,
        "green",
    )
    return sheet


def _draw_keys(sheet: Sheet, keys: tuple[str, ...], at: Area) -> None:
    """Keys and buttons, drawn as small white papers in a row."""
    x = at.x
    for key in keys:
        w = 56 if len(key) == 1 else 88
        sheet.sticky(key, Area(x, at.y, w, 56), "white")
        x += w + 8


def _structure() -> Sheet:
    sheet = Sheet(
        1,
        "Kuntien digitiekartan rakenne",
        sv="Den digitala vägkartans uppbyggnad",
        en="How the road map is built",
        fill="mist",
    )
    sheet.heading("Kartassa on neljä osaa", "RAKENNE")
    sheet.text("Kulje osat järjestyksessä tai poimi kehysluettelosta (F) se, mikä kiinnostaa.", CONTENT, size=24)
    boxes = CONTENT.below(72).columns(4, 24)
    for index, (box, part) in enumerate(zip(boxes, PARTS, strict=True), start=1):
        sheet.text(str(index), box.top(72), size=48, bold=True, color="accent")
        sheet.text(part.name, box.below(72).top(48), size=28, bold=True)
        sheet.sticky(part.holds, box.below(128).top(216), "blue" if part.first_frame else "grey", size=22)
        sheet.text(part.where, box.below(360), size=20, color="muted")
    return sheet


def sheets() -> list[Sheet]:
    """Frames 0 and 1."""
    return [_instructions(), _structure()]

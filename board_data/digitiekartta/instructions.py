"""Frame 0: how to use the board, in four columns with pictures, and where the materials are."""

from collections.abc import Callable
from math import ceil
from typing import Final

from server.exchange.importing.text_metrics import text_width

from .area import Area
from .canvas import Canvas
from .components import content_of, heading
from .instruction_figures import KEY_H, draw_comment, draw_devices, draw_key, draw_share, draw_sidebar
from .sections import START
from .sheet import Sheet

MATERIALS_URL: Final = "https://wiki.dvv.fi/pages/viewpage.action?pageId=201624595"

_Picture = Callable[[Canvas, Area], None]
_STEPS: Final[tuple[tuple[str, _Picture, str], ...]] = (
    (
        "Liiku ja lähennä",
        draw_devices,
        "- Vedä karttaa hiirellä tai yhdellä sormella.\n"
        "- Kosketuslevyllä siirryt kahdella sormella.\n"
        "- Rulla ja nipistys zoomaavat, samoin alakulman − ja +.",
    ),
    (
        "Selaa ja esitä",
        draw_sidebar,
        "- Vasemman työkalurivin **Kehykset** avaa luettelon.\n"
        "- Valitse otsikko, niin kartta siirtyy sinne.\n"
        "- **Esitä** näyttää kehykset yksi kerrallaan.",
    ),
    (
        "Kommentoi",
        draw_comment,
        "- Valitse **puhekupla** ja napsauta karttaa.\n"
        "- Kirjoita ja paina Enter. Muut näkevät sen heti.\n"
        "- Kupla aukeaa napsauttamalla: lue ja vastaa.",
    ),
    (
        "Jaa",
        draw_share,
        "- **Jaa**-painike antaa koko kartan linkin.\n"
        "- Kehyksen valikko tai oikea painike antaa linkin yhteen kohtaan.\n"
        "- Sisältöä saa käyttää ja jakaa vapaasti.",
    ),
)
_KEYS: Final[tuple[tuple[tuple[str, ...], str], ...]] = (
    (("left", "up", "down", "right"), "liiku"),
    (("+", "−"), "zoomaa"),
    (("1",), "kaikki"),
    (("N",), "seuraava kehys"),
    (("F",), "kehykset"),
    (("C",), "kommentoi"),
    (("P",), "esitä"),
    (("?",), "ohje"),
)


def sheet() -> Sheet:
    """The whole frame."""
    guide = Sheet(
        0,
        "Kuntien digitiekartan käyttöohje ja aineistot",
        sv="Välkommen till kartan: så kommer du i gång",
        en="Welcome to the map: how to get started",
    )
    heading(guide, START, "Tervetuloa kartalle – näin pääset alkuun", "KÄYTTÖOHJE")
    content = content_of(guide)
    for (label, draw_picture, steps), column in zip(_STEPS, content.top(384).columns(4, 24), strict=True):
        picture = column.top(152)
        guide.shape(picture, START.tint, corner=12)
        draw_picture(guide, picture)
        guide.text(label, column.below(164), size=24, bold=True)
        guide.text(steps, column.below(200), size=18)
    _draw_keys(guide, content.below(400).top(56))
    _draw_foot(guide, content.below(472))
    return guide


def _draw_keys(guide: Sheet, at: Area) -> None:
    """All keys in one row, each group with its meaning beside it."""
    guide.shape(at, "grey", corner=12)
    x, y = at.x + 16, at.y + (at.h - KEY_H) / 2
    for keys, meaning in _KEYS:
        for key in keys:
            x = draw_key(guide, key, x, y) + 4
        label = Area(x + 4, y + 10, ceil(text_width(meaning, 14)) + 2, 24)
        guide.text(meaning, label, size=14)
        x = label.right + 16


def _draw_foot(guide: Sheet, at: Area) -> None:
    material, access = at.columns(2, 24)
    guide.card("Kaikki aineistot DVV:n työtilassa", MATERIALS_URL, material, color="cyan")
    guide.shape(access, "green", corner=12)
    guide.text(
        "**Saavutettavuus.** Kaiken voi tehdä näppäimistöllä: N vie kehyksestä toiseen, C ja Enter aloittavat "
        "kommentin ruudun keskelle.",
        access.inset(20, 12),
        size=18,
    )

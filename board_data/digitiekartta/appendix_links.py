"""Liitteet, frame 35: five links in a table. Each has a QR code, for people who see the board on a wall."""

from typing import Final

from server.exchange.importing.text_metrics import LINE_HEIGHT

from .area import Area
from .components import pill
from .instructions import MATERIALS_URL
from .intro_compass import COMPASS_URL
from .qr import asset_id, qr_png
from .sections import LIITTEET
from .sheet import Sheet

_LEFT: Final = 32
_SIZE: Final = 17
_HEAD: Final = ("Aineisto", "Osoite", "QR-koodi")
_SHARES: Final = (484, 564, 168)
# Space above and below a cell's text, in font sizes, as in the renderer.
_CELL_PADDING: Final = 0.45
_CODE_MARGIN: Final = 6
_LINKS: Final = (
    (
        "Syksyn 2022 tuotokset",
        "Yhteenvetoesitys 15.12.2022, kartta PDF:nä ja muu",
        MATERIALS_URL,
    ),
    (
        "Avoin yhteistyöalusta",
        "Työpajojen ja keskustelujen yhteenvedot",
        "https://miro.com/app/board/uXjVPXkNy84=/?share_link_id=489667299251",
    ),
    (
        "LinkedIn-ryhmä",
        "Keskustelu Kuntien digitiekartasta jatkuu",
        "https://www.linkedin.com/groups/9235258/",
    ),
    ("Suomen digitaalinen kompassi", "Valtioneuvoston selonteko, johon kartta perustuu", COMPASS_URL),
    ("Asiantuntijatuki", "Apua kunnille ja virastoille", "https://dvv.fi/asiantuntijatuki"),
)


def qr_images() -> dict[str, bytes]:
    """The QR codes by their ids."""
    return {asset_id(png): png for png in map(qr_png, (url for *_, url in _LINKS))}


def sheet() -> Sheet:
    """The whole frame."""
    links = Sheet(35, "Linkit", sv="Fortsätt här: läs, fråga och diskutera", en="Where next: read, ask and discuss")
    links.shape(links.all.top(88), LIITTEET.pale)
    label = pill(links, "LINKIT", Area(_LEFT, 28, 0, 32), LIITTEET.strong, size=14)
    links.text("Jatka tästä: lue, kysy ja keskustele", Area(label.area.right + 20, 20, 900, 48), size=32, bold=True)
    at = Area(_LEFT, 104, 1280 - 2 * _LEFT, links.h - 124)
    rows = [_HEAD, *((f"**{title}**\n{content}", url, "") for title, content, url in _LINKS)]
    links.table(rows, list(_SHARES), at, LIITTEET.strong, size=_SIZE)
    _draw_codes(links, at)
    return links


def _draw_codes(links: Sheet, at: Area) -> None:
    """Adds a QR code in the last cell of each row. All rows have two lines, so they have the same height."""
    head_h = _SIZE * (LINE_HEIGHT + 2 * _CELL_PADDING)
    column_w = at.w * _SHARES[-1] / sum(_SHARES)
    for (title, _, url), row in zip(_LINKS, at.below(head_h).rows(len(_LINKS), 0), strict=True):
        side = row.h - 2 * _CODE_MARGIN
        x = row.right - (column_w + side) / 2
        links.image(asset_id(qr_png(url)), Area(x, row.y + _CODE_MARGIN, side, side), f"QR-koodi: {title}")

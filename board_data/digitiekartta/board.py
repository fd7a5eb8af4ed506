"""The whole board as the JSON that the program ships, and its pictures."""

import json
from typing import Final

from pydantic import JsonValue

from server.config import BOARD_DATA_DIR
from server.wire.nodes import NODE, AnyNode

from . import (
    empatiakartta,
    johdanto_ekosysteemi,
    johdanto_hyodyt,
    johdanto_kompassi,
    johdanto_suunta,
    johdanto_tarpeet,
    johdanto_yhteistyo,
    kaytto,
    kokonaiskuva,
    konkretia,
    konkretia_kommentit,
    liitteet_aikataulu,
    liitteet_matriisi,
    linkit,
    otsikko,
    prosessi,
    rakenne,
)
from .layout import position, size
from .sheet import Sheet

BOARD_ID: Final = "kuntien-digitiekartta"
PATH: Final = BOARD_DATA_DIR / f"{BOARD_ID}.json"
PICTURES_DIR: Final = BOARD_DATA_DIR / BOARD_ID


def sheets() -> list[Sheet]:
    """Every frame, in the order of the presentation."""
    return [
        kaytto.sheet(),
        rakenne.sheet(),
        *johdanto_suunta.sheets(),
        *johdanto_kompassi.sheets(),
        *johdanto_yhteistyo.sheets_before_process(),
        prosessi.sheet(),
        *johdanto_yhteistyo.sheets_after_process(),
        *johdanto_hyodyt.sheets(),
        empatiakartta.sheet(),
        *johdanto_tarpeet.sheets(),
        *johdanto_ekosysteemi.sheets(),
        *kokonaiskuva.sheets(),
        *konkretia.sheets(),
        konkretia_kommentit.sheet(),
        *liitteet_matriisi.sheets(),
        liitteet_aikataulu.sheet(),
        linkit.sheet(),
    ]


def nodes() -> list[AnyNode]:
    """All nodes; what hangs on others comes after them."""
    on_sheets = [node for sheet in sheets() for node in sheet.nodes_at(*position(sheet.number))]
    return [*otsikko.title_nodes(), *on_sheets, *otsikko.road_nodes()]


def pictures() -> dict[str, bytes]:
    """The pictures by the names of their files."""
    return {f"{asset}.png": png for asset, png in linkit.pictures().items()}


def board() -> dict[str, JsonValue]:
    """The board in the format `kehys-board`, version 1."""
    return {
        "format": "kehys-board",
        "version": 1,
        "id": BOARD_ID,
        "title": "Kuntien digitiekartta",
        "lang": "fi",
        "first_number": 0,
        "titles": {"sv": "Digital vägkarta för kommuner", "en": "Digital road map for municipalities"},
        "start": _start(),
        "assets": {name.partition(".")[0]: name for name in sorted(pictures())},
        "nodes": [NODE.dump_python(node, mode="json") for node in nodes()],
    }


def _start() -> dict[str, JsonValue]:
    """What a visitor sees first: how to use the map."""
    (x, y), (w, h) = position(0), size(0)
    return {"x": x, "y": y, "w": w, "h": h}


def board_json() -> str:
    """The same bytes whenever the sources are the same."""
    return json.dumps(board(), ensure_ascii=False, indent=1) + "\n"

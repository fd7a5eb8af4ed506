"""The whole board as the JSON that the program ships."""

import json
from typing import Final

from pydantic import JsonValue

from server.config import BOARD_DATA_DIR
from server.wire.nodes import NODE

from . import (
    empatiakartta,
    johdanto_hyodyt,
    johdanto_kompassi,
    johdanto_suunta,
    johdanto_yhteistyo,
    kaytto,
    prosessi,
)
from .builder import Sheet
from .layout import position

BOARD_ID: Final = "kuntien-digitiekartta"
PATH: Final = BOARD_DATA_DIR / f"{BOARD_ID}.json"


def sheets() -> list[Sheet]:
    """Every frame, in the order of the presentation."""
    return [
        *kaytto.sheets(),
        *johdanto_suunta.sheets(),
        *johdanto_kompassi.sheets(),
        *johdanto_yhteistyo.sheets_before_process(),
        prosessi.sheet(),
        *johdanto_yhteistyo.sheets_after_process(),
        *johdanto_hyodyt.sheets(),
        empatiakartta.sheet(),
    ]


def board() -> dict[str, JsonValue]:
    """The board in the format `kehys-board`, version 1."""
    all_sheets = sheets()
    nodes = [node for sheet in all_sheets for node in sheet.nodes_at(*position(sheet.number))]
    return {
        "format": "kehys-board",
        "version": 1,
        "id": BOARD_ID,
        "title": "Kuntien digitiekartta",
        "lang": "fi",
        "first_number": 0,
        "titles": {"sv": "Digital vägkarta för kommuner", "en": "Digital road map for municipalities"},
        "frame_titles": {sheet.id: dict(sheet.titles) for sheet in all_sheets},
        "nodes": [NODE.dump_python(node, mode="json") for node in nodes],
    }


def board_json() -> str:
    """The same bytes whenever the sources are the same."""
    return json.dumps(board(), ensure_ascii=False, indent=1) + "\n"

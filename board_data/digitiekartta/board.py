"""The whole board as JSON, and its images."""

import json
from typing import Final

from pydantic import JsonValue

from server.config import BOARD_DATA_DIR
from server.wire.nodes import NODE, AnyNode

from . import (
    appendix_links,
    appendix_matrix,
    appendix_timeline,
    big_picture,
    empathy_map,
    instructions,
    intro_benefits,
    intro_compass,
    intro_cooperation,
    intro_direction,
    intro_ecosystem,
    intro_needs,
    process,
    structure,
    theme_comments,
    themes,
    title,
)
from .layout import position, size
from .sheet import Sheet

BOARD_ID: Final = "kuntien-digitiekartta"
PATH: Final = BOARD_DATA_DIR / f"{BOARD_ID}.json"
IMAGES_DIR: Final = BOARD_DATA_DIR / BOARD_ID


def sheets() -> list[Sheet]:
    """Every frame, in the order of the presentation."""
    return [
        instructions.sheet(),
        structure.sheet(),
        *intro_direction.sheets(),
        *intro_compass.sheets(),
        *intro_cooperation.sheets_before_process(),
        process.sheet(),
        *intro_cooperation.sheets_after_process(),
        *intro_benefits.sheets(),
        empathy_map.sheet(),
        *intro_needs.sheets(),
        *intro_ecosystem.sheets(),
        *big_picture.sheets(),
        *themes.sheets(),
        theme_comments.sheet(),
        *appendix_matrix.sheets(),
        appendix_timeline.sheet(),
        appendix_links.sheet(),
    ]


def nodes() -> list[AnyNode]:
    """All nodes. A node comes after the nodes that it refers to."""
    on_sheets = [node for sheet in sheets() for node in sheet.nodes_at(*position(sheet.number))]
    return [*title.title_nodes(), *on_sheets, *title.road_nodes()]


def images() -> dict[str, bytes]:
    """The content of the images by file name."""
    return {f"{asset}.png": png for asset, png in appendix_links.qr_images().items()}


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
        "assets": {name.partition(".")[0]: name for name in sorted(images())},
        "nodes": [NODE.dump_python(node, mode="json") for node in nodes()],
    }


def _start() -> dict[str, JsonValue]:
    """The start view: the frame that explains how to use the board."""
    (x, y), (w, h) = position(0), size(0)
    return {"x": x, "y": y, "w": w, "h": h}


def board_json() -> str:
    """The board as JSON text. The same sources give the same bytes."""
    return json.dumps(board(), ensure_ascii=False, indent=1) + "\n"

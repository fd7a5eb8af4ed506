"""The board that ships with the program."""

import asyncio
import json
from pathlib import Path
from typing import Any

from ...config import BOARD_DATA_DIR, DEMO_BOARD_ID
from ...errors import StartError
from ...images.result import measure
from ...store import assets, boards
from ...store.db import Database
from ...wire.nodes import NODE
from ...wire.views import AssetView, BoardView
from .create_board import create_board


async def load_demo(database: Database, data_dir: Path, at: int) -> None:
    """Adds the demo board to a database that does not have it, and its images to the data folder.

    Raises `StartError` in a checkout in which the demo board has not been built.
    """
    async with database.reading() as session:
        if await boards.exists(session, DEMO_BOARD_ID):
            return
    document = _read_document(BOARD_DATA_DIR / f"{DEMO_BOARD_ID}.json")
    fields = {"id": DEMO_BOARD_ID, "title": document["title"], "first_number": document["first_number"]}
    info = BoardView.model_validate({**fields, "start": document.get("start")})
    nodes = [NODE.validate_python(node) for node in document["nodes"]]
    images = await asyncio.to_thread(_store_images, document, data_dir)
    await create_board(database, info, nodes, at, images=images)


def _read_document(path: Path) -> dict[str, Any]:
    try:
        document: dict[str, Any] = json.loads(path.read_text("utf-8"))
    except FileNotFoundError as error:
        raise StartError(f"{path} is missing: run `make build`, or start the server with --no-demo") from error
    return document


def _store_images(document: dict[str, Any], data_dir: Path) -> list[AssetView]:
    return [
        _store_image(BOARD_DATA_DIR / DEMO_BOARD_ID / name, id_, data_dir)
        for id_, name in document.get("assets", {}).items()
    ]


def _store_image(path: Path, id_: str, data_dir: Path) -> AssetView:
    image = measure(path.read_bytes())
    stored_id = assets.write_asset(data_dir, image.content)
    assert stored_id == id_, f"{path} is not the image that the board names"
    return AssetView(id=id_, media_type=image.media_type, w=image.w, h=image.h, bytes=len(image.content))

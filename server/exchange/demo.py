"""The board that ships with the program."""

import json

from ..config import BOARD_DATA_DIR, DEMO_BOARD_ID
from ..store import boards
from ..store.db import Database
from ..wire.nodes import NODE
from ..wire.views import BoardView
from .publish import publish


async def load_demo(database: Database, at: int) -> None:
    """Puts the demo board into a database that does not have it."""
    async with database.reading() as session:
        if await boards.exists(session, DEMO_BOARD_ID):
            return
    document = json.loads((BOARD_DATA_DIR / f"{DEMO_BOARD_ID}.json").read_text("utf-8"))
    info = BoardView(id=DEMO_BOARD_ID, title=document["title"], first_number=document["first_number"])
    nodes = [NODE.validate_python(node) for node in document["nodes"]]
    await publish(database, info, nodes, at)

"""The demo board in a database."""

import pytest

from server.config import DEMO_BOARD_ID
from server.errors import StartError
from server.exchange.boards import demo
from server.store import boards


async def test_the_demo_board_is_loaded_once(database, data_dir):
    await demo.load_demo(database, data_dir, 1)
    await demo.load_demo(database, data_dir, 2)
    async with database.reading() as session:
        assert await boards.exists(session, DEMO_BOARD_ID)


async def test_a_checkout_without_the_built_board_is_told_how_to_build_it(database, data_dir, tmp_path, monkeypatch):
    monkeypatch.setattr(demo, "BOARD_DATA_DIR", tmp_path)
    with pytest.raises(StartError, match="run `make build`"):
        await demo.load_demo(database, data_dir, 1)

"""Common fixtures: a data folder with one empty board, and what runs on it."""

import shutil

import pytest

from server.live.hub import Hub
from server.store.db import Database, database_path
from server.store.migrate import migrate
from tests.server import world


@pytest.fixture(scope="session")
def migrated(tmp_path_factory):
    """A migrated database file without boards. Each test copies it, because a migration is slow."""
    folder = tmp_path_factory.mktemp("migrated")
    migrate(folder, busy_timeout_seconds=1)
    return database_path(folder)


@pytest.fixture
def data_dir(migrated, tmp_path):
    """A data folder with a key and a database without boards."""
    folder = tmp_path / "data"
    folder.mkdir()
    shutil.copy(migrated, database_path(folder))
    (folder / "secret.key").write_text(world.KEY.hex() + "\n", "ascii")
    return folder


@pytest.fixture
def settings(data_dir):
    return world.make_settings(data_dir)


@pytest.fixture
async def database(data_dir):
    """A real database with one empty board."""
    database = Database(database_path(data_dir), busy_timeout_seconds=1)
    await world.store_board(database)
    yield database
    await database.close()


@pytest.fixture
async def hub(database, settings):
    hub = Hub(database, settings, lambda: world.NOW)
    yield hub
    await hub.close()


@pytest.fixture
async def room(hub):
    """The room of the board, with its pipeline running."""
    return hub.room(world.BOARD)

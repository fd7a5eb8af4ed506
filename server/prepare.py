"""The start of a command: its settings, and a data folder with a database of the current version."""

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TypeVar

from pydantic import ValidationError

from .config import Settings, load_settings
from .errors import FolderInUse, Invalid, StartError
from .store.data_dir import lock_data_dir, prepare_data_dir
from .store.db import Database, database_path
from .store.migrate import migrate, require_current

ResultT = TypeVar("ResultT")


def read_settings(**given: object) -> Settings:
    """Settings from the environment and, over them, from the command line. Options that are None are left out.

    Raises `StartError` for a value that is not valid.
    """
    try:
        return load_settings(**{name: value for name, value in given.items() if value is not None})
    except ValidationError as error:
        first = error.errors()[0]
        raise StartError(f"KEHYS_{str(first['loc'][0]).upper()}: {first['msg']}, not {first['input']!r}") from error


def prepare_to_write(settings: Settings) -> None:
    """Creates the data folder and its database if they are missing, and upgrades an older database."""
    prepare_data_dir(settings.data_dir)
    _upgrade(settings)


def prepare_to_read(settings: Settings) -> None:
    """Upgrades an older database. Creates neither folder nor database: raises `Invalid` if there is no database."""
    if not _has_database(settings.data_dir):
        folder = settings.data_dir.absolute()
        raise Invalid(f"there is no database in {folder}; name another folder with --data-dir or KEHYS_DATA_DIR")
    prepare_to_write(settings)


def run_with_database(settings: Settings, act: Callable[[Database], Awaitable[ResultT]]) -> ResultT:
    """Runs `act` in an event loop of its own, and closes the database after it."""

    async def run() -> ResultT:
        database = Database(database_path(settings.data_dir), busy_timeout_seconds=settings.busy_timeout_seconds)
        try:
            return await act(database)
        finally:
            await database.close()

    return asyncio.run(run())


def _has_database(data_dir: Path) -> bool:
    try:
        return database_path(data_dir).is_file()
    except OSError as error:
        raise StartError(f"the data folder {data_dir} cannot be read: {error.strerror or error}") from error


def _upgrade(settings: Settings) -> None:
    """Migrates the database, unless a server is running on it: then it has to be current already."""
    try:
        with lock_data_dir(settings.data_dir):
            migrate(settings.data_dir, busy_timeout_seconds=settings.busy_timeout_seconds)
    except FolderInUse:
        require_current(settings.data_dir, busy_timeout_seconds=settings.busy_timeout_seconds)

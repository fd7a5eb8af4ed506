"""Brings a database to the form that this program knows."""

import sqlite3
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy.exc import DatabaseError

from ..config import MIGRATIONS_DIR
from ..errors import StartError
from .db import database_path, sync_engine
from .tables import Base


def prepare_data_dir(data_dir: Path) -> None:
    """Makes the folder for database and key, or says in one line why it cannot be used."""
    try:
        data_dir.mkdir(parents=True, exist_ok=True)
        probe = data_dir / ".write-probe"
        probe.touch()
        probe.unlink()
    except OSError as error:
        reason = error.strerror or error
        raise StartError(f"the data folder {data_dir} cannot be written: {reason}. Set KEHYS_DATA_DIR.") from error


def migrate(data_dir: Path, *, busy_timeout_seconds: float) -> None:
    """Upgrades the database in `data_dir`, making it first if there is none."""
    path = database_path(data_dir)
    engine = sync_engine(path, busy_timeout_seconds=busy_timeout_seconds)
    try:
        with engine.begin() as connection:
            config = _config()
            config.attributes["connection"] = connection
            _refuse_newer(path, MigrationContext.configure(connection).get_current_heads(), config)
            command.upgrade(config, "head")
    except (DatabaseError, sqlite3.DatabaseError) as error:
        raise StartError(f"the database {path} cannot be opened: {getattr(error, 'orig', error)}") from error
    finally:
        engine.dispose()


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS_DIR).replace("%", "%%"))
    config.attributes["metadata"] = Base.metadata
    return config


def _refuse_newer(path: Path, revisions: tuple[str, ...], config: Config) -> None:
    script = ScriptDirectory.from_config(config)
    for revision in revisions:
        try:
            script.get_revision(revision)
        except CommandError as error:
            message = f"the database {path} was written by a newer Kehys (revision {revision}): upgrade the program"
            raise StartError(message) from error

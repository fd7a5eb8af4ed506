"""Migrates a database to the tables of this program."""

import sqlite3
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy import Connection
from sqlalchemy.exc import DatabaseError

from ..config import MIGRATIONS_DIR
from ..errors import StartError
from .db import database_path, sync_engine
from .tables import Base


def migrate(data_dir: Path, *, busy_timeout_seconds: float) -> None:
    """Upgrades the database in `data_dir`, or creates it. Raises `StartError` if that is not possible."""
    path = database_path(data_dir)
    engine = sync_engine(path, busy_timeout_seconds=busy_timeout_seconds)
    try:
        with engine.begin() as connection:
            config = _config()
            config.attributes["connection"] = connection
            _refuse_newer(path, MigrationContext.configure(connection).get_current_heads(), config)
            command.upgrade(config, "head")
            _check_references(path, connection)
    except (DatabaseError, sqlite3.DatabaseError) as error:
        raise StartError(f"the database {path} cannot be opened: {getattr(error, 'orig', error)}") from error
    finally:
        engine.dispose()


def require_current(data_dir: Path, *, busy_timeout_seconds: float) -> None:
    """Raises `StartError` unless the database has the tables of this program.

    For commands that run beside a server: they must not migrate the database under it.
    """
    path = database_path(data_dir)
    engine = sync_engine(path, busy_timeout_seconds=busy_timeout_seconds)
    try:
        with engine.connect() as connection:
            heads = MigrationContext.configure(connection).get_current_heads()
    finally:
        engine.dispose()
    if set(heads) != set(ScriptDirectory.from_config(_config()).get_heads()):
        raise StartError(f"a server of another version is using {data_dir}; stop it first")


def _check_references(path: Path, connection: Connection) -> None:
    """Raises `StartError` if a migration, which runs without foreign keys, broke one. Nothing is committed then."""
    broken = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
    if broken:
        raise StartError(f"upgrading {path} would lose {len(broken)} rows, so nothing was changed; please report this")


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

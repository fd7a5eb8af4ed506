"""The database connections, and the only place of the program that commits."""

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.engine import URL
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession, async_sessionmaker, create_async_engine

from .database_status import DatabaseStatus

DATABASE_NAME = "kehys.sqlite3"
# How long a checkpoint waits for readers. Nobody can write meanwhile.
_CHECKPOINT_SECONDS = 0.1


def database_path(data_dir: Path) -> Path:
    """The SQLite file inside a data folder."""
    return data_dir / DATABASE_NAME


class Database:
    """One writer and a few readers on one SQLite file.

    SQLite lets one connection write at a time. With a single writer, pushes wait in the program, which commits them
    together. Otherwise they would wait for the lock of the file, and time out.
    """

    def __init__(self, path: Path, *, busy_timeout_seconds: float) -> None:
        self.status = DatabaseStatus(path)
        self._writer = _async_engine(path, busy_timeout_seconds, begin="BEGIN IMMEDIATE", connections=1)
        self._reader = _async_engine(path, busy_timeout_seconds, begin="BEGIN", connections=4)
        # Not the writer, because pushes wait for that. The timeout is short, because a checkpoint blocks all writers.
        self._cleaner = _async_engine(path, _CHECKPOINT_SECONDS, begin="BEGIN IMMEDIATE", connections=1)
        self._writing = async_sessionmaker(self._writer, expire_on_commit=False)
        self._reading = async_sessionmaker(self._reader, expire_on_commit=False)

    @asynccontextmanager
    async def unit_of_work(self) -> AsyncIterator[AsyncSession]:
        """A transaction. It is committed when the block ends, and rolled back when the block raises.

        Raises `Retry` or `ReadOnly` if the database or the disk cannot store it.
        """
        with self.status.writing():
            async with self._writing.begin() as session:
                yield session

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[AsyncSession]:
        """A consistent view of what is committed. It cannot write."""
        with self.status.reading():
            async with self._reading() as session:
                yield session

    async def truncate_wal(self) -> bool:
        """Truncates SQLite's write-ahead log, whose old pages still have erased texts.

        False while a reader or writer is active: the caller must try again later.
        """
        async with self._cleaner.connect() as connection:
            raw = await connection.get_raw_connection()
            assert raw.driver_connection
            # The first pass copies most pages while others write. The second blocks them, but is short then.
            await raw.driver_connection.execute("PRAGMA wal_checkpoint(PASSIVE)")
            cursor = await raw.driver_connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            is_busy, *_ = await cursor.fetchone()
            return not is_busy

    async def close(self) -> None:
        """Closes all connections."""
        await self._cleaner.dispose()
        await self._reader.dispose()
        await self._writer.dispose()


def sync_engine(path: Path, *, busy_timeout_seconds: float) -> Engine:
    """A synchronous engine for migrations, which run before the event loop starts.

    Foreign keys are off: Alembic changes a table of SQLite by copying it and dropping the old one, and the drop would
    delete all rows that refer to it.
    """
    engine = create_engine(_url(path, "sqlite"))
    _prepare(engine, busy_timeout_seconds, begin="BEGIN IMMEDIATE", foreign_keys=False)
    return engine


def _async_engine(path: Path, busy_timeout_seconds: float, *, begin: str, connections: int) -> AsyncEngine:
    # Errors are logged, and the log must not contain what people wrote.
    engine = create_async_engine(
        _url(path, "sqlite+aiosqlite"),
        pool_size=connections,
        max_overflow=0,
        hide_parameters=True,
        json_deserializer=_read_json,
    )
    _prepare(engine.sync_engine, busy_timeout_seconds, begin=begin)
    return engine


def _read_json(stored: str) -> Any:
    """The parsed JSON; None if it is damaged. The row is then reported, and all others can be read."""
    try:
        return json.loads(stored)
    except ValueError:
        return None


def _url(path: Path, driver: str) -> URL:
    return URL.create(driver, database=str(path))


def _prepare(engine: Engine, busy_timeout_seconds: float, *, begin: str, foreign_keys: bool = True) -> None:
    def connect(connection: Any, _record: object) -> None:
        # The driver's own BEGIN is late and deferred: two writers could both read first, and one of them would fail.
        connection.isolation_level = None
        cursor = connection.cursor()
        cursor.execute("PRAGMA journal_mode=WAL")
        # An acknowledged comment must survive a power cut; FULL waits for the disk, NORMAL does not.
        cursor.execute("PRAGMA synchronous=FULL")
        cursor.execute(f"PRAGMA foreign_keys={int(foreign_keys)}")
        cursor.execute(f"PRAGMA busy_timeout={int(busy_timeout_seconds * 1000)}")
        # Overwrites what is deleted, because people can erase what they wrote.
        cursor.execute("PRAGMA secure_delete=ON")
        if begin == "BEGIN":
            cursor.execute("PRAGMA query_only=ON")
        cursor.close()

    event.listen(engine, "connect", connect)
    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql(begin))

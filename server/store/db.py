"""The database connections, and the only commit of the program."""

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.engine import URL
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession, async_sessionmaker, create_async_engine

from .database_status import Condition

DATABASE_NAME = "kehys.sqlite3"
# How long a checkpoint waits for readers, while nobody can write.
_CHECKPOINT_SECONDS = 0.1


def database_path(data_dir: Path) -> Path:
    """The SQLite file inside a data folder."""
    return data_dir / DATABASE_NAME


class Database:
    """One writer and a few readers on one SQLite file.

    SQLite lets one connection write at a time. With a writer of our own, pushes queue in the program, where they are
    committed together, and not in the file's lock, where they would time out.
    """

    def __init__(self, path: Path, *, busy_timeout_seconds: float) -> None:
        self.condition = Condition(path)
        self._writer = _async_engine(path, busy_timeout_seconds, begin="BEGIN IMMEDIATE", connections=1)
        self._reader = _async_engine(path, busy_timeout_seconds, begin="BEGIN", connections=4)
        # Apart from the writer, which pushes wait for, and with little patience, since it keeps others from writing.
        self._cleaner = _async_engine(path, _CHECKPOINT_SECONDS, begin="BEGIN IMMEDIATE", connections=1)
        self._writing = async_sessionmaker(self._writer, expire_on_commit=False)
        self._reading = async_sessionmaker(self._reader, expire_on_commit=False)

    @asynccontextmanager
    async def unit_of_work(self) -> AsyncIterator[AsyncSession]:
        """A transaction: committed when the block ends, rolled back when it raises. Nobody else commits.

        Raises `Retry` or `ReadOnly` where database or disk cannot take it.
        """
        with self.condition.writing():
            async with self._writing.begin() as session:
                yield session

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[AsyncSession]:
        """A consistent view of what is committed; nothing can be written through it."""
        with self.condition.reading():
            async with self._reading() as session:
                yield session

    async def truncate_wal(self) -> bool:
        """Empties SQLite's write-ahead log, where erased words still stand on pages as they were before.

        False where somebody reads or writes at that moment: it is to be tried again.
        """
        async with self._cleaner.connect() as connection:
            raw = await connection.get_raw_connection()
            assert raw.driver_connection
            # Most is copied while others write. The second pass, which keeps them from it, then has little left to do.
            await raw.driver_connection.execute("PRAGMA wal_checkpoint(PASSIVE)")
            cursor = await raw.driver_connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            is_busy, *_ = await cursor.fetchone()
            return not is_busy

    async def close(self) -> None:
        """Ends all connections."""
        await self._cleaner.dispose()
        await self._reader.dispose()
        await self._writer.dispose()


def sync_engine(path: Path, *, busy_timeout_seconds: float) -> Engine:
    """A plain connection for migrations, which run before the event loop does.

    Without foreign keys: SQLite changes a table by making it anew and dropping the old one, and the drop would take
    every row that points there along.
    """
    engine = create_engine(_url(path, "sqlite"))
    _prepare(engine, busy_timeout_seconds, begin="BEGIN IMMEDIATE", foreign_keys=False)
    return engine


def _async_engine(path: Path, busy_timeout_seconds: float, *, begin: str, connections: int) -> AsyncEngine:
    # Its errors go into the log, where nobody's words belong.
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
    """None where it is damaged: the reader reports that row, and reads all the others."""
    try:
        return json.loads(stored)
    except ValueError:
        return None


def _url(path: Path, driver: str) -> URL:
    return URL.create(driver, database=str(path))


def _prepare(engine: Engine, busy_timeout_seconds: float, *, begin: str, foreign_keys: bool = True) -> None:
    def connect(connection: Any, _record: object) -> None:
        # The driver's own BEGIN comes late and is deferred: two writers could then both read and one would fail.
        connection.isolation_level = None
        cursor = connection.cursor()
        cursor.execute("PRAGMA journal_mode=WAL")
        # An acknowledged comment must survive a power cut; FULL waits for the disk, NORMAL does not.
        cursor.execute("PRAGMA synchronous=FULL")
        cursor.execute(f"PRAGMA foreign_keys={int(foreign_keys)}")
        cursor.execute(f"PRAGMA busy_timeout={int(busy_timeout_seconds * 1000)}")
        # What is deleted is overwritten: somebody may have asked for it.
        cursor.execute("PRAGMA secure_delete=ON")
        if begin == "BEGIN":
            cursor.execute("PRAGMA query_only=ON")
        cursor.close()

    event.listen(engine, "connect", connect)
    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql(begin))

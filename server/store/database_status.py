"""The status of the database: what keeps it from being used, as a `BoardError`, in the log, and for `/healthz`."""

import errno
import logging
import sqlite3
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Final, Literal

from sqlalchemy.exc import DBAPIError

from ..errors import BoardError, ReadOnly, Retry

log = logging.getLogger(__name__)

Cause = Literal["disk_full", "not_writable", "disk_errors", "locked", "damaged", "replaced"]
Health = Literal["pass", "warn", "fail"]
# Between two log lines about the same cause: a thousand refusals a second must not fill the disk.
_LOG_SECONDS: Final = 60.0
# After one of these nothing is written any more: a write could damage what can still be repaired.
_PERMANENT: Final = frozenset({"damaged", "replaced"})
_TEXTS: Final[Mapping[Cause, str]] = {
    "disk_full": "the disk is full, nothing can be saved. Make room: what people write stays in their browsers and is "
    "sent again.",
    "not_writable": "the data folder cannot be written. Check its owner, and whether its disk is mounted for writing.",
    "disk_errors": "the disk reports errors. Check it, and look for your newest backup.",
    "locked": "another program holds the lock of the database. Pushes are refused until it lets go.",
    "damaged": "the database is damaged, nothing is written any more. Stop the server, copy the data folder, and bring "
    "a backup back (docs/hosting.md).",
    "replaced": "the database file was replaced or removed under the running server, nothing is written any more. "
    "Restart the server.",
}
# SQLite's primary result codes, https://www.sqlite.org/rescode.html
_SQLITE_CAUSES: Final[Mapping[int, Cause]] = {
    sqlite3.SQLITE_FULL: "disk_full",
    sqlite3.SQLITE_READONLY: "not_writable",
    sqlite3.SQLITE_CANTOPEN: "not_writable",
    sqlite3.SQLITE_PERM: "not_writable",
    sqlite3.SQLITE_IOERR: "disk_errors",
    sqlite3.SQLITE_BUSY: "locked",
    sqlite3.SQLITE_LOCKED: "locked",
    sqlite3.SQLITE_CORRUPT: "damaged",
    sqlite3.SQLITE_NOTADB: "damaged",
}
_SYSTEM_CAUSES: Final[Mapping[int, Cause]] = {
    errno.ENOSPC: "disk_full",
    errno.EDQUOT: "disk_full",
    # A limit on the size of files, as set by `ulimit -f`.
    errno.EFBIG: "disk_full",
    errno.EROFS: "not_writable",
    errno.EACCES: "not_writable",
    errno.EPERM: "not_writable",
    errno.EIO: "disk_errors",
}


class DatabaseStatus:
    """Whether the database file can be used. If it is damaged or replaced, it is not written before a restart."""

    def __init__(self, path: Path, now: Callable[[], float] = time.monotonic) -> None:
        self._path = path
        self._now = now
        self._file = _identity(path)
        self._logged_at: dict[Cause, float] = {}
        self._unlogged: dict[Cause, int] = {}
        self.cause: Cause | None = None

    @property
    def health(self) -> Health:
        """`warn`: the problem may pass by itself; `fail`: the host must act."""
        if self.cause is None:
            return "pass"
        return "fail" if self.cause in _PERMANENT else "warn"

    @contextmanager
    def writing(self) -> Iterator[None]:
        """For a transaction: errors of database and disk become `ReadOnly` or `Retry`; others are raised unchanged."""
        self._refuse_permanent()
        with self._translating():
            yield
            # A commit into a file that was replaced is lost, so it must not be acknowledged.
            self._check_file()
        if self.cause not in _PERMANENT and self.cause is not None:
            log.warning("the database can be written again")
            self.cause = None

    @contextmanager
    def reading(self) -> Iterator[None]:
        """The same around a query. Intact pages of a damaged database can still be read."""
        with self._translating(is_reading=True):
            yield

    @contextmanager
    def _translating(self, is_reading: bool = False) -> Iterator[None]:
        self._check_file()
        try:
            yield
        except (DBAPIError, sqlite3.Error, OSError) as error:
            # A write through a reading connection is a bug of the program, not a problem of the disk.
            refusal = None if is_reading and _sqlite_code(error) == sqlite3.SQLITE_READONLY else self.refusal(error)
            if refusal is None:
                raise
            raise refusal from error

    def refusal(self, error: Exception) -> BoardError | None:
        """The refusal for an error of database or disk; None if the error is a bug of the program."""
        cause = _cause_of(error)
        return None if cause is None else self._record(cause)

    def _check_file(self) -> None:
        found = _identity(self._path)
        self._file = self._file or found
        if found != self._file:
            raise self._record("replaced")

    def _refuse_permanent(self) -> None:
        if self.cause in _PERMANENT:
            raise self._record(self.cause)

    def _record(self, cause: Cause) -> BoardError:
        if self.cause not in _PERMANENT:
            self.cause = cause
        self._log(cause)
        return ReadOnly() if cause in _PERMANENT else Retry(f"the database cannot be used just now: {cause}")

    def _log(self, cause: Cause) -> None:
        """Logs at most one line a minute for each cause."""
        self._unlogged[cause] = self._unlogged.get(cause, 0) + 1
        if self._now() - self._logged_at.get(cause, float("-inf")) < _LOG_SECONDS:
            return
        log.error("%s (%d refused)", _TEXTS[cause], self._unlogged[cause])
        self._logged_at[cause], self._unlogged[cause] = self._now(), 0


def _identity(path: Path) -> tuple[int, int] | None:
    """Device and inode, which differ for another file of the same name."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _cause_of(error: Exception) -> Cause | None:
    # The lower eight bits are the primary code.
    of_sqlite = _SQLITE_CAUSES.get(_sqlite_code(error) & 0xFF)
    return of_sqlite or (_SYSTEM_CAUSES.get(error.errno or 0) if isinstance(error, OSError) else None)


def _sqlite_code(error: Exception) -> int:
    """SQLite's extended result code; 0 where the error has none."""
    original = error.orig if isinstance(error, DBAPIError) else error
    return getattr(original, "sqlite_errorcode", 0)

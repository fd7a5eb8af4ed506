"""What keeps the database from being used: as a refusal for people, a line in the log and a word for `/healthz`."""

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
Status = Literal["pass", "warn", "fail"]
# Whoever is refused a thousand times a second fills no disk by it.
_TELL_SECONDS: Final = 60.0
# Nothing is written any more after one of these: it could make worse what a repair still finds whole.
_FINAL: Final = frozenset({"damaged", "replaced"})
_WORDS: Final[Mapping[Cause, str]] = {
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
_OF_SQLITE: Final[Mapping[int, Cause]] = {
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
_OF_SYSTEM: Final[Mapping[int, Cause]] = {
    errno.ENOSPC: "disk_full",
    errno.EDQUOT: "disk_full",
    # A bound on the size of files, as `ulimit -f` sets it.
    errno.EFBIG: "disk_full",
    errno.EROFS: "not_writable",
    errno.EACCES: "not_writable",
    errno.EPERM: "not_writable",
    errno.EIO: "disk_errors",
}


class Condition:
    """Whether the database file can be used. A damaged or replaced one is not written again before a restart."""

    def __init__(self, path: Path, now: Callable[[], float] = time.monotonic) -> None:
        self._path = path
        self._now = now
        self._file = _identity(path)
        self._told_at: dict[Cause, float] = {}
        self._untold: dict[Cause, int] = {}
        self.cause: Cause | None = None

    @property
    def status(self) -> Status:
        """`warn`: refused just now, may be well again; `fail`: the host has to act."""
        if self.cause is None:
            return "pass"
        return "fail" if self.cause in _FINAL else "warn"

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Around a transaction: raises `ReadOnly` or `Retry` where the database cannot take it. Other errors pass."""
        self._refuse_final()
        with self._translating():
            yield
            # A commit into a file that nobody will open again must not be acknowledged.
            self._check_file()
        if self.cause not in _FINAL and self.cause is not None:
            log.warning("the database can be written again")
            self.cause = None

    @contextmanager
    def reading(self) -> Iterator[None]:
        """The same around a query; a damaged database may still be read where it is whole."""
        with self._translating(is_reading=True):
            yield

    @contextmanager
    def _translating(self, is_reading: bool = False) -> Iterator[None]:
        self._check_file()
        try:
            yield
        except (DBAPIError, sqlite3.Error, OSError) as error:
            # A reader's connection takes no changes: one that tries is a fault of the program.
            refusal = None if is_reading and _sqlite_code(error) == sqlite3.SQLITE_READONLY else self.refusal(error)
            if refusal is None:
                raise
            raise refusal from error

    def refusal(self, error: Exception) -> BoardError | None:
        """What an error of database or disk means to people; None for one that is a fault of the program."""
        cause = _cause_of(error)
        return None if cause is None else self._note(cause)

    def _check_file(self) -> None:
        found = _identity(self._path)
        self._file = self._file or found
        if found != self._file:
            raise self._note("replaced")

    def _refuse_final(self) -> None:
        if self.cause in _FINAL:
            raise self._note(self.cause)

    def _note(self, cause: Cause) -> BoardError:
        if self.cause not in _FINAL:
            self.cause = cause
        self._tell(cause)
        return ReadOnly() if cause in _FINAL else Retry(f"the database cannot be used just now: {cause}")

    def _tell(self, cause: Cause) -> None:
        """At most one line a minute for each cause."""
        self._untold[cause] = self._untold.get(cause, 0) + 1
        if self._now() - self._told_at.get(cause, float("-inf")) < _TELL_SECONDS:
            return
        log.error("%s (%d refused)", _WORDS[cause], self._untold[cause])
        self._told_at[cause], self._untold[cause] = self._now(), 0


def _identity(path: Path) -> tuple[int, int] | None:
    """Device and inode: another file under the same name has others."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _cause_of(error: Exception) -> Cause | None:
    # The lower eight bits are the primary code.
    of_sqlite = _OF_SQLITE.get(_sqlite_code(error) & 0xFF)
    return of_sqlite or (_OF_SYSTEM.get(error.errno or 0) if isinstance(error, OSError) else None)


def _sqlite_code(error: Exception) -> int:
    """SQLite's extended result code; 0 where the error has none."""
    original = error.orig if isinstance(error, DBAPIError) else error
    return getattr(original, "sqlite_errorcode", 0)

"""Turns exceptions of the write path into the errors that a sender may see."""

import logging
from typing import Final

from sqlalchemy.exc import DatabaseError, OperationalError
from sqlalchemy.exc import TimeoutError as NoConnection

from ..errors import BoardError, Fault, Retry

log = logging.getLogger(__name__)
_TRANSIENT: Final = (OSError, OperationalError, NoConnection)


def as_board_error(error: Exception, board_id: str, event: str) -> BoardError:
    """A `BoardError` as it is; `Retry` for a transient error, `Fault` for a bug. The last two are logged."""
    if isinstance(error, BoardError):
        return error
    log.error("board %s: %s", board_id, event, exc_info=error)
    return Retry("the board cannot be reached just now") if is_transient(error) else Fault()


def is_transient(error: Exception) -> bool:
    """Whether the disk or the database is at fault, so that the same ops may succeed later."""
    # SQLite has no class of its own for a damaged file.
    return isinstance(error, _TRANSIENT) or type(error) is DatabaseError

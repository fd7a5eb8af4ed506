"""The file of erasures: a database that comes back from a backup has words again that were erased since.

A line is written after the commit that it tells of. The other way round, a line whose commit failed would look like an
erasure that a backup had lost. Where the program ends between the two, the next start finds the erasure in the log.
"""

import logging
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from pydantic import ValidationError

from ..errors import StartError
from ..wire.values import Id, Milliseconds, Wire

log = logging.getLogger(__name__)
ERASED_NAME: Final = "erased.jsonl"


class Erasure(Wire):
    """That somebody erased what they wrote on a board. Their id is a random number, and nothing they said."""

    board_id: Id
    op_id: Id
    person_id: Id
    at: Milliseconds

    @property
    def key(self) -> tuple[str, str]:
        """What tells erasures apart: an op's id is unique on its board."""
        return self.board_id, self.op_id


def append(data_dir: Path, erasures: Sequence[Erasure]) -> None:
    """Adds lines at the end of the file, on the disk when this returns; made on first use, for its owner alone.

    Raises `OSError`, and may then have written a part. The same lines may be added again.
    """
    handle = os.open(data_dir / ERASED_NAME, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o600)
    with os.fdopen(handle, "ab") as file:
        lines = "".join(f"{erasure.model_dump_json()}\n" for erasure in erasures)
        file.write(_end_of_torn_line(handle) + lines.encode())
        file.flush()
        os.fsync(handle)


def read(data_dir: Path) -> list[Erasure]:
    """All erasures, oldest first. Lines that cannot be read are left out and counted in the program's log.

    Without the file as a whole nobody knows what must not come back: that is a `StartError`.
    """
    try:
        lines = (data_dir / ERASED_NAME).read_bytes().splitlines()
    except FileNotFoundError:
        return []
    except OSError as error:
        raise StartError(f"{data_dir / ERASED_NAME} cannot be read: {error.strerror or error}") from error
    found = [erasure for line in lines if (erasure := _parsed(line))]
    if len(found) < len(lines):
        log.warning("%s: lines that cannot be read: %s", ERASED_NAME, len(lines) - len(found))
    return found


def _parsed(line: bytes) -> Erasure | None:
    try:
        return Erasure.model_validate_json(line)
    except ValidationError:
        return None


def _end_of_torn_line(handle: int) -> bytes:
    """A line that a power cut tore has no end: the next one must not become part of it."""
    size = os.fstat(handle).st_size
    return b"\n" if size and os.pread(handle, 1, size - 1) != b"\n" else b""

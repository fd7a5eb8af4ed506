"""The file of erasures. After an older backup of the database is restored, the server repeats the erasures in it.

A line is written after its erasure is committed. A line written first, whose commit then failed, would look like an
erasure that a backup had lost. If the program ends between the two, the next start finds the erasure in the log.
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
    """One erasure of what a person wrote on a board. The id of the person is random and says nothing about them."""

    board_id: Id
    op_id: Id
    person_id: Id
    at: Milliseconds

    @property
    def key(self) -> tuple[str, str]:
        """Identifies the erasure: the id of an op is unique on its board."""
        return self.board_id, self.op_id


def append(data_dir: Path, erasures: Sequence[Erasure]) -> None:
    """Adds lines to the file and syncs it to disk. The file is created on first use, for its owner only.

    Raises `OSError`, after which a part of the lines may be in the file. Adding the same lines again is safe.
    """
    handle = os.open(data_dir / ERASED_NAME, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o600)
    with os.fdopen(handle, "ab") as file:
        lines = "".join(f"{erasure.model_dump_json()}\n" for erasure in erasures)
        file.write(_missing_line_end(handle) + lines.encode())
        file.flush()
        os.fsync(handle)


def read(data_dir: Path) -> list[Erasure]:
    """All erasures, oldest first. Lines that cannot be parsed are left out, and the program's log counts them.

    Raises `StartError` if the file cannot be read: without it, erased data could come back.
    """
    try:
        lines = (data_dir / ERASED_NAME).read_bytes().splitlines()
    except FileNotFoundError:
        return []
    except OSError as error:
        raise StartError(f"{data_dir / ERASED_NAME} cannot be read: {error.strerror or error}") from error
    found = [erasure for line in lines if (erasure := _parse(line))]
    if len(found) < len(lines):
        log.warning("%s: lines that cannot be read: %s", ERASED_NAME, len(lines) - len(found))
    return found


def _parse(line: bytes) -> Erasure | None:
    try:
        return Erasure.model_validate_json(line)
    except ValidationError:
        return None


def _missing_line_end(handle: int) -> bytes:
    """A line break if the last line has none, because a power cut can leave half a line."""
    size = os.fstat(handle).st_size
    return b"\n" if size and os.pread(handle, 1, size - 1) != b"\n" else b""

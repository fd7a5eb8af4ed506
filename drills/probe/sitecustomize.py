"""Imported by Python before the server's code. Logs a hash of the content of each snapshot that is built."""

import hashlib
import os
import zlib
from pathlib import Path
from typing import Any

# Only snapshots use this zlib mode. For static files the library writes the gzip header itself.
_GZIP = 16 + zlib.MAX_WBITS
_real = zlib.compressobj


class _Counted:
    """Compresses as usual, and hashes the input."""

    def __init__(self, press: Any) -> None:
        self._press = press
        self._digest = hashlib.sha256()

    def compress(self, data: bytes) -> bytes:
        self._digest.update(data)
        packed: bytes = self._press.compress(data)
        return packed

    def flush(self) -> bytes:
        with Path(os.environ["KEHYS_DRILL_SNAPSHOTS"]).open("a", encoding="ascii") as file:
            file.write(self._digest.hexdigest() + "\n")
        packed: bytes = self._press.flush()
        return packed


def _compressobj(level: int = -1, method: int = zlib.DEFLATED, wbits: int = zlib.MAX_WBITS, **options: Any) -> Any:
    press = _real(level, method, wbits, **options)
    return _Counted(press) if wbits == _GZIP else press


if "KEHYS_DRILL_SNAPSHOTS" in os.environ:
    zlib.compressobj = _compressobj  # type: ignore[assignment]  # narrower in what it takes than it is

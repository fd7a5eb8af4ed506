"""The server's secret key, which lives beside the database and not in it."""

import os
import secrets
from pathlib import Path

from ..errors import StartError

_KEY_NAME = "secret.key"
_KEY_BYTES = 32


def read_key(data_dir: Path) -> bytes:
    """The key of this data folder; made on first use, readable by its owner alone.

    It signs sessions and derives the secrets of links. Whoever loses it makes every link and session worthless.
    """
    path = data_dir / _KEY_NAME
    try:
        # Exclusive: of two processes that start at once, one makes the key and the other reads it.
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return _parsed(path, path.read_bytes())
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(secrets.token_hex(_KEY_BYTES) + "\n")
        file.flush()
        os.fsync(file.fileno())
    return read_key(data_dir)


def _parsed(path: Path, text: bytes) -> bytes:
    try:
        key = bytes.fromhex(text.decode("ascii"))
    except ValueError:
        key = b""
    # A full disk, or a process that is just making the key, leaves an empty file: a key that everybody knows.
    if len(key) != _KEY_BYTES:
        raise StartError(f"{path} has no key; restore it from a backup. A new key revokes all links.")
    return key

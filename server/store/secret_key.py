"""The secret key of the server. It is a file beside the database, not in it."""

import os
import secrets
from pathlib import Path

from ..errors import StartError

_KEY_NAME = "secret.key"
_KEY_BYTES = 32


def read_key(data_dir: Path) -> bytes:
    """The key of this data folder. It is created on first use, readable by its owner only.

    It signs sessions and derives the secrets of links. With a new key, all links and sessions stop working.
    """
    path = data_dir / _KEY_NAME
    try:
        # O_EXCL: if two processes start at the same time, one creates the key and the other reads it.
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return _parse(path, path.read_bytes())
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(secrets.token_hex(_KEY_BYTES) + "\n")
        file.flush()
        os.fsync(file.fileno())
    return read_key(data_dir)


def _parse(path: Path, text: bytes) -> bytes:
    try:
        key = bytes.fromhex(text.decode("ascii"))
    except ValueError:
        key = b""
    # A full disk, or a process that is creating the key now, leaves an empty file. An empty key would be no secret.
    if len(key) != _KEY_BYTES:
        raise StartError(f"{path} has no key; restore it from a backup. A new key revokes all links.")
    return key

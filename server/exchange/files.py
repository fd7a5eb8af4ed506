"""Reads and writes files that a person names on the command line. Errors are one-line messages."""

import os
from collections.abc import Iterable
from pathlib import Path

from ..errors import Invalid, TooLarge


def read_text_file(path: Path, bytes_max: int) -> str:
    """The text of a UTF-8 file. Raises `TooLarge` above `bytes_max`, and `Invalid` for anything that is not text."""
    # Checked before reading, so that the path of a video by mistake does not fill the memory.
    _check_size(path, _size_of(path), bytes_max)
    raw = _read(path, bytes_max)
    _check_text(path, raw)
    text = _decode(path, raw)
    if not text.removeprefix("\ufeff").strip():
        raise Invalid(f"{path} has no text in it")
    return text


def write_file(path: Path, pieces: Iterable[bytes]) -> None:
    """Writes a file completely. If that fails, an existing file stays unchanged."""
    # Devices and pipes are written to directly.
    is_replaced = path.is_file() or not path.exists()
    target = path.with_name(f"{path.name}.{os.getpid()}.part") if is_replaced else path
    try:
        with target.open("wb") as opened:
            opened.writelines(pieces)
        target.replace(path)
    except OSError as error:
        if is_replaced:
            target.unlink(missing_ok=True)
        raise Invalid(f"{path} cannot be written: {error.strerror or error}") from error


def _size_of(path: Path) -> int:
    try:
        size = path.stat().st_size
    except (OSError, ValueError) as error:
        raise _as_invalid(path, error) from error
    if path.is_dir():
        raise Invalid(f"{path} is a folder; give the path of a text file")
    if not path.is_file():
        raise Invalid(f"{path} is not a regular file")
    return size


def _check_size(path: Path, size: int, bytes_max: int) -> None:
    if size > bytes_max:
        message = (
            f"{path} has {_format_size(size)}, but an import can have {_format_size(bytes_max)}; split it into parts"
        )
        raise TooLarge(message, size=size, limit=bytes_max)


def _read(path: Path, bytes_max: int) -> bytes:
    try:
        with path.open("rb") as file:
            raw = file.read(bytes_max + 1)
    except OSError as error:
        raise _as_invalid(path, error) from error
    # The file may have grown since its size was checked.
    _check_size(path, len(raw), bytes_max)
    return raw


def _check_text(path: Path, raw: bytes) -> None:
    # UTF-16 is "Unicode text" on Windows. Half of its bytes are NUL, so the next check would call it binary.
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise Invalid(f"{path} is UTF-16 text; save it as UTF-8")
    if b"\0" in raw:
        raise Invalid(f"{path} is a binary file; save it as plain text (UTF-8) first")


def _decode(path: Path, raw: bytes) -> str:
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        fix = "save it as UTF-8, or convert it: iconv -f WINDOWS-1252 -t UTF-8"
        raise Invalid(f"{path} is not UTF-8 text (line {line}); {fix}", line=line) from error


def _as_invalid(path: Path, error: Exception) -> Invalid:
    match error:
        case FileNotFoundError() | NotADirectoryError():
            return Invalid(f"there is no file {path}")
        case PermissionError():
            return Invalid(f"{path} may not be read: no permission")
        case _:
            return Invalid(f"{path} cannot be read: {error}")


def _format_size(size: int) -> str:
    return f"{size / 1024**2:.1f} MB" if size >= 1024**2 else f"{size} bytes"

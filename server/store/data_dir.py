"""The data folder: everything that a server must keep."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from ..errors import FolderInUse, StartError

_ADDRESS = "address.txt"


def prepare_data_dir(data_dir: Path) -> None:
    """Creates the folder for database and key. Raises `StartError` with the reason if it cannot be used."""
    try:
        data_dir.mkdir(parents=True, exist_ok=True)
        probe = data_dir / ".write-probe"
        probe.touch()
        probe.unlink()
    except OSError as error:
        reason = error.strerror or error
        raise StartError(f"the data folder {data_dir} cannot be written: {reason}. Set KEHYS_DATA_DIR.") from error


def save_address(data_dir: Path, address: str) -> None:
    """Stores the address of the server, for commands that print links later. Errors are ignored."""
    with suppress(OSError):
        (data_dir / _ADDRESS).write_text(f"{address}\n", "utf-8")


def read_address(data_dir: Path) -> str | None:
    """The address of the last server on this folder; None if none was stored."""
    try:
        address = (data_dir / _ADDRESS).read_text("utf-8").strip()
    except (OSError, UnicodeDecodeError):
        return None
    return address if address.startswith(("http://", "https://")) else None


@contextmanager
def lock_data_dir(data_dir: Path) -> Iterator[None]:
    """Locks the folder while the block runs. Raises `FolderInUse` if another server has locked it.

    Two servers on one database would each broadcast to half of the people. A newer program must also not change the
    tables under a running older one.
    """
    with (data_dir / "server.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise FolderInUse(f"another Kehys server is using the data folder {data_dir}") from error
        yield

"""The data folder: everything that a server must keep."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from ..errors import FolderInUse, StartError

_ADDRESS = "address.txt"


def prepare_data_dir(data_dir: Path) -> None:
    """Makes the folder for database and key, or says in one line why it cannot be used."""
    try:
        data_dir.mkdir(parents=True, exist_ok=True)
        probe = data_dir / ".write-probe"
        probe.touch()
        probe.unlink()
    except OSError as error:
        reason = error.strerror or error
        raise StartError(f"the data folder {data_dir} cannot be written: {reason}. Set KEHYS_DATA_DIR.") from error


def remember_address(data_dir: Path, address: str) -> None:
    """Notes where the server is reached, for commands that print links later. A folder that is full loses only that."""
    with suppress(OSError):
        (data_dir / _ADDRESS).write_text(f"{address}\n", "utf-8")


def last_address(data_dir: Path) -> str | None:
    """Where the last server on this folder was reached; None if it never said so."""
    try:
        address = (data_dir / _ADDRESS).read_text("utf-8").strip()
    except (OSError, UnicodeDecodeError):
        return None
    return address if address.startswith(("http://", "https://")) else None


@contextmanager
def hold(data_dir: Path) -> Iterator[None]:
    """Keeps every other server off this folder while the block runs, or raises `FolderInUse`.

    Two servers on one database would each broadcast to half of the people; and a newer program must not change the
    tables under an older one that runs.
    """
    with (data_dir / "server.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise FolderInUse(f"another Kehys server is using the data folder {data_dir}") from error
        yield

"""The data folder: everything that a server must keep."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ..errors import FolderInUse, StartError


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

"""A real server in a separate process, with its own data folder."""

import asyncio
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from drills.web import ask
from server.domain.access import link_token
from server.exchange.boards.create_board import create_board, new_id
from server.store.data_dir import prepare_data_dir
from server.store.db import Database, database_path
from server.store.migrate import migrate
from server.store.secret_key import read_key
from server.wire.views import BoardView

ROOT = Path(__file__).resolve().parents[1]
# Far above any limit that a drill checks: these only end a hopeless wait.
START_SECONDS = 30.0
STOP_SECONDS = 30.0
_WAIT_SECONDS = 5.0
# All clients of a drill use one link and do the work of many people, so most drills need wide rate limits.
RateLimits = Literal["wide", "default"]
_WIDE = {
    "KEHYS_RATE_WORDS_BURST": "1000000",
    "KEHYS_RATE_WORDS_PER_SECOND": "1000000",
    "KEHYS_RATE_EDITS_BURST": "1000000",
    "KEHYS_RATE_EDITS_PER_SECOND": "1000000",
    "KEHYS_MESSAGES_BURST": "1000000",
    "KEHYS_MESSAGES_PER_SECOND": "1000000",
    "KEHYS_SESSIONS_PER_PERSON_MAX": "2000",
}


@dataclass(frozen=True)
class BoardAt:
    """A board, and the link tokens of its owner and its guests."""

    id: str
    owner: str
    guest: str


class Server:
    """Runs `python -m server serve` with settings from `environment`. Standard error goes to a file."""

    def __init__(self, folder: Path, environment: dict[str, str] | None = None, limits: RateLimits = "wide") -> None:
        self.data_dir = folder / "data"
        self.port = free_port()
        self._environment = {**os.environ, **(_WIDE if limits == "wide" else {}), **(environment or {})}
        self._log = folder / "stderr.txt"
        self._process: subprocess.Popen[bytes] | None = None

    async def make_boards(self, count: int = 1) -> list[BoardAt]:
        """Creates empty boards with the server's own code, before or while it runs."""
        prepare_data_dir(self.data_dir)
        path = database_path(self.data_dir)
        if not path.exists():
            await asyncio.to_thread(migrate, self.data_dir, busy_timeout_seconds=_WAIT_SECONDS)
        key = read_key(self.data_dir)
        database = Database(path, busy_timeout_seconds=_WAIT_SECONDS)
        made = []
        for number in range(count):
            info = BoardView(id=new_id(), title=f"Drill {number}", first_number=1)
            links = await create_board(database, info, [], at=1_790_000_000_000)
            made.append(BoardAt(info.id, *(link_token(key, link) for link in links)))
        await database.close()
        return made

    async def start(self) -> float:
        """Starts the server. Returns the seconds until its first response."""
        began = time.monotonic()
        command = [sys.executable, "-m", "server", "serve", "--no-demo", "--port", str(self.port)]
        with self._log.open("ab") as log:
            self._process = subprocess.Popen(  # noqa: ASYNC220 - it returns at once; poll() and wait() are needed
                [*command, "--data-dir", str(self.data_dir)],
                cwd=ROOT,
                env=self._environment,
                stdout=subprocess.DEVNULL,
                stderr=log,
            )
        while not await self._answers():
            if time.monotonic() - began > START_SECONDS or not self.is_running:
                raise RuntimeError(f"the server did not start: {self.stderr[-2000:]}")
            await asyncio.sleep(0.02)
        return time.monotonic() - began

    def kill(self) -> None:
        """Kills the process, like a power cut."""
        if self._process and self._process.poll() is None:
            self._process.send_signal(signal.SIGKILL)
            self._process.wait()

    async def stop(self) -> tuple[int, float]:
        """Sends SIGTERM. Returns the exit code and the seconds until the end."""
        assert self._process, "the server was not started"
        began = time.monotonic()
        self._process.send_signal(signal.SIGTERM)
        code = await asyncio.to_thread(self._process.wait, STOP_SECONDS)
        return code, time.monotonic() - began

    @property
    def pid(self) -> int:
        """The id of the running process."""
        assert self._process, "the server was not started"
        return self._process.pid

    @property
    def is_running(self) -> bool:
        """Whether the process is running."""
        return self._process is not None and self._process.poll() is None

    @property
    def stderr(self) -> str:
        """Everything that the server has written to standard error."""
        return self._log.read_text("utf-8", errors="replace") if self._log.exists() else ""

    @property
    def faults(self) -> int:
        """Number of unhandled exceptions."""
        return len(self._tracebacks())

    @property
    def first_fault(self) -> str:
        """The first traceback."""
        return next(iter(self._tracebacks()), "")[:2000]

    def _tracebacks(self) -> list[str]:
        return self.stderr.split("Traceback (most recent call last)")[1:]

    def rss_mb(self) -> float:
        """Resident memory of the process, in MB."""
        return self._status_mb("VmRSS")

    def peak_rss_mb(self) -> float:
        """Peak resident memory since the start or since `forget_peak`, in MB."""
        return self._status_mb("VmHWM")

    def forget_peak(self) -> None:
        """Resets the peak of the memory."""
        Path(f"/proc/{self.pid}/clear_refs").write_text("5")

    def connections(self) -> int:
        """Number of open sockets, including listening ones."""
        folder = Path(f"/proc/{self.pid}/fd")
        return sum(is_socket(handle) for handle in folder.iterdir())

    async def _answers(self) -> bool:
        try:
            return (await ask(self.port, "/healthz")).status == 200
        except OSError:
            return False

    def _status_mb(self, name: str) -> float:
        status = Path(f"/proc/{self.pid}/status").read_text()
        return int(status.split(f"{name}:")[1].split()[0]) / 1024


@asynccontextmanager
async def running_server(
    environment: dict[str, str] | None = None, limits: RateLimits = "wide"
) -> AsyncIterator[Server]:
    """A server with a temporary folder. The caller starts it; it is killed at the end."""
    with tempfile.TemporaryDirectory(prefix="kehys-drill-") as folder:
        server = Server(Path(folder), environment, limits)
        try:
            yield server
        finally:
            server.kill()


def is_socket(handle: Path) -> bool:
    """Whether this entry of /proc/PID/fd is a socket. False if it no longer exists."""
    try:
        return str(handle.readlink()).startswith("socket:")
    except OSError:
        return False


def free_port() -> int:
    """A free port."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port

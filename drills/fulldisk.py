"""R11: the disk is full for a while, while people write."""

import asyncio
import os
import random
import resource
import subprocess
from abc import ABC, abstractmethod
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from drills.ack_audit import check_integrity, count_lost, read_log
from drills.client import Client, connect_all, wait_until
from drills.load import Writer, run_at_pace
from drills.report import Finding, Options
from drills.server import Server, running_server
from drills.web import ask
from server.store.db import database_path

OPS_PER_SECOND = 50
# Space for a board, its log, a write-ahead log of the usual size, and little more.
TMPFS_BYTES = 24 * 1024 * 1024
# The first line of a cause, then at most one line per minute.
LINES_PER_MINUTE_MAX = 2


class Disk(ABC):
    """A disk of the data folder that can be filled."""

    name: str

    @abstractmethod
    def fill(self, server: Server) -> None:
        """Makes all later writes fail."""

    @abstractmethod
    def free(self, server: Server) -> None:
        """Makes writes possible again."""


class Tmpfs(Disk):
    """A file system in memory. The server gets ENOSPC, as on any full disk."""

    name = "tmpfs"

    def fill(self, server: Server) -> None:
        """Fills the remaining space with one file."""
        with _filler(server).open("wb") as file:
            left = os.statvfs(server.data_dir)
            os.posix_fallocate(file.fileno(), 0, left.f_bavail * left.f_frsize)

    def free(self, server: Server) -> None:
        """Deletes that file."""
        _filler(server).unlink()


class FileSizeLimit(Disk):
    """Limits the size of files, so that no file can grow. It needs no permission to mount."""

    name = "RLIMIT_FSIZE"

    def fill(self, server: Server) -> None:
        """Allows no file to be larger than the database is now."""
        size = database_path(server.data_dir).stat().st_size
        resource.prlimit(server.pid, resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))

    def free(self, server: Server) -> None:
        """Removes the limit."""
        resource.prlimit(server.pid, resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))


async def run(options: Options) -> Finding:
    """Checks that no acknowledged op is lost, all ops are stored in the end, and the server's log stays short."""
    full_seconds = options.pick(3, 130)
    chance = random.Random(options.seed)
    async with running_server() as server:
        with _disk_for(server, options) as disk:
            [board] = await server.make_boards()
            await server.start()
            clients = [Client(server.port, board, chance) for _ in range(4)]
            # New notes only, as in R14: a resent op comes after later ones, which must not depend on it.
            writers = [Writer(client, chance, notes_max=100_000) for client in clients]
            async with connect_all(clients):
                writing = asyncio.create_task(
                    run_at_pace(OPS_PER_SECOND, full_seconds + 4, [writer.write for writer in writers])
                )
                await asyncio.sleep(2)
                disk.fill(server)
                was_full = await wait_until(lambda: any(client.ledger.retries for client in clients), 30)
                health = await ask(server.port, "/healthz")
                await asyncio.sleep(full_seconds)
                log_lines = len(server.stderr.splitlines())
                disk.free(server)
                await writing
                all_answered = all([await client.wait_for_acks(120) for client in clients])
            check_result = check_integrity(server.data_dir)
            health_after = await ask(server.port, "/healthz")
            code, _ = await server.stop()
            log, ledgers = read_log(server.data_dir, board.id), [client.ledger for client in clients]
    pushed = [op_id for writer in writers for op_id in writer.pushed]
    figures = {
        "disk": disk.name,
        "full_seconds": full_seconds,
        "pushed": len(pushed),
        "answered_retry": sum(ledger.retries for ledger in ledgers),
        "acked_lost": count_lost(log, ledgers),
        "never_applied": len(set(pushed) - set(log.seqs)),
        "duplicates": log.duplicates,
        "integrity": check_result,
        "lines_in_log": log_lines,
        "health": health.body.decode(),
        "tracebacks": server.faults,
    }
    lines_max = LINES_PER_MINUTE_MAX * (1 + full_seconds // 60) + 2
    conditions = {
        "the disk was full": was_full,
        "no acked op lost": figures["acked_lost"] == 0,
        "every op applied once": all_answered and figures["never_applied"] == 0 == figures["duplicates"],
        "the file is whole": check_result == "ok",
        "health said so, and that it is over": b'"warn"' in health.body and b'"pass"' in health_after.body,
        "a line a minute and cause": 0 < log_lines <= lines_max and not server.faults,
        "nobody was cut off": code == 0 and sum(len(ledger.closes) for ledger in ledgers) == 0,
    }
    return Finding(figures, conditions)


@contextmanager
def _disk_for(server: Server, options: Options) -> Iterator[Disk]:
    """A separate file system if it can be mounted. The short form mounts nothing."""
    server.data_dir.mkdir()
    is_mounted = not options.is_short and _mount(server.data_dir)
    try:
        yield Tmpfs() if is_mounted else FileSizeLimit()
    finally:
        server.kill()
        if is_mounted:
            subprocess.run(["umount", str(server.data_dir)], check=True)


def _mount(folder: Path) -> bool:
    command = ["mount", "-t", "tmpfs", "-o", f"size={TMPFS_BYTES}", "kehys-drill", str(folder)]
    try:
        return subprocess.run(command, capture_output=True, check=False).returncode == 0
    except FileNotFoundError:
        return False


def _filler(server: Server) -> Path:
    return server.data_dir / "filler"

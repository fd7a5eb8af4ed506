"""R11: the disk is full for a while, under people who write."""

import asyncio
import os
import random
import resource
import subprocess
from abc import ABC, abstractmethod
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from drills.ack_audit import integrity, lost, read_log
from drills.client import Client, connected, holds
from drills.load import Writer, at_pace
from drills.report import Finding, Order
from drills.server import Server, served
from drills.web import ask
from server.store.db import database_path

OPS_PER_SECOND = 50
# A board, its log and a write-ahead log of the usual size, and little more.
TMPFS_BYTES = 24 * 1024 * 1024
# The first of a cause, and what came together within each minute after it.
LINES_PER_MINUTE_MAX = 2


class Disk(ABC):
    """Where the server's folder lies, which can be filled."""

    name: str

    @abstractmethod
    def fill(self, server: Server) -> None:
        """From now on nothing more fits."""

    @abstractmethod
    def free(self, server: Server) -> None:
        """There is room again."""


class Tmpfs(Disk):
    """A file system in memory: what the server meets is ENOSPC, as on any disk."""

    name = "tmpfs"

    def fill(self, server: Server) -> None:
        """One file takes all that is left."""
        with _filler(server).open("wb") as file:
            left = os.statvfs(server.data_dir)
            os.posix_fallocate(file.fileno(), 0, left.f_bavail * left.f_frsize)

    def free(self, server: Server) -> None:
        """Somebody has tidied up."""
        _filler(server).unlink()


class Bound(Disk):
    """Limits the size of files, so that no file can grow. It needs no right to mount anything."""

    name = "RLIMIT_FSIZE"

    def fill(self, server: Server) -> None:
        """Not a byte more than the database has now."""
        size = database_path(server.data_dir).stat().st_size
        resource.prlimit(server.pid, resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))

    def free(self, server: Server) -> None:
        """As at the beginning."""
        resource.prlimit(server.pid, resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))


async def run(order: Order) -> Finding:
    """Nothing acknowledged is lost, all that was written meanwhile arrives, and the log stays short."""
    full_seconds = order.pick(3, 130)
    chance = random.Random(order.seed)
    async with served() as server:
        with _disk_for(server, order) as disk:
            [board] = await server.make_boards()
            await server.start()
            clients = [Client(server.port, board, chance) for _ in range(4)]
            # New notes only, as in R14: an op that is sent again must not depend on one that comes after it.
            writers = [Writer(client, chance, notes_max=100_000) for client in clients]
            async with connected(clients):
                writing = asyncio.create_task(
                    at_pace(OPS_PER_SECOND, full_seconds + 4, [writer.write for writer in writers])
                )
                await asyncio.sleep(2)
                disk.fill(server)
                was_met = await holds(lambda: any(client.ledger.retries for client in clients), 30)
                health = await ask(server.port, "/healthz")
                await asyncio.sleep(full_seconds)
                told = len(server.complaints.splitlines())
                disk.free(server)
                await writing
                all_answered = all([await client.settled(120) for client in clients])
            word = integrity(server.data_dir)
            health_after = await ask(server.port, "/healthz")
            code, _ = await server.stop()
            log, ledgers = read_log(server.data_dir, board.id), [client.ledger for client in clients]
    pushed = [op_id for writer in writers for op_id in writer.pushed]
    figures = {
        "disk": disk.name,
        "full_seconds": full_seconds,
        "pushed": len(pushed),
        "answered_retry": sum(ledger.retries for ledger in ledgers),
        "acked_lost": lost(log, ledgers),
        "never_applied": len(set(pushed) - set(log.seqs)),
        "duplicates": log.duplicates,
        "integrity": word,
        "lines_in_log": told,
        "health": health.body.decode(),
        "tracebacks": server.faults,
    }
    lines_max = LINES_PER_MINUTE_MAX * (1 + full_seconds // 60) + 2
    conditions = {
        "the disk was full": was_met,
        "no acked op lost": figures["acked_lost"] == 0,
        "every op applied once": all_answered and figures["never_applied"] == 0 == figures["duplicates"],
        "the file is whole": word == "ok",
        "health said so, and that it is over": b'"warn"' in health.body and b'"pass"' in health_after.body,
        "a line a minute and cause": 0 < told <= lines_max and not server.faults,
        "nobody was cut off": code == 0 and sum(len(ledger.closes) for ledger in ledgers) == 0,
    }
    return Finding(figures, conditions)


@contextmanager
def _disk_for(server: Server, order: Order) -> Iterator[Disk]:
    """A file system of its own where that can be had; the tests mount nothing."""
    server.data_dir.mkdir()
    is_mounted = not order.is_short and _mount(server.data_dir)
    try:
        yield Tmpfs() if is_mounted else Bound()
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

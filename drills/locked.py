"""R14: another process holds the database's write lock for ten seconds."""

import asyncio
import random
import sys
import time
from pathlib import Path

from drills.ack_audit import count_lost, read_log
from drills.client import Client, connect_all, wait_until
from drills.load import Writer, run_at_pace
from drills.report import Finding, Options, ms
from drills.server import Server, running_server
from drills.web import ask
from server.store.db import database_path

_HOLDER = """
import sqlite3, sys, time
database = sqlite3.connect(sys.argv[1], isolation_level=None, timeout=30)
database.execute("BEGIN IMMEDIATE")
print("held", flush=True)
time.sleep(float(sys.argv[2]))
database.execute("COMMIT")
"""


async def run(options: Options) -> Finding:
    """People go on writing. A push that cannot be stored is answered with `retry` and sent again."""
    chance = random.Random(options.seed)
    held_seconds = options.pick(1.5, 10.0)
    # In the same proportion: the lock is held for twice as long as a push waits for it.
    environment = {"KEHYS_BUSY_TIMEOUT_SECONDS": "0.7"} if options.is_short else {}
    async with running_server(environment) as server:
        [board] = await server.make_boards()
        await server.start()
        clients = [Client(server.port, board, chance) for _ in range(4)]
        # New notes only: a resent op comes after later ones, which must not depend on it.
        writers = [Writer(client, chance, notes_max=100_000) for client in clients]
        async with connect_all(clients):
            writing = asyncio.create_task(run_at_pace(50, held_seconds + 1, [writer.write for writer in writers]))
            slowest, recovered = await _locked(server, held_seconds, clients)
            await writing
            all_answered = all([await client.wait_for_acks() for client in clients])
        code, _ = await server.stop()
        log, ledgers = read_log(server.data_dir, board.id), [client.ledger for client in clients]
        pushed = [op_id for writer in writers for op_id in writer.pushed]
        figures = {
            "held_seconds": held_seconds,
            "pushed": len(pushed),
            "answered_retry": sum(ledger.retries for ledger in ledgers),
            "acked_lost": count_lost(log, ledgers),
            "never_applied": len(set(pushed) - set(log.seqs)),
            "duplicates": log.duplicates,
            "healthz_slowest_ms": ms(slowest),
            "first_ack_after_release_seconds": round(recovered, 2),
        }
    conditions = {
        "no acked op lost": figures["acked_lost"] == 0,
        "every op applied once": all_answered and figures["never_applied"] == 0 == figures["duplicates"],
        "the server lived on": code == 0 and sum(len(ledger.closes) for ledger in ledgers) == 0,
    }
    return Finding(figures, conditions)


async def _locked(server: Server, seconds: float, clients: list[Client]) -> tuple[float, float]:
    """The slowest answer of /healthz meanwhile, and how long after the release the next op was acknowledged."""
    holder = await _hold(database_path(server.data_dir), seconds)
    acked = _acked(clients)
    slowest = 0.0
    while holder.returncode is None:
        began = time.monotonic()
        await ask(server.port, "/healthz")
        slowest = max(slowest, time.monotonic() - began)
        await asyncio.sleep(0.1)
    released = time.monotonic()
    await wait_until(lambda: _acked(clients) > acked, 30)
    return slowest, time.monotonic() - released


async def _hold(database: Path, seconds: float) -> asyncio.subprocess.Process:
    command = [sys.executable, "-c", _HOLDER, str(database), str(seconds)]
    holder = await asyncio.create_subprocess_exec(*command, stdout=asyncio.subprocess.PIPE)
    assert holder.stdout, "the holder was started with a pipe"
    await holder.stdout.readline()
    return holder


def _acked(clients: list[Client]) -> int:
    return sum(len(client.ledger.acked) for client in clients)

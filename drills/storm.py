"""R9: everybody loses the connection at once: first the network is cut, then the server is killed and restarted."""

import asyncio
import random
import tempfile
import time
from collections.abc import Awaitable
from pathlib import Path

from drills.client import Client, connect_all, wait_until
from drills.load import Writer, run_at_pace
from drills.proxy import Proxy
from drills.report import Finding, Options
from drills.server import ROOT, Server, running_server

LIVE_SECONDS_MAX = 15.0
PEAK_MAX = 2.0
# Python imports sitecustomize.py from there. It counts the snapshots that the server builds.
_PROBE = ROOT / "drills" / "probe"


async def run(options: Options) -> Finding:
    """Everybody reconnects with the page's pauses, and fetches the snapshot like a reloaded page."""
    people, writing_seconds = options.pick((60, 2), (500, 10))
    chance = random.Random(options.seed)
    with tempfile.TemporaryDirectory() as folder:
        counted = Path(folder) / "snapshots.txt"
        environment = {"PYTHONPATH": str(_PROBE), "KEHYS_DRILL_SNAPSHOTS": str(counted)}
        async with running_server(environment) as server, Proxy(server.port) as proxy:
            [board] = await server.make_boards()
            await server.start()
            writer = Writer(Client(server.port, board, chance), chance)
            crowd = [Client(proxy.port, board, chance) for _ in range(people)]
            async with connect_all([writer.client, *crowd], 60):
                await run_at_pace(50, 1, [writer.write])
                steady_mb = server.rss_mb()
                server.forget_peak()
                cut_seconds = await _storm(crowd, writer, _cut(proxy), writing_seconds)
                cut_peak_mb = server.peak_rss_mb()
                restart_seconds = await _storm(crowd, writer, _restart(server), writing_seconds)
                restart_peak_mb = server.peak_rss_mb()
                equal = await wait_until(lambda: len({client.seq for client in [writer.client, *crowd]}) == 1, 30)
            faults = server.faults
        made = counted.read_text("ascii").split() if counted.exists() else []
    figures = {
        "people": people,
        "cut_all_live_seconds": round(cut_seconds, 1),
        "restart_all_live_seconds": round(restart_seconds, 1),
        "snapshots_made": len(made),
        "snapshots_made_twice": len(made) - len(set(made)),
        "steady_rss_mb": round(steady_mb, 1),
        "peak_rss_mb": round(max(cut_peak_mb, restart_peak_mb), 1),
        "unhandled_exceptions": faults,
        "gaps": sum(client.ledger.gaps for client in crowd),
    }
    conditions = {
        f"all live within {LIVE_SECONDS_MAX} s": options.in_time(max(cut_seconds, restart_seconds), LIVE_SECONDS_MAX),
        "a snapshot is made once for a number": bool(made) and figures["snapshots_made_twice"] == 0,
        f"peak memory at most {PEAK_MAX} times": figures["peak_rss_mb"] <= PEAK_MAX * steady_mb,
        "no error": faults == 0 and figures["gaps"] == 0,
        "everybody has everything": equal,
    }
    return Finding(figures, conditions)


async def _cut(proxy: Proxy) -> None:
    proxy.cut()


async def _restart(server: Server) -> None:
    server.kill()
    await server.start()


async def _storm(crowd: list[Client], writer: Writer, fault: Awaitable[None], writing_seconds: float) -> float:
    """Seconds from the fault until everybody is live again and has the snapshot."""
    for client in crowd:
        client.forget_losses()
    writing = asyncio.create_task(run_at_pace(5, writing_seconds, [writer.write]))
    began = time.monotonic()
    await fault
    await asyncio.gather(*(_come_back(client) for client in crowd))
    seconds = time.monotonic() - began
    await writing
    return seconds


async def _come_back(client: Client) -> None:
    # A client notices the loss a moment after the fault.
    await wait_until(lambda: not client.is_live.is_set(), 5)
    await client.wait_until_live()
    await client.snapshot()

"""R8: twenty connections become silent without a close, like phones in a tunnel."""

import asyncio
import random
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import asdict
from typing import Any

from drills.client import Client, connect_all, wait_until
from drills.nodes import run_node
from drills.proxy import Proxy
from drills.report import Finding, Options
from drills.server import BoardAt, running_server
from server.config import Settings

SILENT = 20
FREED_SECONDS_MAX = 40.0
PAGE_SECONDS_MAX = 15.0


async def run(options: Options) -> Finding:
    """A neighbour with a good connection measures when the server drops the silent ones."""
    chance = random.Random(options.seed)
    ping_seconds = options.pick(1.0, Settings.model_fields["ping_seconds"].default)
    async with (
        running_server({"KEHYS_PING_SECONDS": str(ping_seconds)} if options.is_short else {}) as server,
        Proxy(server.port) as proxy,
    ):
        [board] = await server.make_boards()
        await server.start()
        neighbour = Client(server.port, board, chance)
        silent = [Client(proxy.port, board, chance) for _ in range(SILENT)]
        async with connect_all([neighbour]):
            await asyncio.sleep(0.2)
            before = server.connections()
            async with connect_all(silent), _page(board, proxy, options) as page_offline:
                sessions = {client.session for client in silent}
                proxy.blackhole()
                began = time.monotonic()
                left = await wait_until(lambda: sessions <= neighbour.ledger.left, FREED_SECONDS_MAX + 30)
                seconds = time.monotonic() - began
                freed = await wait_until(lambda: server.connections() <= before, 15)
                freed_seconds = time.monotonic() - began
                page_seconds = (await page_offline) - began if page_offline else None
            healthy = neighbour.is_live.is_set() and neighbour.ledger.closes == []
        figures: dict[str, Any] = {
            "silent": SILENT,
            "ping_seconds": ping_seconds,
            "named_as_left_seconds": round(seconds, 1),
            "sockets_freed_seconds": round(freed_seconds, 1),
            "unhandled_exceptions": server.faults,
        }
        if page_seconds is not None:
            figures["page_says_so_seconds"] = round(page_seconds, 1)
    conditions = {
        f"all named as left within {FREED_SECONDS_MAX} s": left and options.in_time(seconds, FREED_SECONDS_MAX),
        "all sockets freed": freed,
        "the neighbour noticed nothing": healthy,
        "no unhandled exception": figures["unhandled_exceptions"] == 0,
        f"the page says so within {PAGE_SECONDS_MAX} s": page_seconds is None or page_seconds <= PAGE_SECONDS_MAX,
    }
    return Finding(figures, conditions)


@asynccontextmanager
async def _page(board: BoardAt, proxy: Proxy, options: Options) -> AsyncIterator[asyncio.Task[float] | None]:
    """A connection by the page's own socket code. The task ends when the page would show that it is offline.

    None in the short form, because the page's pauses cannot be shortened.
    """
    if options.is_short:
        yield None
        return
    events = run_node("silence.mjs", {"board": asdict(board), "port": proxy.port}, 90)
    await anext(events)
    task = asyncio.create_task(_time_of_next(events))
    try:
        yield task
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


async def _time_of_next(events: AsyncIterator[dict[str, Any]]) -> float:
    """The time of the next event."""
    await anext(events)
    return time.monotonic()

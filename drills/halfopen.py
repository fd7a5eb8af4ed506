"""R8: twenty connections go silent without being closed, as phones do in a tunnel."""

import asyncio
import random
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import asdict
from typing import Any

from drills.client import Client, connected, holds
from drills.nodes import run_node
from drills.proxy import Proxy
from drills.report import Finding, Order
from drills.server import BoardAt, served
from server.config import Settings

SILENT = 20
FREED_SECONDS_MAX = 40.0
PAGE_SECONDS_MAX = 15.0


async def run(order: Order) -> Finding:
    """A neighbour with a good connection hears when the server has given the silent ones up."""
    chance = random.Random(order.seed)
    ping_seconds = order.pick(1.0, Settings.model_fields["ping_seconds"].default)
    async with (
        served({"KEHYS_PING_SECONDS": str(ping_seconds)} if order.is_short else {}) as server,
        Proxy(server.port) as proxy,
    ):
        [board] = await server.make_boards()
        await server.start()
        neighbour = Client(server.port, board, chance)
        silent = [Client(proxy.port, board, chance) for _ in range(SILENT)]
        async with connected([neighbour]):
            await asyncio.sleep(0.2)
            before = server.connections()
            async with connected(silent), _page(board, proxy, order) as page_told:
                sessions = {client.session for client in silent}
                proxy.blackhole()
                began = time.monotonic()
                left = await holds(lambda: sessions <= neighbour.ledger.left, FREED_SECONDS_MAX + 30)
                seconds = time.monotonic() - began
                freed = await holds(lambda: server.connections() <= before, 15)
                freed_seconds = time.monotonic() - began
                page_seconds = (await page_told) - began if page_told else None
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
        f"all named as left within {FREED_SECONDS_MAX} s": left and order.in_time(seconds, FREED_SECONDS_MAX),
        "all sockets freed": freed,
        "the neighbour noticed nothing": healthy,
        "no unhandled exception": figures["unhandled_exceptions"] == 0,
        f"the page says so within {PAGE_SECONDS_MAX} s": page_seconds is None or page_seconds <= PAGE_SECONDS_MAX,
    }
    return Finding(figures, conditions)


@asynccontextmanager
async def _page(board: BoardAt, proxy: Proxy, order: Order) -> AsyncIterator[asyncio.Task[float] | None]:
    """The page's own socket, live; the task ends when it would say that there is no connection.

    Not in the short form: its pauses are the page's, and cannot be shrunk.
    """
    if order.is_short:
        yield None
        return
    told = run_node("silence.mjs", {"board": asdict(board), "port": proxy.port}, 90)
    await anext(told)
    task = asyncio.create_task(_next_at(told))
    try:
        yield task
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


async def _next_at(told: AsyncIterator[dict[str, Any]]) -> float:
    """When the next line came."""
    await anext(told)
    return time.monotonic()

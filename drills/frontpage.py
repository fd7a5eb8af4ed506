"""R15: visitors open the front page of a server with many boards, while people write on one of them."""

import asyncio
import itertools
import random
from http import HTTPStatus

from drills.client import Client, connected
from drills.load import Writer, at_pace
from drills.report import Finding, Order, ms, percentile
from drills.server import BoardAt, Server, served
from drills.web import ask

VISITORS = 30
# A large city's workshops of some years.
BOARDS = 2_000
OPS_PER_SECOND = 60
# Each visitor opens the page so often: a notice that many follow at once.
VISIT_SECONDS = 1.0
# Of the median, which other work on the machine moves less than the slowest.
P50_MS_MAX = 50.0


async def run(order: Order) -> Finding:
    """First people write alone, then the visitors come; what counts is how long ops wait for them."""
    boards, seconds = order.pick((50, 2), (BOARDS, 20))
    async with served() as server:
        first, *_ = await server.make_boards(boards)
        await server.start()
        writer = Writer(Client(server.port, first, random.Random(order.seed)), random.Random(order.seed))
        async with connected([writer.client]):
            quiet = await _written(writer, seconds)
            visiting = [asyncio.create_task(_visit(server, first)) for _ in range(VISITORS)]
            busy = await _written(writer, seconds)
            for task in visiting:
                task.cancel()
            visits = await asyncio.gather(*visiting, return_exceptions=True)
    pages = list(itertools.chain.from_iterable(found for found in visits if isinstance(found, list)))
    figures = {
        "boards": boards,
        "visitors": VISITORS,
        "pages": len(pages),
        "page_p50_ms": ms(percentile(pages, 0.5)),
        "ack_p99_ms_alone": ms(percentile(quiet, 0.99)),
        "ack_p50_ms": ms(percentile(busy, 0.5)),
        "ack_p99_ms": ms(percentile(busy, 0.99)),
    }
    return Finding(
        figures,
        {
            "every op was acknowledged": len(busy) == len(quiet) == OPS_PER_SECOND * seconds,
            "every page was answered": bool(pages) and not any(isinstance(found, Exception) for found in visits),
            f"half of the ops wait {P50_MS_MAX} ms at most": order.in_time(figures["ack_p50_ms"], P50_MS_MAX),
        },
    )


async def _written(writer: Writer, seconds: int) -> list[float]:
    """How long each acknowledgement took."""
    writer.client.ledger.ack_seconds.clear()
    await at_pace(OPS_PER_SECOND, seconds, [writer.write])
    await writer.client.settled()
    return list(writer.client.ledger.ack_seconds)


async def _visit(server: Server, board: BoardAt) -> list[float]:
    """Opens the page until cancelled, as a browser that was on one board; how long each answer took."""
    loop, seconds = asyncio.get_running_loop(), []
    opened = await ask(server.port, f"/s/{board.guest}")
    cookie = opened.headers["set-cookie"].split(";")[0]
    try:
        while True:
            began = loop.time()
            answer = await ask(server.port, "/", Cookie=cookie)
            if answer.status != HTTPStatus.OK:
                raise RuntimeError(f"the front page answered {answer.status}")
            seconds.append(loop.time() - began)
            await asyncio.sleep(max(0.0, began + VISIT_SECONDS - loop.time()))
    except asyncio.CancelledError:
        return seconds

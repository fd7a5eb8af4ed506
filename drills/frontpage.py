"""R15: visitors open the front page of a server with many boards, while a person writes on one of them."""

import asyncio
import itertools
import random
from http import HTTPStatus

from drills.client import Client, connect_all
from drills.load import Writer, run_at_pace
from drills.report import Finding, Options, ms, percentile
from drills.server import BoardAt, Server, running_server
from drills.web import ask

VISITORS = 30
# The workshops of a large city over some years.
BOARDS = 2_000
OPS_PER_SECOND = 60
# Each visitor opens the page this often.
VISIT_SECONDS = 1.0
# For the median, which depends less on other load than the maximum.
P50_MS_MAX = 50.0


async def run(options: Options) -> Finding:
    """Measures the ack latency first without visitors, then with them."""
    boards, seconds = options.pick((50, 2), (BOARDS, 20))
    async with running_server() as server:
        first, *_ = await server.make_boards(boards)
        await server.start()
        writer = Writer(Client(server.port, first, random.Random(options.seed)), random.Random(options.seed))
        async with connect_all([writer.client]):
            quiet = await _measure_acks(writer, seconds)
            visiting = [asyncio.create_task(_visit(server, first)) for _ in range(VISITORS)]
            busy = await _measure_acks(writer, seconds)
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
            f"half of the ops wait {P50_MS_MAX} ms at most": options.in_time(figures["ack_p50_ms"], P50_MS_MAX),
        },
    )


async def _measure_acks(writer: Writer, seconds: int) -> list[float]:
    """The ack latencies in seconds."""
    writer.client.ledger.ack_seconds.clear()
    await run_at_pace(OPS_PER_SECOND, seconds, [writer.write])
    await writer.client.wait_for_acks()
    return list(writer.client.ledger.ack_seconds)


async def _visit(server: Server, board: BoardAt) -> list[float]:
    """Opens the page repeatedly until cancelled, with the cookie of one board. Returns response times in seconds."""
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

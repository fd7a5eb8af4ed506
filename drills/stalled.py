"""R6: ten of fifty people stop reading but stay connected."""

import asyncio
import random
import time
from dataclasses import dataclass, field
from typing import Any

from drills.client import Client, connect_all, wait_until
from drills.load import Writer, run_at_pace
from drills.report import Finding, Options, ms, percentile
from drills.server import BoardAt, Server, running_server

PEOPLE = 50
STALLED = 10
OPS_PER_SECOND = 100
SLOWER_MAX = 2.0
GROWTH_MB_MAX = 20.0
CLOSED_SECONDS_MAX = 30.0
# Below this the drill measures itself, because it parses the messages of fifty people in one process.
_NOISE_SECONDS = 0.02
# A client that is still connected after this time was not closed.
_NEVER_SECONDS = 60.0


@dataclass
class Watch:
    """Measures the time from a push to the readers."""

    pushed: dict[str, float] = field(default_factory=dict)
    seconds: list[float] = field(default_factory=list)

    def push(self, writer: Writer) -> None:
        """Pushes one op of this writer."""
        self.pushed[writer.write()] = time.monotonic()

    def note_entry(self, entry: dict[str, Any]) -> None:
        """Notes that a reader has received an entry."""
        if at := self.pushed.get(entry["op"]["op_id"]):
            self.seconds.append(time.monotonic() - at)

    def p99(self) -> float:
        """The 99th percentile since the last call, in seconds."""
        seconds, self.seconds = self.seconds, []
        return percentile(seconds, 0.99)


async def run(options: Options) -> Finding:
    """First everybody reads, then ten people stop, and in the end they read again."""
    baseline_seconds, stalled_seconds = options.pick((2, 6), (60, 300))
    # The server notices a silent reader after two pings, which takes too long for the short form.
    async with running_server({"KEHYS_PING_SECONDS": "2"} if options.is_short else {}) as server:
        [board] = await server.make_boards()
        await server.start()
        people = _people(server, board, options)
        readers, stalled = people[STALLED:], people[:STALLED]
        watch = Watch()
        for reader in readers:
            reader.on_entry = watch.note_entry
        writers = [Writer(client, random.Random(number)) for number, client in enumerate(readers)]
        acts = [lambda writer=writer: watch.push(writer) for writer in writers]
        async with connect_all(people):
            await run_at_pace(OPS_PER_SECOND, baseline_seconds, acts)
            before_mb, baseline = server.rss_mb(), watch.p99()
            writing = asyncio.create_task(run_at_pace(OPS_PER_SECOND, stalled_seconds, acts))
            closed = await _stall(stalled, readers[0])
            await writing
            slowed, after_mb = watch.p99(), server.rss_mb()
            for client in stalled:
                client.may_read.set()
            written = all([await writer.client.wait_for_acks() for writer in writers])
            seq = (await readers[0].snapshot())["seq"]
            resynced = await wait_until(lambda: all(client.seq == seq for client in people), 30)
        figures = {
            "people": PEOPLE,
            "stalled": STALLED,
            "stalled_seconds": stalled_seconds,
            "ops_per_second": OPS_PER_SECOND,
            "baseline_p99_ms": ms(baseline),
            "stalled_p99_ms": ms(slowed),
            "rss_growth_mb": round(after_mb - before_mb, 1),
            "closed_seconds": round(closed, 1),
            "others_closed": sum(len(client.ledger.closes) for client in readers),
            "gaps": sum(client.ledger.gaps for client in people),
        }
    slowed_max = SLOWER_MAX * max(baseline, _NOISE_SECONDS)
    conditions = {
        f"the others' p99 at most {SLOWER_MAX} times": options.in_time(slowed, slowed_max),
        f"memory grew by at most {GROWTH_MB_MAX} MB": figures["rss_growth_mb"] <= GROWTH_MB_MAX,
        "stalled ones were closed": closed < _NEVER_SECONDS,
        f"stalled ones closed within {CLOSED_SECONDS_MAX} s": options.in_time(closed, CLOSED_SECONDS_MAX),
        "stalled ones came back and have everything": resynced and figures["gaps"] == 0,
        "the others stayed and wrote": written and figures["others_closed"] == 0,
    }
    return Finding(figures, conditions)


def _people(server: Server, board: BoardAt, options: Options) -> list[Client]:
    return [Client(server.port, board, random.Random(options.seed + number)) for number in range(PEOPLE)]


async def _stall(stalled: list[Client], neighbour: Client) -> float:
    """Seconds until a neighbour hears that all of them have left; a minute if that never happens."""
    sessions = {client.session for client in stalled}
    began = time.monotonic()
    for client in stalled:
        client.may_read.clear()
    await wait_until(lambda: sessions <= neighbour.ledger.left, _NEVER_SECONDS)
    return time.monotonic() - began

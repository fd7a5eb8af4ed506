"""R7: five people on a link of 16 kbit/s, while others write and move their cursors."""

import asyncio
import random
import time

from drills.client import Client, connect_all, wait_until
from drills.load import Writer, run_at_pace
from drills.proxy import Proxy
from drills.report import Finding, Options
from drills.server import running_server

SLOW = 5
FAST = 8
BITS_PER_SECOND = 16_000
CONVERGED_SECONDS_MAX = 10.0
# The link carries 2,000 bytes per second, and an op is about 350 bytes: two per second fit beside presence.
OPS_PER_SECOND = 2
MOVES_PER_SECOND = 10


async def run(options: Options) -> Finding:
    """Each fast person moves the cursor ten times per second. Together they write twice per second."""
    seconds = options.pick(3, 60)
    chance = random.Random(options.seed)
    async with running_server() as server, Proxy(server.port, bits_per_second=BITS_PER_SECOND) as proxy:
        [board] = await server.make_boards()
        await server.start()
        fast = [Client(server.port, board, chance) for _ in range(FAST)]
        slow = [Client(proxy.port, board, chance) for _ in range(SLOW)]
        writers = [Writer(client, chance) for client in fast]
        acts = [lambda client=client: client.send_presence(chance.uniform(0, 999), 5) for client in fast]
        async with connect_all([*fast, *slow]):
            moving = asyncio.create_task(run_at_pace(MOVES_PER_SECOND * FAST, seconds, acts))
            await run_at_pace(OPS_PER_SECOND, seconds, [writer.write for writer in writers])
            await moving
            began = time.monotonic()
            seq = (await fast[0].snapshot())["seq"]
            converged = await wait_until(lambda: all(client.seq == seq for client in slow), 120)
            took = time.monotonic() - began
        fast_peers, slow_peers = ([client.ledger.peers for client in group] for group in (fast, slow))
        figures = {
            "slow": SLOW,
            "bits_per_second": BITS_PER_SECOND,
            "load_seconds": seconds,
            "ops": seq,
            "presence_messages_fast_min": min(fast_peers),
            "presence_messages_slow_max": max(slow_peers),
            "converged_after_seconds": round(took, 1),
            "closes": sorted(code for client in slow for code in client.ledger.closes),
            "gaps": sum(client.ledger.gaps for client in slow),
        }
    conditions = {
        "presence was dropped": max(slow_peers) < 0.5 * min(fast_peers),
        "no op was dropped": converged and figures["gaps"] == 0,
        f"each has everything within {CONVERGED_SECONDS_MAX} s": options.in_time(took, CONVERGED_SECONDS_MAX),
    }
    return Finding(figures, conditions)

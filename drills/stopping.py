"""R19: the server is stopped repeatedly while people write."""

import asyncio
import random

from drills.ack_audit import count_lost, read_log
from drills.client import Client, connect_all
from drills.load import Writer, run_at_pace
from drills.report import Finding, Options, percentile
from drills.server import Server, running_server

OPS_PER_SECOND = 200
PEOPLE = 8
EXIT_SECONDS_MAX = 10.0
AWAY_SECONDS_MAX = 3.0
RESTART = 1012


async def run(options: Options) -> Finding:
    """Sends SIGTERM under load, and starts a new server on the same port at once."""
    chance = random.Random(options.seed)
    async with running_server() as server:
        [board] = await server.make_boards()
        await server.start()
        clients = [Client(server.port, board, chance) for _ in range(PEOPLE)]
        writers = [Writer(client, chance) for client in clients]
        async with connect_all(clients):
            ends = [await _restart(server, writers, chance) for _ in range(options.pick(2, 99))]
            all_answered = all([await client.wait_for_acks() for client in clients])
        ends.append(await server.stop())
        log, ledgers = read_log(server.data_dir, board.id), [client.ledger for client in clients]
        faults = server.faults
    pushed = [op_id for writer in writers for op_id in writer.pushed]
    away = [seconds for ledger in ledgers for seconds in ledger.away_seconds]
    codes = [code for ledger in ledgers for code in ledger.closes]
    exit_seconds, away_p95 = max(seconds for _, seconds in ends), percentile(away, 0.95)
    figures = {
        "stops": len(ends),
        "exit_codes": sorted({code for code, _ in ends}),
        "exit_seconds_max": round(exit_seconds, 2),
        "close_codes": {str(code): codes.count(code) for code in sorted(set(codes))},
        "acked": sum(len(ledger.acked) for ledger in ledgers),
        "acked_lost": count_lost(log, ledgers),
        "never_applied": len(set(pushed) - set(log.seqs)),
        "away_seconds_p95": round(away_p95, 2),
    }
    conditions = {
        "exit 0": figures["exit_codes"] == [0],
        f"ended within {EXIT_SECONDS_MAX} s": exit_seconds <= EXIT_SECONDS_MAX,
        "everybody was told 1012": set(codes) == {RESTART},
        "no acked op lost": figures["acked_lost"] == 0,
        "every op applied once": all_answered and figures["never_applied"] == 0 and not log.duplicates,
        f"p95 away {AWAY_SECONDS_MAX} s": options.in_time(away_p95, AWAY_SECONDS_MAX),
        "no unhandled exception": faults == 0,
    }
    return Finding(figures, conditions)


async def _restart(server: Server, writers: list[Writer], chance: random.Random) -> tuple[int, float]:
    # In reality days pass between restarts. Without this the reconnect pauses would grow.
    for writer in writers:
        writer.client.forget_losses()
    writing = asyncio.create_task(run_at_pace(OPS_PER_SECOND, 1.2, [writer.write for writer in writers]))
    await asyncio.sleep(chance.uniform(0.3, 1.1))
    end = await server.stop()
    await server.start()
    await writing
    await asyncio.gather(*(writer.client.wait_until_live() for writer in writers))
    return end

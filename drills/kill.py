"""R1: the server is killed repeatedly while people write."""

import asyncio
import random

from drills.ack_audit import check_integrity, count_lost, read_log
from drills.client import Client, connect_all
from drills.load import Writer, run_at_pace
from drills.report import Finding, Options, percentile
from drills.server import BoardAt, Server, running_server

OPS_PER_SECOND = 200
WRITERS = 4
BACK_SECONDS_MAX = 3.0


async def run(options: Options) -> Finding:
    """Kills and restarts the server, and compares the acknowledged ops with the log at the end."""
    chance = random.Random(options.seed)
    async with running_server() as server:
        [board] = await server.make_boards()
        await server.start()
        clients = [Client(server.port, board, chance, pause_seconds=0.2) for _ in range(WRITERS)]
        writers = [Writer(client, chance) for client in clients]
        async with connect_all(clients):
            kills = options.pick(10, 50)
            restarts, check_results = await _kill_often(server, writers, kills, chance)
            all_answered = all([await client.wait_for_acks() for client in clients])
        code, _ = await server.stop()
        finding = _judge(server, board, writers, check_results, all_answered=all_answered and code == 0)
        finding.figures |= {"kills": kills, "back_seconds_p50": round(percentile(restarts, 0.5), 2)}
        finding.figures["back_seconds_max"] = round(max(restarts), 2)
        finding.conditions[f"back in {BACK_SECONDS_MAX} s"] = options.in_time(max(restarts), BACK_SECONDS_MAX)
        return finding


async def _kill_often(
    server: Server, writers: list[Writer], kills: int, chance: random.Random
) -> tuple[list[float], set[str]]:
    """The seconds of each restart, and the results of SQLite's integrity checks."""
    restarts, check_results = [], set()
    for _ in range(kills):
        writing = asyncio.create_task(run_at_pace(OPS_PER_SECOND, 1.5, [writer.write for writer in writers]))
        await asyncio.sleep(chance.uniform(0.1, 1.4))
        server.kill()
        restarts.append(await server.start())
        await writing
        # While the server runs. Before, our own connection would recover the file instead of the server.
        check_results.add(check_integrity(server.data_dir))
        await asyncio.gather(*(writer.client.wait_until_live() for writer in writers))
    return restarts, check_results


def _judge(
    server: Server, board: BoardAt, writers: list[Writer], check_results: set[str], *, all_answered: bool
) -> Finding:
    log = read_log(server.data_dir, board.id)
    ledgers = [writer.client.ledger for writer in writers]
    pushed = [op_id for writer in writers for op_id in writer.pushed]
    figures = {
        "pushed": len(pushed),
        "acked": sum(len(ledger.acked) for ledger in ledgers),
        "acked_lost": count_lost(log, ledgers),
        "never_applied": len(set(pushed) - set(log.seqs)),
        "duplicates": log.duplicates,
        "gaps_seen": sum(ledger.gaps for ledger in ledgers),
        "integrity": sorted(check_results),
    }
    conditions = {
        "no acked op lost": figures["acked_lost"] == 0,
        "no op twice": not log.duplicates and not log.has_gaps,
        "no op lost at all": all_answered and figures["never_applied"] == 0,
        "nobody saw a gap": figures["gaps_seen"] == 0,
        "the file is whole": check_results == {"ok"},
    }
    return Finding(figures, conditions)

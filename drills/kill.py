"""R1: the server is killed while people write, again and again."""

import asyncio
import random

from drills.ack_audit import integrity, lost, read_log
from drills.client import Client, connected
from drills.load import Writer, at_pace
from drills.report import Finding, Order, percentile
from drills.server import BoardAt, Server, served

OPS_PER_SECOND = 200
WRITERS = 4
BACK_SECONDS_MAX = 3.0


async def run(order: Order) -> Finding:
    """Kills, starts again, and at the end compares what was acknowledged with the log."""
    chance = random.Random(order.seed)
    async with served() as server:
        [board] = await server.make_boards()
        await server.start()
        clients = [Client(server.port, board, chance, pause_seconds=0.2) for _ in range(WRITERS)]
        writers = [Writer(client, chance) for client in clients]
        async with connected(clients):
            kills = order.pick(10, 50)
            backs, words = await _kill_often(server, writers, kills, chance)
            all_answered = all([await client.settled() for client in clients])
        code, _ = await server.stop()
        finding = _judge(server, board, writers, words, all_answered=all_answered and code == 0)
        finding.figures |= {"kills": kills, "back_seconds_p50": round(percentile(backs, 0.5), 2)}
        finding.figures["back_seconds_max"] = round(max(backs), 2)
        finding.conditions[f"back in {BACK_SECONDS_MAX} s"] = order.in_time(max(backs), BACK_SECONDS_MAX)
        return finding


async def _kill_often(
    server: Server, writers: list[Writer], kills: int, chance: random.Random
) -> tuple[list[float], set[str]]:
    """After how many seconds it answered again, each time, and what SQLite said of the file."""
    backs, words = [], set()
    for _ in range(kills):
        writing = asyncio.create_task(at_pace(OPS_PER_SECOND, 1.5, [writer.write for writer in writers]))
        await asyncio.sleep(chance.uniform(0.1, 1.4))
        server.kill()
        backs.append(await server.start())
        await writing
        # While the server runs: before, our own connection would repair what the server must.
        words.add(integrity(server.data_dir))
        await asyncio.gather(*(writer.client.back() for writer in writers))
    return backs, words


def _judge(server: Server, board: BoardAt, writers: list[Writer], words: set[str], *, all_answered: bool) -> Finding:
    log = read_log(server.data_dir, board.id)
    ledgers = [writer.client.ledger for writer in writers]
    pushed = [op_id for writer in writers for op_id in writer.pushed]
    figures = {
        "pushed": len(pushed),
        "acked": sum(len(ledger.acked) for ledger in ledgers),
        "acked_lost": lost(log, ledgers),
        "never_applied": len(set(pushed) - set(log.seqs)),
        "duplicates": log.duplicates,
        "gaps_seen": sum(ledger.gaps for ledger in ledgers),
        "integrity": sorted(words),
    }
    conditions = {
        "no acked op lost": figures["acked_lost"] == 0,
        "no op twice": not log.duplicates and not log.has_gaps,
        "no op lost at all": all_answered and figures["never_applied"] == 0,
        "nobody saw a gap": figures["gaps_seen"] == 0,
        "the file is whole": words == {"ok"},
    }
    return Finding(figures, conditions)

"""R5: each op is sent one to five times over connections that are cut in the middle of messages."""

import asyncio
import random
from typing import Any

from drills.ack_audit import count_lost, read_log
from drills.client import Client, connect_all, wait_until
from drills.load import create_note
from drills.proxy import Proxy, never_cut
from drills.report import Finding, Options
from drills.server import running_server

SENDERS = 8
UNDER_WAY_MAX = 30


async def run(options: Options) -> Finding:
    """Each op creates its own note, so an op that is applied twice would create two."""
    chance = random.Random(options.seed)
    ops = [create_note(chance, "once") for _ in range(options.pick(500, 10_000))]
    # A client that is far behind gets a resync: a long tail would never arrive on such short connections.
    async with (
        running_server({"KEHYS_TAIL_ENTRIES_MAX": "200"}) as server,
        Proxy(server.port, bytes_until_cut=lambda: chance.uniform(2_000, 200_000)) as proxy,
    ):
        [board] = await server.make_boards()
        await server.start()
        clients = [Client(proxy.port, board, chance, pause_seconds=0.01) for _ in range(SENDERS)]
        for client in clients:
            client.http_port = server.port
        async with connect_all(clients):
            piles = [_copies(ops[number::SENDERS], chance) for number in range(SENDERS)]
            await asyncio.gather(*(_push_all(*each) for each in zip(clients, piles, strict=True)))
            proxy.bytes_until_cut = never_cut
            all_answered = all([await client.wait_for_acks() for client in clients])
            nodes = (await clients[0].snapshot())["nodes"]
        await server.stop()
        log, ledgers = read_log(server.data_dir, board.id), [client.ledger for client in clients]
        figures = {
            "ops": len(ops),
            "copies": sum(map(len, piles)),
            "connections_cut": proxy.cuts,
            "applied": len(log.lines),
            "applied_twice": log.duplicates,
            "acked_lost": count_lost(log, ledgers),
            "acks_with_another_number": sum(ledger.misnumbered for ledger in ledgers),
            "refused": sum(len(ledger.refused) for ledger in ledgers),
        }
        faults = server.faults
    once = {op["node"]["id"] for op in ops} == {node["id"] for node in nodes} and len(nodes) == len(ops)
    conditions = {
        "each op is in the log once": figures["applied"] == len(ops) and not log.duplicates and not log.has_gaps,
        "each note is on the board once": once,
        "all answered": all_answered and figures["refused"] == 0,
        "each ack tells the first number": figures["acks_with_another_number"] == 0 == figures["acked_lost"],
        "no unhandled exception": faults == 0,
    }
    return Finding(figures, conditions)


def _copies(ops: list[dict[str, Any]], chance: random.Random) -> list[dict[str, Any]]:
    """One to five copies of each op, mixed with the copies of other ops."""
    placed = [
        (number + chance.uniform(0, 40), op) for number, op in enumerate(ops) for _ in range(chance.randint(1, 5))
    ]
    return [op for _, op in sorted(placed, key=lambda pair: pair[0])]


async def _push_all(client: Client, copies: list[dict[str, Any]]) -> None:
    for op in copies:
        client.push(op)
        if client.unanswered >= UNDER_WAY_MAX:
            await wait_until(lambda: client.unanswered < UNDER_WAY_MAX, 60)

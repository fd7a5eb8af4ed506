"""R3: five pages write at random on a network that cuts messages in two; in the end all boards are equal."""

import json
import random
from dataclasses import asdict
from pathlib import Path
from typing import Any

from drills.nodes import run_node
from drills.proxy import Proxy
from drills.report import Finding, Order
from drills.server import BoardAt, Server, served
from drills.web import ask

# Seeds that once failed, one a line; they are played first, ever after.
KEPT = Path(__file__).with_name("seeds.txt")
SECONDS_PER_OP = 0.05


async def run(order: Order) -> Finding:
    """Plays each seed on a board of its own, then asks the server, starts it again, and asks once more."""
    count, ops = order.pick((20, 150), (200, 1_000))
    seeds = [*kept_seeds(), *range(order.seed, order.seed + count)]
    chance = random.Random(order.seed)
    # Small limits: the log's memory and the tail are left behind often, so that resyncs are part of the play.
    environment = {"KEHYS_RECENT_ENTRIES_MAX": "20", "KEHYS_TAIL_ENTRIES_MAX": "5"}
    async with (
        served(environment) as server,
        Proxy(server.port, bytes_until_cut=lambda: chance.uniform(2_000, 60_000)) as proxy,
    ):
        boards = await server.make_boards(len(seeds))
        await server.start()
        asked = {"boards": [asdict(board) for board in boards], "seeds": seeds, "ops": ops}
        asked |= {"proxy_port": proxy.port, "server_port": server.port}
        seconds = 30 + len(seeds) * ops * SECONDS_PER_OP
        plays = [play async for play in run_node("fuzz.mjs", asked, seconds)]
        in_memory = [await _hash(server, board) for board in boards]
        await server.stop()
        await server.start()
        on_disk = [await _hash(server, board) for board in boards]
        await server.stop()
        faults = server.faults
    failed = [
        play["seed"]
        for play, *hashes in zip(plays, in_memory, on_disk, strict=True)
        if {*play.get("hashes", ["none"]), *hashes} != {hashes[0]}
    ]
    keep(failed)
    return _judge(plays, ops, proxy.cuts, failed, faults)


def _judge(plays: list[dict[str, Any]], ops: int, cuts: int, failed: list[int], faults: int) -> Finding:
    figures = {
        "seeds": len(plays),
        "ops_per_seed": ops,
        "pages": 5,
        "applied": sum(play.get("answers", {}).get("applied", 0) for play in plays),
        "refused": sum(sum(play.get("answers", {}).values()) for play in plays)
        - sum(play.get("answers", {}).get("applied", 0) for play in plays),
        "connections_lost": sum(play.get("losses", 0) for play in plays),
        "cut_mid_message": cuts,
        "resyncs": sum(play.get("resyncs", 0) for play in plays),
        "failed_seeds": failed,
        "errors": [play["error"] for play in plays if "error" in play],
    }
    conditions = {
        "one hash in memory, on disk and on every page": not failed,
        "the network was bad": figures["connections_lost"] >= 0.1 * ops and cuts > 0,
        # A few short plays may do without.
        "the log was left behind": figures["resyncs"] > 0 or len(plays) < 20,
        "no unhandled exception": faults == 0,
    }
    return Finding(figures, conditions)


async def _hash(server: Server, board: BoardAt) -> str:
    answer = await ask(server.port, f"/api/v1/boards/{board.id}/hash", Authorization=f"Bearer {board.owner}")
    found: str = json.loads(answer.body)["hash"]
    return found


def kept_seeds() -> list[int]:
    """Seeds that failed before."""
    return [int(line) for line in KEPT.read_text("utf-8").split()] if KEPT.exists() else []


def keep(failed: list[int]) -> None:
    """Writes down seeds that failed."""
    fresh = [seed for seed in failed if seed not in kept_seeds()]
    if fresh:
        with KEPT.open("a", encoding="utf-8") as file:
            file.writelines(f"{seed}\n" for seed in fresh)

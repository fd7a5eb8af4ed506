"""R3: five pages write at random over a network that cuts messages. In the end all boards are equal."""

import json
import random
from dataclasses import asdict
from pathlib import Path
from typing import Any

from drills.nodes import run_node
from drills.proxy import Proxy
from drills.report import Finding, Options
from drills.server import BoardAt, Server, running_server
from drills.web import ask

# Seeds that have failed before, one per line. They are always run first.
SEEDS_FILE = Path(__file__).with_name("seeds.txt")
SECONDS_PER_OP = 0.05


async def run(options: Options) -> Finding:
    """Runs each seed on its own board, and compares state hashes before and after a restart of the server."""
    count, ops = options.pick((20, 150), (200, 1_000))
    seeds = [*failed_seeds(), *range(options.seed, options.seed + count)]
    chance = random.Random(options.seed)
    # Small limits, so that pages often fall too far behind and need a resync.
    environment = {"KEHYS_RECENT_ENTRIES_MAX": "20", "KEHYS_TAIL_ENTRIES_MAX": "5"}
    async with (
        running_server(environment) as server,
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
    save_seeds(failed)
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
        # A few short runs may need none.
        "the log was left behind": figures["resyncs"] > 0 or len(plays) < 20,
        "no unhandled exception": faults == 0,
    }
    return Finding(figures, conditions)


async def _hash(server: Server, board: BoardAt) -> str:
    answer = await ask(server.port, f"/api/v1/boards/{board.id}/hash", Authorization=f"Bearer {board.owner}")
    found: str = json.loads(answer.body)["hash"]
    return found


def failed_seeds() -> list[int]:
    """Seeds that have failed before."""
    return [int(line) for line in SEEDS_FILE.read_text("utf-8").split()] if SEEDS_FILE.exists() else []


def save_seeds(failed: list[int]) -> None:
    """Adds failed seeds to the file."""
    fresh = [seed for seed in failed if seed not in failed_seeds()]
    if fresh:
        with SEEDS_FILE.open("a", encoding="utf-8") as file:
            file.writelines(f"{seed}\n" for seed in fresh)

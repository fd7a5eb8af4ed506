"""R10: a page edits offline while the board changes, and reconnects."""

import json
from dataclasses import asdict
from typing import Any

from drills.ack_audit import read_log
from drills.nodes import run_node
from drills.report import Finding, Options
from drills.server import running_server
from drills.web import ask

EDITS = 50
# Below and above the tail's limit: once the page gets the missed entries, once it must fetch the snapshot.
TAIL_MAX = 100
OTHERS = {"tail": 60, "resync": 300}


async def run(options: Options) -> Finding:
    """The time offline does not matter, only the number of ops that others write meanwhile."""
    async with running_server({"KEHYS_TAIL_ENTRIES_MAX": str(TAIL_MAX), "KEHYS_RECENT_ENTRIES_MAX": "20"}) as server:
        boards = await server.make_boards(len(OTHERS))
        await server.start()
        figures: dict[str, Any] = {"edits_offline": EDITS}
        conditions: dict[str, bool] = {}
        for board, (name, others) in zip(boards, OTHERS.items(), strict=True):
            task = {
                "board": asdict(board),
                "port": server.port,
                "edits": EDITS,
                "others": others,
                "seed": options.seed,
            }
            [play] = [play async for play in run_node("offline.mjs", task, 120)]
            logged = read_log(server.data_dir, board.id).seqs
            answer = await ask(server.port, f"/api/v1/boards/{board.id}/hash", Authorization=f"Bearer {board.owner}")
            answers = list(zip(play["op_ids"], play["codes"], strict=True))
            kept = [op_id for op_id, code in answers if code is None]
            figures[name] = {
                "others_edits": others,
                "kept": len(kept),
                "shown_as_conflict": [code for _, code in answers if code],
                "silent_losses": EDITS - len(answers) + sum(op_id not in logged for op_id in kept),
                "resyncs": play["resyncs"],
            }
            conditions |= {
                f"{name}: no silent loss": figures[name]["silent_losses"] == 0,
                f"{name}: what was refused is not in the log": not any(id_ in logged for id_, code in answers if code),
                f"{name}: one hash": {*play["hashes"]} == {json.loads(answer.body)["hash"]},
            }
        conditions["once by the tail, once by a snapshot"] = [figures[name]["resyncs"] for name in OTHERS] == [0, 1]
        conditions["no unhandled exception"] = server.faults == 0
    return Finding(figures, conditions)

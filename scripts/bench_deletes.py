"""Measures how long it takes to delete 500 nodes of a large board: `make bench-deletes [NODES=100000]`.

It measures the rules only, because they block the event loop: no disk and no network. It prints processor time, because
other programs of the machine affect elapsed time more.
"""

import datetime
import os
import platform
import statistics
import sys
import time
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).parents[1]))

from server.domain.access import Actor, Grant
from server.domain.board import Board
from server.domain.changes import Link
from server.exchange.boards.create_board import new_id
from server.exchange.boards.generate import generate
from server.wire.ops import NodeDelete
from server.wire.views import BoardView

DELETED = 500
RUNS = 9


def main() -> None:
    """Prints the figure, the machine and the date."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    nodes = {node.id: node for node in generate(count, 1, is_mixed=True)}
    link = Link(new_id(), "own")
    board = Board(BoardView(id=new_id(), title="", first_number=1), nodes=nodes, links={link.id: link})
    chosen = Random(1)
    figures = [_ms_of_deletes(board, link, chosen) for _ in range(RUNS)]
    print(f"{DELETED} deletes on {count} nodes: median {statistics.median(figures):.0f} ms, {max(figures):.0f} at most")
    today = datetime.datetime.now(datetime.UTC).date()
    print(f"{today}, {platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}")


def _ms_of_deletes(board: Board, link: Link, chosen: Random) -> float:
    ops = [NodeDelete(op_id=new_id(), id=id_) for id_ in chosen.sample(sorted(board.nodes), DELETED)]
    start = time.process_time()
    board.apply(ops, Actor(new_id(), Grant(link.id, 0)), at=0)
    return (time.process_time() - start) * 1_000


if __name__ == "__main__":
    main()

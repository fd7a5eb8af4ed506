"""Compares what clients were told with what is on disk."""

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from drills.client import Ledger
from server.store.db import database_path


@dataclass(frozen=True)
class Log:
    """A board's log on disk, as another program reads it."""

    lines: list[tuple[int, str]]

    @property
    def seqs(self) -> dict[str, int]:
        """Number by op_id."""
        return {op_id: seq for seq, op_id in self.lines}

    @property
    def duplicates(self) -> int:
        """Lines too many: ops that are there twice."""
        return len(self.lines) - len(self.seqs)

    @property
    def has_gaps(self) -> bool:
        """Whether the numbers are not 1, 2, 3, …"""
        return [seq for seq, _ in self.lines] != list(range(1, len(self.lines) + 1))


def read_log(data_dir: Path, board_id: str) -> Log:
    """The log of a board."""
    with closing(sqlite3.connect(database_path(data_dir), timeout=10)) as database:
        query = "SELECT seq, op_id FROM ops WHERE board_id = ? ORDER BY seq"
        return Log(database.execute(query, (board_id,)).fetchall())


def integrity(data_dir: Path) -> str:
    """SQLite's own word: "ok", or what is wrong."""
    with closing(sqlite3.connect(database_path(data_dir), timeout=10)) as database:
        word: str = database.execute("PRAGMA integrity_check").fetchone()[0]
        return word


def lost(log: Log, ledgers: Iterable[Ledger]) -> int:
    """Ops that were acknowledged and are not in the log under the number that was told."""
    seqs = log.seqs
    return sum(seqs.get(op_id) != seq for ledger in ledgers for op_id, seq in ledger.acked.items())

"""Compares acknowledged ops with the log on disk."""

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from drills.client import Ledger
from server.store.db import database_path


@dataclass(frozen=True)
class Log:
    """A board's log on disk, read by this process."""

    lines: list[tuple[int, str]]

    @property
    def seqs(self) -> dict[str, int]:
        """Log number by op_id."""
        return {op_id: seq for seq, op_id in self.lines}

    @property
    def duplicates(self) -> int:
        """Number of ops that are in the log twice."""
        return len(self.lines) - len(self.seqs)

    @property
    def has_gaps(self) -> bool:
        """Whether the log numbers are anything but 1, 2, 3, …"""
        return [seq for seq, _ in self.lines] != list(range(1, len(self.lines) + 1))


def read_log(data_dir: Path, board_id: str) -> Log:
    """The log of a board."""
    with closing(sqlite3.connect(database_path(data_dir), timeout=10)) as database:
        query = "SELECT seq, op_id FROM ops WHERE board_id = ? ORDER BY seq"
        return Log(database.execute(query, (board_id,)).fetchall())


def check_integrity(data_dir: Path) -> str:
    """The result of SQLite's integrity check: "ok", or the first error."""
    with closing(sqlite3.connect(database_path(data_dir), timeout=10)) as database:
        result: str = database.execute("PRAGMA integrity_check").fetchone()[0]
        return result


def count_lost(log: Log, ledgers: Iterable[Ledger]) -> int:
    """Number of acknowledged ops that are not in the log with the acknowledged number."""
    seqs = log.seqs
    return sum(seqs.get(op_id) != seq for ledger in ledgers for op_id, seq in ledger.acked.items())

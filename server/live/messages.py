"""Texts that go to everybody on a board."""

from collections.abc import Sequence

from ..domain.board import Board, brings_words
from ..domain.redaction import for_all
from ..wire.messages import Ops, Resync
from ..wire.ops import Entry


def told(board: Board, entries: Sequence[Entry] | None, entries_max: int) -> str:
    """The message with the entries, or a `resync` that makes clients fetch the snapshot.

    That is sent where there are more than `entries_max` of them, since the snapshot is smaller then, and where the
    words that one brings are not there.
    """
    if entries is None or len(entries) > entries_max:
        return Resync().model_dump_json()
    if any(entry.revealed is None and brings_words(entry.op) for entry in entries):
        return Resync().model_dump_json()
    return Ops(entries=[for_all(entry, board) for entry in entries]).model_dump_json()

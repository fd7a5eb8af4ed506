"""A hash of a whole board, to compare two copies of it."""

import hashlib

import rfc8785

from ..wire.views import Snapshot
from .state import BoardState


def hash_board(state: BoardState) -> str:
    """The hash of a board in memory."""
    return hash_snapshot(state.snapshot())


def hash_snapshot(snapshot: Snapshot) -> str:
    """SHA-256 of the board's rows as canonical JSON (RFC 8785), in hexadecimal.

    The rows are keyed by id, so their order does not matter. `seq` is not part of the hash. Numbers are written as in
    JavaScript, so a browser that follows the same RFC gets the same hash.
    """
    board = snapshot.model_dump(mode="json")
    rows = {noun: {row["id"]: row for row in board[noun]} for noun in ("nodes", "threads", "comments", "people")}
    return hashlib.sha256(rfc8785.dumps({"board": board["board"], **rows})).hexdigest()

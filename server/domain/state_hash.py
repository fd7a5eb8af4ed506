"""One hash for a whole board, so that two copies can be compared without sending them."""

import hashlib

import rfc8785

from ..wire.views import Snapshot
from .state import BoardState


def state_hash(state: BoardState) -> str:
    """The hash of a board in memory."""
    return hash_of(state.snapshot())


def hash_of(snapshot: Snapshot) -> str:
    """SHA-256 of the board's rows as canonical JSON (RFC 8785), in hexadecimal.

    The rows are keyed by id, so that no copy's order matters, and `seq` is left out: it says when, not what. Numbers
    are written as JavaScript writes them, so a browser that follows the same RFC gets the same hash.
    """
    board = snapshot.model_dump(mode="json")
    rows = {noun: {row["id"]: row for row in board[noun]} for noun in ("nodes", "threads", "comments", "people")}
    return hashlib.sha256(rfc8785.dumps({"board": board["board"], **rows})).hexdigest()

"""One hash for a whole board, so that two copies can be compared without sending them."""

import hashlib

import rfc8785

from .state import BoardState


def state_hash(state: BoardState) -> str:
    """SHA-256 of the board's rows as canonical JSON (RFC 8785), in hexadecimal.

    The rows are keyed by id, so that no copy's order matters, and `seq` is left out: it says when, not what. Numbers
    are written as JavaScript writes them, so a browser that follows the same RFC gets the same hash.
    """
    snapshot = state.snapshot().model_dump(mode="json")
    rows = {noun: {row["id"]: row for row in snapshot[noun]} for noun in ("nodes", "threads", "comments", "people")}
    return hashlib.sha256(rfc8785.dumps({"board": snapshot["board"], **rows})).hexdigest()

"""A board as the program stored it before the migration `2026_11_30_plain_names`, with the names of that time.

Aino is a guest. She starts a thread and writes three more comments. The owner turns on review, hides the first comment,
hides all comments of Aino, deletes one of them and closes commenting; her last comment waits for review.
"""

import json
from collections.abc import Iterator
from typing import Any, Final

from sqlalchemy import Connection

from server.domain.links import derive_link_id
from tests.server.world import BOARD, LINKS, NOW, id_

REVISION: Final = "2026_11_30_unused_pictures"
OWNER, AINO, THREAD = id_("own"), id_("aino"), id_("talk")
NO_TEXT: Final = "–"
_REMOVED: Final = {"gone": None, "thread": None, "x": 0.0, "y": 0.0}
# Sender, op, `is_held`, `is_act`.
OPS: Final[list[tuple[str, dict[str, Any], bool, bool]]] = [
    (OWNER, {"kind": "person.rename", "name": "Outi"}, False, False),
    (OWNER, {"kind": "link.create", "gives": "comment", "name": "Ryhmä", "expires_at": None}, False, True),
    (AINO, {"kind": "person.rename", "name": "Aino"}, False, False),
    (
        AINO,
        {"kind": "thread.create", "id": THREAD, "node_id": None, "x": 0.0, "y": 0.0}
        | {"comment_id": id_("first"), "text": "Ensin", "mentions": []},
        False,
        False,
    ),
    (AINO, {"kind": "comment.create", "id": id_("deleted"), "thread_id": THREAD, "text": "Pois"}, False, False),
    (OWNER, {"kind": "board.update", "set": {"holds": "all"}}, False, True),
    (AINO, {"kind": "comment.create", "id": id_("waits"), "thread_id": THREAD, "text": "Odottaa"}, True, False),
    (OWNER, {"kind": "comment.hide", "id": id_("first"), "is_hidden": True}, False, True),
    (OWNER, {"kind": "person.hide", "person": AINO, "is_hidden": True}, False, True),
    (OWNER, {"kind": "comment.delete", "id": id_("deleted")}, True, True),
    (OWNER, {"kind": "board.update", "set": {"takes_comments": False, "slow_seconds": 9}}, False, True),
    (OWNER, {"kind": "board.update", "set": {"takes_comments": True}}, False, True),
    (AINO, {"kind": "comment.create", "id": id_("last"), "thread_id": THREAD, "text": "gives, holds"}, True, False),
]


def _comment(name: str, seq: int, withheld: str) -> dict[str, Any]:
    row = {"id": id_(name), "thread_id": THREAD, "seq": seq, "by": AINO, "at": NOW, "text": NO_TEXT}
    return {**row, "mentions": [], "edited_at": None, "reactions": {}, "withheld": withheld}


COMMENTS: Final = [_comment("first", 4, "hidden"), _comment("waits", 7, "hidden"), _comment("last", 13, "held")]
_PIN: Final = {"id": THREAD, "node_id": None, "x": 0.0, "y": 0.0, "by": AINO, "at": NOW, "is_resolved": False}
_DELETED: Final = {"gone": _comment("deleted", 5, "hidden"), "thread": _PIN, "x": 0.0, "y": 0.0}
WITHHELD: Final = {
    "first": {"by": AINO, "text": "Ensin", "mentions": [], "before_all": None, **_REMOVED},
    "waits": {"by": AINO, "text": "Odottaa", "mentions": [], "before_all": "held", **_REMOVED},
    "deleted": {"by": AINO, "text": "Pois", "mentions": [], "before_all": "shown", **_DELETED},
    "last": {"by": AINO, "text": "gives, holds", "mentions": [], "before_all": None, **_REMOVED},
}


def insert_old_board(connection: Connection) -> None:
    """Writes the board into a database of the revision `REVISION`."""
    for table, row in _rows():
        marks = ", ".join("?" * len(row))
        values = tuple(json.dumps(value) if isinstance(value, dict | list) else value for value in row.values())
        columns = ", ".join(f'"{name}"' for name in row)
        connection.exec_driver_sql(f"INSERT INTO {table} ({columns}) VALUES ({marks})", values)


def _rows() -> Iterator[tuple[str, dict[str, Any]]]:
    board = {"id": BOARD, "title": "Kuntien kartta", "first_number": 1, "seq": len(OPS), "created_at": NOW}
    yield "boards", {**board, "takes_comments": 1, "holds": "all", "slow_seconds": 9}
    on_board = {"board_id": BOARD}
    for link in (LINKS["own"].id, derive_link_id(BOARD, id_("old2"))):
        role, name = ("own", "") if link == LINKS["own"].id else ("comment", "Ryhmä")
        yield "links", {**on_board, "id": link, "role": role, "revision": 0, "name": name}
    yield "people", {**on_board, "id": OWNER, "name": "Outi", "is_guest": 0}
    yield "people", {**on_board, "id": AINO, "name": "Aino", "is_guest": 1}
    yield "threads", {**on_board, **_PIN}
    for comment in COMMENTS:
        yield "comments", {**on_board, **comment}
    for name, body in WITHHELD.items():
        yield "withheld", {**on_board, "id": id_(name), "body": body}
    for seq, (by, op, is_held, is_act) in enumerate(OPS, 1):
        op_id, role = id_(f"old{seq}"), "own" if by == OWNER else "comment"
        line = {"seq": seq, "op_id": op_id, "by": by, "role": role, "at": NOW, "op": {"op_id": op_id, **op}}
        yield "ops", {**on_board, **line, "is_held": is_held, "is_act": is_act}

"""Helpers of the server's tests: a board with a link for each role, actors, and ops with ids."""

import asyncio
import json
import sqlite3
from collections.abc import Awaitable, Callable
from itertools import count
from pathlib import Path
from typing import Any, Final

from server.config import Settings
from server.domain.access import Actor, Grant, Link, link_token
from server.domain.board import Board
from server.domain.changes import AnyNode, Changes
from server.live.outbox import Queue
from server.live.session import Session
from server.store import boards
from server.store.db import Database, database_path
from server.wire.nodes import NODE
from server.wire.ops import OP, AnyOp
from server.wire.values import Role
from server.wire.views import BoardView

_numbers = count(1)


def id_(name: str) -> str:
    """A readable id: the name, padded to the length of ids."""
    return name.ljust(16, "-")


BOARD: Final = id_("board")
OTHER_BOARD: Final = id_("other-board")
INFO: Final = BoardView(id=BOARD, title="Kuntien kartta", first_number=1)
ROLES: Final[tuple[Role, ...]] = ("view", "comment", "participate", "edit", "own")
LINKS: Final = {role: Link(id_(f"link-{role}"), role) for role in ROLES}
KEY: Final = bytes(range(32))
# A moment in 2026: the time in all tests that do not change it.
NOW: Final = 1_790_000_000_000


# --- Things and people on a board ---


def make_board() -> Board:
    """An empty board that each role has a link to."""
    return Board(info=INFO, links={link.id: link for link in LINKS.values()})


def actor(role: Role = "own", person: str | None = None) -> Actor:
    """A person who came by the link of that role."""
    return Actor(id_(person or role), Grant(LINKS[role].id, 0))


def node(kind: str, name: str, **fields: Any) -> AnyNode:
    """A node of a kind, somewhere on the board."""
    box = {"x": 0, "y": 0, "w": 100, "h": 50, "place": {"order": "a"}}
    return NODE.validate_python({"kind": kind, "id": id_(name), **box, **fields})


def inside(frame: str) -> dict[str, Any]:
    """The `place` of a node inside a frame."""
    return {"place": {"parent": id_(frame), "order": "a"}}


# --- Ops ---


def op(kind: str, **fields: Any) -> AnyOp:
    """An op with an id of its own."""
    return OP.validate_python({"kind": kind, "op_id": id_(f"op{next(_numbers)}"), **fields})


def create(kind: str, name: str, **fields: Any) -> AnyOp:
    return op("node.create", node=node(kind, name, **fields))


def update(name: str, **fields: Any) -> AnyOp:
    return op("node.update", id=id_(name), set=fields)


def delete(name: str) -> AnyOp:
    return op("node.delete", id=id_(name))


def thread(name: str, node_id: str | None = None, x: float = 0, y: float = 0, text: str = "Hei") -> AnyOp:
    pin = {"x": x, "y": y, "node_id": node_id and id_(node_id)}
    return op("thread.create", id=id_(name), comment_id=id_(f"{name}-first"), text=text, **pin)


def comment(name: str, thread_id: str, text: str = "Hei") -> AnyOp:
    return op("comment.create", id=id_(name), thread_id=id_(thread_id), text=text)


def move_pin(name: str, node_id: str | None = None, x: float = 0, y: float = 0) -> AnyOp:
    return op("thread.move", id=id_(name), node_id=node_id and id_(node_id), x=x, y=y)


def resolve(name: str, is_resolved: bool = True) -> AnyOp:
    return op("thread.resolve", id=id_(name), is_resolved=is_resolved)


def rewrite(name: str, text: str, *mentions: str) -> AnyOp:
    return op("comment.update", id=id_(name), text=text, mentions=[id_(person) for person in mentions])


def erase(name: str) -> AnyOp:
    return op("comment.delete", id=id_(name))


def react(name: str, reaction: str, is_on: bool = True) -> AnyOp:
    return op("comment.react", id=id_(name), reaction=reaction, is_on=is_on)


def rename(name: str) -> AnyOp:
    return op("person.rename", name=name)


def hide(name: str, is_hidden: bool = True) -> AnyOp:
    return op("comment.hide", id=id_(name), is_hidden=is_hidden)


def hide_all(person: str, is_hidden: bool = True) -> AnyOp:
    return op("person.hide", person=id_(person), is_hidden=is_hidden)


def block(person: str, is_blocked: bool = True) -> AnyOp:
    return op("person.block", person=id_(person), is_blocked=is_blocked)


def restore(name: str) -> AnyOp:
    return op("comment.restore", id=id_(name))


def report(name: str) -> AnyOp:
    return op("comment.report", id=id_(name))


def dismiss(name: str) -> AnyOp:
    return op("comment.dismiss", id=id_(name))


def rotate(role: Role) -> AnyOp:
    return op("link.rotate", id=LINKS[role].id)


def plain(*ops: AnyOp) -> list[Any]:
    """Ops as JSON values, for requests to the server."""
    return [one.model_dump(mode="json") for one in ops]


# --- Stored boards ---

# No pauses: tests need not save messages.
_IMPATIENT: Final = {"presence_pause_seconds": 0.0}


def make_settings(data_dir: Path = Path("unused"), **limits: Any) -> Settings:
    """Settings without the environment and a .env file, with some lower limits."""
    return Settings.model_validate(
        {**Settings.model_construct().model_dump(), **_IMPATIENT, "data_dir": data_dir, **limits}
    )


async def store_board(database: Database, info: BoardView = INFO, links: dict[Role, Link] = LINKS) -> None:
    """Writes an empty board with its links."""
    async with database.unit_of_work() as session:
        await boards.create(session, info, NOW)
        changes = Changes(links={link.id: link for link in links.values()})
        await boards.save(session, info.id, changes, 0)


async def load_board(database: Database, board_id: str = BOARD) -> Board:
    """The board as it is on disk."""
    async with database.reading() as session:
        board = await boards.load(session, board_id)
    assert board, f"there is no board {board_id}"
    return board


def logged(data_dir: Path) -> list[int]:
    """The numbers in the log, as another program sees them."""
    connection = sqlite3.connect(database_path(data_dir))
    seqs = [seq for (seq,) in connection.execute("SELECT seq FROM ops ORDER BY seq")]
    connection.close()
    return seqs


def token(role: Role, revision: int = 0) -> str:
    """The address part of a link of the board."""
    return link_token(KEY, Link(LINKS[role].id, role, revision))


# --- Time and connections ---


class Gate:
    """Wraps an async function: its callers wait until the gate is opened."""

    def __init__(self, behind: Callable[..., Awaitable[Any]]) -> None:
        self._behind = behind
        self.reached = asyncio.Event()
        self.opened = asyncio.Event()

    async def __call__(self, *args: Any) -> Any:
        self.reached.set()
        await self.opened.wait()
        return await self._behind(*args)


def queue(**limits: Any) -> Queue:
    """An outbox with enough room, or with given limits."""
    return Queue(**{"messages_max": 256, "bytes_max": 1024 * 1024, **limits})


async def heard(session: Session) -> list[Any]:
    """The messages that wait to be sent on a connection."""
    assert isinstance(session.outbox, Queue)
    return [json.loads(message) for message in await session.outbox.take()]


async def heard_until(session: Session, type_: str) -> list[Any]:
    """All messages up to the first one of a type, waiting for it if it must."""
    messages = await heard(session)
    while type_ not in [message["type"] for message in messages]:
        messages += await heard(session)
    return messages


# --- The addresses of the board ---

PAGE: Final = f"/b/{BOARD}"
SNAPSHOT: Final = f"/api/v1/boards/{BOARD}/snapshot"
OPS: Final = f"/api/v1/boards/{BOARD}/ops"
SHARED: Final = f"/api/v1/boards/{BOARD}/links"
UNKNOWN_PAGE: Final = "/b/" + id_("nowhere")

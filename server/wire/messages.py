"""The messages over the websocket in both directions, and the version of the protocol (docs/protocol.md)."""

from enum import IntEnum
from typing import Annotated, Final, Literal

from pydantic import Field, TypeAdapter

from ..config import OPS_PER_PUSH_MAX
from ..errors import Params
from .ops import Entry, Op
from .values import Box, Id, Milliseconds, Point, Role, Wire

PROTOCOL: Final = 2


class Close(IntEnum):
    """Codes with which the server closes a connection. A client reconnects after all but 4400, 4403 and 4409."""

    restart = 1012
    come_back = 1013
    too_large = 1009
    bad_message = 4400
    # Reconnect, but not soon: the board is full, or this connection has sent far too much.
    busy = 4429
    no_access = 4403
    old_page = 4409


# Parsing stops at the first op with an error: the push is refused as a whole, and collecting more errors takes time.
PushOps = Annotated[list[Op], Field(min_length=1, max_length=OPS_PER_PUSH_MAX, fail_fast=True)]


class Push(Wire):
    """Ops that are applied together: all of them or none. The answer has the same `n`."""

    type: Literal["push"]
    n: int
    ops: PushOps


class Presence(Wire):
    """Cursor and view of the sender. The latest one wins, and none is stored."""

    type: Literal["presence"]
    cursor: Point | None = None
    view: Box | None = None


class Ping(Wire):
    """Asks for a `pong`, so that a client can tell a dead connection from a quiet one."""

    type: Literal["ping"]


ClientMessage = Annotated[Push | Presence | Ping, Field(discriminator="type")]
CLIENT_MESSAGE: TypeAdapter[Push | Presence | Ping] = TypeAdapter(ClientMessage)


class You(Wire):
    """The person, session and role of a connection."""

    id: Id
    session: str
    role: Role
    name: str | None


class Welcome(Wire):
    """The first message of every connection. `ops` with missed entries follow. `at` is the server's time."""

    type: Literal["welcome"] = "welcome"
    protocol: int = PROTOCOL
    seq: int
    at: Milliseconds
    you: You


class Ops(Wire):
    """Committed entries in order, without a gap."""

    type: Literal["ops"] = "ops"
    entries: list[Entry]


class Ack(Wire):
    """All ops of push `n` are on disk. `seqs` are their numbers, in the order of the push."""

    type: Literal["ack"] = "ack"
    n: int
    seqs: list[int]


class Refused(Wire):
    """Push `n` was refused: none of its ops was applied."""

    type: Literal["refused"] = "refused"
    n: int
    code: str
    message: str
    params: Params


class Peer(Wire):
    """Cursor and view of another session."""

    session: str
    person: Id
    name: str | None
    cursor: Point | None = None
    view: Box | None = None


class Peers(Wire):
    """The presence of other sessions: those that changed, and those that left."""

    type: Literal["peers"] = "peers"
    here: list[Peer]
    left: list[str]


class Resync(Wire):
    """The missed entries cannot be sent: the client must fetch the snapshot again."""

    type: Literal["resync"] = "resync"


class Pong(Wire):
    """The answer to a `ping`."""

    type: Literal["pong"] = "pong"

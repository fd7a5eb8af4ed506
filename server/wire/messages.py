"""Messages over the websocket, both ways, and the version of this protocol (docs/protocol.md)."""

from enum import IntEnum
from typing import Annotated, Final, Literal

from pydantic import Field, TypeAdapter

from ..config import OPS_PER_PUSH_MAX
from ..errors import Params
from .ops import Entry, Op
from .values import Box, Id, Milliseconds, Point, Role, Wire

PROTOCOL: Final = 2


class Close(IntEnum):
    """Codes with which the server ends a connection; all but 4400, 4403 and 4409 mean *come back*."""

    restart = 1012
    come_back = 1013
    too_large = 1009
    bad_message = 4400
    # Come back, but not soon: the board is full, or this connection has sent far too much.
    busy = 4429
    no_access = 4403
    old_page = 4409


# A fault in one op refuses the whole push, so the ops behind it are not read: each of their faults would cost time.
PushOps = Annotated[list[Op], Field(min_length=1, max_length=OPS_PER_PUSH_MAX, fail_fast=True)]


class Push(Wire):
    """Ops to be applied together: all of them or none. `n` is echoed in the answer."""

    type: Literal["push"]
    n: int
    ops: PushOps


class Presence(Wire):
    """Where the sender points and looks; the latest one wins and nothing of it is stored."""

    type: Literal["presence"]
    cursor: Point | None = None
    view: Box | None = None


class Ping(Wire):
    """Asks for a `pong`, so that a browser can tell a dead connection from a quiet one."""

    type: Literal["ping"]


ClientMessage = Annotated[Push | Presence | Ping, Field(discriminator="type")]
CLIENT_MESSAGE: TypeAdapter[Push | Presence | Ping] = TypeAdapter(ClientMessage)


class You(Wire):
    """The person and role that the server sees behind a connection."""

    id: Id
    session: str
    role: Role
    name: str | None


class Welcome(Wire):
    """First message of every connection; the missing tail follows as `ops`. `at` is what the server's clock says."""

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
    """Every op of push `n` is on disk; `seqs` are their numbers, in the order of the push."""

    type: Literal["ack"] = "ack"
    n: int
    seqs: list[int]


class Refused(Wire):
    """Nothing of push `n` was applied."""

    type: Literal["refused"] = "refused"
    n: int
    code: str
    message: str
    params: Params


class Peer(Wire):
    """Where somebody else points and looks."""

    session: str
    person: Id
    name: str | None
    cursor: Point | None = None
    view: Box | None = None


class Peers(Wire):
    """Presence of others, by session: who changed and who left."""

    type: Literal["peers"] = "peers"
    here: list[Peer]
    left: list[str]


class Resync(Wire):
    """The log does not reach back to where the browser is: fetch the snapshot again."""

    type: Literal["resync"] = "resync"


class Pong(Wire):
    """Answer to a `ping`."""

    type: Literal["pong"] = "pong"

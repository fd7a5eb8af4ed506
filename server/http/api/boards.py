"""The API of a board: snapshot, ops, history."""

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Request, Response, Security
from fastapi.security import HTTPBearer
from pydantic import Field

from ...config import HISTORY_PAGE_MAX, SEQ_MAX
from ...domain.access import Actor
from ...domain.erasure import belongings
from ...live.snapshots import Packed
from ...wire.messages import Ops, PushOps
from ...wire.values import Wire
from ...wire.views import PersonData, Snapshot, StateHash
from ..error_responses import READING, WRITING
from ..security.auth import actor_on
from ..services import ServicesDep
from .request_bodies import Body

router = APIRouter(prefix="/api/v1/boards/{board_id}", tags=["boards"], responses=READING)


class PushBody(Body):
    """Ops to apply. Either all of them are applied or none."""

    ops: PushOps


class RestoreBody(Body):
    """The number of the log entry to restore."""

    seq: Annotated[int, Field(ge=0, le=SEQ_MAX)]


class Applied(Wire):
    """The log numbers of the ops, in the order of the push. All of them are on disk."""

    seqs: list[int]


# Read in auth.py; here it is said, so that programs which read the description know where a link goes.
_LINK = HTTPBearer(
    scheme_name="link",
    description="The last part of a link's address: ID.SECRET. Browsers use a cookie instead.",
    auto_error=False,
)


async def current_actor(
    board_id: str, request: Request, services: ServicesDep, _link: Annotated[object, Security(_LINK)]
) -> Actor:
    """Dependency: who acts on the board in the path.

    A change is refused with `TooFast`, before its body is looked at, after many that could not be read.
    """
    actor = await actor_on(request, board_id, services)
    if request.method == "POST":
        services.door.check_unread(actor)
        # A body that cannot be read is refused in server/app.py, which charges this person for it.
        request.state.actor = actor
    return actor


ActorDep = Annotated[Actor, Depends(current_actor)]


@router.get("/snapshot", responses={200: {"model": Snapshot}})
async def snapshot(board_id: str, request: Request, actor: ActorDep, services: ServicesDep) -> Response:
    """The whole board, with the `seq` of its last op."""
    return _sent(request, await services.hub.room(board_id).snapshot(actor), "application/json")


_LINES: dict[int | str, dict[str, Any]] = {200: {"content": {"application/x-ndjson": {}}}}


@router.get("/snapshot/lines", response_class=Response, responses=_LINES)
async def snapshot_lines(board_id: str, request: Request, actor: ActorDep, services: ServicesDep) -> Response:
    """The same, one JSON value per line: first all but the nodes and their count, then frames, then other nodes."""
    return _sent(request, await services.hub.room(board_id).lines(actor), "application/x-ndjson")


def _sent(request: Request, packed: Packed, media_type: str) -> Response:
    etag = f'"{packed.etag}"'
    headers = {"ETag": etag, "Cache-Control": "private, no-cache", "Vary": "Cookie, Authorization"}
    if request.headers.get("if-none-match") == etag:
        return Response(status_code=304, headers=headers)
    return Response(packed.body, media_type=media_type, headers=headers | {"Content-Encoding": "gzip"})


@router.post("/ops", responses=WRITING)
async def push(board_id: str, body: PushBody, actor: ActorDep, services: ServicesDep) -> Applied:
    """Applies ops, either all of them or none. The same rules hold as for a push from the browser."""
    return Applied(seqs=await services.hub.room(board_id).push(body.ops, actor))


@router.get("/hash")
async def state_hash(board_id: str, actor: ActorDep, services: ServicesDep) -> StateHash:
    """A hash of the board at a log number. Use it to compare copies of a board."""
    return await services.hub.room(board_id).state_hash(actor)


@router.get("/ops")
async def history(
    board_id: str,
    actor: ActorDep,
    services: ServicesDep,
    after: Annotated[int, Query(ge=0, le=SEQ_MAX)] = 0,
    limit: Annotated[int, Query(ge=1, le=HISTORY_PAGE_MAX)] = HISTORY_PAGE_MAX,
) -> Ops:
    """One page of the log: the entries after a number, oldest first. An empty page is the end."""
    return Ops(entries=await services.hub.room(board_id).history(actor, after, limit))


@router.post("/restore", responses=WRITING)
async def restore(board_id: str, body: RestoreBody, actor: ActorDep, services: ServicesDep) -> Applied:
    """Restores the nodes of an earlier log number, with new ops at the end of the log. Comments stay."""
    return Applied(seqs=await services.hub.room(board_id).restore(actor, body.seq))


@router.get("/mine")
async def mine(board_id: str, actor: ActorDep, services: ServicesDep, response: Response) -> PersonData:
    """All data of the caller on the board: their name and everything they wrote. Browsers save it as a file."""
    response.headers["Content-Disposition"] = 'attachment; filename="kehys.json"'
    response.headers["Cache-Control"] = "private, no-store"
    return await services.hub.room(board_id).ask(actor, lambda board: belongings(board, actor.person_id))

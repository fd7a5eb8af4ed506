"""The API of a board: snapshot, ops, history."""

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response
from pydantic import Field

from ...config import HISTORY_PAGE_MAX, SEQ_MAX
from ...domain.erasure import collect_person_data
from ...live.snapshots import PackedSnapshot
from ...wire.messages import Ops, PushOps
from ...wire.values import Wire
from ...wire.views import PersonData, Snapshot, StateHash
from ..error_responses import READING, WRITING
from .dependencies import ActorDep, RoomDep
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


@router.get("/snapshot", responses={200: {"model": Snapshot}})
async def snapshot(request: Request, actor: ActorDep, room: RoomDep) -> Response:
    """The whole board, with the `seq` of its last op."""
    return _cached_response(request, await room.queries.snapshot(actor), "application/json")


_LINES: dict[int | str, dict[str, Any]] = {200: {"content": {"application/x-ndjson": {}}}}


@router.get("/snapshot/lines", response_class=Response, responses=_LINES)
async def snapshot_lines(request: Request, actor: ActorDep, room: RoomDep) -> Response:
    """The same, one JSON value per line: first all but the nodes and their count, then frames, then other nodes."""
    return _cached_response(request, await room.queries.snapshot_lines(actor), "application/x-ndjson")


def _cached_response(request: Request, packed: PackedSnapshot, media_type: str) -> Response:
    etag = f'"{packed.etag}"'
    headers = {"ETag": etag, "Cache-Control": "private, no-cache", "Vary": "Cookie, Authorization"}
    if request.headers.get("if-none-match") == etag:
        return Response(status_code=304, headers=headers)
    return Response(packed.body, media_type=media_type, headers=headers | {"Content-Encoding": "gzip"})


@router.post("/ops", responses=WRITING)
async def push(body: PushBody, actor: ActorDep, room: RoomDep) -> Applied:
    """Applies ops, either all of them or none. The same rules hold as for a push from the browser."""
    return Applied(seqs=await room.push(body.ops, actor))


@router.get("/hash")
async def state_hash(actor: ActorDep, room: RoomDep) -> StateHash:
    """A hash of the board at a log number. Use it to compare copies of a board."""
    return await room.queries.state_hash(actor)


@router.get("/ops")
async def history(
    actor: ActorDep,
    room: RoomDep,
    after: Annotated[int, Query(ge=0, le=SEQ_MAX)] = 0,
    limit: Annotated[int, Query(ge=1, le=HISTORY_PAGE_MAX)] = HISTORY_PAGE_MAX,
) -> Ops:
    """One page of the log: the entries after a number, oldest first. An empty page is the end."""
    return Ops(entries=await room.queries.history(actor, after, limit))


@router.post("/restore", responses=WRITING)
async def restore(body: RestoreBody, actor: ActorDep, room: RoomDep) -> Applied:
    """Restores the nodes of an earlier log number, with new ops at the end of the log. Comments stay."""
    return Applied(seqs=await room.restore(actor, body.seq))


@router.get("/mine")
async def mine(actor: ActorDep, room: RoomDep, response: Response) -> PersonData:
    """All data of the caller on the board: their name and everything they wrote. Browsers save it as a file."""
    response.headers["Content-Disposition"] = 'attachment; filename="kehys.json"'
    response.headers["Cache-Control"] = "private, no-store"
    return await room.queries.read(actor, lambda board: collect_person_data(board, actor.person_id))

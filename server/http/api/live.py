"""The websocket of a board: moves messages between a socket and its session, and nothing else."""

import asyncio
import contextlib
from asyncio import Future
from typing import Any

from fastapi import APIRouter, WebSocket, WebSocketDisconnect
from starlette.websockets import WebSocketState

from ...config import Settings
from ...errors import BoardError, BoardFull, Forbidden, NoAccess, TooFast
from ...live.outbox import Queue
from ...live.session import Session
from ...wire.messages import PROTOCOL, Close
from ..error_responses import refusal_response
from ..security.auth import SUBPROTOCOL, actor_on
from ..services import ServicesDep
from ..transport_outbox import charge_control_frames, transport_outbox

router = APIRouter()
# The ASGI extension for a status of one's own. A server that lacks it answers 403, and pages come back after that too.
_DENIAL = "websocket.http.response"
# A reader that was cut off for not reading will not read the close either.
_CLOSE_SECONDS = 5.0


@router.websocket("/api/v1/boards/{board_id}/live")
async def live(  # noqa: PLR0917 - FastAPI passes them by name
    socket: WebSocket, board_id: str, services: ServicesDep, after: int, protocol: int, last: str | None = None
) -> None:
    """Refused before it is accepted where the visitor has no valid link: the browser then learns nothing."""
    try:
        actor = await actor_on(socket, board_id, services)
        room = services.hub.room(board_id)
        await room.visit(actor)
    except BoardError as error:
        await _deny(socket, error)
        return
    offered = socket.scope.get("subprotocols", [])
    await socket.accept(subprotocol=SUBPROTOCOL if SUBPROTOCOL in offered else None)
    if protocol != PROTOCOL:
        await socket.close(Close.old_page)
        return
    outbox = transport_outbox(socket, services.settings.outbox_bytes_max) or _queue(services.settings)
    refused = services.refusals.add
    session = Session(actor, services.settings, room.push, room.moved, outbox, refused=refused)
    charge_control_frames(socket, session)
    try:
        await room.join(session, after, last)
        await _carry(socket, session)
    except BoardError as error:
        await socket.close(close_code(error))
    finally:
        room.leave(session)


def close_code(error: BoardError) -> Close:
    """The code for a refusal at the door. Only lost access keeps a page away; every other refusal is temporary."""
    match error:
        case NoAccess() | Forbidden():
            return Close.no_access
        case BoardFull() | TooFast():
            return Close.busy
        case _:
            return Close.come_back


async def _deny(socket: WebSocket, error: BoardError) -> None:
    """Refuses the handshake: with 403 where access is missing, else with the status of the temporary refusal."""
    is_temporary = close_code(error) is not Close.no_access
    if is_temporary and _DENIAL in socket.scope.get("extensions", {}):
        await socket.send_denial_response(refusal_response(error))
    else:
        await socket.close()


def _queue(settings: Settings) -> Queue:
    return Queue(messages_max=settings.outbox_messages_max, bytes_max=settings.outbox_bytes_max)


async def _carry(socket: WebSocket, session: Session) -> None:
    """Runs until the browser leaves or the session ends."""
    tasks = [asyncio.create_task(_read(socket, session))]
    if isinstance(session.outbox, Queue):
        tasks.append(asyncio.create_task(_write(socket, session.outbox)))
    waited_for: list[Future[Any]] = [*tasks, session.ended]
    await asyncio.wait(waited_for, return_when=asyncio.FIRST_COMPLETED)
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    if session.ended.done() and socket.client_state is WebSocketState.CONNECTED:
        with contextlib.suppress(TimeoutError, RuntimeError, WebSocketDisconnect):
            await asyncio.wait_for(socket.close(session.ended.result()), _CLOSE_SECONDS)


async def _read(socket: WebSocket, session: Session) -> None:
    while (message := await socket.receive())["type"] != "websocket.disconnect":
        text = message.get("text")
        if text is None:
            session.end(Close.bad_message)
            return
        session.receive(text)


async def _write(socket: WebSocket, queue: Queue) -> None:
    while True:
        for message in await queue.take():
            await socket.send_text(message)

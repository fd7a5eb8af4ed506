"""The WebSocket of a board: passes messages between the socket and its session."""

import asyncio
import contextlib
from asyncio import Future
from typing import Any

from fastapi import APIRouter, WebSocket, WebSocketDisconnect
from starlette.websockets import WebSocketState

from ...config import Settings
from ...domain.access import Actor
from ...errors import BoardError, BoardFull, Forbidden, NoAccess, TooFast
from ...live.outbox import Queue
from ...live.room import Room
from ...live.session import Session
from ...wire.messages import PROTOCOL, Close
from ..error_responses import refusal_response
from ..security.auth import SUBPROTOCOL, actor_on
from ..services import Services, ServicesDep
from ..transport_outbox import charge_control_frames, transport_outbox

router = APIRouter()
# The ASGI extension for an HTTP status instead of a handshake. Servers without it answer 403; pages retry then too.
_DENIAL = "websocket.http.response"
# A reader that does not read its messages does not read the close message either.
_CLOSE_SECONDS = 5.0


@router.websocket("/api/v1/boards/{board_id}/live")
async def live(  # noqa: PLR0917 - FastAPI passes them by name
    socket: WebSocket, board_id: str, services: ServicesDep, after: int, protocol: int, last: str | None = None
) -> None:
    """Refuses the handshake without a valid link, so that a stranger learns nothing about the board."""
    if (admitted := await _admit(socket, board_id, services)) is None:
        return
    await _accept(socket)
    if protocol != PROTOCOL:
        await socket.close(Close.old_page)
        return
    room, actor = admitted
    await _serve(socket, room, _session(socket, room, actor, services), after, last)


async def _admit(socket: WebSocket, board_id: str, services: Services) -> tuple[Room, Actor] | None:
    """The room and the actor, or None after a refused handshake."""
    try:
        actor = await actor_on(socket, board_id, services)
        room = services.hub.room(board_id)
        await room.queries.visit(actor)
    except BoardError as error:
        await _deny(socket, error)
        return None
    return room, actor


async def _accept(socket: WebSocket) -> None:
    offered = socket.scope.get("subprotocols", [])
    await socket.accept(subprotocol=SUBPROTOCOL if SUBPROTOCOL in offered else None)


def _session(socket: WebSocket, room: Room, actor: Actor, services: Services) -> Session:
    settings = services.settings
    outbox = transport_outbox(socket, settings.outbox_bytes_max) or _queue(settings)
    session = Session(actor, settings, room.push, room.update_presence, outbox, refused=services.refusals.add)
    charge_control_frames(socket, session)
    return session


async def _serve(socket: WebSocket, room: Room, session: Session, after: int, last: str | None) -> None:
    try:
        await room.join(session, after, last)
        await _pass_messages(socket, session)
    except BoardError as error:
        await socket.close(close_code(error))
    finally:
        room.leave(session)


def close_code(error: BoardError) -> Close:
    """The close code for a refusal. After `no_access` a page does not retry; every other code is temporary."""
    match error:
        case NoAccess() | Forbidden():
            return Close.no_access
        case BoardFull() | TooFast():
            return Close.busy
        case _:
            return Close.come_back


async def _deny(socket: WebSocket, error: BoardError) -> None:
    """Refuses the handshake: with 403 without access, otherwise with the status of the temporary refusal."""
    is_temporary = close_code(error) is not Close.no_access
    if is_temporary and _DENIAL in socket.scope.get("extensions", {}):
        await socket.send_denial_response(refusal_response(error))
    else:
        await socket.close()


def _queue(settings: Settings) -> Queue:
    return Queue(messages_max=settings.outbox_messages_max, bytes_max=settings.outbox_bytes_max)


async def _pass_messages(socket: WebSocket, session: Session) -> None:
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

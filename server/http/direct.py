"""Frames straight into a socket's transport: one for all readers, and no task to wake for each.

Leans on a part of uvicorn that is not public, which tests/server/http/test_direct.py pins. Under another server, or a
uvicorn that has changed, `direct_outbox` is None and messages take the ordinary way.
"""

import logging
from asyncio import WriteTransport
from contextlib import suppress
from functools import lru_cache

from fastapi import WebSocket
from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol
from websockets.exceptions import InvalidState
from websockets.frames import Frame, Opcode
from websockets.http11 import Request

_TRANSPORT = "kehys.transport"


class DirectProtocol(WebSocketsSansIOProtocol):
    """uvicorn's own websocket protocol, which also tells the application where its bytes go."""

    def handle_connect(self, event: Request) -> None:
        """The application's task has been made but does not run yet: it will find the transport in its scope."""
        super().handle_connect(event)
        if scope := getattr(self, "scope", None):
            scope["extensions"][_TRANSPORT] = self.transport

    def send_receive_event_to_app(self) -> None:
        """Text that is no UTF-8, and the sender's closing frame behind it in the same packet.

        uvicorn would answer the text with a closing frame of its own, which the connection does not allow any more: an
        exception in the event loop for each. Drill R22 found it. The closing frame is handled next, and ends it all.
        """
        with suppress(InvalidState):
            super().send_receive_event_to_app()

    def keepalive_timeout(self) -> None:
        """Whoever answers no ping will not read the rest either, and a transport closes only after all of it is sent.

        Waiting for that kept a stalled reader on the board, and a megabyte in memory, until the kernel gave up.
        """
        super().keepalive_timeout()
        self.transport.abort()


def is_news(record: logging.LogRecord) -> bool:
    """A log filter: text that is no UTF-8 is its sender's fault, who is told so by 1007.

    A traceback for each, as uvicorn logs it, would let whoever has a link fill a disk.
    """
    return not (record.exc_info and isinstance(record.exc_info[1], UnicodeDecodeError))


class Direct:
    """An outbox whose bound is what the transport has not been able to send."""

    def __init__(self, transport: WriteTransport, bytes_max: int) -> None:
        self._transport = transport
        self._bytes_max = bytes_max

    def put(self, message: str) -> bool:
        """Alone, a message of any size fits: whoever keeps up gets even the largest batch."""
        # Uvicorn closes the transport as soon as it has written a closing frame: nothing may follow that.
        if self._transport.is_closing():
            return True
        frame, unsent = _framed(message), self._transport.get_write_buffer_size()
        if unsent and unsent + len(frame) > self._bytes_max:
            return False
        self._transport.write(frame)
        return True

    @property
    def is_clear(self) -> bool:
        """Whether the network has taken all."""
        return self._transport.get_write_buffer_size() == 0


def direct_outbox(socket: WebSocket, bytes_max: int) -> Direct | None:
    """The fast way to this socket, where the server offers one."""
    transport = socket.scope.get("extensions", {}).get(_TRANSPORT)
    return None if transport is None else Direct(transport, bytes_max)


# Each message goes to everybody before the next one does, so the last few are all that is worth keeping.
@lru_cache(maxsize=4)
def _framed(message: str) -> bytes:
    return Frame(Opcode.TEXT, message.encode()).serialize(mask=False)

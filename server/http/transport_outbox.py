"""Frames straight into a socket's transport: one for all readers, and no task to wake for each.

It uses a part of uvicorn that is not public; tests/server/http/test_transport_outbox.py pins it. With another server,
or another version of uvicorn, `transport_outbox` returns None and messages take the ordinary way.
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

from ..live.session import Session
from ..wire.messages import Close

_PROTOCOL = "kehys.protocol"
# What may still be on its way when a connection is closed: a page that sends too much has queued thousands of messages.
# A connection that is cut off before they are read loses the closing frame, and the page does not learn why (drill S7).
AFTER_CLOSE_BYTES_MAX = 8 * 1024 * 1024


class TransportProtocol(WebSocketsSansIOProtocol):
    """uvicorn's own websocket protocol, which also tells the application where its bytes go.

    Frames that uvicorn handles by itself (ping, pong, continuation) are paid from the budget of the session's messages.
    Before there is a session they are ignored.
    """

    session: Session | None = None
    _bytes_after_close = 0

    def handle_connect(self, event: Request) -> None:
        """The application's task has been made but does not run yet: it will find this protocol in its scope."""
        super().handle_connect(event)
        if scope := getattr(self, "scope", None):
            scope["extensions"][_PROTOCOL] = self

    def data_received(self, data: bytes) -> None:
        """Reads on after a closing frame, for the answer to it, but not for ever: a flood costs everybody's time."""
        if self.close_sent:
            self._bytes_after_close += len(data)
        if self._bytes_after_close > AFTER_CLOSE_BYTES_MAX:
            self.transport.abort()
        else:
            super().data_received(data)

    def handle_parser_exception(self) -> None:
        """Cuts off a client whose frames cannot be read where no closing frame can tell it why.

        That is so before the handshake is answered. Uvicorn asserts that a closing frame was made: a traceback in the
        log for each such client, and no link is needed to be one.
        """
        if self.handshake_complete and self.conn.close_sent is not None:
            super().handle_parser_exception()
        else:
            self.transport.abort()

    def handle_ping(self) -> None:
        """Sends the pong unless too much is unsent: a client that only pings and never reads would fill the memory."""
        pong = b"".join(self.conn.data_to_send())
        session = self._paying()
        if session is None:
            return
        if isinstance(session.outbox, TransportOutbox) and not session.outbox.has_room(len(pong)):
            session.end(Close.busy)
        else:
            self.transport.write(pong)

    def handle_pong(self, event: Frame) -> None:
        """An unasked pong costs as much as a ping."""
        if self._paying():
            super().handle_pong(event)

    def handle_cont(self, event: Frame) -> None:
        """Empty pieces are dropped: the size limit of a message does not count them, so they could be endless."""
        if self._paying() and (event.data or event.fin):
            super().handle_cont(event)

    def _paying(self) -> Session | None:
        """The session, after it has paid for a frame; None where there is none yet, or it has ended."""
        if self.session is None or self.session.spend():
            return self.session
        if not (self.close_sent or self.read_paused):
            # uvicorn reads again once it has sent the closing frame, or has given up.
            self.read_paused = True
            self.transport.pause_reading()
        return None

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


def is_worth_logging(record: logging.LogRecord) -> bool:
    """A log filter: text that is no UTF-8 is its sender's fault, who is told so by 1007.

    A traceback for each, as uvicorn logs it, would let whoever has a link fill a disk.
    """
    return not (record.exc_info and isinstance(record.exc_info[1], UnicodeDecodeError))


class TransportOutbox:
    """An outbox whose bound is what the transport has not been able to send."""

    def __init__(self, transport: WriteTransport, bytes_max: int) -> None:
        self._transport = transport
        self._bytes_max = bytes_max

    def put(self, message: str) -> bool:
        """Alone, a message of any size fits: whoever keeps up gets even the largest batch."""
        # Uvicorn closes the transport as soon as it has written a closing frame: nothing may follow that.
        if self._transport.is_closing():
            return True
        frame = _framed(message)
        if not self.has_room(len(frame)):
            return False
        self._transport.write(frame)
        return True

    def has_room(self, size: int) -> bool:
        """Whether so many bytes more stay within the bound; always while nothing is unsent."""
        unsent = self._transport.get_write_buffer_size()
        return not unsent or unsent + size <= self._bytes_max

    @property
    def is_clear(self) -> bool:
        """Whether the network has taken all."""
        return self._transport.get_write_buffer_size() == 0


def transport_outbox(socket: WebSocket, bytes_max: int) -> TransportOutbox | None:
    """The fast way to this socket, where the server offers one."""
    protocol = _protocol_of(socket)
    return None if protocol is None else TransportOutbox(protocol.transport, bytes_max)


def charge_control_frames(socket: WebSocket, session: Session) -> None:
    """From now on the session pays for its socket's control frames. Other servers than ours keep their own way."""
    if protocol := _protocol_of(socket):
        protocol.session = session


def _protocol_of(socket: WebSocket) -> TransportProtocol | None:
    protocol: TransportProtocol | None = socket.scope.get("extensions", {}).get(_PROTOCOL)
    return protocol


# Each message goes to everybody before the next one does, so the last few are all that is worth keeping.
@lru_cache(maxsize=4)
def _framed(message: str) -> bytes:
    return Frame(Opcode.TEXT, message.encode()).serialize(mask=False)

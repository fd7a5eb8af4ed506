"""Writes WebSocket messages directly to the transport: encoded once for all readers, without a task for each.

It uses private parts of uvicorn, which tests/server/http/test_transport_outbox.py checks. With another server or
another version of uvicorn `transport_outbox` returns None, and messages go through `live/outbox.py`.
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
# Bytes that are read after our close frame. A page that sends too much has thousands of messages on their way. If they
# are not read, the connection is reset, the close frame is lost, and the page does not learn the reason (drill S7).
AFTER_CLOSE_BYTES_MAX = 8 * 1024 * 1024


class TransportProtocol(WebSocketsSansIOProtocol):
    """uvicorn's WebSocket protocol, which also gives the application access to its transport.

    Frames that uvicorn handles itself (ping, pong, continuation) count against the session's message rate limit. Before
    there is a session they are ignored.
    """

    session: Session | None = None
    _bytes_after_close = 0

    def handle_connect(self, event: Request) -> None:
        """Puts this protocol into the scope. The application's task exists, but does not run yet."""
        super().handle_connect(event)
        if scope := getattr(self, "scope", None):
            scope["extensions"][_PROTOCOL] = self

    def data_received(self, data: bytes) -> None:
        """Reads on after our close frame, because the answer follows, but only up to a limit."""
        if self.close_sent:
            self._bytes_after_close += len(data)
        if self._bytes_after_close > AFTER_CLOSE_BYTES_MAX:
            self.transport.abort()
        else:
            super().data_received(data)

    def handle_parser_exception(self) -> None:
        """Aborts the connection after an invalid frame before the handshake, when no close frame can be sent.

        uvicorn asserts that there is a close frame. Anyone could fill the log with tracebacks, even without a link.
        """
        if self.handshake_complete and self.conn.close_sent is not None:
            super().handle_parser_exception()
        else:
            self.transport.abort()

    def handle_ping(self) -> None:
        """Sends the pong, unless too much is unsent: a client that pings and never reads would fill the memory."""
        pong = b"".join(self.conn.data_to_send())
        session = self._charge()
        if session is None:
            return
        if isinstance(session.outbox, TransportOutbox) and not session.outbox.has_room(len(pong)):
            session.end(Close.busy)
        else:
            self.transport.write(pong)

    def handle_pong(self, event: Frame) -> None:
        """An unsolicited pong costs as much as a ping."""
        if self._charge():
            super().handle_pong(event)

    def handle_cont(self, event: Frame) -> None:
        """Drops empty continuation frames, which the size limit of a message does not count."""
        if self._charge() and (event.data or event.fin):
            super().handle_cont(event)

    def _charge(self) -> Session | None:
        """The session, after it has spent one message. None if there is no session yet, or it has ended."""
        if self.session is None or self.session.spend():
            return self.session
        if not (self.close_sent or self.read_paused):
            # uvicorn resumes reading after it has sent the close frame or given up.
            self.read_paused = True
            self.transport.pause_reading()
        return None

    def send_receive_event_to_app(self) -> None:
        """Ignores invalid UTF-8 if the client's close frame is in the same packet.

        uvicorn would answer the text with a close frame, but the connection is closing already: an exception in the
        event loop (found by drill R22). The client's close frame is handled next.
        """
        with suppress(InvalidState):
            super().send_receive_event_to_app()

    def keepalive_timeout(self) -> None:
        """Aborts the transport. A normal close waits until everything is sent, which a stalled reader prevents.

        It would stay on the board, with a megabyte in memory, until the kernel gives up.
        """
        super().keepalive_timeout()
        self.transport.abort()


def is_worth_logging(record: logging.LogRecord) -> bool:
    """A log filter that drops uvicorn's tracebacks about invalid UTF-8. The client gets close code 1007.

    Otherwise anyone with a link could fill the disk.
    """
    return not (record.exc_info and isinstance(record.exc_info[1], UnicodeDecodeError))


class TransportOutbox:
    """An outbox that is full when the transport has too many unsent bytes."""

    def __init__(self, transport: WriteTransport, bytes_max: int) -> None:
        self._transport = transport
        self._bytes_max = bytes_max

    def put(self, message: str) -> bool:
        """Accepts a message of any size while nothing is unsent, so a fast reader gets the largest batch too."""
        # uvicorn closes the transport after a close frame. Nothing may follow it.
        if self._transport.is_closing():
            return True
        frame = _encode_frame(message)
        if not self.has_room(len(frame)):
            return False
        self._transport.write(frame)
        return True

    def has_room(self, size: int) -> bool:
        """Whether `size` more bytes are within the limit. Always true while nothing is unsent."""
        unsent = self._transport.get_write_buffer_size()
        return not unsent or unsent + size <= self._bytes_max

    @property
    def is_clear(self) -> bool:
        """Whether everything has been passed to the kernel."""
        return self._transport.get_write_buffer_size() == 0


def transport_outbox(socket: WebSocket, bytes_max: int) -> TransportOutbox | None:
    """A direct outbox for this socket, or None if the server does not support it."""
    protocol = _protocol_of(socket)
    return None if protocol is None else TransportOutbox(protocol.transport, bytes_max)


def charge_control_frames(socket: WebSocket, session: Session) -> None:
    """Counts control frames against the session's rate limit from now on. No effect with other servers."""
    if protocol := _protocol_of(socket):
        protocol.session = session


def _protocol_of(socket: WebSocket) -> TransportProtocol | None:
    protocol: TransportProtocol | None = socket.scope.get("extensions", {}).get(_PROTOCOL)
    return protocol


# Each message is sent to everyone before the next one, so a small cache is enough.
@lru_cache(maxsize=4)
def _encode_frame(message: str) -> bytes:
    return Frame(Opcode.TEXT, message.encode()).serialize(mask=False)

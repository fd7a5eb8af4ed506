"""A time for the head of a request: whoever sends one byte a minute would hold a connection for ever."""

from asyncio import BaseTransport, TimerHandle

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol


class _HeaderTimeoutProtocol(H11Protocol):
    """uvicorn's own HTTP protocol, which closes a connection that does not come to the end of a head.

    A connection at rest between two requests has uvicorn's own time.
    """

    head_seconds: float
    _head_timer: TimerHandle | None = None

    def connection_made(self, transport: BaseTransport) -> None:
        super().connection_made(transport)  # type: ignore[arg-type]  # uvicorn names a narrower type than asyncio gives
        self._watch_head()

    def data_received(self, data: bytes) -> None:
        super().data_received(data)
        self._watch_head()

    def connection_lost(self, exc: Exception | None) -> None:
        self._stop_timer()
        super().connection_lost(exc)

    def _watch_head(self) -> None:
        """From the first byte on; those that follow give no more time."""
        if self.conn.their_state is not h11.IDLE:
            self._stop_timer()
        elif self._head_timer is None:
            self._head_timer = self.loop.call_later(self.head_seconds, self.transport.close)

    def _stop_timer(self) -> None:
        if self._head_timer is not None:
            self._head_timer.cancel()
            self._head_timer = None


def protocol_with_header_timeout(seconds: float) -> type[H11Protocol]:
    """The protocol for uvicorn's `http`, with the time that a head may take."""
    return type("TimedProtocol", (_HeaderTimeoutProtocol,), {"head_seconds": seconds})

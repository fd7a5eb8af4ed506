"""A timeout for request headers. Without it a client could hold a connection with one byte a minute (slowloris)."""

from asyncio import BaseTransport, TimerHandle

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol


class _HeaderTimeoutProtocol(H11Protocol):
    """uvicorn's HTTP protocol, which closes a connection if its headers are not complete in time.

    Idle time between two requests is limited by uvicorn itself.
    """

    header_seconds: float
    _header_timer: TimerHandle | None = None

    def connection_made(self, transport: BaseTransport) -> None:
        super().connection_made(transport)  # type: ignore[arg-type]  # uvicorn names a narrower type than asyncio gives
        self._watch_headers()

    def data_received(self, data: bytes) -> None:
        super().data_received(data)
        self._watch_headers()

    def connection_lost(self, exc: Exception | None) -> None:
        self._stop_timer()
        super().connection_lost(exc)

    def _watch_headers(self) -> None:
        """Starts the timer at the first byte. Later bytes do not extend it."""
        if self.conn.their_state is not h11.IDLE:
            self._stop_timer()
        elif self._header_timer is None:
            self._header_timer = self.loop.call_later(self.header_seconds, self.transport.close)

    def _stop_timer(self) -> None:
        if self._header_timer is not None:
            self._header_timer.cancel()
            self._header_timer = None


def protocol_with_header_timeout(seconds: float) -> type[H11Protocol]:
    """The protocol class for uvicorn's `http` setting."""
    return type("TimedProtocol", (_HeaderTimeoutProtocol,), {"header_seconds": seconds})

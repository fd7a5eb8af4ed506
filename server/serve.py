"""Runs the server in the foreground. Reports a port that cannot be used in one line."""

import asyncio
import logging
import signal
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import uvicorn

from .app import create_app
from .config import Settings
from .errors import StartError
from .http.header_timeout import protocol_with_header_timeout
from .http.transport_outbox import TransportProtocol, is_worth_logging

# Browsers reconnect by themselves. Connections that are still open after this long are cut.
_GRACE_SECONDS = 10
# Many people may open the link at once. The kernel reduces it to its own limit.
_BACKLOG = 2048
# Longer than two pings, so that a phone in a tunnel can recover.
_UNREAD_MS = 60_000
# On a slow network most messages wait in our outbox, where outdated presence is dropped. The kernel would buffer
# megabytes, which take half an hour at 16 kbit/s. Drill R7 tests this.
_UNSENT_BYTES = 4096


def serve(settings: Settings, started: Callable[[str], None]) -> None:
    """Serves until Ctrl-C or SIGTERM. Calls `started` with the address once the port is open."""
    with _listen(settings.host, settings.port) as listener:
        config = uvicorn.Config(
            create_app(settings),
            http=protocol_with_header_timeout(settings.request_head_seconds),
            ws=TransportProtocol,
            ws_max_size=settings.message_bytes_max,
            ws_ping_interval=settings.ping_seconds,
            ws_ping_timeout=settings.ping_seconds,
            # Compression doubles the memory of an idle connection and triples the processor time of a busy one.
            ws_per_message_deflate=False,
            timeout_graceful_shutdown=_GRACE_SECONDS,
            # The URL of a share link is a secret, so it must not be logged.
            access_log=False,
            log_level="warning",
            server_header=False,
        )
        logging.getLogger("uvicorn.error").addFilter(is_worth_logging)
        # uvicorn shuts down in order and then raises the signal again, which would kill the process by default.
        signal.signal(signal.SIGTERM, signal.default_int_handler)
        # A shell that starts the server in the background makes it ignore SIGINT.
        signal.signal(signal.SIGINT, signal.default_int_handler)
        started(_address(listener))
        try:
            with asyncio.Runner(loop_factory=config.get_loop_factory()) as runner:
                runner.run(uvicorn.Server(config).serve(sockets=[listener]))
        except KeyboardInterrupt:
            return


@contextmanager
def _listen(host: str, port: int) -> Iterator[socket.socket]:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    # A restart must not wait until the old server's connections time out.
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
        # A reader that was cut off may leave megabytes unread. The kernel would keep them for a quarter of an hour.
        if hasattr(socket, "TCP_USER_TIMEOUT"):
            listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT, _UNREAD_MS)
        if hasattr(socket, "TCP_NOTSENT_LOWAT"):
            listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NOTSENT_LOWAT, _UNSENT_BYTES)
        # From here on connections wait until the server is ready. Before, they would be refused.
        listener.listen(_BACKLOG)
    except (OSError, OverflowError) as error:
        listener.close()
        reason = getattr(error, "strerror", None) or error
        raise StartError(f"cannot listen on {host} port {port}: {reason}. Set KEHYS_PORT or --port.") from error
    with listener:
        yield listener


def _address(listener: socket.socket) -> str:
    host, port = listener.getsockname()[:2]
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"

"""Runs the server in the foreground: checks first what can go wrong, and says it in one line."""

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

# Browsers come back by themselves; whoever has not closed by then is cut.
_GRACE_SECONDS = 10
# A town hall that opens the link at once; the kernel cuts it down to its own limit.
_BACKLOG = 2048
# Longer than two pings: a phone in a tunnel has a chance.
_UNREAD_MS = 60_000
# On a slow network the rest waits with us, where presence that was overtaken is dropped; the kernel would take
# megabytes of it, which 16 kbit/s carry for half an hour. Drill R7 holds this.
_UNSENT_BYTES = 4096


def serve(settings: Settings, started: Callable[[str], None]) -> None:
    """Serves until Ctrl-C or SIGTERM. `started` is told the address once the port is ours."""
    with _listening(settings.host, settings.port) as listener:
        config = uvicorn.Config(
            create_app(settings),
            http=protocol_with_header_timeout(settings.request_head_seconds),
            ws=TransportProtocol,
            ws_max_size=settings.message_bytes_max,
            ws_ping_interval=settings.ping_seconds,
            ws_ping_timeout=settings.ping_seconds,
            # Compression doubles the memory of an idle socket and triples the work of a busy one.
            ws_per_message_deflate=False,
            timeout_graceful_shutdown=_GRACE_SECONDS,
            # Addresses of share links are secrets: they do not belong in a log.
            access_log=False,
            log_level="warning",
            server_header=False,
        )
        logging.getLogger("uvicorn.error").addFilter(is_worth_logging)
        # uvicorn ends everything in order and then raises the signal again, which by default is a death and not an end.
        signal.signal(signal.SIGTERM, signal.default_int_handler)
        # A shell that starts us in the background has SIGINT ignored, until uvicorn listens to it.
        signal.signal(signal.SIGINT, signal.default_int_handler)
        started(_address(listener))
        try:
            with asyncio.Runner(loop_factory=config.get_loop_factory()) as runner:
                runner.run(uvicorn.Server(config).serve(sockets=[listener]))
        except KeyboardInterrupt:
            return


@contextmanager
def _listening(host: str, port: int) -> Iterator[socket.socket]:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    # A restart must not wait for the old server's connections to time out.
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
        # A reader that was cut off may leave megabytes unread; the kernel must not keep them for a quarter of an hour.
        if hasattr(socket, "TCP_USER_TIMEOUT"):
            listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT, _UNREAD_MS)
        if hasattr(socket, "TCP_NOTSENT_LOWAT"):
            listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NOTSENT_LOWAT, _UNSENT_BYTES)
        # From here on early browsers wait for us; before, they would be refused.
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

"""A TCP proxy that simulates a bad network: delay, throttling, blackhole, cuts."""

import asyncio
import socket
from asyncio import StreamReader, StreamWriter
from collections.abc import Callable

_CHUNK_BYTES = 16_384
# On a slow link unsent data must wait at the sender, so the buffers here are small. Loopback packets of 64 KB would not
# fit into them.
_SLOW_BUFFER_BYTES = 4096
_SLOW_CHUNK_BYTES = 256
_PACKET_BYTES = 1400
_NEVER_CUT = float("inf")


def never_cut() -> float:
    """The default: no connection is cut."""
    return _NEVER_CUT


class Proxy:
    """Forwards TCP connections to a port of this machine.

    `bits_per_second` is a limit for each direction of each connection. `bytes_until_cut` is called once for each new
    connection, which is reset in both directions after that many bytes, usually in the middle of a message.
    """

    def __init__(
        self,
        target_port: int,
        *,
        delay_seconds: float = 0.0,
        bits_per_second: int | None = None,
        bytes_until_cut: Callable[[], float] = never_cut,
    ) -> None:
        self.port = 0
        self.cuts = 0
        self.bytes_until_cut = bytes_until_cut
        self._target_port = target_port
        self._delay_seconds = delay_seconds
        self._bits_per_second = bits_per_second
        self._chunk_bytes = _SLOW_CHUNK_BYTES if bits_per_second else _CHUNK_BYTES
        self._passes = asyncio.Event()
        self._passes.set()
        self._links: dict[asyncio.Task[None], tuple[StreamWriter, StreamWriter]] = {}
        self._server: asyncio.Server | None = None

    async def __aenter__(self) -> "Proxy":
        listener = self._socket()
        listener.bind(("127.0.0.1", 0))
        self.port = listener.getsockname()[1]
        self._server = await asyncio.start_server(self._accept, sock=listener, limit=self._chunk_bytes, backlog=2048)
        return self

    async def __aexit__(self, *_: object) -> None:
        assert self._server, "the proxy was not started"
        self._server.close()
        self.cut()
        await asyncio.gather(*self._links, return_exceptions=True)

    def blackhole(self) -> None:
        """Stops all data. The connections look open from both ends."""
        self._passes.clear()

    def cut(self) -> None:
        """Resets all connections."""
        for task, ends in list(self._links.items()):
            _reset(ends)
            task.cancel()

    async def _accept(self, reader: StreamReader, writer: StreamWriter) -> None:
        task = asyncio.current_task()
        assert task, "connections are accepted in tasks"
        far = self._socket()
        far.setblocking(False)
        try:
            await asyncio.get_running_loop().sock_connect(far, ("127.0.0.1", self._target_port))
        except OSError:
            far.close()
            writer.transport.abort()
            return
        far_reader, far_writer = await asyncio.open_connection(sock=far, limit=self._chunk_bytes)
        if self._bits_per_second:
            # Only the kernel's small buffer: asyncio would add a second one.
            for end in (writer, far_writer):
                setattr(end.transport, "max_size", self._chunk_bytes)  # noqa: B010 - no attribute of the public type
        self._links[task] = (writer, far_writer)
        try:
            await self._forward((reader, far_writer), (far_reader, writer))
        except (OSError, asyncio.CancelledError):
            # Cut by us or by one of the ends. asyncio would log a cancelled handler.
            _reset((writer, far_writer))
        finally:
            for end in (writer, far_writer):
                end.close()
            del self._links[task]

    async def _forward(self, *ways: tuple[StreamReader, StreamWriter]) -> None:
        budget = ByteBudget(self.bytes_until_cut())
        pumps = [asyncio.create_task(self._pump(reader, writer, budget)) for reader, writer in ways]
        try:
            done, _ = await asyncio.wait(pumps, return_when=asyncio.FIRST_COMPLETED)
            for pump in done:
                pump.result()
        finally:
            for pump in pumps:
                pump.cancel()
            await asyncio.gather(*pumps, return_exceptions=True)

    async def _pump(self, reader: StreamReader, writer: StreamWriter, budget: "ByteBudget") -> None:
        while chunk := await reader.read(self._chunk_bytes):
            await self._passes.wait()
            await asyncio.sleep(self._delay_seconds + self._transfer_seconds(len(chunk)))
            writer.write(chunk[: budget.take(len(chunk))])
            await writer.drain()
            if budget.is_spent:
                self.cuts += 1
                # The written bytes must be sent before the reset.
                await asyncio.sleep(0)
                raise ConnectionResetError("cut")

    def _socket(self) -> socket.socket:
        created = socket.socket()
        if self._bits_per_second:
            created.setsockopt(socket.IPPROTO_TCP, socket.TCP_MAXSEG, _PACKET_BYTES)
            created.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, _SLOW_BUFFER_BYTES)
            created.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, _SLOW_BUFFER_BYTES)
        return created

    def _transfer_seconds(self, size: int) -> float:
        return size * 8 / self._bits_per_second if self._bits_per_second else 0.0


class ByteBudget:
    """Bytes that a connection may still carry, in both directions together."""

    def __init__(self, size: float) -> None:
        self._left = size

    def take(self, wanted: int) -> int:
        """Takes up to `wanted` bytes and returns how many are allowed."""
        allowed = int(min(wanted, self._left))
        self._left -= wanted
        return allowed

    @property
    def is_spent(self) -> bool:
        """Whether the connection must be cut."""
        return self._left <= 0


def _reset(ends: tuple[StreamWriter, StreamWriter]) -> None:
    for writer in ends:
        writer.transport.abort()

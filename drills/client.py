"""A client of docs/protocol.md without a board. It records what it pushed and what it received."""

import asyncio
import contextlib
import json
import random
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, InvalidHandshake, InvalidMessage

from drills.server import BoardAt
from drills.web import ask

Json = dict[str, Any]
# As in static/js/net/socket.js.
_PAUSE_FIRST_SECONDS = 0.4
_PAUSE_MAX_SECONDS = 10.0
_RESTART = 1012
_RESTART_SECONDS = 20.0
_RESTART_PAUSE_MAX_SECONDS = 1.0
_STANDING_SECONDS = 5.0
_OPEN_SECONDS = 10.0
# Several of the longest pauses, and a start of the server on a busy machine.
BACK_SECONDS_MAX = 120.0
_RETRY_SECONDS = 0.5
_RETRY_CODES = ("retry", "too_fast")


@dataclass
class Ledger:
    """What a client has received, to compare with the log later."""

    acked: dict[str, int] = field(default_factory=dict)
    refused: dict[str, str] = field(default_factory=dict)
    retries: int = 0
    gaps: int = 0
    resyncs: int = 0
    peers: int = 0
    left: set[str] = field(default_factory=set)
    closes: list[int] = field(default_factory=list)
    # Ops that were acknowledged again with another number.
    misnumbered: int = 0
    ack_seconds: list[float] = field(default_factory=list)
    # From the loss of a connection to the next welcome.
    away_seconds: list[float] = field(default_factory=list)


class Client:
    """Keeps a connection open. Unanswered pushes are sent again on the next connection."""

    def __init__(
        self,
        port: int,
        board: BoardAt,
        chance: random.Random,
        *,
        pause_seconds: float | None = None,
        headers: dict[str, str] | None = None,
    ) -> None:
        self.port = port
        # Credentials of the socket: the owner's link, unless a drill uses a browser's cookie.
        self._headers = headers or {"Authorization": f"Bearer {board.owner}"}
        # Port for snapshots: the same, unless only the socket uses the drill's bad network.
        self.http_port = port
        self.ledger = Ledger()
        self.seq = 0
        self.session = ""
        self.is_live = asyncio.Event()
        # A stalled client stays connected and reads nothing.
        self.may_read = asyncio.Event()
        self.may_read.set()
        self.on_entry: Callable[[Json], None] = lambda _entry: None
        self.on_peers: Callable[[Json], None] = lambda _message: None
        self.socket: ClientConnection | None = None
        self._board = board
        self._chance = chance
        self._pause_seconds = pause_seconds
        self._waiting: dict[int, list[Json]] = {}
        self._sent_at: dict[int, float] = {}
        self._n = 0
        self._sent_to = 0
        self._attempts = 0
        self._restarts_until = 0.0
        self._filled = asyncio.Event()
        self._lost_at: float | None = None
        self._task: asyncio.Task[None] | None = None

    # --- For the drills ---

    def start(self) -> None:
        """Connects, and reconnects until `close`."""
        self._task = asyncio.create_task(self._run())

    async def close(self) -> None:
        """Disconnects for good."""
        if self._task:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)

    def push(self, *ops: Json) -> None:
        """Queues ops as one push."""
        self._n += 1
        self._waiting[self._n] = list(ops)
        self._filled.set()

    def send_presence(self, x: float, y: float) -> None:
        """Sends a cursor position, if there is a connection."""
        if self.is_live.is_set() and self.socket:
            message = {"type": "presence", "cursor": {"x": x, "y": y}, "view": {"x": x, "y": y, "w": 800, "h": 600}}
            task = asyncio.ensure_future(self._send(json.dumps(message)))
            task.add_done_callback(lambda done: done.cancelled() or done.exception())

    def cut(self) -> None:
        """Aborts the connection without a close message."""
        if self.socket:
            self.socket.transport.abort()

    def forget_losses(self) -> None:
        """Resets the reconnect pause to the shortest one, as after a long connection."""
        self._attempts = 0

    async def wait_until_live(self, seconds: float = BACK_SECONDS_MAX) -> None:
        """Waits until the client is live. Raises `TimeoutError` if it takes too long."""
        if not await wait_until(self.is_live.is_set, seconds):
            raise TimeoutError(f"not back within {seconds:.0f} s, its last closes: {self.ledger.closes[-5:]}")

    @property
    def unanswered(self) -> int:
        """Number of pushes that are not answered yet."""
        return len(self._waiting)

    async def wait_for_acks(self, seconds: float = 60.0) -> bool:
        """Waits until all pushes are answered. False if it takes too long."""
        return await wait_until(lambda: not self._waiting, seconds)

    # --- The connection ---

    async def _run(self) -> None:
        while True:
            began = time.monotonic()
            try:
                async with self._connect() as socket:
                    await self._receive(socket)
            except ConnectionClosed as closed:
                self._on_close(closed.rcvd.code if closed.rcvd else 1006)
            except (OSError, TimeoutError, InvalidHandshake, InvalidMessage, EOFError):
                pass
            self._on_loss()
            if time.monotonic() - began > _STANDING_SECONDS:
                self.forget_losses()
            await asyncio.sleep(self._pause())
            self._attempts += 1

    def _connect(self) -> connect:
        address = f"ws://127.0.0.1:{self.port}/api/v1/boards/{self._board.id}/live?after={self.seq}&protocol=2"
        # No pings: the library would end a stalled connection itself, but the server must do it.
        return connect(
            address,
            additional_headers=self._headers,
            compression=None,
            proxy=None,
            max_size=None,
            ping_interval=None,
            open_timeout=_OPEN_SECONDS,
            close_timeout=1,
        )

    async def _receive(self, socket: ClientConnection) -> None:
        self.socket = socket
        self._sent_to = 0
        sender = asyncio.create_task(self._send_waiting())
        try:
            async for text in socket:
                await self._handle(json.loads(text))
                await self.may_read.wait()
            # The library raises nothing after an orderly close.
            self._on_close(socket.close_code or 1006)
        finally:
            sender.cancel()

    def _on_close(self, code: int) -> None:
        self.ledger.closes.append(code)
        if code == _RESTART:
            self._restarts_until = time.monotonic() + _RESTART_SECONDS

    def _on_loss(self) -> None:
        self.socket = None
        if self.is_live.is_set():
            self.is_live.clear()
            self._lost_at = time.monotonic()

    def _pause(self) -> float:
        if self._pause_seconds is not None:
            return self._pause_seconds
        longest = _RESTART_PAUSE_MAX_SECONDS if time.monotonic() < self._restarts_until else _PAUSE_MAX_SECONDS
        pause: float = min(longest, _PAUSE_FIRST_SECONDS * 2**self._attempts)
        return pause * (0.5 + self._chance.random() / 2)

    async def _send_waiting(self) -> None:
        await self.is_live.wait()
        while True:
            for n, ops in [(n, ops) for n, ops in self._waiting.items() if n > self._sent_to]:
                self._sent_to = n
                self._sent_at.setdefault(n, time.monotonic())
                await self._send(json.dumps({"type": "push", "n": n, "ops": ops}))
            self._filled.clear()
            await self._filled.wait()

    async def _send(self, text: str) -> None:
        if self.socket:
            with contextlib.suppress(ConnectionClosed):
                await self.socket.send(text)

    # --- Messages of the server ---

    async def _handle(self, message: Json) -> None:
        match message["type"]:
            case "welcome":
                self._on_welcome(message["you"]["session"])
            case "ops":
                self._on_ops(message["entries"])
            case "ack":
                self._on_ack(message["n"], message["seqs"])
            case "refused":
                self._on_refused(message["n"], message["code"])
            case "resync":
                self.ledger.resyncs += 1
                self.seq = (await self.snapshot())["seq"]
            case "peers":
                self.ledger.peers += 1
                self.ledger.left.update(message["left"])
                self.on_peers(message)

    async def snapshot(self) -> Json:
        """The board's current snapshot."""
        path = f"/api/v1/boards/{self._board.id}/snapshot"
        answer = await ask(self.http_port, path, Authorization=f"Bearer {self._board.owner}")
        found: Json = json.loads(answer.body)
        return found

    def _on_welcome(self, session: str) -> None:
        self.session = session
        if self._lost_at is not None:
            self.ledger.away_seconds.append(time.monotonic() - self._lost_at)
        self._lost_at = None
        self.is_live.set()

    def _on_ops(self, entries: list[Json]) -> None:
        for entry in entries:
            if entry["seq"] <= self.seq:
                continue
            self.ledger.gaps += entry["seq"] != self.seq + 1
            self.seq = entry["seq"]
            self.on_entry(entry)

    def _on_ack(self, n: int, seqs: list[int]) -> None:
        ops = self._waiting.pop(n, None)
        if ops is None:
            return
        self.ledger.ack_seconds.append(time.monotonic() - self._sent_at.pop(n))
        for op, seq in zip(ops, seqs, strict=True):
            self.ledger.misnumbered += self.ledger.acked.setdefault(op["op_id"], seq) != seq

    def _on_refused(self, n: int, code: str) -> None:
        ops = self._waiting.pop(n, None)
        if ops is None:
            return
        if code in _RETRY_CODES:
            self.ledger.retries += 1
            asyncio.get_running_loop().call_later(_RETRY_SECONDS, self.push, *ops)
        else:
            self.ledger.refused.update({op["op_id"]: code for op in ops})


async def wait_until(condition: Callable[[], bool], seconds: float) -> bool:
    """Polls a condition that has no event. False if it does not become true in time."""
    end = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > end:
            return False
        await asyncio.sleep(0.02)
    return True


@contextlib.asynccontextmanager
async def connect_all(clients: list[Client], seconds: float = 30.0) -> Any:
    """Starts the clients, waits until all are live, and closes them at the end."""
    for client in clients:
        client.start()
    try:
        async with asyncio.timeout(seconds):
            await asyncio.gather(*(client.is_live.wait() for client in clients))
        yield clients
    finally:
        await asyncio.gather(*(client.close() for client in clients))

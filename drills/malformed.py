"""R22: malformed messages and requests: mutated, truncated, nested, huge, or not text."""

import asyncio
import contextlib
import json
import random
from collections import Counter, deque

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, InvalidHandshake

from drills.client import Client, connect_all
from drills.load import Writer, run_at_pace
from drills.mutation import mutate_message, mutate_request
from drills.report import Finding, Options, ms, percentile
from drills.server import BoardAt, Server, running_server
from drills.web import send

ATTACKERS = 8
# A closed socket is noticed only at the next message, so a socket is not used for long.
MESSAGES_PER_SOCKET = 50
FAULT_CODES = (1011, 500)


async def run(options: Options) -> Finding:
    """A neighbour writes ten times per second and must not be affected."""
    messages, requests = options.pick((2_000, 300), (100_000, 10_000))
    chance = random.Random(options.seed)
    async with running_server() as server:
        [board, target] = await server.make_boards(2)
        await server.start()
        neighbour = Client(server.port, board, chance)
        writer = Writer(neighbour, chance)
        async with connect_all([neighbour]):
            writing = asyncio.create_task(run_at_pace(10, 100_000, [writer.write]))
            shares = [random.Random(f"{options.seed} {number}") for number in range(ATTACKERS)]
            # One attacker on the neighbour's board, the others on another.
            boards = [board, *[target] * (ATTACKERS - 1)]
            attacks = [
                _attack(server, where, share, messages // ATTACKERS)
                for where, share in zip(boards, shares, strict=True)
            ]
            codes = sum(await asyncio.gather(*attacks), Counter[int]())
            statuses = sum(
                await asyncio.gather(*(_ask(server, target, share, requests // ATTACKERS) for share in shares)),
                Counter[int](),
            )
            writing.cancel()
            settled = await neighbour.wait_for_acks()
        code, _ = await server.stop()
        faults, first_fault = server.faults, server.first_fault
    figures = {
        "messages": messages,
        "requests": requests,
        "close_codes": {str(code): count for code, count in sorted(codes.items())},
        "http_statuses": {str(code): count for code, count in sorted(statuses.items())},
        "unhandled_exceptions": faults,
        "first_fault": first_fault,
        "neighbour_ack_p99_ms": ms(percentile(neighbour.ledger.ack_seconds, 0.99)),
        "neighbour_closes": len(neighbour.ledger.closes),
    }
    conditions = {
        "no unhandled exception": faults == 0,
        "no 1011 and no 500": not any(code in FAULT_CODES for code in [*codes, *statuses]),
        "the neighbour noticed nothing": settled
        and figures["neighbour_closes"] == 0
        and neighbour.ledger.refused == {}
        and len(neighbour.ledger.acked) == len(writer.pushed),
        "exit 0": code == 0,
    }
    return Finding(figures, conditions)


async def _attack(server: Server, board: BoardAt, chance: random.Random, messages: int) -> Counter[int]:
    """Sends the messages. Returns how often the server closed with each code."""
    codes: Counter[int] = Counter()
    left = deque(range(messages))
    while left:
        try:
            async with _connect(server, board) as socket:
                await _flood(socket, chance, left)
        except ConnectionClosed as closed:
            codes[closed.rcvd.code if closed.rcvd else 1006] += 1
        except (InvalidHandshake, OSError, TimeoutError):
            codes[0] += 1
            await asyncio.sleep(0.05)
    return codes


def _connect(server: Server, board: BoardAt) -> connect:
    address = f"ws://127.0.0.1:{server.port}/api/v1/boards/{board.id}/live?after=0&protocol=2"
    headers = {"Authorization": f"Bearer {board.owner}"}
    return connect(address, additional_headers=headers, compression=None, proxy=None, max_size=None, close_timeout=1)


async def _flood(socket: ClientConnection, chance: random.Random, left: deque[int]) -> None:
    """Sends until the server closes the connection, or `MESSAGES_PER_SOCKET` are sent."""
    drain = asyncio.create_task(_read(socket))
    try:
        for _ in range(min(len(left), MESSAGES_PER_SOCKET)):
            left.popleft()
            await _send(socket, chance)
            # Gives the server time to close, or most messages would go to a closed connection.
            await asyncio.sleep(0.001)
            if drain.done():
                await drain
    finally:
        drain.cancel()
        await asyncio.gather(drain, return_exceptions=True)


async def _send(socket: ClientConnection, chance: random.Random) -> None:
    message = mutate_message(chance)
    roll = chance.random()
    if roll < 0.02:
        # Bytes that are not a WebSocket frame.
        with contextlib.suppress(RuntimeError):  # the library has already half closed it
            socket.transport.write(chance.randbytes(chance.randint(1, 200)))
    elif roll < 0.04:
        await socket.send(message.encode("utf-8", "surrogatepass"))
    elif roll < 0.06:
        # A text message with invalid UTF-8.
        await socket.send(message.encode("utf-8", "surrogatepass") + b"\xff\xfe", text=True)
    else:
        await socket.send(message.encode("utf-8", "surrogatepass"), text=True)


async def _read(socket: ClientConnection) -> None:
    async for _ in socket:
        pass


async def _ask(server: Server, board: BoardAt, chance: random.Random, requests: int) -> Counter[int]:
    """Sends the requests. Returns the number of responses by status; 0 means no response."""
    statuses: Counter[int] = Counter()
    for _ in range(requests):
        try:
            answer = await send(server.port, mutate_request(chance, board.id, board.owner, server.port))
            statuses[answer.status] += 1
            if answer.status >= 400 and answer.headers.get("content-type", "").startswith("application/json"):
                json.loads(answer.body)
        except (OSError, TimeoutError, ValueError):
            statuses[0] += 1
    return statuses

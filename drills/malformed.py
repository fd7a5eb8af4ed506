"""R22: messages and requests that no page sends: mutated, cut short, nested, huge, or no text at all."""

import asyncio
import contextlib
import json
import random
from collections import Counter, deque

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, InvalidHandshake

from drills.client import Client, connected
from drills.load import Writer, at_pace
from drills.mutation import mutated_message, mutated_request
from drills.report import Finding, Order, ms, percentile
from drills.server import BoardAt, Server, served
from drills.web import send

ATTACKERS = 8
# A socket that the server has closed is noticed at the next message; the answers are read then.
MESSAGES_PER_SOCKET = 50
FAULT_CODES = (1011, 500)


async def run(order: Order) -> Finding:
    """Meanwhile somebody writes ten times a second and must notice nothing."""
    messages, requests = order.pick((2_000, 300), (100_000, 10_000))
    chance = random.Random(order.seed)
    async with served() as server:
        [board, target] = await server.make_boards(2)
        await server.start()
        neighbour = Client(server.port, board, chance)
        writer = Writer(neighbour, chance)
        async with connected([neighbour]):
            writing = asyncio.create_task(at_pace(10, 100_000, [writer.write]))
            shares = [random.Random(f"{order.seed} {number}") for number in range(ATTACKERS)]
            # One on the neighbour's own board, the others on another.
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
            settled = await neighbour.settled()
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
    """How often the server closed with which code, until so many messages were sent."""
    codes: Counter[int] = Counter()
    left = deque(range(messages))
    while left:
        try:
            async with _connecting(server, board) as socket:
                await _flood(socket, chance, left)
        except ConnectionClosed as closed:
            codes[closed.rcvd.code if closed.rcvd else 1006] += 1
        except (InvalidHandshake, OSError, TimeoutError):
            codes[0] += 1
            await asyncio.sleep(0.05)
    return codes


def _connecting(server: Server, board: BoardAt) -> connect:
    address = f"ws://127.0.0.1:{server.port}/api/v1/boards/{board.id}/live?after=0&protocol=2"
    headers = {"Authorization": f"Bearer {board.owner}"}
    return connect(address, additional_headers=headers, compression=None, proxy=None, max_size=None, close_timeout=1)


async def _flood(socket: ClientConnection, chance: random.Random, left: deque[int]) -> None:
    """Sends until the server has had enough, or the socket was used for long."""
    drain = asyncio.create_task(_read(socket))
    try:
        for _ in range(min(len(left), MESSAGES_PER_SOCKET)):
            left.popleft()
            await _send(socket, chance)
            # What ends the connection is to end it before the next is sent, or most would be sent to nobody.
            await asyncio.sleep(0.001)
            if drain.done():
                await drain
    finally:
        drain.cancel()
        await asyncio.gather(drain, return_exceptions=True)


async def _send(socket: ClientConnection, chance: random.Random) -> None:
    message = mutated_message(chance)
    roll = chance.random()
    if roll < 0.02:
        # No websocket frame at all.
        with contextlib.suppress(RuntimeError):  # the library has half closed it already
            socket.transport.write(chance.randbytes(chance.randint(1, 200)))
    elif roll < 0.04:
        await socket.send(message.encode("utf-8", "surrogatepass"))
    elif roll < 0.06:
        # Text that is no UTF-8.
        await socket.send(message.encode("utf-8", "surrogatepass") + b"\xff\xfe", text=True)
    else:
        await socket.send(message.encode("utf-8", "surrogatepass"), text=True)


async def _read(socket: ClientConnection) -> None:
    async for _ in socket:
        pass


async def _ask(server: Server, board: BoardAt, chance: random.Random, requests: int) -> Counter[int]:
    """How often each status was answered; 0 stands for a connection without an answer."""
    statuses: Counter[int] = Counter()
    for _ in range(requests):
        try:
            answer = await send(server.port, mutated_request(chance, board.id, board.owner, server.port))
            statuses[answer.status] += 1
            if answer.status >= 400 and answer.headers.get("content-type", "").startswith("application/json"):
                json.loads(answer.body)
        except (OSError, TimeoutError, ValueError):
            statuses[0] += 1
    return statuses

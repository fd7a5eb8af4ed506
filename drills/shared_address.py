"""S7: many guests behind one network address comment at the pace of a workshop, and one of them floods the board."""

import asyncio
import itertools
import json
import random
from collections import Counter
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed

from drills.client import Client, connect_all
from drills.load import random_id, run_at_pace
from drills.report import Finding, Options, ms, percentile
from drills.server import BoardAt, Server, running_server
from drills.web import ask

Json = dict[str, Any]
# Pushes without a pause; the security checklist requires 10,000.
FLOOD = 10_000
BUSY = 4429
# Cursor moves of each guest, besides the comments.
MOVES_PER_SECOND = 1.0
_CONNECT_SECONDS = 60.0


@dataclass
class Flood:
    """What the flooding client received."""

    acked: int = 0
    codes: Counter[str] = field(default_factory=Counter)
    waits: list[float] = field(default_factory=list)
    closed: int = 0

    def handle(self, text: str) -> None:
        """Counts one message of the server."""
        message = json.loads(text)
        self.acked += message["type"] == "ack"
        if message["type"] == "refused":
            self.codes[message["code"]] += 1
            self.waits.append(message["params"].get("retry_after", 0))


async def run(options: Options) -> Finding:
    """All guests set a name and then comment in turn. In the second half one of them floods."""
    guests, half_seconds, pause_seconds = options.pick((40, 3, 4.0), (300, 60, 30.0))
    async with running_server(limits="default") as server:
        [board] = await server.make_boards()
        await server.start()
        people = [await _guest(server, board, options.seed + number) for number in range(guests)]
        flooder = await _cookie(server, board)
        async with connect_all(people, _CONNECT_SECONDS):
            for person in people:
                person.push({"kind": "person.rename", "op_id": random_id(random.Random()), "name": "Asukas"})
            named = all([await person.wait_for_acks() for person in people])
            naming = _take_ack_times(people)
            await _work(people, half_seconds, pause_seconds, random.Random(options.seed))
            quiet = _take_ack_times(people)
            working = asyncio.create_task(_work(people, half_seconds, pause_seconds, random.Random(options.seed + 1)))
            flood = await _flood(server, board, flooder)
            await working
            settled = named and all([await person.wait_for_acks() for person in people])
            flooded = _take_ack_times(people)
            hashes = (await people[0].snapshot())["comments"]
    others = [person.ledger for person in people]
    figures = {
        "guests": guests,
        "comments": sum(len(ledger.acked) for ledger in others) - guests,
        "throttled": sum(ledger.retries for ledger in others),
        "refused": sum(len(ledger.refused) for ledger in others),
        "closed": sum(len(ledger.closes) for ledger in others),
        "naming_p99_ms": ms(percentile(naming, 0.99)),
        "ack_p99_ms": ms(percentile(quiet, 0.99)),
        "ack_p99_ms_in_flood": ms(percentile(flooded, 0.99)),
        "flood_acked": flood.acked,
        "flood_refused": dict(flood.codes),
        "flood_closed": flood.closed,
        "comments_on_board": len(hashes),
    }
    conditions = {
        "no guest was throttled, refused or closed": not (
            figures["throttled"] or figures["refused"] or figures["closed"]
        ),
        "all that guests wrote is there": settled and figures["comments_on_board"] >= figures["comments"],
        "the flooder was told how long to wait": bool(flood.waits) and all(wait > 0 for wait in flood.waits),
        "nothing but that was said against them": set(flood.codes) == {"too_fast"},
        "and in the end they were closed": flood.closed == BUSY,
    }
    return Finding(figures, conditions)


async def _cookie(server: Server, board: BoardAt) -> str:
    """The session cookie of a new browser that opens the guests' link."""
    answer = await ask(server.port, f"/s/{board.guest}")
    return answer.headers["set-cookie"].split(";")[0]


async def _guest(server: Server, board: BoardAt, seed: int) -> Client:
    cookie = await _cookie(server, board)
    return Client(server.port, board, random.Random(seed), headers=_browser_headers(server, cookie))


def _browser_headers(server: Server, cookie: str) -> dict[str, str]:
    return {"Cookie": cookie, "Origin": f"http://127.0.0.1:{server.port}"}


async def _work(people: list[Client], seconds: float, pause_seconds: float, chance: random.Random) -> None:
    """Each person comments once per pause, and moves the cursor sometimes."""

    def comment(person: Client) -> None:
        person.push(_thread_op(chance))

    def move(person: Client) -> None:
        person.send_presence(chance.uniform(-9e3, 9e3), chance.uniform(-9e3, 9e3))

    await asyncio.gather(
        run_at_pace(len(people) / pause_seconds, seconds, [partial(comment, person) for person in people]),
        run_at_pace(len(people) * MOVES_PER_SECOND, seconds, [partial(move, person) for person in people]),
    )


def _take_ack_times(people: list[Client]) -> list[float]:
    """The ack latencies in seconds since the last call."""
    seconds = list(itertools.chain.from_iterable(person.ledger.ack_seconds for person in people))
    for person in people:
        person.ledger.ack_seconds.clear()
    return seconds


def _thread_op(chance: random.Random) -> Json:
    place = {"x": chance.randint(-9000, 9000), "y": chance.randint(-9000, 9000)}
    fields = {"id": random_id(chance), "comment_id": random_id(chance), "text": "Hyvä ehdotus, mutta milloin?"}
    return {"kind": "thread.create", "op_id": random_id(chance), **place, **fields}


async def _flood(server: Server, board: BoardAt, cookie: str) -> Flood:
    """Sends everything at once, and reads the answers until the server closes the connection."""
    flood = Flood()
    address = f"ws://127.0.0.1:{server.port}/api/v1/boards/{board.id}/live?after=0&protocol=2"
    headers = _browser_headers(server, cookie)
    async with connect(address, additional_headers=headers, compression=None, proxy=None, max_size=None) as socket:
        sending = asyncio.create_task(_send_all(socket))
        try:
            async for text in socket:
                flood.handle(str(text))
        except ConnectionClosed:
            pass
        sending.cancel()
        await asyncio.gather(sending, return_exceptions=True)
        flood.closed = socket.close_code or 0
    return flood


async def _send_all(socket: ClientConnection) -> None:
    chance = random.Random(8)
    await socket.send(json.dumps({"type": "push", "n": 0, "ops": [_rename_op(chance)]}))
    for n in range(1, FLOOD):
        await socket.send(json.dumps({"type": "push", "n": n, "ops": [_thread_op(chance)]}))


def _rename_op(chance: random.Random) -> Json:
    return {"kind": "person.rename", "op_id": random_id(chance), "name": "Tulva"}

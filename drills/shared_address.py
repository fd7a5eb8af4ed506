"""S7: a town hall behind one address at the pace of a workshop, and one among them who floods the board."""

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

from drills.client import Client, connected
from drills.load import any_id, at_pace
from drills.report import Finding, Order, ms, percentile
from drills.server import BoardAt, Server, served
from drills.web import ask

Json = dict[str, Any]
# Pushes without a pause between them: 10,000 is what the checklist of security asks for.
FLOOD = 10_000
BUSY = 4429
# A cursor that is moved now and then, by all of them together with the comments below.
LOOKS_PER_SECOND = 1.0
_WELCOMES = 60.0


@dataclass
class Flood:
    """What the one who floods was told."""

    acked: int = 0
    codes: Counter[str] = field(default_factory=Counter)
    waits: list[float] = field(default_factory=list)
    closed: int = 0

    def hear(self, text: str) -> None:
        """One message of the server."""
        message = json.loads(text)
        self.acked += message["type"] == "ack"
        if message["type"] == "refused":
            self.codes[message["code"]] += 1
            self.waits.append(message["params"].get("retry_after", 0))


async def run(order: Order) -> Finding:
    """Everybody names themselves and comments in turn; in the second half one of them floods."""
    guests, half_seconds, pause_seconds = order.pick((40, 3, 4.0), (300, 60, 30.0))
    async with served(budgets="own") as server:
        [board] = await server.make_boards()
        await server.start()
        people = [await _guest(server, board, order.seed + number) for number in range(guests)]
        flooder = await _cookie(server, board)
        async with connected(people, _WELCOMES):
            for person in people:
                person.push({"kind": "person.rename", "op_id": any_id(random.Random()), "name": "Asukas"})
            named = all([await person.settled() for person in people])
            naming = _answered(people)
            await _work(people, half_seconds, pause_seconds, random.Random(order.seed))
            quiet = _answered(people)
            working = asyncio.create_task(_work(people, half_seconds, pause_seconds, random.Random(order.seed + 1)))
            flood = await _flood(server, board, flooder)
            await working
            settled = named and all([await person.settled() for person in people])
            flooded = _answered(people)
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
    """Opens the guests' link as a new browser does."""
    answer = await ask(server.port, f"/s/{board.guest}")
    return answer.headers["set-cookie"].split(";")[0]


async def _guest(server: Server, board: BoardAt, seed: int) -> Client:
    cookie = await _cookie(server, board)
    return Client(server.port, board, random.Random(seed), headers=_browser(server, cookie))


def _browser(server: Server, cookie: str) -> dict[str, str]:
    return {"Cookie": cookie, "Origin": f"http://127.0.0.1:{server.port}"}


async def _work(people: list[Client], seconds: float, pause_seconds: float, chance: random.Random) -> None:
    """Each comments once in a pause, and points somewhere now and then."""

    def comment(person: Client) -> None:
        person.push(_thread(chance))

    def look(person: Client) -> None:
        person.look(chance.uniform(-9e3, 9e3), chance.uniform(-9e3, 9e3))

    await asyncio.gather(
        at_pace(len(people) / pause_seconds, seconds, [partial(comment, person) for person in people]),
        at_pace(len(people) * LOOKS_PER_SECOND, seconds, [partial(look, person) for person in people]),
    )


def _answered(people: list[Client]) -> list[float]:
    """How long acknowledgements took since the last time that this was asked."""
    seconds = list(itertools.chain.from_iterable(person.ledger.ack_seconds for person in people))
    for person in people:
        person.ledger.ack_seconds.clear()
    return seconds


def _thread(chance: random.Random) -> Json:
    place = {"x": chance.randint(-9000, 9000), "y": chance.randint(-9000, 9000)}
    words = {"id": any_id(chance), "comment_id": any_id(chance), "text": "Hyvä ehdotus, mutta milloin?"}
    return {"kind": "thread.create", "op_id": any_id(chance), **place, **words}


async def _flood(server: Server, board: BoardAt, cookie: str) -> Flood:
    """Sends everything at once, and listens to what comes back until the server hangs up."""
    flood = Flood()
    address = f"ws://127.0.0.1:{server.port}/api/v1/boards/{board.id}/live?after=0&protocol=2"
    headers = _browser(server, cookie)
    async with connect(address, additional_headers=headers, compression=None, proxy=None, max_size=None) as socket:
        sending = asyncio.create_task(_pour(socket))
        try:
            async for text in socket:
                flood.hear(str(text))
        except ConnectionClosed:
            pass
        sending.cancel()
        await asyncio.gather(sending, return_exceptions=True)
        flood.closed = socket.close_code or 0
    return flood


async def _pour(socket: ClientConnection) -> None:
    chance = random.Random(8)
    await socket.send(json.dumps({"type": "push", "n": 0, "ops": [_named(chance)]}))
    for n in range(1, FLOOD):
        await socket.send(json.dumps({"type": "push", "n": n, "ops": [_thread(chance)]}))


def _named(chance: random.Random) -> Json:
    return {"kind": "person.rename", "op_id": any_id(chance), "name": "Tulva"}

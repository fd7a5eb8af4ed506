"""Load: random ops of a writer, and a loop that calls functions at a fixed rate."""

import asyncio
import random
import string
import time
from collections.abc import Callable, Sequence
from typing import Any

from drills.client import Client

Json = dict[str, Any]
_LETTERS = string.ascii_letters + string.digits + "-_"
TEXT = "kirjasto auki sunnuntaina kello kuusi å ä ö 🦊 board frame note"


def random_id(chance: random.Random) -> str:
    """A random id, like those of browsers."""
    return "".join(chance.choices(_LETTERS, k=16))


def create_note(chance: random.Random, text: str = TEXT) -> Json:
    """An op that creates a note."""
    box = {"x": round(chance.uniform(-9e3, 9e3), 2), "y": chance.randint(-9000, 9000), "w": 120, "h": 80}
    node = {"kind": "sticky", "id": random_id(chance), **box, "place": {"parent": None, "order": "a"}}
    node |= {"text": text, "color": "pink", "size": 16}
    return {"kind": "node.create", "op_id": random_id(chance), "node": node}


def move_note(chance: random.Random, id_: str) -> Json:
    """An op that moves a note and changes its text."""
    fields = {"x": round(chance.uniform(-9e3, 9e3), 2), "text": f"{TEXT} {chance.random()}"}
    return {"kind": "node.update", "op_id": random_id(chance), "id": id_, "set": fields}


class Writer:
    """A person who creates a few notes and then moves them."""

    def __init__(self, client: Client, chance: random.Random, notes_max: int = 20) -> None:
        self.client = client
        self.pushed: list[str] = []
        self._chance = chance
        self._notes_max = notes_max
        self._notes: list[str] = []

    def write(self) -> str:
        """Pushes one op and returns its id."""
        op = self._next()
        self.client.push(op)
        op_id: str = op["op_id"]
        self.pushed.append(op_id)
        return op_id

    def _next(self) -> Json:
        if len(self._notes) < self._notes_max:
            op = create_note(self._chance)
            self._notes.append(op["node"]["id"])
            return op
        return move_note(self._chance, self._chance.choice(self._notes))


async def run_at_pace(per_second: float, seconds: float, actions: Sequence[Callable[[], object]]) -> None:
    """Calls the functions in turn, `per_second` calls in total. Late calls are caught up."""
    began = time.monotonic()
    for number in range(int(per_second * seconds)):
        await asyncio.sleep(max(0.0, began + number / per_second - time.monotonic()))
        actions[number % len(actions)]()

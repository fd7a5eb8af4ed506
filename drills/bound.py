"""No drill waits for ever: a client that never comes back, or a server that hangs, ends it with a message."""

import asyncio
from collections.abc import Awaitable, Callable

from drills.catalogue import DRILLS
from drills.report import Finding, Order

# The slowest short form takes half a minute alone; other tests may share its machine.
SHORT_SECONDS_MAX = 300.0
# R3 may take as long: 200 seeds of 1,000 pushes, 50 ms for each.
LONG_SECONDS_MAX = 3 * 60 * 60.0


class Unfinished(Exception):
    """A drill waited for something that did not happen."""


async def play(drill: str, order: Order) -> Finding:
    """Runs a drill to its end, or raises `Unfinished` with what it waited for and how long."""
    run: Callable[[Order], Awaitable[Finding]] = DRILLS[drill]
    seconds = order.pick(SHORT_SECONDS_MAX, LONG_SECONDS_MAX)
    whole = asyncio.timeout(seconds)
    try:
        async with whole:
            return await run(order)
    except TimeoutError as error:
        if whole.expired():
            raise Unfinished(f"{drill}: it did not end within {seconds:.0f} s") from error
        raise Unfinished(f"{drill}: {str(error) or 'a client waited too long'}") from error

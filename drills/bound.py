"""Runs a drill with a time limit, so that a hanging client or server ends it with a message."""

import asyncio
from collections.abc import Awaitable, Callable

from drills.catalogue import DRILLS
from drills.report import Finding, Options

# The slowest short form takes half a minute alone, and more if other tests share the machine.
SHORT_SECONDS_MAX = 300.0
# R3 may take this long: 200 seeds of 1,000 pushes, 50 ms for each.
LONG_SECONDS_MAX = 3 * 60 * 60.0


class Unfinished(Exception):
    """A drill did not finish in time."""


async def run_drill(drill: str, options: Options) -> Finding:
    """Runs a drill. Raises `Unfinished` with the reason if it takes too long."""
    run: Callable[[Options], Awaitable[Finding]] = DRILLS[drill]
    seconds = options.pick(SHORT_SECONDS_MAX, LONG_SECONDS_MAX)
    limit = asyncio.timeout(seconds)
    try:
        async with limit:
            return await run(options)
    except TimeoutError as error:
        if limit.expired():
            raise Unfinished(f"{drill}: it did not end within {seconds:.0f} s") from error
        raise Unfinished(f"{drill}: {str(error) or 'a client waited too long'}") from error

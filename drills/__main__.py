"""`python -m drills R1 [--short] [--seed N]`: runs one drill and prints one line of JSON."""

import argparse
import asyncio
import sys
import time

from drills.bound import Unfinished, play
from drills.catalogue import DRILLS
from drills.report import Order, line


def main() -> int:
    """0 if every condition of the drill held, 1 if one did not, 2 if the drill could not be brought to its end."""
    parser = argparse.ArgumentParser(prog="python -m drills", description=__doc__)
    parser.add_argument("drill", choices=DRILLS)
    parser.add_argument("--short", action="store_true", help="the form that `make test` runs")
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    order = Order(asked.short, asked.seed)
    began = time.monotonic()
    try:
        finding = asyncio.run(play(asked.drill, order))
    except Unfinished as error:
        print(error, file=sys.stderr)
        return 2
    print(line(asked.drill, order, finding, time.monotonic() - began))
    return 1 if finding.failed else 0


if __name__ == "__main__":
    sys.exit(main())

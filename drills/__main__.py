"""`python -m drills R1 [--short] [--seed N]`: runs one drill and prints one line of JSON."""

import argparse
import asyncio
import sys
import time

from drills.bound import Unfinished, run_drill
from drills.catalogue import DRILLS
from drills.report import Options, format_report


def main() -> int:
    """Exit code 0 if all conditions hold, 1 if one does not, 2 if the drill did not finish."""
    parser = argparse.ArgumentParser(prog="python -m drills", description=__doc__)
    parser.add_argument("drill", choices=DRILLS)
    parser.add_argument("--short", action="store_true", help="the form that `make test` runs")
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    options = Options(arguments.short, arguments.seed)
    began = time.monotonic()
    try:
        finding = asyncio.run(run_drill(arguments.drill, options))
    except Unfinished as error:
        print(error, file=sys.stderr)
        return 2
    print(format_report(arguments.drill, options, finding, time.monotonic() - began))
    return 1 if finding.failed else 0


if __name__ == "__main__":
    sys.exit(main())

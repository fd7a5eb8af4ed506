"""R4: for each kind of op, snapshot before + entry = snapshot after, in the page's code as on the server."""

import asyncio
import re
import sys

from drills.report import Finding, Options
from drills.server import ROOT

_TESTS = "tests/server/test_both_ways.py"
_MINUTES = 5


async def run(_order: Options) -> Finding:
    """Runs the test file for this, and reports its result."""
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", _TESTS]
    process = await asyncio.create_subprocess_exec(
        *command, cwd=ROOT, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.STDOUT
    )
    async with asyncio.timeout(_MINUTES * 60):
        printed = (await process.communicate())[0].decode("utf-8", errors="replace")
    passed = re.search(r"(\d+) passed", printed)
    figures = {"tests_passed": int(passed[1]) if passed else 0, "test_file": _TESTS}
    return Finding(figures, {"all passed": process.returncode == 0 and passed is not None})

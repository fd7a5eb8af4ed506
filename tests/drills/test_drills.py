"""Runs each drill in its short form. See docs/reliability.md; `make drill-R1` runs a long form."""

import asyncio
import random
import re
from pathlib import Path

import pytest

from drills import __main__ as program
from drills import bound
from drills.bound import Unfinished, run_drill
from drills.catalogue import DRILLS
from drills.client import Client
from drills.report import Finding, Options
from drills.server import BoardAt, free_port

ROOT = Path(__file__).resolve().parents[2]
# R2 needs strace, which is not required for the tests.
SHORT = sorted(set(DRILLS) - {"R2"})


@pytest.mark.parametrize("drill", SHORT)
async def test_the_drill_passes_in_its_short_form(drill):
    """[P2] [P4] [O1] [O3] [O4] Acknowledged ops are stored exactly once, in spite of faults."""
    finding = await run_drill(drill, Options(is_short=True))
    assert finding.failed == [], finding.figures


def test_the_reliability_page_names_every_drill():
    named = set(re.findall(r"^\| ([RS]\d+) \|", (ROOT / "docs/reliability.md").read_text("utf-8"), re.MULTILINE))
    assert named >= set(DRILLS)


async def test_a_client_that_does_not_reconnect_ends_the_drill():
    """The message says what it waited for: nobody listens on its port."""
    client = Client(free_port(), BoardAt("board", "owner", "guest"), random.Random(1))
    client.start()
    with pytest.raises(TimeoutError, match="not back within 0 s"):
        await client.wait_until_live(0.1)
    await client.close()


@pytest.fixture
def endless(monkeypatch):
    """A drill that never ends."""

    async def wait(_order: Options) -> Finding:
        await asyncio.Event().wait()
        raise AssertionError

    monkeypatch.setitem(DRILLS, "R1", wait)
    monkeypatch.setattr(bound, "SHORT_SECONDS_MAX", 0.1)


async def test_a_drill_that_does_not_end_is_aborted(endless):
    with pytest.raises(Unfinished, match="R1: it did not end within 0 s"):
        await run_drill("R1", Options(is_short=True))


def test_an_aborted_drill_has_exit_code_2(endless, monkeypatch, capsys):
    """Exit code 1 means that a condition did not hold."""
    monkeypatch.setattr("sys.argv", ["drills", "R1", "--short"])
    assert program.main() == 2
    assert capsys.readouterr().err == "R1: it did not end within 0 s\n"

"""Each fault drill in its short form; docs/reliability.md says what each does, `make drill-R1` runs the long one."""

import asyncio
import random
import re
from pathlib import Path

import pytest

from drills import __main__ as program
from drills import bound
from drills.bound import Unfinished, play
from drills.catalogue import DRILLS
from drills.client import Client
from drills.report import Finding, Order
from drills.server import BoardAt, free_port

ROOT = Path(__file__).resolve().parents[2]
# R2's witness is strace, which a machine need not have to run the tests: `make drill-R2` asks for it.
SHORT = sorted(set(DRILLS) - {"R2"})


@pytest.mark.parametrize("drill", SHORT)
async def test_the_drill_passes_in_its_short_form(drill):
    """[P2] [P4] [O1] [O3] [O4] What is acknowledged is kept, once, whatever happens to server, network and clients."""
    finding = await play(drill, Order(is_short=True))
    assert finding.failed == [], finding.figures


def test_the_page_about_reliability_names_every_drill():
    named = set(re.findall(r"^\| ([RS]\d+) \|", (ROOT / "docs/reliability.md").read_text("utf-8"), re.MULTILINE))
    assert named >= set(DRILLS)


async def test_a_client_that_never_comes_back_ends_its_drill():
    """With what it waited for: nobody listens on its port."""
    client = Client(free_port(), BoardAt("board", "owner", "guest"), random.Random(1))
    client.start()
    with pytest.raises(TimeoutError, match="not back within 0 s"):
        await client.back(0.1)
    await client.close()


@pytest.fixture
def endless(monkeypatch):
    """A drill that waits for something that never happens."""

    async def wait(_order: Order) -> Finding:
        await asyncio.Event().wait()
        raise AssertionError

    monkeypatch.setitem(DRILLS, "R1", wait)
    monkeypatch.setattr(bound, "SHORT_SECONDS_MAX", 0.1)


async def test_a_drill_that_does_not_end_is_ended(endless):
    with pytest.raises(Unfinished, match="R1: it did not end within 0 s"):
        await play("R1", Order(is_short=True))


def test_a_drill_that_does_not_end_has_an_exit_code_of_its_own(endless, monkeypatch, capsys):
    """1 is for a condition that did not hold."""
    monkeypatch.setattr("sys.argv", ["drills", "R1", "--short"])
    assert program.main() == 2
    assert capsys.readouterr().err == "R1: it did not end within 0 s\n"

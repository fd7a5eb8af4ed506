"""Each fault drill in its short form; docs/reliability.md says what each does, `make drill-R1` runs the long one."""

import re
from pathlib import Path

import pytest

from drills.catalogue import DRILLS
from drills.report import Order

ROOT = Path(__file__).resolve().parents[2]
# R2's witness is strace, which a machine need not have to run the tests: `make drill-R2` asks for it.
SHORT = sorted(set(DRILLS) - {"R2"})


@pytest.mark.parametrize("drill", SHORT)
async def test_the_drill_passes_in_its_short_form(drill):
    """[P2] [P4] [O1] [O3] [O4] What is acknowledged is kept, once, whatever happens to server, network and clients."""
    finding = await DRILLS[drill](Order(is_short=True))
    assert finding.failed == [], finding.figures


def test_the_page_about_reliability_names_every_drill():
    named = set(re.findall(r"^\| ([RS]\d+) \|", (ROOT / "docs/reliability.md").read_text("utf-8"), re.MULTILINE))
    assert named >= set(DRILLS)

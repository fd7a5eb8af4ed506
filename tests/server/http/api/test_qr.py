"""A link as a QR code."""

from xml.etree import ElementTree

import pytest

from tests.server import world
from tests.server.world import SHARED


async def test_a_link_is_drawn_as_a_code(script):
    """As a picture that runs and loads nothing, and that nobody keeps: its address opens the board."""
    answer = await script().get(f"{SHARED}/{world.LINKS['comment'].id}/qr.svg")
    assert (answer.status_code, answer.headers["content-type"]) == (200, "image/svg+xml")
    assert answer.headers["content-security-policy"] == "sandbox; default-src 'none'"
    assert answer.headers["cache-control"] == "private, no-store"
    assert ElementTree.fromstring(answer.text).tag.endswith("svg")


@pytest.mark.parametrize(("role", "wanted"), [("comment", "own"), ("view", "comment"), ("edit", "own")])
async def test_nobody_gets_the_code_of_a_link_that_gives_more_than_their_own(script, role, wanted):
    """[L3] It is the address itself."""
    answer = await script(role).get(f"{SHARED}/{world.LINKS[wanted].id}/qr.svg")
    assert answer.status_code == 404


async def test_a_link_of_no_board_has_no_code(script):
    assert (await script().get(f"{SHARED}/nowhere---------/qr.svg")).status_code == 404

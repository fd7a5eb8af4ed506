"""A link as a QR code."""

from xml.etree import ElementTree

import pytest

from tests.server import world
from tests.server.world import SHARED


async def test_a_link_is_drawn_as_a_qr_code(script):
    """As an SVG that runs and loads nothing, and is not cached."""
    answer = await script().get(f"{SHARED}/{world.LINKS['comment'].id}/qr.svg")
    assert (answer.status_code, answer.headers["content-type"]) == (200, "image/svg+xml")
    assert answer.headers["content-security-policy"] == "sandbox; default-src 'none'"
    assert answer.headers["cache-control"] == "private, no-store"
    assert ElementTree.fromstring(answer.text).tag.endswith("svg")


@pytest.mark.parametrize(("role", "wanted"), [("comment", "own"), ("view", "comment"), ("edit", "own")])
async def test_a_link_with_a_higher_role_has_no_qr_code(script, role, wanted):
    """[L3] The code contains the address."""
    answer = await script(role).get(f"{SHARED}/{world.LINKS[wanted].id}/qr.svg")
    assert answer.status_code == 404


async def test_an_unknown_link_has_no_qr_code(script):
    assert (await script().get(f"{SHARED}/nowhere---------/qr.svg")).status_code == 404

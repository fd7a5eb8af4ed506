"""Fixtures for attacks over HTTP, over sockets, and on a real server process."""

import pytest

from server.domain.changes import Link
from server.http.transport_outbox import TransportProtocol
from server.wire.views import BoardView
from tests.server import world
from tests.server.http import conftest as http
from tests.server.test_serve import serving, tokens

start, app, browse, browser, script, come = http.start, http.app, http.browse, http.browser, http.script, http.come
serve, served = http.serve, http.served


@pytest.fixture
def socket_protocol():
    """Only the one that hosts run."""
    return TransportProtocol


@pytest.fixture
async def other_board(database):
    """A second board on the same server, without links; its room is reached through the application."""
    info = BoardView(id=world.OTHER_BOARD, title="Salainen suunnitelma", first_number=1)
    await world.store_board(database, info, {"own": Link(world.id_("other-own"), "own")})
    return info


@pytest.fixture(scope="module")
def program(tmp_path_factory):
    """The program itself: its process, its address, and the tokens of the demo board's links."""
    folder = tmp_path_factory.mktemp("program")
    with serving(folder, KEHYS_RATE_WRONG_LINKS_BURST="2", KEHYS_RATE_WRONG_LINKS_PER_SECOND="0.001") as (
        process,
        address,
    ):
        assert process.stdout
        yield process, address, tokens([process.stdout.readline() for _ in range(4)])

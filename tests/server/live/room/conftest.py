"""A room with small limits."""

import pytest

from server.live.hub import Hub
from tests.server.world import (
    BOARD,
    NOW,
    make_settings,
)


@pytest.fixture
async def small_room(database, settings):
    """Opens a room with some limits shrunk."""
    hubs = []

    def small_room(**limits):
        hubs.append(Hub(database, make_settings(settings.data_dir, **limits), lambda: NOW))
        return hubs[-1].room(BOARD)

    yield small_room
    for hub in hubs:
        await hub.close()

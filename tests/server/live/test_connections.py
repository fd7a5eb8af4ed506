"""Limits of connections by network address, over all boards."""

import logging

import pytest

from server.domain.access import Actor, Grant
from server.domain.changes import Link
from server.errors import BoardFull
from server.live.connections import Connections
from server.live.hub import Hub
from server.live.session import Session
from server.wire.values import Role
from server.wire.views import BoardView
from tests.server.world import BOARD, LINKS, NOW, OTHER_BOARD, id_, make_settings, queue, store_board

HOME, ELSEWHERE = "198.51.100.7", "198.51.100.8"
PROXY = "127.0.0.1"
OTHER_INFO = BoardView(id=OTHER_BOARD, title="Toinen kartta", first_number=1)
OTHER_LINKS: dict[Role, Link] = {"comment": Link(id_("other-comment"), "comment")}


def visitor(address, person="aino", role="comment"):
    return Actor(id_(person), Grant(LINKS[role].id, 0), address)


@pytest.fixture
def connections(caplog):
    caplog.set_level(logging.WARNING)
    return Connections(make_settings(connections_per_address_max=3, people_behind_proxy_warned=2))


@pytest.fixture
async def small_hub(database, settings):
    """A hub that takes one connection from an address."""
    hub = Hub(database, make_settings(settings.data_dir, connections_per_address_max=1), lambda: NOW)
    yield hub
    await hub.close()


async def join(room, actor):
    session = Session(actor, make_settings(), room.push, room.update_presence, queue())
    await room.join(session, 0)
    return session


async def test_an_address_has_a_maximum_number_of_connections(small_hub):
    """[O6] S8: For all its people together. Other addresses are not affected."""
    room = small_hub.room(BOARD)
    await join(room, visitor(HOME, "aino"))

    with pytest.raises(BoardFull):
        await join(room, visitor(HOME, "eino"))

    await join(room, visitor(ELSEWHERE, "eino"))
    assert len(room.membership.sessions) == 2


async def test_connections_of_all_boards_count_together(small_hub, database):
    """[O6] S8: A second board does not double the limit."""
    await store_board(database, OTHER_INFO, OTHER_LINKS)
    await join(small_hub.room(OTHER_BOARD), Actor(id_("aino"), Grant(OTHER_LINKS["comment"].id, 0), HOME))

    with pytest.raises(BoardFull):
        await join(small_hub.room(BOARD), visitor(HOME))


async def test_an_ended_connection_is_no_longer_counted(small_hub):
    """[O6] S8: It is subtracted once, even if it leaves twice."""
    room = small_hub.room(BOARD)
    gone = await join(room, visitor(HOME, "aino"))
    room.leave(gone)
    room.leave(gone)

    await join(room, visitor(HOME, "eino"))

    with pytest.raises(BoardFull):
        await join(room, visitor(HOME, "onni"))


async def test_a_refused_connection_is_not_counted(small_hub):
    """S8: Although `leave` is called for it."""
    room = small_hub.room(BOARD)
    inside = await join(room, visitor(HOME, "aino"))
    refused = Session(visitor(HOME, "eino"), make_settings(), room.push, room.update_presence, queue())
    with pytest.raises(BoardFull):
        await room.join(refused, 0)
    room.leave(refused)

    with pytest.raises(BoardFull):
        await join(room, visitor(HOME, "onni"))

    assert list(room.membership.sessions) == [inside.id]


@pytest.mark.parametrize("address", [PROXY, "10.1.2.3", "172.31.0.1", "192.168.1.1", "::", "fd00:1:2:3::"])
def test_many_people_from_one_private_address_are_logged_once(connections, caplog, address):
    """S30: The log line names the setting, and no address."""
    for person in ("aino", "eino", "onni"):
        connections.enter(visitor(address, person))

    assert len(caplog.messages) == 1
    assert "all 2 visitors" in caplog.messages[0]
    assert "FORWARDED_ALLOW_IPS" in caplog.messages[0]
    assert address not in caplog.messages[0].split()


@pytest.mark.parametrize(
    "address", [HOME, "203.0.113.9", "192.0.2.1", "172.32.0.1", "2001:14ba::", "2001:db8::", "", "x"]
)
def test_a_public_address_is_not_taken_for_a_proxy(connections, caplog, address):
    """S30: Many people may share one; documentation addresses are public too."""
    for person in ("aino", "eino", "onni"):
        connections.enter(visitor(address, person))

    assert caplog.messages == []


def test_windows_of_one_person_count_as_one_person(connections, caplog):
    """S30: As when a host tries the board on their own machine."""
    for _ in range(3):
        connections.enter(visitor(PROXY))

    assert caplog.messages == []


def test_no_warning_if_visitors_have_different_addresses(connections, caplog):
    """S30: At the same time. A visitor who has left does not count."""
    connections.enter(visitor(HOME, "onni"))
    connections.enter(visitor(PROXY, "aino"))
    connections.enter(visitor(PROXY, "eino"))
    told_before = list(caplog.messages)

    connections.leave(visitor(HOME, "onni"))
    connections.enter(visitor(PROXY, "eino"))

    assert (told_before, len(caplog.messages)) == ([], 1)


def test_people_who_have_left_are_not_counted(connections, caplog):
    """S30: Many visitors one after the other give no warning."""
    for person in ("aino", "eino", "onni"):
        connections.enter(visitor(PROXY, person))
        connections.leave(visitor(PROXY, person))

    assert caplog.messages == []

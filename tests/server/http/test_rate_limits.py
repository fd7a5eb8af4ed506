"""Rate limits of requests that carry no ops."""

from pathlib import Path

import pytest

from server.domain.access import Actor, Grant
from server.errors import TooFast
from server.http.rate_limits import RequestLimits
from tests.server.live.test_op_limits import Clock
from tests.server.world import id_, make_settings

RATES = {
    "rate_wrong_links_burst": 4,
    "rate_wrong_links_per_second": 0.25,
    "rate_unread_burst": 2,
    "rate_unread_per_second": 0.5,
    "rate_unread_people_per_address": 2,
}


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def limits(clock):
    return RequestLimits(make_settings(Path("unused"), **RATES), clock)


def guest(name, address="10.0.0.1"):
    return Actor(id_(name), Grant("link", 0), address)


def test_wrong_links_are_limited_by_address(limits, clock):
    """S15: The limit recovers by itself, so nobody is locked out for good."""
    for _ in range(4):
        limits.spend_wrong_link("10.0.0.1")
    with pytest.raises(TooFast) as refused:
        limits.spend_wrong_link("10.0.0.1")
    assert refused.value.params["retry_after"] == 4
    limits.spend_wrong_link("10.0.0.2")
    clock.now += 4
    limits.spend_wrong_link("10.0.0.1")


def test_unreadable_bodies_are_limited_by_person_and_by_address(limits):
    """[O5] Other people behind the same address have their own limit, up to the limit of the address."""
    for name in ("aino", "eino"):
        for _ in range(2):
            limits.check_unread(guest(name))
            limits.spend_unread(guest(name))
    for name, address in (("aino", "10.0.0.2"), ("onni", "10.0.0.1")):
        with pytest.raises(TooFast):
            limits.check_unread(guest(name, address))
    limits.check_unread(guest("onni", "10.0.0.2"))

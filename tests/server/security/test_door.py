"""The budgets of what is no op: pictures that are sent, and links that open nothing."""

from pathlib import Path
from types import SimpleNamespace

import pytest

from server.domain.access import Actor, Grant
from server.errors import TooFast
from server.http.security.auth import address_of
from server.live.budgets import _KEPT_MIN, KeyedLimiter, RequestLimits
from tests.server.live.test_budgets import Clock
from tests.server.world import id_, make_settings

RATES = {
    "rate_uploads_burst": 2,
    "rate_uploads_per_second": 0.5,
    "rate_uploading_people_per_address": 3,
    "rate_wrong_links_burst": 4,
    "rate_wrong_links_per_second": 0.25,
}


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def door(clock):
    return RequestLimits(make_settings(Path("unused"), **RATES), clock)


def guest(name, address="10.0.0.1"):
    return Actor(id_(name), Grant("link", 0), address)


def wait_of(spend, *args):
    with pytest.raises(TooFast) as refused:
        spend(*args)
    return refused.value.params["retry_after"]


def send(door, by, count):
    for _ in range(count):
        door.spend_upload(by)


def test_one_person_sends_so_many_pictures_and_then_waits(door, clock):
    """S7: An album, and after that a picture now and then."""
    send(door, guest("aino"), 2)
    assert wait_of(door.spend_upload, guest("aino")) == 2
    clock.now += 2
    door.spend_upload(guest("aino"))


def test_one_persons_pictures_hold_up_nobody_else(door):
    """S7: Who sits behind the same address has a budget of their own."""
    send(door, guest("aino"), 2)
    door.spend_upload(guest("eino"))


def test_an_address_sends_the_pictures_of_so_many_people_and_no_more(door):
    """S7: New names are free, so a flood could come under a thousand of them."""
    for name in ("aino", "eino", "onni"):
        send(door, guest(name), 2)
    assert wait_of(door.spend_upload, guest("a new name")) == 1
    door.spend_upload(guest("a new name", "10.0.0.2"))


def test_an_upload_that_is_refused_costs_nothing(door, clock):
    """S7: Whoever tries too early does not wait longer for it."""
    send(door, guest("aino"), 2)
    for _ in range(5):
        wait_of(door.spend_upload, guest("aino"))
    clock.now += 2
    door.spend_upload(guest("aino"))


def test_wrong_links_of_one_address_have_a_budget(door, clock):
    """S15: It comes back by itself, so nobody is shut out for good."""
    for _ in range(4):
        door.spend_wrong_link("10.0.0.1")
    assert wait_of(door.spend_wrong_link, "10.0.0.1") == 4
    door.spend_wrong_link("10.0.0.2")
    clock.now += 4
    door.spend_wrong_link("10.0.0.1")


def test_addresses_that_are_quiet_are_forgotten(clock):
    """S8: Whoever has a million addresses must not fill the memory with them."""
    quota = KeyedLimiter(1, 1, clock)
    for number in range(20 * _KEPT_MIN):
        quota.take(str(number))
        clock.now += 0.1
    assert len(quota._buckets) <= _KEPT_MIN


def test_an_address_that_owes_is_not_forgotten(clock):
    """S15: However many others come meanwhile."""
    quota = KeyedLimiter(1, 0.000_001, clock)
    quota.take("10.0.0.1")
    for number in range(3 * _KEPT_MIN):
        quota.wait(str(number))
    assert quota.wait("10.0.0.1") > 0


@pytest.mark.parametrize(
    ("host", "payer"),
    [
        ("203.0.113.7", "203.0.113.7"),
        ("::ffff:203.0.113.7", "203.0.113.7"),
        ("2001:db8:1:2:aaaa::1", "2001:db8:1:2::"),
        ("2001:db8:1:2:bbbb::9", "2001:db8:1:2::"),
        ("fe80::1%eth0", "fe80::"),
        ("a name", "a name"),
    ],
)
def test_a_network_of_ipv6_pays_as_one_address(host, payer):
    """S15: Each customer has 2^64 of them, and would have as many budgets."""
    assert address_of(SimpleNamespace(client=SimpleNamespace(host=host))) == payer  # type: ignore[arg-type]  # all it reads


def test_a_connection_without_an_address_pays_too():
    """S15: A socket of the file system has none; all of those share one budget."""
    assert address_of(SimpleNamespace(client=None)) == ""  # type: ignore[arg-type]  # all it reads

"""The rate limit of image uploads."""

import pytest

from server.domain.access import Actor, Grant
from server.errors import TooFast
from server.images.decoder import ImageDecoder
from server.live.image_uploads import ImageUploads
from server.store.asset_store import AssetStore
from tests.server.live.test_op_limits import Clock
from tests.server.world import NOW, id_, make_settings

RATES = {
    "rate_uploads_burst": 2,
    "rate_uploads_per_second": 0.5,
    "rate_uploading_people_per_address": 3,
}


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def uploads(clock, hub, database, data_dir):
    settings = make_settings(data_dir, **RATES)
    return ImageUploads(hub, ImageDecoder(settings), AssetStore(database, settings, lambda: NOW), settings, clock)


def guest(name, address="10.0.0.1"):
    return Actor(id_(name), Grant("link", 0), address)


def wait_of(uploads, by):
    with pytest.raises(TooFast) as refused:
        uploads.spend(by)
    return refused.value.params["retry_after"]


def spend(uploads, by, count):
    for _ in range(count):
        uploads.spend(by)


async def test_a_person_may_upload_a_burst_of_images_and_then_waits(uploads, clock):
    """S7: An album at once, and after that an image now and then."""
    spend(uploads, guest("aino"), 2)
    assert wait_of(uploads, guest("aino")) == 2
    clock.now += 2
    uploads.spend(guest("aino"))


async def test_one_persons_uploads_do_not_delay_others(uploads):
    """S7: People behind the same address have limits of their own."""
    spend(uploads, guest("aino"), 2)
    uploads.spend(guest("eino"))


async def test_an_address_has_a_limit_for_several_people(uploads):
    """S7: A new person id costs nothing, so a flood could come from a thousand of them."""
    for name in ("aino", "eino", "onni"):
        spend(uploads, guest(name), 2)
    assert wait_of(uploads, guest("a new name")) == 1
    uploads.spend(guest("a new name", "10.0.0.2"))


async def test_an_upload_that_is_refused_costs_nothing(uploads, clock):
    """S7: A client that retries too early does not wait longer."""
    spend(uploads, guest("aino"), 2)
    for _ in range(5):
        wait_of(uploads, guest("aino"))
    clock.now += 2
    uploads.spend(guest("aino"))

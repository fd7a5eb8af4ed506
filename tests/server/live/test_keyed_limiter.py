"""Rate limits by token bucket."""

import pytest

from server.errors import TooFast
from server.live.keyed_limiter import _KEPT_MIN, KeyedLimiter, TokenBucket, spend_one
from tests.server.live.test_op_limits import Clock


@pytest.fixture
def clock():
    return Clock()


def test_a_bucket_gains_nothing_beyond_its_burst():
    bucket = TokenBucket(burst=2, per_second=1, now=0)
    assert bucket.wait(2, now=1_000) == 0
    bucket.take(2)
    assert bucket.wait(2, now=1_000) == 2


def test_full_buckets_are_forgotten_when_there_are_many(clock):
    """S8: A client with a million addresses must not fill the memory."""
    limiter = KeyedLimiter(1, 1, clock)
    for number in range(20 * _KEPT_MIN):
        limiter.take(str(number))
        clock.now += 0.1
    assert len(limiter._buckets) <= _KEPT_MIN


def test_a_bucket_in_debt_is_not_forgotten(clock):
    """S15: However many other keys there are."""
    limiter = KeyedLimiter(1, 0.000_001, clock)
    limiter.take("10.0.0.1")
    for number in range(3 * _KEPT_MIN):
        limiter.wait(str(number))
    assert limiter.wait("10.0.0.1") > 0


def test_a_refusal_takes_nothing_from_any_limiter(clock):
    """[O5] A client that retries too early does not wait longer."""
    of_person, of_address = KeyedLimiter(1, 1, clock), KeyedLimiter(2, 1, clock)
    spend_one((of_person, "aino"), (of_address, "10.0.0.1"))
    with pytest.raises(TooFast):
        spend_one((of_person, "aino"), (of_address, "10.0.0.1"))
    spend_one((of_person, "eino"), (of_address, "10.0.0.1"))

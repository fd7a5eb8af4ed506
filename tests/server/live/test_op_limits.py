"""Rate limits of ops."""

import pytest

from server.domain.access import Actor, Grant
from server.errors import TooFast
from server.live.op_limits import OpLimits
from tests.server.world import actor, create, id_, make_settings, rename, update

RATES = {
    "rate_words_burst": 3,
    "rate_words_per_second": 0.5,
    "rate_edits_burst": 10,
    "rate_edits_per_second": 5,
    "rate_people_per_address": 4,
}


class Clock:
    """A clock that a test sets; seconds."""

    now = 100.0

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def limits(tmp_path, clock):
    return OpLimits(make_settings(tmp_path, **RATES), clock)


def texts(count):
    return [rename(f"Nimi {number}") for number in range(count)]


def edits(count):
    return [create("sticky", f"note{number}") for number in range(count)]


def from_address(person, address):
    return Actor(id_(person), Grant("link", 0), address)


def test_a_participants_new_note_counts_as_a_text(limits):
    """[O5] [N7] Moving it counts as an edit, and so does everything that an editor creates."""
    limits.spend(edits(3), actor("participate"), "participate")
    with pytest.raises(TooFast):
        limits.spend(edits(1), actor("participate"), "participate")
    limits.spend([update("note0", x=number) for number in range(9)], actor("participate"), "participate")
    limits.spend(edits(9), actor("edit"), "edit")


def wait_of(limits, ops, by):
    with pytest.raises(TooFast) as refused:
        limits.spend(ops, by)
    return refused.value.params["retry_after"]


def test_a_burst_is_allowed(limits):
    """[O5] A person may paste several prepared comments."""
    limits.spend(texts(3), actor())


def test_a_refusal_says_how_long_to_wait(limits):
    """[O5] In seconds, in `retry_after`."""
    limits.spend(texts(3), actor())
    assert wait_of(limits, texts(2), actor()) == 4


def test_after_the_wait_the_ops_are_allowed(limits, clock):
    """[O5] Nobody is locked out for good."""
    limits.spend(texts(3), actor())
    clock.now += 4
    limits.spend(texts(2), actor())


def test_a_refusal_costs_nothing(limits, clock):
    """[O5] A client that retries too early does not wait longer."""
    limits.spend(texts(3), actor())
    for _ in range(5):
        wait_of(limits, texts(1), actor())
    clock.now += 2
    limits.spend(texts(1), actor())


def test_edits_have_a_limit_of_their_own(limits):
    """[O5] Dragging a note does not use up the limit for texts."""
    limits.spend(edits(10), actor())
    limits.spend(texts(3), actor())
    assert wait_of(limits, edits(5), actor()) == 1


def test_a_push_larger_than_the_burst_is_allowed_when_the_bucket_is_full(limits):
    """[O5] Otherwise it could never be sent. Later pushes wait until it is paid off."""
    limits.spend(edits(20), actor())
    assert wait_of(limits, edits(1), actor()) == 3


def test_one_persons_flood_does_not_limit_others(limits):
    """[O5] Each person has a limit of their own."""
    limits.spend(texts(3), from_address("aino", "10.0.0.1"))
    limits.spend(texts(3), from_address("eino", "10.0.0.1"))


def test_an_address_has_the_limit_of_several_people(limits):
    """[O5] A new person id costs nothing, so a flood could come from a thousand of them."""
    for number in range(4):
        limits.spend(texts(3), from_address(f"guest{number}", "10.0.0.1"))
    assert wait_of(limits, texts(1), from_address("guest5", "10.0.0.1")) == 1
    limits.spend(texts(1), from_address("guest6", "10.0.0.2"))


def test_many_people_behind_one_address_are_not_limited(tmp_path, clock):
    """[O5] 300 guests in one hall, each with a comment every half minute, at the default limits."""
    limits = OpLimits(make_settings(tmp_path), clock)
    for _ in range(20):
        for number in range(300):
            limits.spend(texts(1), from_address(f"guest{number}", "10.0.0.1"))
            clock.now += 0.1


def test_a_person_who_has_sent_nothing_for_long_is_forgotten(limits, clock):
    limits.spend(texts(3), actor())
    limits.forget_full()
    assert wait_of(limits, texts(2), actor()) == 4
    clock.now += 60
    limits.forget_full()
    assert not limits._texts._buckets

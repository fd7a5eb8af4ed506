"""How much one may send."""

import pytest

from server.domain.access import Actor, Grant
from server.errors import TooFast
from server.live.budgets import OpLimits, TokenBucket
from tests.server.world import actor, create, id_, make_settings, rename, update

RATES = {
    "rate_words_burst": 3,
    "rate_words_per_second": 0.5,
    "rate_edits_burst": 10,
    "rate_edits_per_second": 5,
    "rate_people_per_address": 4,
}


class Clock:
    """Seconds that pass when a test says so."""

    now = 100.0

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def budgets(tmp_path, clock):
    return OpLimits(make_settings(tmp_path, **RATES), clock)


def words(count):
    return [rename(f"Nimi {number}") for number in range(count)]


def edits(count):
    return [create("sticky", f"note{number}") for number in range(count)]


def from_address(person, address):
    return Actor(id_(person), Grant("link", 0), address)


def test_new_notes_of_guests_are_words(budgets):
    """[O5] [N7] Their moves are edits, and so is all that editors make."""
    budgets.spend(edits(3), actor("participate"), "participate")
    with pytest.raises(TooFast):
        budgets.spend(edits(1), actor("participate"), "participate")
    budgets.spend([update("note0", x=number) for number in range(9)], actor("participate"), "participate")
    budgets.spend(edits(9), actor("edit"), "edit")


def wait_of(budgets, ops, by):
    with pytest.raises(TooFast) as refused:
        budgets.spend(ops, by)
    return refused.value.params["retry_after"]


def test_a_burst_is_within_the_budget(budgets):
    """[O5] Somebody who pastes prepared remarks."""
    budgets.spend(words(3), actor())


def test_what_is_over_the_budget_waits_as_long_as_it_takes(budgets):
    """[O5] And the refusal says how long."""
    budgets.spend(words(3), actor())
    assert wait_of(budgets, words(2), actor()) == 4


def test_after_the_wait_it_is_within_the_budget_again(budgets, clock):
    """[O5] Nobody is shut out for good."""
    budgets.spend(words(3), actor())
    clock.now += 4
    budgets.spend(words(2), actor())


def test_a_refusal_costs_nothing(budgets, clock):
    """[O5] Whoever tries too early does not wait longer for it."""
    budgets.spend(words(3), actor())
    for _ in range(5):
        wait_of(budgets, words(1), actor())
    clock.now += 2
    budgets.spend(words(1), actor())


def test_edits_have_a_budget_of_their_own(budgets):
    """[O5] A drag does not use up the words."""
    budgets.spend(edits(10), actor())
    budgets.spend(words(3), actor())
    assert wait_of(budgets, edits(5), actor()) == 1


def test_a_push_larger_than_the_burst_goes_through_a_full_bucket_and_is_paid_off_later(budgets):
    """[O5] Otherwise it could never be sent at all."""
    budgets.spend(edits(20), actor())
    assert wait_of(budgets, edits(1), actor()) == 3


def test_one_person_s_flood_is_nobody_else_s(budgets):
    """[O5] The main budget is each person's."""
    budgets.spend(words(3), from_address("aino", "10.0.0.1"))
    budgets.spend(words(3), from_address("eino", "10.0.0.1"))


def test_an_address_has_the_budget_of_many_people_and_no_more(budgets):
    """[O5] Names are free, so a flood could come under a thousand of them."""
    for number in range(4):
        budgets.spend(words(3), from_address(f"guest{number}", "10.0.0.1"))
    assert wait_of(budgets, words(1), from_address("guest5", "10.0.0.1")) == 1
    budgets.spend(words(1), from_address("guest6", "10.0.0.2"))


def test_a_town_hall_behind_one_address_is_not_held_up(tmp_path, clock):
    """[O5] 300 guests, a comment each half a minute, with the budgets that the program ships with."""
    budgets = OpLimits(make_settings(tmp_path), clock)
    for _ in range(20):
        for number in range(300):
            budgets.spend(words(1), from_address(f"guest{number}", "10.0.0.1"))
            clock.now += 0.1


def test_who_has_sent_nothing_for_long_is_forgotten(budgets, clock):
    budgets.spend(words(3), actor())
    budgets.forget()
    assert wait_of(budgets, words(2), actor()) == 4
    clock.now += 60
    budgets.forget()
    assert not budgets._purses


def test_a_bucket_gains_nothing_beyond_its_burst():
    bucket = TokenBucket(burst=2, per_second=1, now=0)
    assert bucket.wait(2, now=1_000) == 0
    bucket.take(2)
    assert bucket.wait(2, now=1_000) == 2

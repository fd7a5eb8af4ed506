"""Counts events and logs them at most once a minute."""

import logging

import pytest

from server.live.throttled_counter import ThrottledCounter


class Clock:
    now = 1_000.0

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def tally(clock, caplog):
    caplog.set_level(logging.WARNING)
    return ThrottledCounter("messages refused", clock)


def test_the_first_event_is_logged_at_once(tally, caplog):
    """S3: A host who tests their own server sees it."""
    tally.add("forbidden")

    assert caplog.messages == ["messages refused: forbidden 1"]


def test_events_within_a_minute_are_logged_together(tally, clock, caplog):
    """S3: A flood of refusals is not a flood of log lines."""
    for code in ("forbidden", *["invalid"] * 1_000, "forbidden"):
        tally.add(code)
    tally.flush_if_due()
    assert len(caplog.messages) == 1

    clock.now += 60
    tally.flush_if_due()

    assert caplog.messages[1:] == ["messages refused: forbidden 1, invalid 1000"]


def test_nothing_is_logged_without_events(tally, clock, caplog):
    tally.flush_if_due()
    tally.add("invalid")
    clock.now += 60
    tally.flush_if_due()
    tally.flush()

    assert len(caplog.messages) == 1


def test_flush_logs_the_remaining_counts(tally, caplog):
    tally.add("invalid")
    tally.add("forbidden")
    tally.flush()

    assert caplog.messages == ["messages refused: invalid 1", "messages refused: forbidden 1"]

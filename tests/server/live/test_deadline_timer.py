"""A timer for a moment of the server's clock."""

import asyncio

import pytest

from server.live import deadline_timer
from server.live.deadline_timer import DeadlineTimer
from tests.server.world import NOW


class Clock:
    """The server's clock, and the event loop's timers as the alarm asks for them."""

    def __init__(self, monkeypatch):
        self.now, self._look = NOW, None
        self.rung: list[int] = []
        self.waits: list[float] = []
        monkeypatch.setattr(asyncio.get_running_loop(), "call_later", self._later)
        self.alarm = DeadlineTimer(lambda: self.now, lambda: self.rung.append(self.now))

    def _later(self, seconds, look):
        self.waits.append(seconds)
        self._look = look
        return self

    def cancel(self):
        self._look = None

    def passes(self, milliseconds):
        """So much time, after which the timer that is set runs out."""
        self.now += milliseconds
        if self._look:
            self._look()


@pytest.fixture
async def clock(monkeypatch):
    return Clock(monkeypatch)


async def test_it_fires_once_at_the_deadline(clock):
    """[A9] Not again later."""
    clock.alarm.set(NOW + 1_500)
    clock.passes(1_500)
    clock.passes(1_500)
    assert (clock.waits, clock.rung) == ([1.5], [NOW + 1_500])


async def test_it_does_not_fire_before_the_deadline(clock):
    """[A9] The event loop's clock may run ahead of the server's clock."""
    clock.alarm.set(NOW + 1_500)
    clock.passes(1_499)
    assert (clock.waits, clock.rung) == ([1.5, 0.001], [])


async def test_a_distant_deadline_is_checked_repeatedly(clock):
    """[A9] So that a change of the server's clock is noticed."""
    clock.alarm.set(NOW + 10**12)
    clock.passes(60_000)
    clock.passes(10**12)
    assert clock.waits == [deadline_timer._CHECK_SECONDS] * 2
    assert len(clock.rung) == 1


async def test_a_past_deadline_fires_immediately(clock):
    clock.alarm.set(NOW - 1)
    assert (clock.waits, clock.rung) == ([0.0], [])
    clock.passes(0)
    assert clock.rung == [NOW]


async def test_a_new_deadline_replaces_the_old_one(clock):
    clock.alarm.set(NOW + 1_000)
    clock.alarm.set(NOW + 2_000)
    clock.passes(1_000)
    assert clock.rung == []
    clock.passes(1_000)
    assert clock.rung == [NOW + 2_000]


async def test_none_cancels_the_deadline(clock):
    clock.alarm.set(NOW + 1_000)
    clock.alarm.set(None)
    clock.passes(1_000)
    assert clock.rung == []

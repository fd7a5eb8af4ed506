"""Gestures on a trackpad as real wheel events: pans along an ellipse, and zooms in and out."""

import asyncio
import math
import time
from dataclasses import dataclass

from playwright.async_api import CDPSession

SECONDS = 5.0
# Twice the screen's rate. At 60 the two clocks interfere, and frames without an event look like dropped frames.
TICKS_PER_SECOND = 120
# A browser merges the events of a slow page, but not events from its debugging port. So they are merged here.
UNANSWERED_MAX = 3
PAN_PX_PER_SECOND = (1_800, 1_200)
# With the whole board in view a round is short, so that the board stays in view.
ROUND_SECONDS = {"v60": 2.5, "fit": 0.5}
ZOOM_SECONDS = 1.25
ZOOM_PER_TICK = 1.0
CTRL = 2


@dataclass
class Hand:
    """Sends wheel events over the middle of the window, and waits when the page does not keep up."""

    cdp: CDPSession
    at: tuple[int, int]
    modifiers: int = 0
    sent: int = 0

    def __post_init__(self) -> None:
        self._due = [0.0, 0.0]
        self._unanswered: set[asyncio.Task[object]] = set()

    def move(self, dx: float, dy: float) -> None:
        """Adds a movement to the next event, and sends that event if the page has answered enough earlier ones."""
        self._due[0] += dx
        self._due[1] += dy
        self._send()

    async def rest(self) -> None:
        """Waits until the page has answered all events."""
        while self._unanswered:
            await asyncio.wait(set(self._unanswered), timeout=60)

    def _send(self) -> None:
        if self._due == [0.0, 0.0] or len(self._unanswered) >= UNANSWERED_MAX:
            return
        dx, dy = self._due
        self._due = [0.0, 0.0]
        event = {"type": "mouseWheel", "x": self.at[0], "y": self.at[1], "deltaX": dx, "deltaY": dy}
        sending = self.cdp.send(
            "Input.dispatchMouseEvent", event | {"modifiers": self.modifiers, "pointerType": "mouse"}
        )
        task = asyncio.ensure_future(sending)
        self.sent += 1
        self._unanswered.add(task)
        task.add_done_callback(self._answered)

    def _answered(self, task: "asyncio.Task[object]") -> None:
        self._unanswered.discard(task)
        if not task.cancelled() and task.exception() is None:
            self._send()


async def perform(cdp: CDPSession, view: str, kind: str, at: tuple[int, int]) -> Hand:
    """Performs the gesture in real time. `view` is v60 or fit, `kind` is pan or zoom."""
    hand = Hand(cdp, at, CTRL if kind == "zoom" else 0)
    begun = time.perf_counter()
    for tick in range(int(SECONDS * TICKS_PER_SECOND)):
        hand.move(*(_zoom_step(tick) if kind == "zoom" else _pan_step(tick, ROUND_SECONDS[view])))
        await asyncio.sleep(max(0.0, begun + (tick + 1) / TICKS_PER_SECOND - time.perf_counter()))
    return hand


def _pan_step(tick: int, round_seconds: float) -> tuple[float, float]:
    angle = 2 * math.pi * tick / (round_seconds * TICKS_PER_SECOND)
    wide, high = PAN_PX_PER_SECOND
    return wide / TICKS_PER_SECOND * math.cos(angle), high / TICKS_PER_SECOND * math.sin(angle)


def _zoom_step(tick: int) -> tuple[float, float]:
    is_inward = int(tick / (ZOOM_SECONDS * TICKS_PER_SECOND)) % 2 == 0
    return 0.0, -ZOOM_PER_TICK if is_inward else ZOOM_PER_TICK

"""Frame times as figures."""

import itertools
import math
from dataclasses import dataclass


@dataclass(frozen=True)
class Frames:
    """Frames a second, and the milliseconds between two of them."""

    count: int
    fps: float
    p50: float
    p95: float
    p99: float
    longest: float


def frames_of(times_ms: list[float]) -> Frames:
    """The figures of frames that came at these times, in order."""
    gaps = sorted(after - before for before, after in itertools.pairwise(times_ms))
    if not gaps:
        return Frames(len(times_ms), 0, math.inf, math.inf, math.inf, math.inf)
    fps = 1000 * len(gaps) / (times_ms[-1] - times_ms[0])
    return Frames(len(times_ms), fps, share(gaps, 50), share(gaps, 95), share(gaps, 99), gaps[-1])


def share(ordered: list[float], percent: float) -> float:
    """The percentile: the value that this share of the values does not exceed."""
    return ordered[max(0, math.ceil(percent / 100 * len(ordered)) - 1)]

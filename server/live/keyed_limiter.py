"""Rate limits by token bucket, one bucket for each key."""

from collections.abc import Callable

from ..errors import TooFast

# This many buckets take a few hundred kilobytes. Searching fewer for full ones is not worth the time.
_KEPT_MIN = 1_000


class TokenBucket:
    """Holds at most `burst` tokens and gains `per_second`.

    Our own few lines, because they run for every push: the available libraries start a thread or await a lock.
    """

    def __init__(self, burst: float, per_second: float, now: float) -> None:
        self._burst = burst
        self._per_second = per_second
        self._tokens = burst
        self._at = now

    def wait(self, count: int, now: float) -> float:
        """Seconds until there are `count` tokens; 0 if there are. More than `burst` waits for a full bucket."""
        self._tokens = min(self._burst, self._tokens + (now - self._at) * self._per_second)
        self._at = now
        return max(0.0, (min(count, self._burst) - self._tokens) / self._per_second)

    def take(self, count: int) -> None:
        """Takes tokens. The bucket may go into debt, which is paid off before `wait` returns 0 again."""
        self._tokens -= count

    def is_full(self, now: float) -> bool:
        """Whether the bucket is full, so that it may be forgotten."""
        return self.wait(int(self._burst), now) == 0


class KeyedLimiter:
    """One token bucket for each key: a person, an address or a link. Full buckets are forgotten when there are many."""

    def __init__(self, burst: float, per_second: float, now: Callable[[], float]) -> None:
        self._burst = burst
        self._per_second = per_second
        self._now = now
        self._buckets: dict[str, TokenBucket] = {}
        self._forget_at = _KEPT_MIN

    def wait(self, key: str, count: int = 1) -> float:
        """Seconds until `count` more are allowed; 0 if they are allowed now."""
        return self._bucket(key).wait(count, self._now())

    def take(self, key: str, count: int = 1) -> None:
        """Counts `count` against the limit."""
        self._bucket(key).take(count)

    def forget_full(self) -> None:
        """Forgets the keys whose bucket is full."""
        now = self._now()
        self._buckets = {key: bucket for key, bucket in self._buckets.items() if not bucket.is_full(now)}

    def _bucket(self, key: str) -> TokenBucket:
        if key not in self._buckets:
            self._forget_if_many()
            self._buckets[key] = TokenBucket(self._burst, self._per_second, self._now())
        return self._buckets[key]

    def _forget_if_many(self) -> None:
        if len(self._buckets) < self._forget_at:
            return
        self.forget_full()
        # Not again before the number has doubled: a search at each new key would help whoever floods the server.
        self._forget_at = max(_KEPT_MIN, 2 * len(self._buckets))


def spend_one(*limits: tuple[KeyedLimiter, str]) -> None:
    """Takes one from each limiter at its key. Raises `TooFast`, and takes nothing, if one of them has none left."""
    check_one(*limits)
    take_one(*limits)


def check_one(*limits: tuple[KeyedLimiter, str]) -> None:
    """Raises `TooFast` if one of the limiters has none left at its key."""
    wait = max(limiter.wait(key) for limiter, key in limits)
    if wait > 0:
        raise TooFast(wait)


def take_one(*limits: tuple[KeyedLimiter, str]) -> None:
    """Takes one from each limiter at its key, even if none is left."""
    for limiter, key in limits:
        limiter.take(key)

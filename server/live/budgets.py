"""How much one person, and one address, may send. In memory only, and forgotten soon."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ..config import Settings
from ..domain.access import Actor
from ..errors import TooFast
from ..wire.ops import AnyOp, NodeCreate, NodeDelete, NodeUpdate
from ..wire.values import Role

_EDITS = (NodeCreate, NodeUpdate, NodeDelete)
# So many buckets are a few hundred kilobytes; looking through fewer would save nothing.
_KEPT_MIN = 1_000


class TokenBucket:
    """A token bucket: holds `burst` tokens at most and gains `per_second`; each op takes one.

    Our own few lines, since this runs for every push: the libraries at hand start a thread to forget, or await a lock.
    """

    def __init__(self, burst: float, per_second: float, now: float) -> None:
        self._burst = burst
        self._per_second = per_second
        self._tokens = burst
        self._at = now

    def wait(self, count: int, now: float) -> float:
        """Seconds until so many tokens are there; 0 if they are. More than `burst` at once waits for a full bucket."""
        self._tokens = min(self._burst, self._tokens + (now - self._at) * self._per_second)
        self._at = now
        return max(0.0, (min(count, self._burst) - self._tokens) / self._per_second)

    def take(self, count: int) -> None:
        """Takes tokens, also into debt: what was too much for the bucket is paid off before the next push."""
        self._tokens -= count

    def is_full(self, now: float) -> bool:
        """Whether nothing was taken for so long that the bucket may be forgotten."""
        return self.wait(int(self._burst), now) == 0


@dataclass(frozen=True)
class OpBuckets:
    """The buckets of a person or an address: words that people read, and edits of the map."""

    words: TokenBucket
    edits: TokenBucket


class OpLimits:
    """The main budget is each person's. Behind one address sits a whole town hall, so its budget is wide."""

    def __init__(self, settings: Settings, now: Callable[[], float]) -> None:
        self._settings = settings
        self._now = now
        self._purses: dict[str, OpBuckets] = {}

    def spend(self, ops: Sequence[AnyOp], by: Actor, role: Role | None = None) -> None:
        """Takes the ops' cost from person and address, or raises `TooFast` and takes nothing.

        A guest's new note is words that everybody reads, like a comment; an editor may paste a thousand.
        """
        kinds = (NodeUpdate, NodeDelete) if role == "participate" else _EDITS
        edits = sum(isinstance(op, kinds) for op in ops)
        words = len(ops) - edits
        purses = (self._purse(f"person {by.person_id}", 1), self._purse(f"address {by.address}", self._wide))
        now = self._now()
        wait = max(max(purse.words.wait(words, now), purse.edits.wait(edits, now)) for purse in purses)
        if wait > 0:
            raise TooFast(wait)
        for purse in purses:
            purse.words.take(words)
            purse.edits.take(edits)

    def forget(self) -> None:
        """Lets go of those who have sent nothing for a while."""
        now = self._now()
        spent = {key: purse for key, purse in self._purses.items() if not _is_full(purse, now)}
        self._purses = spent

    @property
    def _wide(self) -> int:
        return self._settings.rate_people_per_address

    def _purse(self, key: str, people: int) -> OpBuckets:
        if key not in self._purses:
            own, now = self._settings, self._now()
            words = TokenBucket(own.rate_words_burst * people, own.rate_words_per_second * people, now)
            edits = TokenBucket(own.rate_edits_burst * people, own.rate_edits_per_second * people, now)
            self._purses[key] = OpBuckets(words, edits)
        return self._purses[key]


def _is_full(purse: OpBuckets, now: float) -> bool:
    return purse.words.is_full(now) and purse.edits.is_full(now)


class KeyedLimiter:
    """One bucket for each person, or each address. The full ones are forgotten whenever there are many."""

    def __init__(self, burst: float, per_second: float, now: Callable[[], float]) -> None:
        self._burst = burst
        self._per_second = per_second
        self._now = now
        self._buckets: dict[str, TokenBucket] = {}
        self._forget_at = _KEPT_MIN

    def wait(self, key: str) -> float:
        """Seconds until one more is allowed; 0 if it is now."""
        return self._bucket(key).wait(1, self._now())

    def take(self, key: str) -> None:
        """Takes one."""
        self._bucket(key).take(1)

    def _bucket(self, key: str) -> TokenBucket:
        if key not in self._buckets:
            self._forget()
            self._buckets[key] = TokenBucket(self._burst, self._per_second, self._now())
        return self._buckets[key]

    def _forget(self) -> None:
        if len(self._buckets) < self._forget_at:
            return
        now = self._now()
        self._buckets = {key: bucket for key, bucket in self._buckets.items() if not bucket.is_full(now)}
        # Only after as many again: looking through all of them for each newcomer would help whoever floods us.
        self._forget_at = max(_KEPT_MIN, 2 * len(self._buckets))


class RequestLimits:
    """The budgets of what is no op: pictures, links that open nothing, wrong passwords, reports, and unread bodies."""

    def __init__(self, settings: Settings, now: Callable[[], float]) -> None:
        burst, per_second = settings.rate_uploads_burst, settings.rate_uploads_per_second
        people = settings.rate_uploading_people_per_address
        self._uploads = KeyedLimiter(burst, per_second, now)
        self._uploads_of_address = KeyedLimiter(burst * people, per_second * people, now)
        self._wrong_links = KeyedLimiter(settings.rate_wrong_links_burst, settings.rate_wrong_links_per_second, now)
        self._wrong_passwords = KeyedLimiter(
            settings.rate_wrong_passwords_burst, settings.rate_wrong_passwords_per_second, now
        )
        self._wrong_passwords_of_link = KeyedLimiter(
            settings.rate_wrong_passwords_of_link_burst, settings.rate_wrong_passwords_of_link_per_second, now
        )
        burst, per_second = settings.rate_unread_burst, settings.rate_unread_per_second
        people = settings.rate_unread_people_per_address
        self._unread = KeyedLimiter(burst, per_second, now)
        self._unread_of_address = KeyedLimiter(burst * people, per_second * people, now)
        self._reports = KeyedLimiter(settings.rate_reports_burst, settings.rate_reports_per_second, now)

    def spend_upload(self, by: Actor) -> None:
        """Takes a picture's cost from person and address, or raises `TooFast` and takes nothing."""
        wait = max(self._uploads.wait(by.person_id), self._uploads_of_address.wait(by.address))
        if wait > 0:
            raise TooFast(wait)
        self._uploads.take(by.person_id)
        self._uploads_of_address.take(by.address)

    def spend_wrong_link(self, address: str) -> None:
        """Takes a wrong link's cost, or raises `TooFast`. Right links are never asked for here."""
        _spend_one(self._wrong_links, address)

    def check_password(self, address: str, link_id: str) -> None:
        """Raises `TooFast` where too many passwords were wrong. Then none is tried, since a guess costs us more."""
        wait = max(self._wrong_passwords.wait(address), self._wrong_passwords_of_link.wait(link_id))
        if wait > 0:
            raise TooFast(wait)

    def spend_wrong_password(self, address: str, link_id: str) -> None:
        """Takes a wrong password's cost from the address and from the link."""
        self._wrong_passwords.take(address)
        self._wrong_passwords_of_link.take(link_id)

    def check_unread(self, by: Actor) -> None:
        """Raises `TooFast` where too many bodies of the person or the address could not be read."""
        wait = max(self._unread.wait(by.person_id), self._unread_of_address.wait(by.address))
        if wait > 0:
            raise TooFast(wait)

    def spend_unread(self, by: Actor) -> None:
        """Takes the cost of a body that could not be read from person and address."""
        self._unread.take(by.person_id)
        self._unread_of_address.take(by.address)

    def spend_report(self, address: str) -> None:
        """Takes a report's cost, or raises `TooFast`."""
        _spend_one(self._reports, address)


def _spend_one(quota: KeyedLimiter, key: str) -> None:
    wait = quota.wait(key)
    if wait > 0:
        raise TooFast(wait)
    quota.take(key)

"""Rate limits of requests that carry no ops: wrong links, wrong passwords, unreadable bodies and policy reports."""

from collections.abc import Callable

from ..config import Settings
from ..domain.access import Actor
from ..live.keyed_limiter import KeyedLimiter, check_one, spend_one, take_one


class RequestLimits:
    """Counts per person, address or link, in memory only."""

    def __init__(self, settings: Settings, now: Callable[[], float]) -> None:
        own = settings
        people = own.rate_unread_people_per_address
        self._wrong_links = KeyedLimiter(own.rate_wrong_links_burst, own.rate_wrong_links_per_second, now)
        self._wrong_passwords = KeyedLimiter(own.rate_wrong_passwords_burst, own.rate_wrong_passwords_per_second, now)
        self._wrong_passwords_of_link = KeyedLimiter(
            own.rate_wrong_passwords_of_link_burst, own.rate_wrong_passwords_of_link_per_second, now
        )
        self._unread = KeyedLimiter(own.rate_unread_burst, own.rate_unread_per_second, now)
        self._unread_of_address = KeyedLimiter(own.rate_unread_burst * people, own.rate_unread_per_second * people, now)
        self._reports = KeyedLimiter(own.rate_reports_burst, own.rate_reports_per_second, now)

    def spend_wrong_link(self, address: str) -> None:
        """Counts a wrong link, or raises `TooFast`. Valid links are never counted."""
        spend_one((self._wrong_links, address))

    def check_password(self, address: str, link_id: str) -> None:
        """Raises `TooFast` after too many wrong passwords. Call it before hashing, which is expensive."""
        check_one((self._wrong_passwords, address), (self._wrong_passwords_of_link, link_id))

    def spend_wrong_password(self, address: str, link_id: str) -> None:
        """Counts a wrong password against the address and the link."""
        take_one((self._wrong_passwords, address), (self._wrong_passwords_of_link, link_id))

    def check_unread(self, by: Actor) -> None:
        """Raises `TooFast` after too many unreadable bodies from this person or address."""
        check_one((self._unread, by.person_id), (self._unread_of_address, by.address))

    def spend_unread(self, by: Actor) -> None:
        """Counts an unreadable body against the person and the address."""
        take_one((self._unread, by.person_id), (self._unread_of_address, by.address))

    def spend_report(self, address: str) -> None:
        """Counts a policy report, or raises `TooFast`."""
        spend_one((self._reports, address))

"""Counts open connections by network address, over all boards."""

import logging
from collections import Counter
from ipaddress import ip_address, ip_network
from typing import Final

from ..config import Settings
from ..domain.access import Actor
from ..errors import BoardFull

log = logging.getLogger(__name__)

# Where a reverse proxy of the host may be. Python's `is_private` also includes documentation networks.
_PRIVATE_NETWORKS: Final = tuple(
    # IPv6 is counted by networks of 64 bits, so ::1 is counted as ::.
    ip_network(network)
    for network in ("127.0.0.0/8", "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "::/64", "fc00::/7", "fe80::/10")
)


class Connections:
    """Counts connections by address, and warns if a proxy seems to hide all visitors behind its own address."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        # By address, then by person. An address is forgotten with its last connection.
        self._people: dict[str, Counter[str]] = {}
        self._sockets: Counter[str] = Counter()
        self._has_warned = False

    def check(self, address: str) -> None:
        """Raises `BoardFull` if the address has as many connections as allowed."""
        if self._sockets[address] >= self._settings.connections_per_address_max:
            raise BoardFull(
                "too many connections are open from this address; try again later",
                limit=self._settings.connections_per_address_max,
            )

    def enter(self, actor: Actor) -> None:
        """Counts a connection, or raises `BoardFull`. No `await` may follow before the session is added."""
        self.check(actor.address)
        self._sockets[actor.address] += 1
        self._people.setdefault(actor.address, Counter())[actor.person_id] += 1
        self._warn_of_proxy(actor.address)

    def leave(self, actor: Actor) -> None:
        """Stops counting a connection."""
        people = self._people[actor.address]
        people[actor.person_id] -= 1
        self._sockets[actor.address] -= 1
        if not people[actor.person_id]:
            del people[actor.person_id]
        if not people:
            del self._people[actor.address], self._sockets[actor.address]

    def _warn_of_proxy(self, address: str) -> None:
        """Warns once: all visitors behind one address share its rate limits."""
        if self._has_warned or len(self._people) > 1 or not _is_private(address):
            return
        if len(self._people[address]) >= self._settings.people_behind_proxy_warned:
            self._has_warned = True
            log.warning(
                "all %d visitors come from one private address, which may be a proxy's: they share its limits. Let the "
                "proxy send X-Forwarded-For, and name its address in FORWARDED_ALLOW_IPS.",
                len(self._people[address]),
            )


def _is_private(address: str) -> bool:
    try:
        parsed = ip_address(address)
    except ValueError:
        return False
    return any(parsed in network for network in _PRIVATE_NETWORKS)

"""How many sockets are open from where, over all boards."""

import logging
from collections import Counter
from ipaddress import ip_address, ip_network
from typing import Final

from ..config import Settings
from ..domain.access import Actor
from ..errors import BoardFull

log = logging.getLogger(__name__)

# Where a proxy of the host's own stands. Python's `is_private` holds for more, such as the networks of examples.
_OWN_NETWORKS: Final = tuple(
    # IPv6 is counted by networks of 64 bits, so ::1 is counted as ::.
    ip_network(network)
    for network in ("127.0.0.0/8", "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "::/64", "fc00::/7", "fe80::/10")
)


class Connections:
    """Counts sockets by network address, and notices when a proxy seems to hide all visitors behind its own."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        # By address, and there by person: an address is forgotten with its last socket.
        self._people: dict[str, Counter[str]] = {}
        self._sockets: Counter[str] = Counter()
        self._was_told = False

    def check(self, address: str) -> None:
        """Raises `BoardFull` where as many sockets as may be are open from the address."""
        if self._sockets[address] >= self._settings.connections_per_address_max:
            raise BoardFull(
                "too many connections are open from this address; try again later",
                limit=self._settings.connections_per_address_max,
            )

    def enter(self, actor: Actor) -> None:
        """Counts a socket, or raises `BoardFull`. To be called without a pause before the socket is taken in."""
        self.check(actor.address)
        self._sockets[actor.address] += 1
        self._people.setdefault(actor.address, Counter())[actor.person_id] += 1
        self._tell_of_proxy(actor.address)

    def leave(self, actor: Actor) -> None:
        """Takes away one that was counted."""
        people = self._people[actor.address]
        people[actor.person_id] -= 1
        self._sockets[actor.address] -= 1
        if not people[actor.person_id]:
            del people[actor.person_id]
        if not people:
            del self._people[actor.address], self._sockets[actor.address]

    def _tell_of_proxy(self, address: str) -> None:
        """Warns once: behind one address all visitors share the budgets of that address."""
        if self._was_told or len(self._people) > 1 or not _is_own(address):
            return
        if len(self._people[address]) >= self._settings.people_behind_proxy_warned:
            self._was_told = True
            log.warning(
                "all %d visitors come from one private address, which may be a proxy's: they share its limits. Let the "
                "proxy send X-Forwarded-For, and name its address in FORWARDED_ALLOW_IPS.",
                len(self._people[address]),
            )


def _is_own(address: str) -> bool:
    try:
        parsed = ip_address(address)
    except ValueError:
        return False
    return any(parsed in network for network in _OWN_NETWORKS)

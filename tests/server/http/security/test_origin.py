"""The network address that rate limits count by."""

from types import SimpleNamespace

import pytest

from server.http.security.origin import address_of


@pytest.mark.parametrize(
    ("host", "key"),
    [
        ("203.0.113.7", "203.0.113.7"),
        ("::ffff:203.0.113.7", "203.0.113.7"),
        ("2001:db8:1:2:aaaa::1", "2001:db8:1:2::"),
        ("2001:db8:1:2:bbbb::9", "2001:db8:1:2::"),
        ("fe80::1%eth0", "fe80::"),
        ("a name", "a name"),
    ],
)
def test_an_ipv6_network_counts_as_one_address(host, key):
    """S15: Each customer has 2^64 addresses, and would have as many limits."""
    assert address_of(SimpleNamespace(client=SimpleNamespace(host=host))) == key  # type: ignore[arg-type]  # all it reads


def test_connections_without_an_address_share_one_limit():
    """S15: A Unix socket has no address."""
    assert address_of(SimpleNamespace(client=None)) == ""  # type: ignore[arg-type]  # all it reads

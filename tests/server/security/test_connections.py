"""S8: many sockets from one address, on a real server."""

from server.wire.messages import Close
from tests.server.http.sockets import closed, said
from tests.server.world import make_settings, token


def from_(address):
    """The headers with which a proxy passes on somebody's socket."""
    return {"Authorization": f"Bearer {token('comment')}", "X-Forwarded-For": address}


async def test_sockets_per_address_are_limited(serve, settings):
    """[O6] S8: With 4429. Other addresses can connect, and the same one after a socket has ended."""
    served = await serve(make_settings(settings.data_dir, connections_per_address_max=1))
    async with served.connect(**from_("198.51.100.7")) as first:
        await said(first)

        async with served.connect(**from_("198.51.100.7")) as second:
            assert await closed(second) == Close.busy
        async with served.connect(**from_("198.51.100.8")) as other:
            assert (await said(other))["type"] == "welcome"

    async with served.connect(**from_("198.51.100.7")) as third:
        assert (await said(third))["type"] == "welcome"

"""WebSocket frames that do not reach the application: ping, pong, empty continuation."""

import asyncio
import base64
import secrets
from contextlib import suppress
from unittest.mock import Mock

import pytest
from websockets.frames import Frame, Opcode

from server.errors import NoAccess
from server.http.transport_outbox import AFTER_CLOSE_BYTES_MAX, TransportProtocol
from server.wire.messages import Close
from tests.server.http.sockets import CLOSE_SECONDS_MAX, closed, said, said_until
from tests.server.world import BOARD, token

pytestmark = pytest.mark.parametrize("socket_protocol", [TransportProtocol], indirect=True, ids=["direct"])
PING = Frame(Opcode.PING, b"x" * 125).serialize(mask=True)
EMPTY_PIECE = Frame(Opcode.CONT, b"", fin=False).serialize(mask=True)
FIRST_PIECE = Frame(Opcode.TEXT, b"{", fin=False).serialize(mask=True)
LINK = f"Authorization: Bearer {token('comment')}"


@pytest.fixture
def served_with(serve, settings):
    """Starts a server with other settings than usual."""
    return lambda **changed: serve(settings.model_copy(update=changed))


def handshake(served, *headers):
    """The bytes of a request for a websocket."""
    key = base64.b64encode(secrets.token_bytes(16)).decode()
    head = (
        f"GET /api/v1/boards/{BOARD}/live?after=0&protocol=2 HTTP/1.1",
        f"Host: {served.host}",
        "Upgrade: websocket",
        "Connection: Upgrade",
        f"Sec-WebSocket-Key: {key}",
        "Sec-WebSocket-Version: 13",
        *headers,
    )
    return "\r\n".join((*head, "", "")).encode()


async def open_unread(served):
    """A websocket whose client reads nothing but the welcome: its session, and where to write to."""
    reader, writer = await asyncio.open_connection(*served.host.split(":"), limit=1_000)
    writer.write(handshake(served, LINK))
    assert b"101" in await reader.readuntil(b"welcome")
    (session,) = served.room.membership.sessions.values()
    return session, writer


async def flood(session, writer, frame, frames_max=100_000):
    """Sends a frame again and again, until the session ends or enough were sent."""
    for _ in range(frames_max // 100):
        if session.ended.done():
            break
        writer.write(frame * 100)
        await asyncio.wait([asyncio.ensure_future(writer.drain()), session.ended], return_when="FIRST_COMPLETED")
    writer.transport.abort()


async def test_a_ping_within_the_limit_is_answered(served):
    """[O6] Networks and proxies may check the connection."""
    async with served.connect() as live:
        await (await live.ping("hei"))


async def test_pings_count_as_messages(served_with):
    """[O6] Too many end the connection with 4429."""
    served = await served_with(messages_burst=10, messages_per_second=0.001)
    async with served.connect() as live:
        await said(live)
        for _ in range(11):
            await live.ping()
        assert await closed(live) == Close.busy


async def test_unsolicited_pongs_count_as_messages(served_with):
    """[O6] They cost as much time as pings."""
    served = await served_with(messages_burst=10, messages_per_second=0.001)
    async with served.connect() as live:
        await said(live)
        for _ in range(11):
            await live.pong()
        assert await closed(live) == Close.busy


async def test_a_client_that_pings_and_never_reads_is_closed(served):
    """[O1] [O6] At the default limits the connection ends before the outbox is full."""
    session, writer = await open_unread(served)
    await flood(session, writer, PING)
    assert session.ended.done()
    assert session.ended.result() == Close.busy
    assert session.outbox._transport.get_write_buffer_size() <= 1024 * 1024


async def test_unread_pongs_are_limited_like_an_outbox(served_with):
    """[O1] Even if the message limit is high."""
    bound = 10_000
    served = await served_with(messages_burst=10_000_000, outbox_bytes_max=bound)
    session, writer = await open_unread(served)
    await flood(session, writer, PING, frames_max=1_000_000)
    assert session.ended.done()
    assert session.ended.result() == Close.busy
    assert session.outbox._transport.get_write_buffer_size() <= bound


async def test_empty_continuation_frames_count_as_messages(served):
    """[O6] Otherwise a message could have any number of them."""
    session, writer = await open_unread(served)
    writer.write(FIRST_PIECE)
    await flood(session, writer, EMPTY_PIECE)
    assert session.ended.done()
    assert session.ended.result() == Close.busy


async def test_a_fragmented_message_is_accepted(served):
    """[P9] Browsers fragment long messages."""
    async with served.connect() as live:
        await live.send(['{"type":', "", ' "ping"}'])
        assert await said_until(live, "pong") == {"type": "pong"}


def test_pings_before_the_session_are_ignored(serve):
    """[O6] There is no session to charge."""
    early = TransportProtocol.__new__(TransportProtocol)
    early.conn, early.transport = Mock(), Mock()
    early.conn.data_to_send.return_value = [b"pong"]
    early.handle_ping()
    early.transport.write.assert_not_called()


def test_a_flood_after_the_close_frame_is_cut_off(serve):
    """[O6] Only messages that were already on their way are read."""
    closing = TransportProtocol.__new__(TransportProtocol)
    closing.conn, closing.transport, closing.close_sent = Mock(parser_exc=None), Mock(), True
    closing.conn.events_received.return_value = []
    closing.data_received(b"x" * AFTER_CLOSE_BYTES_MAX)
    closing.transport.abort.assert_not_called()
    closing.data_received(b"x")
    closing.transport.abort.assert_called_once_with()


UNREADABLE = {
    "reserved opcode": b"\x83\x80",
    "too large": b"\x81\xff" + (300_000).to_bytes(8, "big"),
    "unmasked": b"\x81\x02{}",
}


@pytest.mark.parametrize("frame", UNREADABLE.values(), ids=UNREADABLE.keys())
async def test_an_invalid_frame_before_the_handshake_is_not_an_error(served, monkeypatch, frame):
    """[P9] The client is cut off. A traceback for each would fill the disk."""
    faults, asked, cut_off = [], asyncio.Event(), asyncio.Event()

    async def look_for_the_link(*_):
        asked.set()
        await cut_off.wait()
        raise NoAccess

    monkeypatch.setattr("server.http.api.live.actor_on", look_for_the_link)
    asyncio.get_running_loop().set_exception_handler(lambda _loop, context: faults.append(context))
    reader, writer = await asyncio.open_connection(*served.host.split(":"))
    writer.write(handshake(served))
    await asked.wait()
    writer.write(frame + bytes(4))
    with suppress(ConnectionError):
        async with asyncio.timeout(CLOSE_SECONDS_MAX):
            await reader.read()
    cut_off.set()
    writer.close()
    assert faults == []

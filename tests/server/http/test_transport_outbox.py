"""The outbox that writes directly to a transport."""

import inspect
from asyncio import WriteTransport
from unittest.mock import Mock

import pytest
from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol
from websockets.exceptions import InvalidState

from server.http.transport_outbox import TransportOutbox, TransportProtocol, transport_outbox


class Transport(WriteTransport):
    """Keeps what is written, as if the network took nothing."""

    def __init__(self):
        super().__init__()
        self.written: list[bytes] = []
        self.is_shut = False

    def write(self, frame):
        self.written.append(frame)

    def get_write_buffer_size(self):
        return sum(len(frame) for frame in self.written)

    def is_closing(self):
        return self.is_shut


@pytest.fixture
def transport():
    return Transport()


@pytest.fixture
def direct(transport):
    return TransportOutbox(transport, bytes_max=100)


def test_a_message_is_one_text_frame(direct, transport):
    """[J1] Unfragmented, unmasked, uncompressed."""
    direct.put("Hei")
    assert transport.written == [b"\x81\x03Hei"]


def test_a_message_is_encoded_once_for_all_readers(direct, transport):
    """[P3] For any number of readers."""
    other = Transport()
    message = "x" * 50
    direct.put(message)
    TransportOutbox(other, bytes_max=100).put(message)
    assert other.written[0] is transport.written[0]


def test_the_number_of_unsent_bytes_is_limited(direct):
    """[O1] Counted by the transport."""
    assert [direct.put("x" * 60) for _ in range(2)] == [True, False]


def test_an_empty_outbox_accepts_a_message_of_any_size(direct):
    """[O1] Otherwise a long tail could never be sent."""
    assert direct.put("x" * 1_000)


def test_there_is_space_again_after_a_read(direct, transport):
    """[O1] The count decreases."""
    direct.put("x" * 60)
    transport.written.clear()
    assert direct.put("x" * 60)


def test_it_is_clear_when_everything_is_sent(direct, transport):
    """[V2] Presence is sent only then."""
    clear = [direct.is_clear]
    direct.put("x")
    clear.append(direct.is_clear)
    transport.written.clear()
    assert [*clear, direct.is_clear] == [True, False, True]


def test_nothing_is_written_after_a_close_frame(direct, transport):
    """[O1] A connection that is closing is not cut off."""
    transport.is_shut = True
    assert direct.put("x" * 1_000)
    assert transport.written == []


# --- What is leant on in uvicorn. If one of these fails, read its new version ---


def test_uvicorn_creates_the_scope_before_the_application_runs():
    connect = inspect.getsource(WebSocketsSansIOProtocol.handle_connect)
    assert connect.index("self.scope: WebSocketScope = {") < connect.index("self.loop.create_task(self.run_asgi())")


def test_uvicorn_closes_the_transport_with_its_own_close_frames():
    for name in ("shutdown", "handle_close", "handle_parser_exception", "keepalive_timeout"):
        assert "self.transport.close()" in inspect.getsource(getattr(WebSocketsSansIOProtocol, name)), name


def test_there_is_no_transport_outbox_with_another_server():
    socket = Mock(scope={"type": "websocket", "extensions": {"websocket.http.response": {}}})
    assert transport_outbox(socket, 100) is None


def test_every_overridden_method_exists_in_uvicorn():
    added = {"session", "_bytes_after_close", "_charge"}
    replaced = {name for name in vars(TransportProtocol) if not name.startswith("__")} - added
    assert {name for name in replaced if not hasattr(WebSocketsSansIOProtocol, name)} == set()


def test_uvicorn_resumes_reading_at_its_close_frame():
    """[O6] Reading pauses when the limit is exceeded, but the client's close frame must be read."""
    send = inspect.getsource(WebSocketsSansIOProtocol.send)
    assert send.index("self.close_sent = True\n                        if self.read_paused:") > 0


def test_a_connection_without_pongs_is_aborted(monkeypatch):
    """[O1] Without waiting until the unsent messages are read."""
    monkeypatch.setattr(WebSocketsSansIOProtocol, "keepalive_timeout", lambda _protocol: None)
    silent = TransportProtocol.__new__(TransportProtocol)
    silent.transport = Mock()
    silent.keepalive_timeout()
    silent.transport.abort.assert_called_once_with()


def test_invalid_utf8_before_a_close_frame_is_not_an_error():
    """[P9] uvicorn would raise, because it has already answered the close frame."""
    leaver = TransportProtocol.__new__(TransportProtocol)
    leaver.frames, leaver.curr_msg_data_type, leaver.close_sent = [b"\xff"], "text", False
    leaver.logger, leaver.conn, leaver.queue = Mock(), Mock(), Mock()
    leaver.conn.send_close.side_effect = InvalidState("connection is closing")
    leaver.send_receive_event_to_app()
    leaver.conn.send_close.assert_called_once_with(1007)

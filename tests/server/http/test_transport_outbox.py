"""Frames straight into a transport."""

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


def test_a_message_leaves_as_one_text_frame(direct, transport):
    """[J1] Whole, unmasked, not compressed."""
    direct.put("Hei")
    assert transport.written == [b"\x81\x03Hei"]


def test_one_frame_is_made_for_all_readers(direct, transport):
    """[P3] However many they are."""
    other = Transport()
    message = "x" * 50
    direct.put(message)
    TransportOutbox(other, bytes_max=100).put(message)
    assert other.written[0] is transport.written[0]


def test_there_is_no_room_for_more_bytes_than_the_limit(direct):
    """[O1] Counted as the network leaves them."""
    assert [direct.put("x" * 60) for _ in range(2)] == [True, False]


def test_a_first_message_of_any_size_fits(direct):
    """[O1] Otherwise one long tail could never be sent at all."""
    assert direct.put("x" * 1_000)


def test_there_is_room_again_after_a_reader_has_read(direct, transport):
    """[O1] Counted anew."""
    direct.put("x" * 60)
    transport.written.clear()
    assert direct.put("x" * 60)


def test_it_is_clear_while_the_network_has_taken_all(direct, transport):
    """[V2] Which is when presence may be sent."""
    clear = [direct.is_clear]
    direct.put("x")
    clear.append(direct.is_clear)
    transport.written.clear()
    assert [*clear, direct.is_clear] == [True, False, True]


def test_nothing_follows_a_closing_frame(direct, transport):
    """[O1] And nobody is cut off who is leaving already."""
    transport.is_shut = True
    assert direct.put("x" * 1_000)
    assert transport.written == []


# --- What is leant on in uvicorn. If one of these fails, read its new version ---


def test_uvicorn_makes_the_scope_before_the_application_runs():
    connect = inspect.getsource(WebSocketsSansIOProtocol.handle_connect)
    assert connect.index("self.scope: WebSocketScope = {") < connect.index("self.loop.create_task(self.run_asgi())")


def test_uvicorn_closes_the_transport_with_each_closing_frame_of_its_own():
    for name in ("shutdown", "handle_close", "handle_parser_exception", "keepalive_timeout"):
        assert "self.transport.close()" in inspect.getsource(getattr(WebSocketsSansIOProtocol, name)), name


def test_a_server_that_shows_no_transport_has_no_direct_way():
    socket = Mock(scope={"type": "websocket", "extensions": {"websocket.http.response": {}}})
    assert transport_outbox(socket, 100) is None


def test_each_method_that_the_protocol_replaces_is_one_of_uvicorns():
    added = {"session", "_bytes_after_close", "_charge"}
    replaced = {name for name in vars(TransportProtocol) if not name.startswith("__")} - added
    assert {name for name in replaced if not hasattr(WebSocketsSansIOProtocol, name)} == set()


def test_uvicorn_reads_again_when_it_sends_the_closing_frame():
    """[O6] Reading stops where the budget is spent, and the sender's answer to the closing frame is waited for."""
    send = inspect.getsource(WebSocketsSansIOProtocol.send)
    assert send.index("self.close_sent = True\n                        if self.read_paused:") > 0


def test_who_answers_no_ping_is_let_go_at_once(monkeypatch):
    """[O1] Without waiting until they have read what waits for them."""
    monkeypatch.setattr(WebSocketsSansIOProtocol, "keepalive_timeout", lambda _protocol: None)
    silent = TransportProtocol.__new__(TransportProtocol)
    silent.transport = Mock()
    silent.keepalive_timeout()
    silent.transport.abort.assert_called_once_with()


def test_text_that_is_no_utf8_and_a_closing_frame_behind_it_are_no_fault():
    """[P9] Uvicorn would raise, since the connection has answered the closing frame before the text is looked at."""
    leaver = TransportProtocol.__new__(TransportProtocol)
    leaver.frames, leaver.curr_msg_data_type, leaver.close_sent = [b"\xff"], "text", False
    leaver.logger, leaver.conn, leaver.queue = Mock(), Mock(), Mock()
    leaver.conn.send_close.side_effect = InvalidState("connection is closing")
    leaver.send_receive_event_to_app()
    leaver.conn.send_close.assert_called_once_with(1007)

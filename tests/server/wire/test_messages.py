"""Messages over the websocket."""

import pytest
from pydantic import ValidationError

from server.config import OPS_PER_PUSH_MAX
from server.wire.messages import CLIENT_MESSAGE, Close, Peer, Push
from tests.server import world


def push(*ops, n=1):
    return {"type": "push", "n": n, "ops": world.plain(*ops)}


def test_a_push_is_read_with_its_number_and_ops():
    one = world.rename("Aino")
    assert CLIENT_MESSAGE.validate_python(push(one, n=7)) == Push(type="push", n=7, ops=[one])


def test_a_push_has_at_most_500_ops():
    """[P8] More belong into an import."""
    ops = [world.rename("Aino")] * OPS_PER_PUSH_MAX
    CLIENT_MESSAGE.validate_python(push(*ops))
    with pytest.raises(ValidationError):
        CLIENT_MESSAGE.validate_python(push(*ops, ops[0]))


@pytest.mark.parametrize(
    "message",
    [
        push(),
        {"type": "shout"},
        {"type": "ping", "n": 1},
        {"type": "presence", "cursor": {"x": 1}},
        {"type": "presence", "view": {"x": 0, "y": 0, "w": -1, "h": 1}},
        {**push(world.rename("Aino")), "n": "1"},
        {**push(world.rename("Aino")), "n": True},
        [],
    ],
)
def test_an_invalid_message_is_refused(message):
    """[P8] Unknown types and fields, empty pushes, numbers out of bounds."""
    with pytest.raises(ValidationError):
        CLIENT_MESSAGE.validate_python(message)


def test_a_peer_has_session_person_and_name():
    """[V1] One person can have two windows."""
    peer = Peer(session="s", person=world.id_("aino"), name=None)
    assert set(peer.model_dump()) == {"session", "person", "name", "cursor", "view"}


def test_only_codes_from_4400_on_stop_or_delay_a_reconnect():
    """[O4] [O6] After any other close a client reconnects soon."""
    assert {code.name for code in Close if code >= 4400} == {"bad_message", "no_access", "old_page", "busy"}

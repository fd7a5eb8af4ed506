"""A session, without a socket."""

import asyncio
import json

import pytest
from pydantic import ValidationError

from server.config import TABLE_COLUMNS_MAX, TABLE_ROWS_MAX
from server.errors import Retry
from server.live.session import Session
from server.wire.messages import CLIENT_MESSAGE, Close
from server.wire.values import Point
from tests.server.world import actor, heard, make_settings, plain, queue, rename, update


@pytest.fixture
def asked():
    """The pushes that a session handed on: ops, person, and the answer that it waits for."""
    return []


@pytest.fixture
def moved():
    return []


@pytest.fixture
async def session(asked, moved, tmp_path):
    def submit(ops, by):
        answer = asyncio.get_running_loop().create_future()
        asked.append((ops, by, answer))
        return answer

    return Session(actor("comment"), make_settings(tmp_path), submit, moved.append, queue(messages_max=3))


def push(*ops, n=7):
    return json.dumps({"type": "push", "n": n, "ops": plain(*ops)})


async def test_a_push_is_submitted_at_once(session, asked):
    """[P7] Before the next message is read, so pushes keep their order."""
    op = rename("Aino")
    session.receive(push(op))
    assert [(ops, by) for ops, by, _ in asked] == [([op], session.actor)]


async def test_an_ack_has_the_number_of_its_push(session, asked):
    """[P2] And one log number for each op."""
    session.receive(push(rename("Aino"), rename("Onni")))
    asked[0][2].set_result([4, 5])
    assert await heard(session) == [{"type": "ack", "n": 7, "seqs": [4, 5]}]


async def test_a_push_that_breaks_a_rule_is_refused(session, asked):
    """[P5] With number, code, text and values. The connection stays open."""
    session.receive(push(rename("Aino")))
    asked[0][2].set_exception(Retry("not now", seconds=1))
    refused = {"type": "refused", "n": 7, "code": "retry", "message": "not now", "params": {"seconds": 1}}
    assert await heard(session) == [refused]
    assert not session.ended.done()


BROKEN_OPS = {
    "kind": '{"kind": "node.explode", "op_id": "aaaaaaaaaaaaaaaa"}',
    "field": '{"kind": "person.rename", "op_id": "aaaaaaaaaaaaaaaa", "name": "Aino", "is_guest": false}',
    "infinite": '{"kind": "node.update", "op_id": "aaaaaaaaaaaaaaaa", "id": "aaaaaaaaaaaaaaaa", "set": {"x": 1e999}}',
    "not a number": '{"kind": "node.update", "op_id": "aaaaaaaaaaaaaaaa", "id": "aaaaaaaaaaaaaaaa", "set": {"x": NaN}}',
    "outside": '{"kind": "node.update", "op_id": "aaaaaaaaaaaaaaaa", "id": "aaaaaaaaaaaaaaaa", "set": {"x": 1e9}}',
    "control": r'{"kind": "person.rename", "op_id": "aaaaaaaaaaaaaaaa", "name": "Ai\u0007no"}',
}


@pytest.mark.parametrize("op", BROKEN_OPS.values(), ids=BROKEN_OPS.keys())
async def test_an_invalid_push_is_refused_by_its_number(session, asked, op):
    """[P8] The sender learns which push it was and where the fault is."""
    session.receive(f'{{"type": "push", "n": 7, "ops": [{op}]}}')
    (refused,) = await heard(session)
    assert (refused["n"], refused["code"], refused["message"][:5]) == (7, "invalid", "push.")
    assert asked == []


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Hei",
        "[]",
        "null",
        '"push"',
        '{"type": "shout"}',
        '{"n": 7}',
        '{"type": "push", "ops": []}',
        '{"type": "push", "n": "7", "ops": []}',
        '{"type": "push", "n": true, "ops": []}',
        '{"type": "presence", "cursor": 5}',
        "[" * 10_000,
        r'{"type": "\ud800"}',
    ],
    ids=lambda text: text[:40] or "nothing",
)
async def test_an_invalid_message_ends_the_connection(session, text):
    """[P9] With 4400."""
    session.receive(text)
    assert session.ended.result() is Close.bad_message


async def test_a_ping_is_answered_with_a_pong(session):
    """[O2] So that a browser can detect a dead connection."""
    session.receive('{"type": "ping"}')
    assert await heard(session) == [{"type": "pong"}]


async def test_the_latest_presence_is_kept(session, moved):
    """[V1] The room is notified each time."""
    for x in (1, 2):
        session.receive(json.dumps({"type": "presence", "cursor": {"x": x, "y": 0}}))
    assert session.peer().cursor == Point(x=2, y=0)
    assert moved == [session, session]


async def test_a_full_outbox_ends_the_connection(session):
    """[O1] With 1013."""
    for _ in range(3):
        session.send("x")
    assert not session.ended.done()
    session.send("x")
    assert session.ended.result() is Close.come_back


async def test_an_ended_session_queues_no_messages(session):
    """[O1] Its memory does not grow."""
    session.send('{"type": "one"}')
    session.end(Close.come_back)
    session.send('{"type": "two"}')
    assert await heard(session) == [{"type": "one"}]


async def test_the_first_close_code_is_kept(session):
    session.end(Close.no_access)
    session.end(Close.restart)
    assert session.ended.result() is Close.no_access


async def test_an_answer_after_the_end_is_dropped(session, asked):
    """[P2] The push is stored anyway."""
    session.receive(push(update("one", x=1)))
    session.end(Close.restart)
    asked[0][2].set_result([1])
    await asyncio.wait([asked[0][2]])
    session.outbox.put('{"type": "last"}')
    assert await heard(session) == [{"type": "last"}]


async def test_two_sessions_have_different_ids(session, tmp_path):
    """[V1] One person may have two windows."""
    other = Session(session.actor, make_settings(tmp_path), lambda *_: asyncio.Future(), print, queue())
    assert other.id != session.id


async def test_a_push_with_a_lone_surrogate_is_refused(session):
    """[P5] [P8] By its number. The connection stays open."""
    session.receive('{"type": "push", "n": 3, "ops": [{"kind": "person.rename", "name": "\\ud83d"}]}')
    (answer,) = await heard(session)
    assert (answer["type"], answer["n"], answer["code"]) == ("refused", 3, "invalid")
    assert not session.ended.done()


async def test_too_many_messages_end_the_connection(tmp_path, moved):
    """[O6] Pings and presence count too."""
    settings = make_settings(tmp_path, messages_burst=3)
    session = Session(actor("comment"), settings, lambda *_: asyncio.Future(), moved.append, queue())
    for _ in range(4):
        session.receive('{"type": "ping"}')
    assert session.ended.result() is Close.busy


CELLS = [[0] * TABLE_COLUMNS_MAX] * TABLE_ROWS_MAX
FAULTY_OPS = {
    "tables": [{"kind": "node.create", "node": {"kind": "table", "rows": CELLS}}] * 20,
    "titles": [{"kind": "node.create", "node": {"kind": "frame", "titles": dict.fromkeys(map(str, range(9_000)), 0)}}],
    "ops": [{"kind": "node.delete"}] * 500,
}


def unread(name, n=7):
    return json.dumps({"type": "push", "n": n, "ops": FAULTY_OPS[name]})


@pytest.mark.parametrize("name", FAULTY_OPS)
def test_validation_stops_at_the_first_invalid_op(name):
    """[P8] A message could contain a hundred thousand faults, and each costs time."""
    with pytest.raises(ValidationError) as refused:
        CLIENT_MESSAGE.validate_json(unread(name))
    # The op's other faults: what each kind needs and these lack.
    assert refused.value.error_count() < TABLE_COLUMNS_MAX * TABLE_ROWS_MAX + 10
    assert name == "tables" or refused.value.error_count() < 10


async def test_thousands_of_faults_are_reported_as_a_number(session):
    """[P8] Formatting them takes longer than finding them."""
    session.receive(unread("tables"))
    (refused,) = await heard(session)
    assert (refused["n"], refused["code"], refused["message"].split()[1:]) == (7, "invalid", ["6007", "faults"])


async def test_an_invalid_push_costs_by_its_size(tmp_path, asked):
    """[O6] A small one costs one message; after two of maximum size the connection ends."""
    session = Session(actor("view"), make_settings(tmp_path), lambda *_: asyncio.Future(), print, queue())
    for _ in range(3):
        session.receive(f'{{"type": "push", "n": 7, "ops": [{BROKEN_OPS["kind"]}]}}')
    session.receive(unread("tables"))
    assert not session.ended.done()
    for _ in range(2):
        session.receive(unread("tables"))
    assert session.ended.result() is Close.busy

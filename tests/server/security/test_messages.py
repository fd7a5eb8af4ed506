"""S6, S9: malformed messages. Each is refused, and none is a server error."""

import json

import pytest
from websockets.asyncio.client import connect
from websockets.frames import Frame, Opcode

from server.wire.messages import Close
from tests.server.http.sockets import closed, said, said_until
from tests.server.world import BOARD, OPS, SNAPSHOT, actor, create, plain, rename, token

NOTE = json.dumps(plain(create("sticky", "note", text="TEXT"))[0])
NUMBER = '"x": 0.0'
assert NUMBER in NOTE


def with_number(number):
    return NOTE.replace(NUMBER, f'"x": {number}')


def with_field(field):
    return NOTE.replace("{", f"{{{field}, ", 1)


DEEP = "[" * 10_000 + "]" * 10_000
DEEP_OBJECT = '{"a":' * 10_000 + "1" + "}" * 10_000
HOSTILE = {
    **{
        f"the number {number[:12]}": with_number(number)
        for number in ("NaN", "Infinity", "-Infinity", "1e308", "1e999")
    },
    "the number 2^63": with_number(2**63),
    "a number of 100,000 digits": with_number("9" * 100_000),
    "a number as text": with_number('"1"'),
    "a truth for a number": with_number("true"),
    "no number": with_number("null"),
    "a list that is 10,000 deep": with_number(DEEP),
    "an object that is 10,000 deep": with_field(f'"a": {DEEP_OBJECT}'),
    "half a letter": NOTE.replace("TEXT", "\\ud800"),
    "half a letter in an id": NOTE.replace("note----", "not\\udfff-"),
    "a zero byte": NOTE.replace("TEXT", "a\\u0000b"),
    "__proto__": with_field('"__proto__": {"isOwner": true}'),
    "constructor": with_field('"constructor": {"prototype": {"isOwner": true}}'),
    "an unknown field": with_field('"role": "own"'),
    "an author of one's own": with_field('"by": "somebody-else---"'),
    "__proto__ for a kind": NOTE.replace("node.create", "__proto__"),
    "a list for an op": "[]",
    "nothing for an op": "null",
    "a list for a kind": NOTE.replace('"node.create"', '["node.create"]'),
    "an id of 100,000 letters": NOTE.replace("note----", "n" * 100_000),
}


@pytest.mark.parametrize("op", HOSTILE.values(), ids=HOSTILE.keys())
async def test_a_malformed_op_over_http_is_invalid(script, op):
    """[P8] S9: With 422 and a code. Nothing is stored."""
    answer = await script().post(OPS, content=f'{{"ops": [{op}]}}', headers={"Content-Type": "application/json"})
    assert (answer.status_code, answer.json()["code"]) == (422, "invalid")
    assert (await script().get(f"/api/v1/boards/{BOARD}/hash")).json()["seq"] == 0


@pytest.mark.parametrize("op", HOSTILE.values(), ids=HOSTILE.keys())
async def test_a_malformed_op_over_a_socket_is_refused(served, op):
    """[P5] [P9] S9: By its number, or with 4400 if it is not a message. Never with 1011."""
    async with served.connect("own") as live:
        await said(live)
        await live.send(f'{{"type": "push", "n": 5, "ops": [{op}]}}')
        await live.send("no message")
        told = [json.loads(message) async for message in patient(live)]
    assert [message["code"] for message in told if message["type"] == "refused"] in ([], ["invalid"])
    assert (live.close_code, not [message for message in told if message["type"] in ("ops", "ack")]) == (4400, True)


async def patient(live):
    """All messages until the server ends the connection, presence left out."""
    try:
        while True:
            if '"peers"' not in (message := await live.recv()):
                yield message
    except Exception as end:
        assert type(end).__name__.startswith("ConnectionClosed")


@pytest.mark.parametrize("n", ["1.5", "true", '"1"', "null", "1e999", "-0.0", "[1]"])
async def test_a_malformed_push_number_ends_the_connection_or_is_refused(served, n):
    """[P9] S9: Our page never sends one."""
    async with served.connect("own") as live:
        await live.send(f'{{"type": "push", "n": {n}, "ops": [{NOTE}]}}')
        await live.send("no message")
        assert await closed(live) == Close.bad_message
    assert (await served.room.queries.state_hash(actor())).seq == 0


async def test_negative_zero_is_accepted(script):
    """[P8] S9: It equals 0, and the state hash can be computed."""
    await script().post(OPS, content=f'{{"ops": [{with_number("-0.0")}]}}', headers=JSON)
    assert [node["x"] for node in (await script().get(SNAPSHOT)).json()["nodes"]] == [0]
    assert (await script().get(f"/api/v1/boards/{BOARD}/hash")).status_code == 200


async def test_the_last_of_duplicate_fields_counts(script):
    """[P8] S9: Only one parser reads a request, so there are no two interpretations."""
    op = with_field('"op_id": "first-of-two-ids"')
    assert (await script().post(OPS, content=f'{{"ops": [{op}]}}', headers=JSON)).status_code == 200
    (entry,) = (await script().get(OPS)).json()["entries"]
    assert entry["op"]["op_id"] == json.loads(NOTE)["op_id"]


JSON = {"Content-Type": "application/json"}
BODIES = ["", "{", "null", "[]", '"ops"', '{"ops": null}', '{"ops": {}}', '{"ops": []}', "\ufeff{}", DEEP, "\x00"]


@pytest.mark.parametrize("body", BODIES, ids=lambda body: body[:14])
async def test_a_body_that_is_not_json_is_invalid(script, body):
    """[P8] S9: Whatever error the parser raises."""
    assert (await script().post(OPS, content=body.encode(), headers=JSON)).status_code == 422


@pytest.mark.parametrize("content", [b"\xff\xfe", b'{"ops": "\xed\xa0\x80"}', b"\x1f\x8b\x08\x00"])
async def test_a_body_that_is_not_utf_8_is_invalid(script, content):
    """[P8] S9: Encodings are not guessed."""
    assert (await script().post(OPS, content=content, headers=JSON)).status_code == 422


# Any link can send these: what they say is refused only after they are read.
FAULTY = {
    "cells": {"ops": [{"kind": "node.create", "node": {"kind": "table", "rows": [[0] * 30] * 200}}] * 20},
    "fields of a body": dict.fromkeys(map(str, range(20_000)), 0),
    "fields of an op": {"ops": [{"kind": "node.delete"} | dict.fromkeys(map(str, range(20_000)), 0)]},
}


@pytest.mark.parametrize("body", FAULTY.values(), ids=FAULTY.keys())
async def test_thousands_of_faults_in_a_body_are_reported_as_a_number(script, body):
    """[P8] S6: FastAPI would format each of them and block the event loop."""
    answer = await script("view").post(OPS, json=body)
    assert (answer.status_code, answer.json()["code"]) == (422, "invalid")
    assert answer.json()["message"].endswith(" faults")


async def test_unreadable_bodies_are_rate_limited_by_person(start, browse, settings):
    """[O5] S6: Others behind the same address are not affected."""
    app = await start(settings.model_copy(update={"rate_unread_burst": 3, "rate_unread_per_second": 0.001}))
    reader, other = browse(app), browse(app)
    for visitor in (reader, other):
        await visitor.get(f"/s/{token('view')}")
    answers = [await reader.post(OPS, json={"ops": [{}]}) for _ in range(4)]
    assert [answer.status_code for answer in answers] == [422, 422, 422, 429]
    assert (answers[3].json()["code"], "retry-after" in answers[3].headers) == ("too_fast", True)
    assert (await other.post(OPS, json={"ops": [{}]})).status_code == 422
    assert (await reader.get(SNAPSHOT)).status_code == 200


async def test_unreadable_bodies_are_rate_limited_by_address(start, browse, settings):
    """[O5] S6: A client that opens a link again is another person each time."""
    limits = {"rate_unread_burst": 1, "rate_unread_per_second": 0.001, "rate_unread_people_per_address": 2}
    app = await start(settings.model_copy(update=limits))
    answers = []
    for _ in range(3):
        visitor = browse(app)
        await visitor.get(f"/s/{token('view')}")
        answers.append((await visitor.post(OPS, json={"ops": [{}]})).status_code)
    assert answers == [422, 422, 429]


# --- S6: size ---


async def test_one_byte_too_many_ends_the_connection(serve, settings):
    """[P9] S6: A message at the limit is accepted."""
    served = await serve(settings.model_copy(update={"message_bytes_max": 65_536}))
    async with served.connect() as live:
        await live.send('{"type": "ping"}'.ljust(65_536))
        await said_until(live, "pong")
        await live.send('{"type": "ping"}'.ljust(65_537))
        assert await closed(live) == Close.too_large


@pytest.mark.parametrize(
    ("piece_bytes", "pieces", "code"),
    [(10_000, 30, Close.too_large), (3, 100_000, Close.busy)],
    ids=["a few large", "a hundred thousand small"],
)
async def test_a_fragmented_message_has_the_same_limits(served, piece_bytes, pieces, code):
    """[P9] [O6] S6: Its total size is limited, and each fragment counts as a message."""
    text = b"x" * piece_bytes
    first, more = (Frame(opcode, text, fin=False).serialize(mask=True) for opcode in (Opcode.TEXT, Opcode.CONT))
    async with served.connect() as live:
        await said(live)
        live.transport.write(first + more * pieces)
        assert await closed(live) == code


# The bit of a frame's first byte by which permessage-deflate says that the rest is compressed.
MARKED_COMPRESSED = 0x40


async def test_compressed_messages_are_refused(served):
    """[P9] S6: A compressed kilobyte could become a megabyte."""
    async with served.connect() as live:
        first, *rest = Frame(Opcode.TEXT, b"\x00" * 1_000).serialize(mask=True)
        live.transport.write(bytes([first | MARKED_COMPRESSED, *rest]))
        assert await closed(live) == 1002


async def test_compression_is_declined(served):
    """S6: Every browser offers it."""
    address = f"ws://{served.host}/api/v1/boards/{BOARD}/live?after=0&protocol=2"
    shown = {"Authorization": f"Bearer {token('view')}"}
    async with connect(address, additional_headers=shown, compression="deflate", proxy=None) as live:
        assert live.protocol.extensions == []


async def test_malformed_messages_do_not_affect_others(served):
    """[O1] S6: A neighbour can write meanwhile."""
    async with served.connect("own") as neighbour, served.connect() as live:
        await live.send("x" * 300_000)
        assert await closed(live) == Close.too_large
        await neighbour.send(json.dumps({"type": "push", "n": 1, "ops": plain(rename("Aino"))}))
        assert (await said_until(neighbour, "ack"))["seqs"] == [1]

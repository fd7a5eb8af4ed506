"""S3, S4: requests beyond the caller's role, and beyond their board."""

import gzip
import json

import pytest

from server.domain.access import Actor, Grant
from tests.server import world
from tests.server.http.sockets import said_until
from tests.server.images.test_result import sent
from tests.server.world import (
    BOARD,
    LINKS,
    OPS,
    OTHER_BOARD,
    create,
    delete,
    id_,
    inside,
    plain,
    rename,
    rotate,
    update,
)

HASH = f"/api/v1/boards/{BOARD}/hash"
OWN, FOREIGN, NOWHERE = id_("own-frame"), id_("foreign-frame"), id_("no-such-frame")


@pytest.fixture
async def furnished(app, other_board, script):
    """Both boards have a frame and a discussion; the other board's owner is nobody of these tests."""
    owner = Actor(id_("stranger"), Grant(id_("other-own"), 0))
    ops = [create("frame", "foreign-frame", title="Salainen"), rename("Muu"), world.thread("foreign-thread")]
    await app.state.services.hub.room(OTHER_BOARD).push(ops, owner)
    await script().post(OPS, json={"ops": plain(create("frame", "own-frame"), rename("Aino"), world.thread("thread"))})


BEYOND = {
    "view": [create("sticky", "n"), update("own-frame", title="x"), rename("x"), world.thread("t"), rotate("view")],
    "comment": [create("sticky", "n"), update("own-frame", title="x"), delete("own-frame"), rotate("own")],
    "participate": [
        *(create(kind, "n") for kind in ("frame", "text", "shape", "tag")),
        create("card", "n", url="https://example.fi"),
        create("image", "n", asset="0a" * 32),
        create("table", "n", rows=[["a"]]),
        create("connector", "n", start={"x": 0, "y": 0}, end={"x": 1, "y": 1}),
        update("own-frame", title="x"),
        update("own-note", text="x"),
        update("own-note", x=1),
        delete("own-frame"),
        delete("own-note"),
        world.resolve("thread"),
        world.move_pin("thread"),
        world.rewrite("thread-first", "x"),
        world.erase("thread-first"),
        world.op("board.update", set={"title": "x"}),
        world.op("link.create", role="edit"),
        world.op("link.revoke", id=LINKS["own"].id),
        rotate("participate"),
    ],
    "edit": [world.op("board.update", set={"title": "x"}), rotate("view"), rotate("own")],
}


@pytest.mark.parametrize(("role", "op"), [(role, op) for role, ops in BEYOND.items() for op in ops], ids=str)
async def test_an_op_beyond_the_role_is_refused(served, role, op):
    """[A7] S3: The role is checked for each op. Nothing is stored."""
    note, said = create("sticky", "own-note"), world.thread("thread")
    await served.room.push([create("frame", "own-frame"), note, rename("Aino"), said], world.actor())
    before = await served.room.queries.state_hash(world.actor())
    async with served.connect(role) as live:
        await live.send(json.dumps({"type": "push", "n": 1, "ops": plain(op)}))
        assert (await said_until(live, "refused"))["code"] == "forbidden"
    assert await served.room.queries.state_hash(world.actor()) == before


async def test_a_participant_cannot_write_under_another_name(served):
    """[N7] S3, S28: The author of a note is always the sender."""
    await served.room.push([rename("Aino")], world.actor())
    mine = create("sticky", "n", by=world.actor().person_id)
    await served.room.push([rename("Eino"), mine], world.actor("participate", "eino"))
    snapshot = json.loads(gzip.decompress((await served.room.queries.snapshot(world.actor())).body))
    assert [node["by"] for node in snapshot["nodes"]] == [id_("eino")]


@pytest.mark.parametrize("role", ["view", "comment", "participate", "edit"])
async def test_only_owners_can_restore(script, role):
    """[A7] [H1] S3: The same over HTTP."""
    answer = await script(role).post(OPS.replace("ops", "restore"), json={"seq": 0})
    assert (answer.status_code, answer.json()["code"]) == (403, "forbidden")


async def test_an_allowed_op_is_not_applied_with_a_forbidden_one(script):
    """[P1] S3: In the same push."""
    body = {"ops": plain(rename("Aino"), create("sticky", "note"))}
    assert (await script("comment").post(OPS, json=body)).status_code == 403
    assert (await script().get(HASH)).json()["seq"] == 0


def reaching(frame, thread):
    """Ops on one's own board that name a frame and a discussion."""
    return [
        create("sticky", "note", place={"parent": frame, "order": "a"}),
        world.op("node.update", id=frame, set={"title": "x"}),
        world.op("node.delete", id=frame),
        world.op("node.update", id=OWN, set={"place": {"parent": frame, "order": "a"}}),
        create("connector", "line", start={"node_id": frame, "x": 0.5, "y": 0.5}, end={"x": 1, "y": 1}),
        world.op("thread.create", id=id_("t"), node_id=frame, x=0, y=0, comment_id=id_("c"), text="Hei"),
        world.op("comment.create", id=id_("c"), thread_id=thread, text="Hei"),
    ]


@pytest.mark.parametrize("number", range(7))
async def test_rows_of_another_board_are_not_found(furnished, script, number):
    """[A3] S4: The response is the same as for unknown ids."""
    before = (await script().get(HASH)).json()
    foreign, nowhere = reaching(FOREIGN, id_("foreign-thread")), reaching(NOWHERE, id_("no-such-thread"))
    answers = [await script().post(OPS, json={"ops": plain(ops[number])}) for ops in (foreign, nowhere)]
    told = [answer.text.replace("foreign", "no-such") for answer in answers]
    assert (told[0], answers[0].status_code) == (told[1], answers[1].status_code)
    assert 400 <= answers[0].status_code < 500
    assert (await script().get(HASH)).json() == before


async def test_a_link_of_another_board_cannot_be_revoked(furnished, script):
    """[L1] S4: Only by its own owner."""
    foreign = world.op("link.rotate", id=id_("other-own"))
    assert (await script().post(OPS, json={"ops": plain(foreign)})).json()["code"] == "not_found"


@pytest.mark.parametrize("part", ["snapshot", "snapshot/lines", "hash", "ops", "links", f"assets/{'0' * 64}"])
async def test_a_link_gives_no_read_access_to_another_board(furnished, script, part):
    """[A3] S4: The response is the same as for an unknown board."""
    answers = [await script().get(f"/api/v1/boards/{board}/{part}") for board in (OTHER_BOARD, id_("nowhere"))]
    assert (answers[0].status_code, answers[0].text) == (404, answers[1].text)


async def test_a_link_gives_no_write_access_to_another_board(furnished, script):
    """[A3] S4: Neither ops nor images."""
    other = f"/api/v1/boards/{OTHER_BOARD}"
    answers = [
        await script().post(f"{other}/ops", json={"ops": plain(create("sticky", "note", **inside("foreign-frame")))}),
        await script().post(f"{other}/restore", json={"seq": 0}),
        await script().post(f"{other}/assets", content=sent()),
    ]
    assert [(answer.status_code, answer.json()["code"]) for answer in answers] == [(404, "no_access")] * 3


async def test_a_cookie_gives_access_to_opened_boards_only(furnished, come):
    """[A3] S4: On the front page and over the API."""
    browser = await come("own")
    seen = [(await browser.get(path)).text for path in ("/", world.SNAPSHOT, world.SHARED, world.PAGE, OPS)]
    assert not [text for text in seen if OTHER_BOARD in text or "Salainen" in text]
    assert LINKS["own"].id in seen[2]

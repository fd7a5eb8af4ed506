"""The API of a board."""

import json

import pytest

from server.errors import Exists
from server.http.error_responses import problem
from server.store import boards
from server.wire.views import Snapshot
from tests.server import world
from tests.server.world import (
    OPS,
    SHARED,
    SNAPSHOT,
    create,
    delete,
    id_,
    inside,
    op,
    plain,
    rename,
    rotate,
    thread,
    token,
)


async def push(client, *ops):
    return await client.post(OPS, json={"ops": plain(*ops)})


# --- Snapshot ---


async def test_a_snapshot_is_the_whole_board(script):
    """[S1] As gzipped JSON."""
    await push(script(), rename("Aino"), create("text", "one"))
    answer = await script("view").get(SNAPSHOT)
    assert answer.headers["content-encoding"] == "gzip"
    assert Snapshot.model_validate_json(answer.content).nodes == [world.node("text", "one")]


async def test_an_unchanged_snapshot_is_not_sent_again(script):
    """[S1] If-None-Match gives 304."""
    client = script("view")
    first = await client.get(SNAPSHOT)
    again = await client.get(SNAPSHOT, headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


async def test_a_changed_snapshot_is_sent(script):
    """[S1] 304 only while nothing has changed."""
    client = script()
    first = await client.get(SNAPSHOT)
    await push(client, rename("Aino"))
    again = await client.get(SNAPSHOT, headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.json()["seq"]) == (200, 1)


async def test_a_snapshot_is_not_for_shared_caches(script):
    """[A3] A person without a link must not get it from a cache."""
    answer = await script().get(SNAPSHOT)
    assert "private" in answer.headers["cache-control"]
    assert answer.headers["vary"] == "Cookie, Authorization"


async def test_a_page_gets_the_snapshot_as_lines(script):
    """[S4] With an ETag too."""
    await push(script(), rename("Aino"), create("text", "one"))
    client, address = script("view"), f"{SNAPSHOT}/lines"
    answer = await client.get(address)
    head, *nodes = answer.content.splitlines()
    assert (json.loads(head)["seq"], [json.loads(line) for line in nodes]) == (
        2,
        [[world.node("text", "one").model_dump(mode="json")]],
    )
    again = await client.get(address, headers={"If-None-Match": answer.headers["etag"]})
    assert again.status_code == 304


# --- Pushing ---


async def test_a_push_is_answered_with_its_log_numbers(script):
    """[P2] The same pipeline as for sockets."""
    answer = await push(script(), rename("Aino"), create("text", "one"))
    assert (answer.status_code, answer.json()) == (200, {"seqs": [1, 2]})


async def test_a_resent_op_gets_its_first_number(script):
    """[P4] After a lost response, for example."""
    op = rename("Aino")
    answers = [await push(script(), op) for _ in range(2)]
    assert [answer.json() for answer in answers] == [{"seqs": [1]}, {"seqs": [1]}]


async def test_a_script_is_one_person_for_each_link(script):
    """[A6] It has no cookie."""
    await push(script("comment"), rename("Skripti"))
    people = (await script().get(SNAPSHOT)).json()["people"]
    assert people == [{"id": f"link-{world.LINKS['comment'].id}", "name": "Skripti", "is_guest": True}]


async def test_the_script_in_the_protocol_document_works(script):
    """[P4] As curl sends it."""
    body = '{"ops": [{"kind": "person.rename", "op_id": "a-random-id-of-16", "name": "Script"}]}'
    answer = await script().post(OPS, content=body, headers={"Content-Type": "application/json"})
    assert answer.json() == {"seqs": [1]}


# --- Refusals: every code of the list ---


REFUSED = [
    ("forbidden", 403, "comment", [create("text", "new")]),
    ("not_found", 404, "own", [delete("nowhere")]),
    ("exists", 409, "own", [create("text", "one"), create("text", "one")]),
    ("name_required", 409, "own", [thread("thread")]),
    ("invalid", 422, "own", [create("frame", "one"), create("frame", "two", **inside("one"))]),
]


@pytest.mark.parametrize(("code", "status", "role", "ops"), REFUSED, ids=[code for code, *_ in REFUSED])
async def test_a_push_that_breaks_a_rule_is_refused(script, code, status, role, ops):
    """[P6] With a code from the closed list. Nothing is stored."""
    answer = await push(script(role), *ops)
    assert (answer.status_code, answer.json()["code"]) == (status, code)
    assert (await script().get(SNAPSHOT)).json()["seq"] == 0


async def test_there_is_no_access_without_a_link(browser):
    """[A3] [P6] 404 for every board."""
    answer = await push(browser, rename("Aino"))
    assert (answer.status_code, answer.json()["code"]) == (404, "no_access")


async def test_a_push_that_is_too_large_is_refused(start, settings, browse, script):
    """[P9] [P6] 413 over HTTP."""
    small = browse(await start(settings.model_copy(update={"message_bytes_max": 1_000})))
    small.headers.update(script().headers)
    answer = await push(small, create("text", "one", text="a" * 1_000))
    assert (answer.status_code, answer.json()["code"], answer.json()["params"]) == (413, "too_large", {"limit": 1_000})


async def test_a_push_that_could_not_be_stored_can_be_sent_again(script, monkeypatch):
    """[P6] 503, and then the same push succeeds."""
    op, save = rename("Aino"), boards.save

    async def fail(*_):
        raise OSError("the disk is full")

    monkeypatch.setattr(boards, "save", fail)
    answer = await push(script(), op)
    assert (answer.status_code, answer.json()["code"]) == (503, "retry")
    monkeypatch.setattr(boards, "save", save)
    assert (await push(script(), op)).json() == {"seqs": [1]}


RENAME = '{"kind": "person.rename", "op_id": "aaaaaaaaaaaaaaaa", "name": "%s"}'
UPDATE = '{"kind": "node.update", "op_id": "aaaaaaaaaaaaaaaa", "id": "aaaaaaaaaaaaaaaa", "set": {"x": %s}}'
UNREADABLE = {
    "nothing": "",
    "no json": "{",
    "no object": "[]",
    "no ops": '{"ops": []}',
    "unknown field": '{"ops": [' + RENAME % "Aino" + '], "n": 1}',
    "control character": '{"ops": [' + RENAME % r"Ai\u0007no" + "]}",
    "half a character": '{"ops": [' + RENAME % r"\ud800" + "]}",
    "half a field name": r'{"ops": [], "\ud800": 1}',
    "half a kind": r'{"ops": [{"kind": "\ud800"}]}',
    "not a number": '{"ops": [' + UPDATE % "NaN" + "]}",
    "infinite": '{"ops": [' + UPDATE % "1e999" + "]}",
    "too many digits": '{"ops": [' + UPDATE % ("9" * 5_000) + "]}",
    "too deep": "[" * 100_000,
    "not utf-8": b'{"ops": "\xff"}',
}


@pytest.mark.parametrize("body", UNREADABLE.values(), ids=UNREADABLE.keys())
async def test_an_unreadable_body_is_invalid(script, body):
    """[P8] [P6] 422, never a server error."""
    answer = await script().post(OPS, content=body, headers={"Content-Type": "application/json"})
    assert (answer.status_code, answer.json()["code"]) == (422, "invalid")


async def test_a_refusal_names_the_fault(script):
    """[P8] Its path and its kind."""
    answer = await script().post(OPS, json={"ops": [{**plain(rename("Aino"))[0], "name": " "}]})
    assert "body.ops.0.person.rename.name" in answer.json()["message"]


def test_a_refusal_has_code_text_and_values():
    """[P6] For programs and for people."""
    assert problem(Exists("node", "one")) == {
        "code": "exists",
        "message": "node one already exists",
        "params": {"noun": "node"},
    }


# --- Links ---


@pytest.mark.parametrize(("role", "count"), [("view", 1), ("comment", 2), ("participate", 3), ("edit", 4), ("own", 5)])
async def test_links_are_listed_up_to_the_callers_role(script, role, count):
    """[A7] Nobody can share a higher role than their own."""
    answer = await script(role).get(SHARED)
    assert len(answer.json()) == count


async def test_links_are_sorted_by_name_and_id(script):
    """[L3] The same order each time."""
    ops = [op("link.create", role="comment", name=name) for name in ("Ryhmä B", "", "Ryhmä A", "")]
    await script().post(OPS, json={"ops": plain(*ops)})
    listed = [(link["name"], link["id"]) for link in (await script().get(SHARED)).json()]
    assert listed == sorted(listed)
    assert [name for name, _ in listed if name] == ["Ryhmä A", "Ryhmä B"]


async def test_named_links_are_listed_for_the_owner_only(script):
    """[L3] A guest gets their own link, and open unnamed links with a lower role."""
    made = plain(op("link.create", role="comment", name="Ryhmä B"), op("link.create", role="view", name="Valtuusto"))
    assert (await script().post(OPS, json={"ops": made})).status_code == 200
    names = [link["name"] for link in (await script().get(SHARED)).json()]
    assert sorted(names) == ["", "", "", "", "", "Ryhmä B", "Valtuusto"]
    shown = (await script("comment").get(SHARED)).json()
    assert sorted((link["role"], link["is_mine"]) for link in shown) == [("comment", True), ("view", False)]


async def test_a_listed_link_opens_the_board(script, browser):
    """[A1] It is the whole address."""
    (link,) = (await script("view").get(SHARED)).json()
    url = f"http://board.test/s/{token('view')}"
    open_to_all = {"expires_at": None, "has_password": False, "embed_url": None}
    assert link == {"id": world.LINKS["view"].id, "role": "view", "name": "", "is_mine": True, "url": url} | open_to_all
    assert (await browser.get(link["url"])).status_code == 303


async def test_a_rotated_link_is_listed_with_its_new_address(script):
    """[L1] The owner shares the new one."""
    await push(script(), rotate("view"))
    urls = [link["url"] for link in (await script().get(SHARED)).json()]
    assert f"http://board.test/s/{token('view', revision=1)}" in urls


async def test_a_rotated_link_gives_a_script_no_access(script):
    """[L1] At once."""
    client = script("view")
    assert (await client.get(SNAPSHOT)).status_code == 200
    await push(script(), rotate("view"))
    answer = await client.get(SNAPSHOT)
    assert (answer.status_code, answer.json()["code"]) == (404, "no_access")


async def test_an_api_address_that_does_not_exist_is_not_found(script):
    answer = await script().get(f"/api/v1/boards/{id_('board')}/nodes")
    assert (answer.status_code, answer.json()["code"]) == (404, "not_found")


async def test_the_api_describes_itself(browser):
    paths = (await browser.get("/api/v1/openapi.json")).json()["paths"]
    assert set(paths) >= {f"/api/v1/boards/{{board_id}}/{part}" for part in ("snapshot", "ops", "links")}


async def test_the_api_says_where_a_link_goes(browser):
    """[A6] For every operation of a board."""
    described = (await browser.get("/api/v1/openapi.json")).json()
    assert described["components"]["securitySchemes"]["link"]["scheme"] == "bearer"
    secured = [one.get("security") for path, ones in described["paths"].items() if "{" in path for one in ones.values()]
    assert secured == [[{"link": []}]] * len(secured)


async def test_a_push_over_the_rate_limit_is_told_when_to_retry(start, settings, browse):
    """[O5] 429 with Retry-After. Nothing is stored."""
    slow = await start(world.make_settings(settings.data_dir, rate_words_burst=1, rate_words_per_second=0.1))
    client = browse(slow)
    client.headers["Authorization"] = f"Bearer {token('own')}"
    await push(client, rename("Aino"))
    answer = await push(client, rename("Eino"))
    assert (answer.status_code, answer.headers["retry-after"], answer.json()["code"]) == (429, "10", "too_fast")
    assert len((await client.get(OPS)).json()["entries"]) == 1

"""S29: a script floods a board, and its owner moderates it."""

import json

import pytest

from tests.server.http.sockets import said, said_until
from tests.server.world import BOARD, OPS, SNAPSHOT, comment, erase, hide, op, plain, rename, thread

API = f"/api/v1/boards/{BOARD}"
MODERATION = f"{API}/moderation"
SPAM = "Halvalla! https://spam.example"


async def push(client, *ops):
    return await client.post(OPS, json={"ops": plain(*ops)})


async def comments(client):
    return {each["id"]: each for each in (await client.get(SNAPSHOT)).json()["comments"]}


async def flood(client, count):
    """One after the other, as fast as the server answers; what it said to each."""
    return [(await push(client, comment(f"spam{number}", "talk", SPAM))).status_code for number in range(count)]


@pytest.fixture
async def guest(come):
    """Somebody with a name who began a thread."""
    guest = await come("comment")
    assert (await push(guest, rename("Aino"), thread("talk", text="Hyvä ajatus"))).status_code == 200
    return guest


@pytest.fixture
async def spammer(come, guest):
    spammer = await come("comment")
    assert (await push(spammer, rename("Edullista"))).status_code == 200
    return spammer


async def test_a_flood_of_comments_is_rate_limited(spammer, guest):
    """A few of five hundred are accepted. Others are not affected."""
    answers = await flood(spammer, 500)
    assert answers.count(200) < 40
    assert set(answers) == {200, 429}
    assert (await push(guest, comment("answer", "talk", "Jatketaan"))).status_code == 200


async def test_comments_with_links_wait_for_review(spammer, guest, script, come):
    """Comments of guests without links do not."""
    await push(script(), op("board.update", set={"review": "links"}))
    taken = (await flood(spammer, 30)).count(200)
    assert taken > 0
    await push(guest, comment("answer", "talk", "Jatketaan"))
    for reader in (guest, await come("view"), await come("edit")):
        for address in (SNAPSHOT, OPS, f"{API}/mine"):
            assert "spam.example" not in (await reader.get(address)).text
    seen = (await script().get(MODERATION)).json()["hidden_comments"]
    assert [(each["text"], each["reason"]) for each in seen] == [(SPAM, "pending")] * taken


async def test_an_owner_hides_everything_of_a_guest_and_undoes_it(spammer, guest, script):
    """With two ops. The undo is in the audit log."""
    taken = (await flood(spammer, 10)).count(200)
    person = (await spammer.get(f"{API}/mine")).json()["person_id"]
    before = await comments(guest)
    acts = [op("person.hide", person=person, is_hidden=True), op("person.block", person=person, is_blocked=True)]
    assert (await push(script(), *acts)).status_code == 200
    assert sum(each["hidden"] == "moderated" for each in (await comments(guest)).values()) == taken
    assert (await push(spammer, comment("more", "talk", SPAM))).json()["code"] == "blocked"
    undo = [act["undo"] for act in (await script().get(MODERATION)).json()["audit_log"][:2]]
    assert (await script().post(OPS, json={"ops": undo})).status_code == 200
    assert await comments(guest) == before


async def test_a_guest_reports_a_comment_to_the_owner(spammer, guest, script):
    """The reporter is not named."""
    await flood(spammer, 1)
    assert (await push(guest, op("comment.report", id="spam0".ljust(16, "-")))).status_code == 200
    answer = await script().get(MODERATION)
    assert answer.json()["reports"] == [{"comment_id": "spam0".ljust(16, "-"), "count": 1}]
    reporter = (await guest.get(f"{API}/mine")).json()["person_id"]
    assert reporter not in answer.text
    log = (await script().get(OPS)).json()["entries"]
    assert log[-1]["op"]["kind"] == "comment.report"
    assert reporter not in json.dumps(log[-1])


async def test_hidden_texts_are_sent_to_no_socket(served, come):
    """[M7] While comments are written, reviewed, published, hidden and deleted."""
    async with served.connect("own") as owner, served.connect("comment") as guest, served.connect("edit") as reader:
        for live in (owner, guest, reader):
            await said(live)
        heard = []

        async def send(live, *ops):
            await live.send(json.dumps({"type": "push", "n": 1, "ops": plain(*ops)}))
            assert (await said_until(live, "ack"))["n"] == 1
            heard.append(await said_until(reader, "ops"))

        await send(guest, rename("Edullista"), thread("talk", text="Hei"))
        await send(owner, op("board.update", set={"review": "links"}))
        await send(guest, comment("spam", "talk", SPAM))
        await send(owner, hide("spam"))
        await send(owner, erase("spam"))
    assert "spam.example" not in json.dumps(heard)
    assert [entry["op"]["kind"] for message in heard for entry in message["entries"]][-2:] == [
        "comment.hide",
        "comment.delete",
    ]

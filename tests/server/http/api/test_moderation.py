"""The moderation API."""

import json
import sqlite3

import pytest

from server.config import AUDIT_MAX
from server.store.db import database_path
from tests.server.world import BOARD, OPS, comment, erase, hide, op, plain, rename, report, thread

API = f"/api/v1/boards/{BOARD}"
MODERATION = f"{API}/moderation"


async def push(client, *ops):
    answer = await client.post(OPS, json={"ops": plain(*ops)})
    assert answer.status_code == 200, answer.text


@pytest.fixture
async def guest(come):
    """Somebody who has begun a thread."""
    guest = await come("comment")
    await push(guest, rename("Aino"), thread("talk", text="Ensin"), comment("answer", "talk", "Sitten"))
    return guest


@pytest.mark.parametrize("role", ["view", "comment", "participate", "edit"])
async def test_moderation_data_is_for_owners_only(come, role):
    """[M8] Not for editors."""
    answer = await (await come(role)).get(MODERATION)
    assert (answer.status_code, answer.json()["code"]) == (403, "forbidden")


async def test_an_owner_sees_hidden_comments_and_can_undo(guest, come):
    """[M8] The undo op is pushed unchanged. A second push changes nothing."""
    owner = await come("own")
    await push(owner, rename("Outi"), hide("answer"), op("board.update", set={"review": "links"}))
    answer = await owner.get(MODERATION)
    assert answer.headers["cache-control"] == "private, no-store"
    seen = answer.json()
    assert [(each["text"], each["reason"]) for each in seen["hidden_comments"]] == [("Sitten", "moderated")]
    assert [act["op"]["kind"] for act in seen["audit_log"]] == ["board.update", "comment.hide"]
    for _ in range(2):
        undo = [act["undo"] for act in seen["audit_log"]]
        assert (await owner.post(OPS, json={"ops": undo})).status_code == 200
    after = (await owner.get(MODERATION)).json()
    assert after["hidden_comments"] == []
    assert len(after["audit_log"]) == 4


async def test_the_audit_log_has_the_newest_entries(guest, script):
    """[M8] Up to a limit."""
    owner = script()
    await push(owner, *[hide("answer", number % 2 == 0) for number in range(AUDIT_MAX + 3)])
    audit = (await owner.get(MODERATION)).json()["audit_log"]
    assert len(audit) == AUDIT_MAX
    assert [act["seq"] for act in audit] == sorted((act["seq"] for act in audit), reverse=True)


async def test_a_blocked_guest_gets_an_error_code_for_it(guest, script):
    """[M3] 403 with a code of its own. Nothing is stored."""
    person = (await guest.get(f"{API}/mine")).json()["person_id"]
    await push(script(), op("person.block", person=person, is_blocked=True))
    answer = await guest.post(OPS, json={"ops": plain(comment("more", "talk"))})
    assert (answer.status_code, answer.json()["code"]) == (403, "blocked")
    await push(guest, erase("answer"))
    blocked = (await script().get(MODERATION)).json()["blocked"]
    assert [(each["person"], each["name"]) for each in blocked] == [(person, "Aino")]


async def test_a_blocked_editor_cannot_upload_images(come, script):
    """[M3] Nothing is stored."""
    editor = await come("edit")
    await push(editor, rename("Erkki"))
    person = await person_of(editor)
    await push(script(), op("person.block", person=person, is_blocked=True))
    answer = await editor.post(f"{API}/assets", content=b"x")
    assert (answer.status_code, answer.json()["code"]) == (403, "blocked")


async def test_guests_can_read_their_own_comments_in_review(guest, script, come):
    """[U3] [M6] Others cannot, except owners."""
    await push(script(), op("board.update", set={"review": "all"}))
    await push(guest, comment("held", "talk", "Kolmanneksi"))
    mine = (await guest.get(f"{API}/mine")).json()["comments"]
    assert [each["text"] for each in mine if each["hidden"] == "pending"] == ["Kolmanneksi"]
    for other in (await come("comment"), await come("edit"), script()):
        for address in (f"{API}/snapshot", f"{API}/snapshot/lines", OPS, f"{API}/mine"):
            assert "Kolmanneksi" not in (await other.get(address)).text


async def test_an_export_contains_hidden_comments(guest, script):
    """[X1] With the reason why others cannot read them."""
    await push(script(), hide("answer"))
    rows = json.loads((await script().get(f"{API}/comments.json")).text)["comments"]
    assert [(row["text"], row["visibility"]) for row in rows] == [("Ensin", "shown"), ("Sitten", "moderated")]
    assert '"Sitten"' in (await script().get(f"{API}/comments.csv")).text


async def test_the_audit_log_is_read_by_an_index(guest, script, settings):
    """[M8] A log has hundreds of thousands of entries."""
    await push(
        script(),
        hide("answer"),
        op("person.block", person=await person_of(guest), is_blocked=True),
        report("talk-first"),
    )
    with sqlite3.connect(database_path(settings.data_dir)) as database:
        acts = database.execute("SELECT json_extract(op, '$.kind') FROM ops WHERE is_audited ORDER BY seq").fetchall()
        query = "SELECT * FROM ops WHERE board_id = 'b' AND is_audited ORDER BY seq DESC"
        [[*_, plan]] = database.execute(f"EXPLAIN QUERY PLAN {query}").fetchall()
    database.close()
    assert acts == [("comment.hide",), ("person.block",)]
    assert "ix_ops_audited" in plan


async def person_of(client):
    return (await client.get(f"{API}/mine")).json()["person_id"]

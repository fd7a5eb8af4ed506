"""After an erasure the texts of a person are nowhere."""

import pytest

from tests.server.world import (
    BOARD,
    OPS,
    SNAPSHOT,
    comment,
    create,
    delete,
    erase,
    hide,
    op,
    plain,
    rename,
    thread,
    update,
)

WORD = "Ainutkertaisuus"


async def pushed(client, *ops):
    answer = await client.post(OPS, json={"ops": plain(*ops)})
    assert answer.status_code == 200, answer.text
    # Old pages of the database are dropped beside the board's queue.
    await client._transport.app.state.services.hub.cleanup.tried()


@pytest.fixture
async def guest(come):
    """Somebody who said their name and wrote, twice."""
    guest = await come("comment")
    await pushed(
        guest, rename(f"Aino {WORD}"), thread("thread", text=f"{WORD} 1"), comment("answer", "thread", f"{WORD} 2")
    )
    return guest


async def test_erased_comments_are_in_no_response_and_no_file(guest, script, settings):
    """[U2] S33: Rows, log, SQLite's files, and the tail for a page that reconnects."""
    files = [path for path in settings.data_dir.rglob("*") if path.is_file()]
    assert any(WORD.encode() in path.read_bytes() for path in files)
    await pushed(guest, op("person.erase"))
    owner = script()
    for address in (SNAPSHOT, f"{OPS}?after=0", f"/api/v1/boards/{BOARD}/comments.csv", f"/api/v1/boards/{BOARD}/mine"):
        answer = await owner.get(address)
        assert answer.status_code == 200
        assert WORD not in answer.text
    assert [path.name for path in files if path.exists() and WORD.encode() in path.read_bytes()] == []


async def test_erased_notes_are_in_no_response_and_no_file(come, script, settings):
    """[U2] [N7] S33: Also notes that editors have changed or restored, and earlier states."""
    guest, owner = await come("participate"), script()
    await pushed(guest, rename("Aino"), create("sticky", "note", text=f"{WORD} 1"), update("note", text=f"{WORD} 2"))
    (note,) = (await owner.get(SNAPSHOT)).json()["nodes"]
    await pushed(owner, update("note", text=f"{WORD} 3"), delete("note"), op("node.create", node=note))
    files = [path for path in settings.data_dir.rglob("*") if path.is_file()]
    assert any(WORD.encode() in path.read_bytes() for path in files)
    await pushed(guest, op("person.erase"))
    assert (await owner.post(f"/api/v1/boards/{BOARD}/restore", json={"seq": 3})).status_code == 200
    for address in (SNAPSHOT, f"{OPS}?after=0"):
        assert WORD not in (await owner.get(address)).text
    assert (await owner.get(SNAPSHOT)).json()["nodes"] == []
    assert [path.name for path in files if path.exists() and WORD.encode() in path.read_bytes()] == []


async def test_erased_text_does_not_return_on_a_note_with_the_same_id(come, script, settings):
    """[U2] [H1] S33: A restore brings text back with its author."""
    guest, other, owner = await come("participate"), await come("participate"), script()
    await pushed(guest, rename("Aino"), create("sticky", "note", text=WORD), delete("note"))
    await pushed(other, rename("Eino"), create("sticky", "note", text="Einon"))
    assert (await owner.post(f"/api/v1/boards/{BOARD}/restore", json={"seq": 2})).status_code == 200
    assert WORD in (await owner.get(SNAPSHOT)).text
    files = [path for path in settings.data_dir.rglob("*") if path.is_file()]
    await pushed(guest, op("person.erase"))
    for address in (SNAPSHOT, f"{OPS}?after=0"):
        assert WORD not in (await owner.get(address)).text
    assert [path.name for path in files if path.exists() and WORD.encode() in path.read_bytes()] == []


async def test_erased_hidden_comments_are_in_no_response_and_no_file(guest, script, settings):
    """[U2] S33: Hidden, in review, or deleted by an owner."""
    owner = script()
    await pushed(owner, hide("answer"), op("board.update", set={"review": "all"}))
    await pushed(guest, comment("held", "thread", f"{WORD} 3"))
    await pushed(owner, erase("thread-first"))
    assert WORD in (await owner.get(f"/api/v1/boards/{BOARD}/moderation")).text
    files = [path for path in settings.data_dir.rglob("*") if path.is_file()]
    await pushed(guest, op("person.erase"))
    for address in (f"/api/v1/boards/{BOARD}/moderation", SNAPSHOT, f"{OPS}?after=0"):
        assert WORD not in (await owner.get(address)).text
    assert [path.name for path in files if path.exists() and WORD.encode() in path.read_bytes()] == []


async def test_people_can_download_their_own_data(guest, come):
    """[U3] S33: And nobody else's."""
    mine = f"/api/v1/boards/{BOARD}/mine"
    answer = await guest.get(mine)
    assert answer.headers["content-disposition"].startswith("attachment")
    assert [each["text"] for each in answer.json()["comments"]] == [f"{WORD} 1", f"{WORD} 2"]
    assert answer.json()["stickies"] == []
    other = (await (await come("comment")).get(mine)).json()
    assert (other["person"], other["comments"]) == (None, [])


async def test_nobody_can_erase_anothers_data(guest, come, script):
    """[U2] S3, S33: There is no op for it."""
    op_ = plain(op("person.erase"))[0]
    for claim in ({"id": "a" * 16}, {"by": "a" * 16}, {"person": "a" * 16}):
        assert (await (await come("own")).post(OPS, json={"ops": [op_ | claim]})).status_code == 422
    assert WORD in (await script().get(SNAPSHOT)).text

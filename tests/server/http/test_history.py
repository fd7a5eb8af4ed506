"""The API of a board's history."""

import pytest

from server.domain.state_hash import hash_board
from tests.server import world
from tests.server.world import BOARD, OPS, SNAPSHOT, create, delete, load_board, plain, rename, thread, update

API = f"/api/v1/boards/{BOARD}"
HASH, RESTORE = f"{API}/hash", f"{API}/restore"


@pytest.fixture
async def owner(script):
    """An owner, and four entries of history: a name, a note, its move, a comment on it."""
    client = script()
    for ops in ([rename("Aino")], [create("sticky", "note")], [update("note", x=70)], [thread("t", "note")]):
        await client.post(OPS, json={"ops": plain(*ops)})
    return client


async def test_the_hash_is_that_of_the_rows_on_disk(owner, database):
    """[S3] With its log number."""
    answer = (await owner.get(HASH)).json()
    assert answer == {"seq": 4, "hash": hash_board(await load_board(database))}


async def test_the_log_is_read_in_pages(owner):
    """[H2] Oldest first. An empty page is the end."""
    pages = [(await owner.get(OPS, params={"after": after, "limit": 3})).json()["entries"] for after in (0, 3, 4)]
    assert [[entry["seq"] for entry in page] for page in pages] == [[1, 2, 3], [4], []]


@pytest.mark.parametrize(
    "query", [{"after": -1}, {"after": 2**53}, {"after": 2**63}, {"limit": 0}, {"limit": 1_001}, {"after": "x"}]
)
async def test_an_invalid_page_is_refused(owner, query):
    """[P8] Like any number outside its bounds."""
    assert (await owner.get(OPS, params=query)).json()["code"] == "invalid"


async def test_a_deletion_is_an_entry_too(owner):
    """[H2] Entries are never removed from the log."""
    await owner.post(OPS, json={"ops": plain(delete("note"))})
    kinds = [entry["op"]["kind"] for entry in (await owner.get(OPS)).json()["entries"]]
    assert kinds == ["person.rename", "node.create", "node.update", "thread.create", "node.delete"]


async def test_a_restore_changes_nodes_and_keeps_comments(owner):
    """[H1] By new ops at the end of the log."""
    assert (await owner.post(RESTORE, json={"seq": 2})).json() == {"seqs": [5]}
    snapshot = (await owner.get(SNAPSHOT)).json()
    assert snapshot["nodes"][0]["x"] == 0
    assert [thread["node_id"] for thread in snapshot["threads"]] == [world.id_("note")]


async def test_number_0_restores_an_empty_board(owner):
    """[H1] Pins stay where they were."""
    await owner.post(RESTORE, json={"seq": 0})
    snapshot = (await owner.get(SNAPSHOT)).json()
    assert (snapshot["nodes"], snapshot["threads"][0]["x"]) == ([], 70)


async def test_a_restore_without_changes_writes_nothing(owner):
    """[H1] No op and no log number."""
    assert (await owner.post(RESTORE, json={"seq": 4})).json() == {"seqs": []}


async def test_a_future_number_cannot_be_restored(owner):
    """[H1] It is invalid."""
    answer = await owner.post(RESTORE, json={"seq": 5})
    assert (answer.status_code, answer.json()["code"]) == (422, "invalid")


async def test_only_owners_can_restore(owner, script):
    """[A7] [H1] A restore affects everybody."""
    answer = await script("edit").post(RESTORE, json={"seq": 1})
    assert (answer.status_code, answer.json()["code"]) == (403, "forbidden")


@pytest.mark.parametrize("path", [HASH, OPS])
async def test_history_needs_a_link(browser, path):
    """[A3] Like the board itself."""
    answer = await browser.get(path)
    assert (answer.status_code, answer.json()["code"]) == (404, "no_access")


async def test_a_restored_note_keeps_its_author(owner, come):
    """[H1] [N7] Whoever restores it."""
    guest = await come("participate")
    await guest.post(OPS, json={"ops": plain(rename("Eino"), create("sticky", "guests", text="Hei"))})
    before = (await owner.get(SNAPSHOT)).json()
    await owner.post(OPS, json={"ops": plain(delete("guests"))})
    assert (await owner.post(RESTORE, json={"seq": before["seq"]})).status_code == 200
    assert (await owner.get(SNAPSHOT)).json()["nodes"] == before["nodes"]
    assert (await guest.post(OPS, json={"ops": plain(update("guests", text="Hei taas"))})).status_code == 200


async def test_a_note_is_restored_although_its_id_is_now_a_shape(owner):
    """[H1] Later ops cannot make a state unreachable."""
    before = (await owner.get(SNAPSHOT)).json()
    await owner.post(OPS, json={"ops": plain(delete("note"), create("shape", "note"))})
    assert (await owner.post(RESTORE, json={"seq": before["seq"]})).status_code == 200
    assert (await owner.get(SNAPSHOT)).json()["nodes"] == before["nodes"]

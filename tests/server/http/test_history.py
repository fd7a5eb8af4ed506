"""The API of a board's past."""

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
    """[S3] With the number at which it was taken."""
    answer = (await owner.get(HASH)).json()
    assert answer == {"seq": 4, "hash": hash_board(await load_board(database))}


async def test_the_log_is_read_a_page_at_a_time(owner):
    """[H2] Oldest first, and an empty page is the end."""
    pages = [(await owner.get(OPS, params={"after": after, "limit": 3})).json()["entries"] for after in (0, 3, 4)]
    assert [[entry["seq"] for entry in page] for page in pages] == [[1, 2, 3], [4], []]


@pytest.mark.parametrize(
    "query", [{"after": -1}, {"after": 2**53}, {"after": 2**63}, {"limit": 0}, {"limit": 1_001}, {"after": "x"}]
)
async def test_a_page_that_cannot_be_is_refused(owner, query):
    """[P8] Like any number outside its bounds."""
    assert (await owner.get(OPS, params=query)).json()["code"] == "invalid"


async def test_a_deletion_is_an_entry_too(owner):
    """[H2] Nothing is ever taken out of the log."""
    await owner.post(OPS, json={"ops": plain(delete("note"))})
    kinds = [entry["op"]["kind"] for entry in (await owner.get(OPS)).json()["entries"]]
    assert kinds == ["person.rename", "node.create", "node.update", "thread.create", "node.delete"]


async def test_the_map_goes_back_and_comments_stay(owner):
    """[H1] By new ops on top of the log."""
    assert (await owner.post(RESTORE, json={"seq": 2})).json() == {"seqs": [5]}
    snapshot = (await owner.get(SNAPSHOT)).json()
    assert snapshot["nodes"][0]["x"] == 0
    assert [thread["node_id"] for thread in snapshot["threads"]] == [world.id_("note")]


async def test_the_map_goes_back_to_before_the_first_node(owner):
    """[H1] Number 0 is the empty board; the pin stays where it was."""
    await owner.post(RESTORE, json={"seq": 0})
    snapshot = (await owner.get(SNAPSHOT)).json()
    assert (snapshot["nodes"], snapshot["threads"][0]["x"]) == ([], 70)


async def test_where_the_map_is_already_nothing_is_written(owner):
    """[H1] No op, no number."""
    assert (await owner.post(RESTORE, json={"seq": 4})).json() == {"seqs": []}


async def test_there_is_no_going_to_a_number_that_is_not_there_yet(owner):
    """[H1] The future has no nodes."""
    answer = await owner.post(RESTORE, json={"seq": 5})
    assert (answer.status_code, answer.json()["code"]) == (422, "invalid")


async def test_only_the_owner_turns_back_time(owner, script):
    """[A7] [H1] It is everybody's map."""
    answer = await script("edit").post(RESTORE, json={"seq": 1})
    assert (answer.status_code, answer.json()["code"]) == (403, "forbidden")


@pytest.mark.parametrize("path", [HASH, OPS])
async def test_the_past_is_for_those_with_a_link(browser, path):
    """[A3] Like the board itself."""
    answer = await browser.get(path)
    assert (answer.status_code, answer.json()["code"]) == (404, "no_access")


async def test_a_guests_note_comes_back_as_theirs(owner, come):
    """[H1] [N7] Whoever takes the map back."""
    guest = await come("participate")
    await guest.post(OPS, json={"ops": plain(rename("Eino"), create("sticky", "guests", text="Hei"))})
    before = (await owner.get(SNAPSHOT)).json()
    await owner.post(OPS, json={"ops": plain(delete("guests"))})
    assert (await owner.post(RESTORE, json={"seq": before["seq"]})).status_code == 200
    assert (await owner.get(SNAPSHOT)).json()["nodes"] == before["nodes"]
    assert (await guest.post(OPS, json={"ops": plain(update("guests", text="Hei taas"))})).status_code == 200


async def test_a_note_comes_back_where_its_id_is_a_shape(owner):
    """[H1] Nobody makes a moment unreachable by what they do afterwards."""
    before = (await owner.get(SNAPSHOT)).json()
    await owner.post(OPS, json={"ops": plain(delete("note"), create("shape", "note"))})
    assert (await owner.post(RESTORE, json={"seq": before["seq"]})).status_code == 200
    assert (await owner.get(SNAPSHOT)).json()["nodes"] == before["nodes"]

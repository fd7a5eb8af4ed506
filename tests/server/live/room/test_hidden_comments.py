"""Broadcasts and tails do not contain the texts of hidden comments."""

import json

import pytest

from server.config import REVEALED_MAX
from tests.server.live.room.visitors import came, join
from tests.server.world import (
    BOARD,
    actor,
    block,
    comment,
    erase,
    heard,
    heard_until,
    hide,
    hide_all,
    id_,
    op,
    rename,
    report,
    restore,
    rewrite,
    thread,
)

SECRET = "Salaisuus"
AINO = actor("comment", "aino")
OWNER = actor("own", "owner")


@pytest.fixture
async def written(room):
    """A room in which Aino has said something."""
    await room.push(
        [rename("Aino"), thread("talk", text=f"{SECRET} 1"), comment("answer", "talk", f"{SECRET} 2")], AINO
    )
    await room.push([rename("Outi")], OWNER)
    return room


def kinds(messages):
    return [message["type"] for message in messages]


async def test_a_comment_in_review_is_sent_to_nobody(written):
    """[M6] [M7] S29: Neither in broadcasts nor in tails nor in the log."""
    room = written
    await room.push([op("board.update", set={"review": "all"})], OWNER)
    reader = await came(room, "comment", "eino")
    await room.push([comment("held", "talk", "Roskaa"), rewrite("answer", "Roskaa taas")], AINO)
    [ops] = await heard_until(reader, "ops")
    assert [entry["is_pending"] for entry in ops["entries"]] == [True, True]
    told = [
        ops,
        *await heard(await join(room, "edit", "late", after=3)),
        *await heard(await join(room, "own", "own-2")),
    ]
    snapshot = await room.queries.snapshot(actor("edit"))
    log = await room.queries.history(actor("edit"), 0, 100)
    assert "Roskaa" not in json.dumps(told) + str([entry.model_dump_json() for entry in log])
    assert "held" in json.dumps(told)
    assert snapshot.body


async def test_a_tail_does_not_contain_texts_that_were_hidden_later(written):
    """[M7] From memory and from disk."""
    await written.push([hide("answer"), erase("talk-first")], OWNER)
    told = await heard(await join(written, after=0))
    assert kinds(told) == ["welcome", "ops"]
    assert SECRET not in json.dumps(told)
    assert SECRET not in str(await written.queries.history(actor("view"), 0, 100))


@pytest.mark.parametrize("limits", [{}, {"recent_entries_max": 1}], ids=["from memory", "from disk"])
async def test_a_tail_contains_texts_that_became_visible_again(room, small_room, limits):
    """[M7] In the entry that revealed them, or by a resync if that entry is not in memory."""
    room = small_room(**limits)
    await room.push([rename("Aino"), thread("talk", text=SECRET)], AINO)
    await room.push([hide("talk-first"), hide("talk-first", False)], OWNER)
    told = await heard(await join(room, after=2))
    if limits:
        assert kinds(told) == ["welcome", "resync"]
    else:
        assert [entry["op"]["kind"] for entry in told[1]["entries"]] == ["comment.hide"] * 2
        assert told[1]["entries"][1]["revealed"]["comments"][0]["text"] == SECRET


async def test_after_a_restart_a_tail_with_revealed_texts_is_a_resync(written, hub):
    """[M7] Revealed rows are not in the log."""
    await written.push([erase("answer"), restore("answer")], OWNER)
    await hub.close()
    told = await heard(await join(hub.room(BOARD), after=4))
    assert kinds(told) == ["welcome", "resync"]


async def test_too_many_revealed_texts_for_one_message_are_a_resync(small_room):
    """[M7] For every session."""
    room = small_room(rate_words_burst=1_000)
    reader = await came(room, "view")
    await room.push([rename("Aino"), thread("talk")], AINO)
    await room.push([comment(f"c{number}", "talk") for number in range(REVEALED_MAX)], AINO)
    await room.push([hide_all("aino")], OWNER)
    await room.push([hide_all("aino", False)], OWNER)
    assert kinds(await heard_until(reader, "resync"))[-1] == "resync"


async def test_reporters_and_blocked_guests_are_not_named(written):
    """[M3] [M5] [M7] Not even by their id."""
    reader = await came(written, "view")
    await written.push([report("answer")], actor("comment", "eino"))
    told = await heard_until(reader, "ops")
    await written.push([block("aino")], OWNER)
    told += await heard_until(reader, "ops")
    assert not any(id_(person) in json.dumps(told) for person in ("eino", "aino"))


async def test_blocks_and_hidden_comments_are_kept_after_a_restart(written, hub):
    """[M1] [M3] [M5] They are on disk."""
    await written.push([report("talk-first")], actor("comment", "eino"))
    await written.push([hide("answer"), block("aino")], OWNER)
    before = await written.queries.read(OWNER, lambda board: board)
    await hub.close()
    after = await hub.room(BOARD).queries.read(OWNER, lambda board: board)
    assert after is not before
    assert (after.hidden_comments, after.reports, after.blocks) == (
        before.hidden_comments,
        before.reports,
        before.blocks,
    )
    assert after == before

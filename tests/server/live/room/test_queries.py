"""Reading a board: snapshots and visits."""

import gzip
import json

import pytest

from server.errors import NoAccess
from server.live.queries import BoardQueries
from server.store import boards
from tests.server.world import (
    Gate,
    actor,
    create,
    id_,
    rotate,
    update,
)


def unpacked(packed):
    return json.loads(gzip.decompress(packed.body))


async def test_a_snapshot_is_the_whole_board(room):
    """[S1] After the entry with its number."""
    await room.push([create("text", "one", x=3)], actor())
    snapshot = unpacked(await room.queries.snapshot(actor("view")))
    assert (snapshot["seq"], [node["id"] for node in snapshot["nodes"]]) == (1, [id_("one")])


async def test_a_snapshot_is_built_once_for_each_number(room):
    """[S1] Many people who open the board at once share it."""
    assert await room.queries.snapshot(actor()) is await room.queries.snapshot(actor("view"))


async def test_a_snapshot_is_built_again_after_a_commit(room):
    """[S1] After an ack it contains the acknowledged op."""
    await room.push([create("text", "one")], actor())
    await room.queries.snapshot(actor())
    await room.push([update("one", x=9)], actor())
    assert unpacked(await room.queries.snapshot(actor()))["nodes"][0]["x"] == 9


async def test_a_snapshot_waits_for_a_running_commit(room, monkeypatch):
    """[S2] It contains only what is on disk."""
    gate = Gate(boards.save)
    monkeypatch.setattr(boards, "save", gate)
    push = room.push([create("text", "one")], actor())
    await gate.reached.wait()
    asked = room.pipeline.query(_seq)
    assert not asked.done()
    gate.opened.set()
    assert (await push, await asked) == ([1], 1)


async def _seq(board):
    return board.seq


async def test_a_snapshot_contains_nothing_of_a_failed_commit(room, monkeypatch):
    """[S2] An op that is not committed is in no snapshot."""

    async def fail(*_):
        raise OSError("the disk is full")

    monkeypatch.setattr(boards, "save", fail)
    push = room.push([create("text", "one")], actor())
    snapshot = unpacked(await room.queries.snapshot(actor()))
    assert push.exception().code == "retry"
    assert (snapshot["seq"], snapshot["nodes"]) == (0, [])


@pytest.mark.parametrize("look", [BoardQueries.snapshot, BoardQueries.visit])
async def test_reading_without_a_valid_link_is_refused(room, look):
    """[A4] The link was rotated."""
    await room.push([rotate("view")], actor())
    with pytest.raises(NoAccess):
        await look(room.queries, actor("view"))


async def test_a_visit_has_role_title_and_links(room):
    visit = await room.queries.visit(actor("edit"))
    assert (visit.role, visit.info.title, len(visit.links)) == ("edit", "Kuntien kartta", 5)

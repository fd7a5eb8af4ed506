"""Comparing tables and log."""

import sqlite3
from contextlib import closing

import pytest

from server.domain import links
from server.exchange.boards.verify import verify
from server.store.db import database_path
from tests.server.world import BOARD, actor, comment, create, delete, inside, op, rename, rotate, thread


@pytest.fixture
async def used(room):
    """A board with a little history."""
    await room.push([rename("Aino")], actor())
    await room.push([create("frame", "frame"), create("sticky", "note", **inside("frame"))], actor())
    await room.push([thread("t", "note")], actor())
    await room.push([delete("frame"), rotate("comment")], actor())
    return room


def change(data_dir, statement):
    """What nobody but a fault of ours, or of the disk, would do."""
    with closing(sqlite3.connect(database_path(data_dir))) as connection, connection:
        connection.execute(statement)


async def test_an_intact_board_has_no_fault(used, database):
    verdict = await verify(database, BOARD)
    assert (verdict.fault, verdict.seq) == (None, 6)


async def test_the_replay_ignores_rules_that_would_refuse_old_ops_today(room, database, monkeypatch):
    """Closed commenting hours, an owner with a guest's name, the maximum number of links."""
    guest = actor("comment", "guest")
    await room.push([rename("Aino")], guest)
    await room.push([thread("talk"), comment("answer", "talk")], guest)
    await room.push([op("link.create", role="view"), op("link.create", role="own", name="Toinen")], actor())
    await room.push([op("person.erase")], guest)
    await room.push([rename("Aino"), op("board.update", set={"comments_open": False})], actor())
    monkeypatch.setattr(links, "LINKS_MAX", 1)
    assert (await verify(database, BOARD)).fault is None


async def test_the_hash_equals_that_of_the_board_in_memory(used, database):
    """[S3] The same rows give the same hash."""
    assert (await used.queries.state_hash(actor())).hash == (await verify(database, BOARD)).hash


@pytest.mark.parametrize(
    ("damage", "fault"),
    [
        ("UPDATE nodes SET x = 5", "1 nodes are not what the log says"),
        ("DELETE FROM comments", "1 comments are not what the log says"),
        ("UPDATE links SET revision = 9 WHERE role = 'comment'", "1 links are not"),
        ("UPDATE boards SET seq = 99", "the board stands at 99, its log ends with 6"),
        ("DELETE FROM ops WHERE seq = 3", "entry 4 follows 2"),
    ],
)
async def test_the_fault_names_the_damaged_rows(used, data_dir, database, damage, fault):
    change(data_dir, damage)
    assert fault in ((await verify(database, BOARD)).fault or "")

"""The log of a board."""

import pytest
from sqlalchemy.exc import IntegrityError

from server.store import oplog
from tests.server.world import BOARD, NOW, actor, create, make_board, rename, update

OPS = [rename("Aino"), create("text", "one", text="Hei"), update("one", x=5)]


@pytest.fixture
async def entries(database):
    """Three entries, on disk."""
    entries = make_board().apply(OPS, actor("edit", "aino"), NOW).entries
    async with database.unit_of_work() as session:
        await oplog.append(session, BOARD, entries)
    return entries


async def test_entries_are_read_as_they_were_written(database, entries):
    """[G2] With number, person, role, time and op."""
    async with database.reading() as session:
        assert await oplog.read_after(session, BOARD, 0, 10) == entries


async def test_a_patch_is_read_with_its_named_fields_only(database, entries):
    """[N2] The log sets what was set, and no other field to nothing."""
    async with database.reading() as session:
        (entry,) = await oplog.read_after(session, BOARD, 2, 10)
    assert entry.model_dump(mode="json")["op"]["set"] == {"x": 5.0}


async def test_the_tail_after_a_number_is_read_oldest_first(database, entries):
    """[J1] Each once and in order."""
    async with database.reading() as session:
        assert [entry.seq for entry in await oplog.read_after(session, BOARD, 1, 10)] == [2, 3]


async def test_no_more_is_read_than_asked_for(database, entries):
    async with database.reading() as session:
        assert [entry.seq for entry in await oplog.read_after(session, BOARD, 0, 2)] == [1, 2]


async def test_known_ops_are_found_with_their_numbers(database, entries):
    """[P4] What is unknown is not named."""
    async with database.reading() as session:
        found = await oplog.find_seqs(session, BOARD, [OPS[2].op_id, "unknown---------", OPS[0].op_id])
    assert found == {OPS[0].op_id: 1, OPS[2].op_id: 3}


async def test_more_ops_are_looked_for_than_one_statement_takes(database, entries, monkeypatch):
    """[P4] A full batch asks for 128,000 at once."""
    monkeypatch.setattr(oplog, "_VARIABLES", 2)
    async with database.reading() as session:
        found = await oplog.find_seqs(session, BOARD, [op.op_id for op in OPS])
    assert found == {op.op_id: seq for seq, op in enumerate(OPS, 1)}


@pytest.mark.parametrize("change", [{"seq": 1}, {"op": OPS[0]}], ids=["number", "op_id"])
async def test_the_log_takes_no_number_and_no_op_twice(database, entries, change):
    """[G1] [P4] The database itself holds the rule."""
    entry = entries[0].model_copy(update={"seq": 4, "op": rename("Aino"), **change})
    with pytest.raises(IntegrityError):
        async with database.unit_of_work() as session:
            await oplog.append(session, BOARD, [entry])

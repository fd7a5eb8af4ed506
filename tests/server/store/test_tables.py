"""Properties of the tables that their columns do not show."""

import pytest
from sqlalchemy import text

from server.store import boards, oplog
from server.store.tables import Base
from tests.server.world import BOARD, NOW, actor, make_board, rename, thread


def test_every_constraint_has_a_name():
    """A later migration can change constraints with names."""
    nameless = [c for table in Base.metadata.tables.values() for c in table.constraints if not c.name]
    assert nameless == []


@pytest.mark.parametrize("table", ["nodes", "threads", "comments", "people", "links", "ops"])
async def test_what_is_on_a_board_goes_with_it(database, table):
    board = make_board()
    applied = board.apply([rename("Aino"), thread("thread")], actor(), NOW)
    async with database.unit_of_work() as session:
        await boards.save(session, BOARD, applied.changes, board.seq)
        await oplog.append(session, BOARD, applied.entries)
        await session.execute(text("DELETE FROM boards"))
    async with database.reading() as session:
        assert (await session.execute(text(f"SELECT count(*) FROM {table}"))).scalar() == 0

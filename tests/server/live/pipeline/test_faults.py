"""A bug that one push triggers affects only that push."""

import asyncio
from dataclasses import replace

import pytest

from server.domain import board as domain_board
from server.domain import registry
from server.errors import Fault, NotFound
from server.store import boards, oplog
from server.wire.ops import PersonRename
from server.wire.views import PersonView
from tests.server.world import (
    NOW,
    actor,
    comment,
    create,
    id_,
    load_board,
    logged,
    make_board,
    rename,
    thread,
    update,
)

SECRET = "Salainen sana"


@pytest.fixture
def faulty_names(monkeypatch):
    """The rule of `person.rename` fails, as it would on a text that its own row refuses."""

    def fail(_board, op, stamp):
        return PersonView(id=stamp.by, name=f"{op.name}\0", is_guest=True)

    monkeypatch.setitem(registry.RULES, PersonRename, replace(registry.RULES[PersonRename], handler=fail))


@pytest.fixture
def loads(monkeypatch):
    """How often the board was read from disk."""
    counted, load = [], boards.load

    async def counting(*args):
        counted.append(args)
        return await load(*args)

    monkeypatch.setattr(boards, "load", counting)
    return counted


@pytest.mark.usefixtures("faulty_names")
async def test_a_bug_in_a_rule_refuses_only_that_push(data_dir, pipeline, loads):
    """[P6] The others of the same commit are stored, and the board stays in memory."""
    pushes = [pipeline.submit([op], actor()) for op in (create("text", "one"), rename(SECRET), create("text", "two"))]
    answers = await asyncio.gather(*pushes, return_exceptions=True)
    assert [type(answer) for answer in answers] == [list, Fault, list]
    assert (logged(data_dir), len(loads)) == ([1, 2], 1)


@pytest.mark.usefixtures("faulty_names")
async def test_a_push_that_fails_is_rolled_back_completely(pipeline, database):
    """[P1] Including the ops before the one that fails."""
    with pytest.raises(Fault):
        await pipeline.submit([create("text", "one"), rename(SECRET)], actor())
    with pytest.raises(NotFound):
        await pipeline.submit([update("one", x=1)], actor())
    assert (await load_board(database)).seq == 0


@pytest.mark.usefixtures("faulty_names")
async def test_a_bug_is_logged_once_without_user_text(pipeline, caplog):
    """[P6] With its traceback."""
    with pytest.raises(Fault):
        await pipeline.submit([rename(SECRET)], actor())
    assert [record.levelname for record in caplog.records] == ["ERROR"]
    assert "in fail" in caplog.text
    assert SECRET not in caplog.text


async def test_an_error_after_the_rows_have_changed_is_rolled_back(pipeline, monkeypatch):
    """[P1] The log entry is made last."""
    await pipeline.submit([rename("Aino"), thread("talk")], actor())
    with monkeypatch.context() as broken, pytest.raises(Fault):
        broken.setattr(domain_board, "_make_entry", None)
        await pipeline.submit([comment("answer", "talk")], actor())
    with pytest.raises(NotFound):
        await pipeline.submit([update("answer", x=1)], actor())
    assert await pipeline.submit([comment("answer", "talk")], actor()) == [3]


@pytest.mark.usefixtures("faulty_log")
async def test_a_push_that_cannot_be_stored_is_refused_alone(data_dir, pipeline):
    """[P6] The others are committed one by one."""
    pushes = [pipeline.submit([op], actor()) for op in (create("text", "one"), rename("Aino"), create("text", "two"))]
    answers = await asyncio.gather(*pushes, return_exceptions=True)
    assert [type(answer) for answer in answers] == [list, Fault, list]
    assert logged(data_dir) == [1, 2]


@pytest.fixture
def faulty_log(monkeypatch):
    """A log that cannot take a name."""
    append = oplog.append

    async def appending(session, board_id, entries):
        if any(isinstance(entry.op, PersonRename) for entry in entries):
            raise OverflowError("Python int too large to convert to SQLite INTEGER")
        await append(session, board_id, entries)

    monkeypatch.setattr(oplog, "append", appending)


async def test_closing_a_half_applied_push_rolls_it_back():
    """[P1] A push is applied in steps."""
    board, untouched = make_board(), make_board()
    steps = board.apply_in_steps([create("text", "one"), create("text", "two")], actor(), NOW)
    next(steps)
    assert id_("one") in board.nodes
    steps.close()
    assert (board, board.seq) == (untouched, 0)

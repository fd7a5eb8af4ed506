"""A row that does not fit today's rules hides nothing but itself."""

import json
import sqlite3
from contextlib import closing

import pytest

from server.exchange.boards.verify import verify
from server.store import boards, oplog
from server.store.db import database_path
from tests.server.live.room.visitors import join
from tests.server.world import (
    BOARD,
    actor,
    comment,
    create,
    heard,
    hide,
    id_,
    load_board,
    op,
    rename,
    thread,
    update,
)

# As it once was accepted: 25 characters that become 50 accents.
TOWER = "a" + "\u0308\u0301" * 25
GUEST = actor("comment", "guest")


@pytest.fixture
async def used(hub, room):
    """A board with something of each kind, which has left memory."""
    await room.push([rename("Omistaja"), op("link.create", role="view", name="Ryhmä")], actor())
    await room.push([create("frame", "frame", title="Kehys"), create("sticky", "note", text="Muistilappu")], actor())
    await room.push(
        [rename("Vieras"), thread("talk", "note", text="Sana"), comment("answer", "talk", "Vastaus")], GUEST
    )
    await room.push([hide("answer"), op("board.update", set={"title": "Kartta"})], actor())
    await hub.close()


def damage(data_dir, statement, *values):
    with closing(sqlite3.connect(database_path(data_dir))) as connection, connection:
        assert connection.execute(statement, values).rowcount > 0


def put(table, field, value, where=""):
    """A statement that sets a field in the JSON of a row, as `column.path`."""
    column, _, path = field.partition(".")
    return f"UPDATE {table} SET {column} = json_set({column}, '$.{path}', ?) {where}", value


BAD_ROWS = {
    "board": ("UPDATE boards SET title = ?", TOWER),
    "frame": put("nodes", "body.title", TOWER, "WHERE kind = 'frame'"),
    "note": put("nodes", "body.text", f"a\x00{'b' * 30_000}", "WHERE kind = 'sticky'"),
    "person": ("UPDATE people SET name = ? WHERE is_guest", TOWER),
    "link": ("UPDATE links SET name = ? WHERE role = 'view'", TOWER),
    "comment": ("UPDATE comments SET text = ? WHERE hidden IS NULL", "\x01"),
    "hidden_comments": put("hidden_comments", "body.text", "b" * 3_000),
    "start": ("UPDATE boards SET start = ?", '{"x": "left"}'),
    "column": ("UPDATE nodes SET x = ?", 1e300),
    "colour": put("nodes", "body.color", "neon", "WHERE kind = 'sticky'"),
    "field of later": put("nodes", "body.later", 1, "WHERE kind = 'sticky'"),
    "kind": ("UPDATE nodes SET kind = ? WHERE kind = 'frame'", "hologram"),
    "JSON": ("UPDATE nodes SET body = ? WHERE kind = 'frame'", '{"title": "Ke'),
    "lost comment": ("UPDATE comments SET thread_id = ?", "?"),
    "line with a title": put("ops", "op.set.title", TOWER, "WHERE op ->> 'kind' = 'board.update'"),
    "line with a frame": put("ops", "op.node.title", TOWER, "WHERE op ->> '$.node.kind' = 'frame'"),
    "line with a person": put("ops", "op.name", TOWER, "WHERE op ->> 'kind' = 'person.rename'"),
    "line with a link": put("ops", "op.name", TOWER, "WHERE op ->> 'kind' = 'link.create'"),
    "line with a comment": put("ops", "op.text", "\x01", "WHERE op ->> 'kind' = 'thread.create'"),
    "line of an unknown kind": put("ops", "op.kind", "node.explode", "WHERE op ->> 'kind' = 'board.update'"),
}


@pytest.mark.parametrize("bad", BAD_ROWS)
async def test_a_bad_row_hides_no_board(used, data_dir, hub, bad):
    """[G4] Page, log, moderation, a join that reads the log from disk, and a push: all go on."""
    damage(data_dir, *BAD_ROWS[bad])
    room = hub.room(BOARD)
    assert (await room.queries.visit(actor())).role == "own"
    assert (await room.queries.snapshot(actor())).seq == 9
    assert (await room.queries.state_hash(actor())).seq == 9
    assert await room.queries.history(actor(), 0, 100)
    assert (await room.queries.moderation(actor())).audit_log
    visitor = await join(room)
    assert {message["type"] for message in await heard(visitor)} <= {"welcome", "ops", "resync", "peers"}
    assert await room.push([update("note", text="Uusi"), rename("Aino")], actor()) == [10, 11]


@pytest.mark.parametrize("bad", BAD_ROWS)
async def test_verify_reports_a_bad_row(used, data_dir, database, bad):
    damage(data_dir, *BAD_ROWS[bad])
    verdict = await verify(database, BOARD)
    assert verdict.invalid_rows or verdict.fault


@pytest.mark.parametrize("body", ['{"text": "Muis', '["Muistilappu"]', '"Muistilappu"', "null", " "])
async def test_a_body_that_is_no_object_is_reported(used, data_dir, database, body):
    """[G4] The note has lost its text, which is no text of its own."""
    damage(data_dir, "UPDATE nodes SET body = ? WHERE kind = 'sticky'", body)
    verdict = await verify(database, BOARD)
    assert verdict.invalid_rows == (f"nodes {id_('note')}: body",)


async def test_row_and_line_are_repaired_in_the_same_way(used, data_dir, database):
    """[G3] So the log still says what is on the board."""
    damage(data_dir, *BAD_ROWS["frame"])
    damage(data_dir, *BAD_ROWS["line with a frame"])
    verdict = await verify(database, BOARD)
    assert verdict.fault is None
    assert verdict.invalid_rows == (f"nodes {id_('frame')}: title", "ops 3: op.node.title")


async def test_a_repaired_row_has_what_could_be_kept(used, data_dir, database):
    damage(data_dir, *BAD_ROWS["note"])
    damage(data_dir, *BAD_ROWS["colour"])
    note = (await load_board(database)).nodes[id_("note")]
    assert note.kind == "sticky"
    assert (note.text[:3], len(note.text), note.color) == ("abb", 20_000, "yellow")


async def test_the_program_log_names_the_row_and_none_of_its_words(used, data_dir, database, caplog):
    damage(data_dir, *BAD_ROWS["comment"])
    damage(data_dir, *BAD_ROWS["person"])
    await load_board(database)
    assert f"comments {id_('talk-first')}: text; people {id_('guest')}: name" in caplog.text
    assert "\u0308" not in caplog.text


async def test_a_repair_reaches_the_disk_with_the_next_change_of_the_row(used, data_dir, hub, database):
    damage(data_dir, *BAD_ROWS["frame"])
    await hub.room(BOARD).push([update("frame", x=1)], actor())
    found: list = []
    async with database.reading() as session:
        await boards.load(session, BOARD, found)
    assert found == []


async def test_words_are_erased_from_a_line_that_cannot_be_read(used, data_dir, database):
    """[U2] Whatever the line was."""
    damage(data_dir, *put("ops", "op.kind", "comment.shout", "WHERE op ->> 'kind' = 'comment.create'"))
    async with database.unit_of_work() as session:
        await oplog.erase_text(session, BOARD, GUEST.person_id)
    with closing(sqlite3.connect(database_path(data_dir))) as connection:
        lines = [json.loads(line) for (line,) in connection.execute("SELECT op FROM ops WHERE by = ?", [id_("guest")])]
    assert "Vastaus" not in str(lines)

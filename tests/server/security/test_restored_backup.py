"""Erased data does not return with a restored backup."""

import logging
import shutil
from functools import partial

import pytest

from server.exchange.boards.verify import verify
from server.store.db import database_path
from server.store.erasure_log import ERASED_NAME
from tests.server.world import BOARD, OPS, SNAPSHOT, comment, create, load_board, op, plain, rename, thread, token

WORD, OTHERS, ANEW = "Ainutkertaisuus", "Toisten sanat", "Uudet sanat"


async def pushed(client, *ops):
    answer = await client.post(OPS, json={"ops": plain(*ops)})
    assert answer.status_code == 200, answer.text
    # The line is written, and old pages are dropped, beside the board's queue.
    await client._transport.app.state.services.hub.cleanup.tried()


def files_with(settings, word):
    files = [path for path in settings.data_dir.rglob("*") if path.is_file()]
    return [path.name for path in files if word.encode() in path.read_bytes()]


@pytest.fixture
async def guest(come):
    """Somebody who said their name and wrote comments and a note; somebody else answered."""
    guest, other = await come("participate"), await come("comment")
    await pushed(guest, rename(f"Aino {WORD}"), thread("thread", text=WORD), create("sticky", "note", text=WORD))
    await pushed(other, rename("Onni"), comment("answer", "thread", OTHERS))
    return guest


@pytest.fixture
def restart(start, settings):
    """Starts another application on the folder."""
    return partial(start, settings)


@pytest.fixture
async def backup(guest, database, settings, tmp_path):
    """The database as it was when the guest had written."""
    await database.truncate_wal()
    return shutil.copy(database_path(settings.data_dir), tmp_path / "backup")


@pytest.fixture
def restore(backup, app, database, settings, restart):
    """Brings the backup back, and nothing else of the folder, and starts again."""

    async def restore():
        await app.state.services.hub.close()
        await app.state.services.database.close()
        await database.close()
        for path in settings.data_dir.glob("*.sqlite3-*"):
            path.unlink()
        shutil.copy(backup, database_path(settings.data_dir))
        assert files_with(settings, WORD) == [database_path(settings.data_dir).name]
        return await restart()

    return restore


async def test_erased_data_does_not_return(guest, restore, settings, database, browse):
    """[U2] S33: Neither in responses nor in files. The log still gives the same board, with the texts of others."""
    await pushed(guest, op("person.erase"))

    owner = browse(await restore())
    owner.headers["Authorization"] = f"Bearer {token('own')}"

    for address in (SNAPSHOT, f"{OPS}?after=0", f"/api/v1/boards/{BOARD}/comments.csv"):
        answer = await owner.get(address)
        assert answer.status_code == 200
        assert WORD not in answer.text
        assert OTHERS in answer.text
    assert files_with(settings, WORD) == []
    assert (await verify(database, BOARD)).fault is None


async def test_an_erasure_is_replayed_once(guest, restore, restart, database, caplog):
    """[U2] S33: What the same person writes later stays. The server's log has the number of erasures."""
    await pushed(guest, op("person.erase"))

    await restore()
    seq = (await load_board(database)).seq
    guest._transport.app = await restart()
    await pushed(guest, rename("Aino"), comment("anew", "thread", ANEW))
    await restart()

    board = await load_board(database)
    assert board.seq == seq + 2
    assert ANEW in [each.text for each in board.comments.values()]
    told = [record.getMessage() for record in caplog.records if record.levelno >= logging.WARNING]
    assert told == ["an older database came back: erasures done again: 1"]


async def test_new_texts_after_an_erasure_stay(guest, restart, database):
    """[U2] S33: The erasure is in the board's log, so it is not replayed again."""
    await pushed(guest, op("person.erase"))
    await pushed(guest, rename("Aino"), comment("anew", "thread", ANEW))

    await restart()

    assert ANEW in [each.text for each in (await load_board(database)).comments.values()]


async def test_a_missing_line_of_an_erasure_is_added_at_the_next_start(guest, restart, settings):
    """[U2] S33: The program ended before it was written, or the disk was full."""
    await pushed(guest, op("person.erase"))
    noted = (settings.data_dir / ERASED_NAME).read_bytes()
    (settings.data_dir / ERASED_NAME).unlink()

    await restart()

    assert (settings.data_dir / ERASED_NAME).read_bytes() == noted


async def test_an_erasure_works_without_the_erasure_file(guest, settings):
    """[U2] S33: There is a folder with the name of the file."""
    (settings.data_dir / ERASED_NAME).mkdir()

    await pushed(guest, op("person.erase"))

    assert files_with(settings, WORD) == []


async def test_erasures_on_unknown_boards_are_skipped(guest, restart, settings, database):
    """[U2] S33: The backup is older than the board."""
    await pushed(guest, op("person.erase"))
    path = settings.data_dir / ERASED_NAME
    path.write_text(path.read_text().replace(BOARD, "gone-board------"))
    seq = (await load_board(database)).seq

    await restart()

    assert (await load_board(database)).seq == seq

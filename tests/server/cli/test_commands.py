"""The command line, as a person at a terminal meets it."""

import asyncio
import sqlite3

import pytest

from server import __version__
from server.cli import main
from server.config import TITLE_MAX
from server.domain.access import opens
from server.exchange.exporting.comments import CommentFile
from server.live.hub import Hub
from server.store import links
from server.store.data_dir import lock_data_dir
from server.store.db import Database, database_path
from server.store.secret_key import read_key
from tests.server import world
from tests.server.cli.conftest import DOCUMENT

WORDS = ("Lähtökohdat", "näin.", "Ääriviivat", "åla.")


def stored(tmp_path):
    """Title and number of nodes of each board in the database."""
    connection = sqlite3.connect(database_path(tmp_path / "data"))
    query = "SELECT title, (SELECT count(*) FROM nodes WHERE board_id = boards.id) FROM boards"
    rows = connection.execute(query).fetchall()
    connection.close()
    return rows


def test_the_version_is_printed(kehys):
    assert kehys("--version") == (0, f"kehys {__version__}\n", "")


def test_without_a_command_the_commands_are_shown(kehys):
    _, out, err = kehys()
    assert "import" in out + err


def test_a_document_becomes_a_board(kehys, document, tmp_path):
    code, out, err = kehys("import", document, "--title", "Kuntien kartta")
    assert (code, err) == (0, "")
    assert out.startswith("Kuntien kartta: 2 frames, 5 notes\n")
    assert stored(tmp_path) == [("Kuntien kartta", 7)]


def test_every_word_of_a_document_is_on_its_board(kehys, document, tmp_path):
    kehys("import", document, "-t", "Kartta")
    connection = sqlite3.connect(database_path(tmp_path / "data"))
    bodies = "".join(body for (body,) in connection.execute("SELECT body FROM nodes"))
    connection.close()
    assert [word for word in WORDS if word not in _plain(bodies)] == []


def _plain(body):
    return body.encode().decode("unicode_escape")


def test_the_links_of_a_new_board_are_printed(kehys, document, tmp_path):
    """[A1] They are nowhere else to be found."""
    _, out, _ = kehys("import", document, "-t", "Kartta")
    tokens = dict(line.split("http://127.0.0.1:8000/s/") for line in out.splitlines() if "/s/" in line)
    assert [name.strip() for name in tokens] == ["owner", "to share"]
    assert all(opens_something(tmp_path / "data", token) for token in tokens.values())


def opens_something(data_dir, token):
    async def find(link_id):
        database = Database(database_path(data_dir), busy_timeout_seconds=1)
        async with database.reading() as session:
            found = await links.find(session, link_id)
        await database.close()
        assert found
        return found[1]

    link_id, _, secret = token.partition(".")
    return opens(read_key(data_dir), asyncio.run(find(link_id)), secret)


def links_in(printed):
    return {line for line in printed.splitlines() if "/s/" in line}


def test_a_board_of_any_size_is_made(kehys, tmp_path):
    code, out, _ = kehys("make-board", "--nodes", "30", "--seed", "7")
    assert (code, out.splitlines()[0]) == (0, "30 nodes, seed 7")
    assert stored(tmp_path) == [("30 nodes, seed 7", 30)]


def test_boards_are_listed_with_the_same_links(kehys, document):
    """[A1] Derived anew, since the database holds no secret."""
    _, made, _ = kehys("import", document, "-t", "Kartta")
    code, listed, _ = kehys("boards")
    assert code == 0
    assert links_in(listed) == links_in(made)


def test_links_carry_the_address_that_people_see(kehys, document, monkeypatch):
    monkeypatch.setenv("KEHYS_BASE_URL", "https://kartta.example.fi/")
    _, out, _ = kehys("import", document, "-t", "Kartta")
    assert "https://kartta.example.fi/s/" in out


@pytest.mark.parametrize("title", ["Kartta [bold]", "[/] [x", "<b>&"])
def test_a_title_is_printed_as_it_is(kehys, document, title):
    """Signs that a terminal library would read as markup are no markup."""
    code, out, _ = kehys("import", document, "-t", title)
    assert (code, out.splitlines()[0]) == (0, f"{title}: 2 frames, 5 notes")


BAD_FILES = {
    "binary": (b"PK\x03\x04\x00\x00", "binary"),
    "not UTF-8": ("Yhteistyö".encode("latin-1"), "not UTF-8"),
    "empty": (b"", "no text"),
    "blank": (b" \n\n\f\n", "no text"),
    "UTF-16": (DOCUMENT.encode("utf-16"), "UTF-16"),
}


@pytest.mark.parametrize(("content", "reason"), BAD_FILES.values(), ids=BAD_FILES.keys())
def test_a_file_that_cannot_be_imported_is_one_line(kehys, document, tmp_path, content, reason):
    document.write_bytes(content)
    assert_refused(kehys("import", document, "-t", "Kartta"), reason)
    assert stored(tmp_path) == []


def assert_refused(result, reason):
    """Exit code 2, and one line that says why."""
    code, out, err = result
    assert (code, out, err.count("\n"), err[:7]) == (2, "", 1, "kehys: ")
    assert reason in err


def test_a_file_that_is_not_there_is_one_line(kehys, tmp_path):
    assert_refused(kehys("import", tmp_path / "ei-ole.txt", "-t", "Kartta"), "there is no file")
    assert stored(tmp_path) == []


def test_a_folder_is_one_line(kehys, tmp_path):
    assert_refused(kehys("import", tmp_path, "-t", "Kartta"), "is a folder")
    assert stored(tmp_path) == []


def test_a_file_over_the_limit_is_one_line(kehys, document, tmp_path, monkeypatch):
    monkeypatch.setenv("KEHYS_IMPORT_BYTES_MAX", "20")
    assert_refused(kehys("import", document, "-t", "Kartta"), "an import can have 20 bytes")
    assert stored(tmp_path) == []


@pytest.mark.parametrize("title", ["a" * (TITLE_MAX + 1), "Kart\x07ta"], ids=["long", "control"])
def test_a_title_that_cannot_be_is_one_line(kehys, document, tmp_path, title):
    assert_refused(kehys("import", document, "-t", title), "title")
    assert stored(tmp_path) == []


def test_an_import_that_fails_half_way_leaves_no_board(kehys, document, tmp_path, monkeypatch):
    """[G4] It is one transaction."""

    async def fail(*_):
        raise OSError("the disk is full")

    monkeypatch.setattr("server.store.oplog.append", fail)
    monkeypatch.setattr("sys.argv", ["kehys", "import", str(document), "-t", "Kartta"])
    with pytest.raises(OSError, match="disk is full"):
        main()
    assert stored(tmp_path) == []


def test_a_data_folder_that_cannot_be_used_is_one_line(kehys, document):
    """Whoever runs the tests as root may write everywhere, but no folder lies in a file."""
    code, out, err = kehys("make-board", "--data-dir", document / "data")
    assert (code, out, err.count("\n")) == (3, "", 1)
    assert "cannot be written" in err


def test_a_setting_that_cannot_be_is_one_line(kehys, monkeypatch):
    monkeypatch.setenv("KEHYS_PORT", "abc")
    code, _, err = kehys("boards")
    assert (code, err.count("\n")) == (3, 1)
    assert "KEHYS_PORT" in err


def test_a_damaged_key_is_one_line(kehys, document, tmp_path):
    """[A1] Links that an empty key makes could be made by anybody."""
    kehys("import", document, "-t", "Kartta")
    (tmp_path / "data" / "secret.key").write_text("")
    code, _, err = kehys("boards")
    assert (code, err.count("\n")) == (3, 1)


@pytest.fixture
def discussed(no_boards, tmp_path):
    """A board with a comment, in a data folder that the program has made; its id."""

    async def discuss():
        database = Database(database_path(tmp_path / "data"), busy_timeout_seconds=1)
        await world.store_board(database, world.INFO.model_copy(update={"title": "Kartta [1]"}))
        hub = Hub(database, world.make_settings(), lambda: world.NOW)
        await hub.room(world.BOARD).push([world.rename("Aino"), world.thread("talk", text="=1+1\nÄä")], world.actor())
        await hub.close()
        await database.close()

    asyncio.run(discuss())
    return world.BOARD


def test_comments_are_written_to_the_terminal(kehys, discussed):
    """To the byte as the server sends them, so that the shell may put them into a file."""
    code, out, err = kehys("export", "--comments", discussed)
    assert (code, err, out[:14], out[-3:]) == (0, "", '\ufeff"board_title"', '"\r\n')
    assert '"\'=1+1\nÄä"' in out


def test_comments_are_written_to_a_file(kehys, discussed, tmp_path):
    file = tmp_path / "kommentit [1].json"
    code, out, err = kehys("export", "--comments", discussed, "--format", "json", "--out", file)
    assert (code, out, err) == (0, f"Kartta [1]: 1 comment in {file}\n", "")
    assert [row.text for row in CommentFile.model_validate_json(file.read_bytes()).comments] == ["=1+1\nÄä"]


def test_comments_of_a_board_are_found_by_its_title(kehys, discussed):
    assert kehys("export", "--comments", "Kartta [1]") == kehys("export", "--comments", discussed)


def test_a_title_that_two_boards_have_is_one_line_with_their_ids(kehys, discussed, document):
    kehys("import", document, "--title", "Kartta [1]")
    code, out, err = kehys("export", "--comments", "Kartta [1]")
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert err.startswith("kehys: 2 boards have the title Kartta [1]; give an ID: ")
    assert discussed in err


def test_comments_are_written_while_a_server_runs(kehys, discussed, tmp_path):
    with lock_data_dir(tmp_path / "data"):
        code, out, _ = kehys("export", "--comments", discussed)
    assert (code, "Kartta [1]" in out) == (0, True)


def test_comments_of_a_board_that_is_not_there_are_one_line(kehys, no_boards, tmp_path):
    file = tmp_path / "kommentit.csv"
    answer = kehys("export", "--comments", "no-such-board", "--out", file)
    assert answer == (2, "", "kehys: there is no board no-such-board; the database has no boards\n")
    assert not file.exists()


def test_a_file_that_cannot_be_written_is_one_line(kehys, discussed, tmp_path):
    assert_refused(kehys("export", "--comments", discussed, "--out", tmp_path), "cannot be written")


@pytest.mark.parametrize("arguments", [(), ("--comments", "x", "--format", "xml")])
def test_an_export_of_nothing_known_is_a_wrong_command(kehys, arguments):
    code, out, err = kehys("export", *arguments)
    assert (code, out) == (2, "")
    assert "--comments" in err or "xml" in err

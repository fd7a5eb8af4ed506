"""Commands that only read create nothing."""

import pytest

READING = [("boards",), ("verify",), ("export", "--comments", "demo")]


@pytest.mark.parametrize("command", READING, ids=lambda command: command[0])
def test_a_missing_folder_is_not_created(kehys, tmp_path, command):
    folder = tmp_path / "nowhere" / "data"
    assert kehys(*command, "--data-dir", folder) == (2, "", no_database(folder))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("command", READING, ids=lambda command: command[0])
def test_a_folder_without_a_database_is_not_changed(kehys, tmp_path, monkeypatch, command):
    """The default folder is relative, so the error has its absolute path."""
    monkeypatch.delenv("KEHYS_DATA_DIR")
    folder = tmp_path / "data"
    folder.mkdir()
    assert kehys(*command) == (2, "", no_database(folder))
    assert list(folder.iterdir()) == []


def no_database(folder):
    way_out = "name another folder with --data-dir or KEHYS_DATA_DIR"
    return f"kehys: there is no database in {folder}; {way_out}\n"


def test_a_folder_below_a_file_has_no_database(kehys, document):
    folder = document / "data"
    assert kehys("boards", "--data-dir", folder) == (2, "", no_database(folder))


@pytest.mark.parametrize("command", ["boards", "verify"])
def test_an_empty_database_has_its_own_message(kehys, no_boards, command):
    assert kehys(command) == (0, f"There are no boards in {no_boards}.\n", "")

"""Fixtures of the command line tests."""

import pytest

from server.cli import main
from server.store.migrate import migrate

DOCUMENT = """Lähtökohdat

Yhteistyö on avainta.
Se alkaa näin.

Toinen kappale.
\f Ääriviivat

Öljy ja åla.
"""


@pytest.fixture
def kehys(monkeypatch, tmp_path, capsys):
    """Runs a command and returns its exit code and what it wrote: to whoever asked, and to whom it complains."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("KEHYS_DATA_DIR", str(tmp_path / "data"))

    def kehys(*arguments):
        monkeypatch.setattr("sys.argv", ["kehys", *map(str, arguments)])
        with pytest.raises(SystemExit) as caught:
            main()
        written = capsys.readouterr()
        return caught.value.code, written.out, written.err

    return kehys


@pytest.fixture
def document(tmp_path):
    path = tmp_path / "asiakirja.txt"
    path.write_text(DOCUMENT, "utf-8")
    return path


@pytest.fixture
def no_boards(tmp_path):
    """A data folder whose database has no boards."""
    folder = tmp_path / "data"
    folder.mkdir()
    migrate(folder, busy_timeout_seconds=1)
    return folder

"""The command that compares boards with their logs."""

import sqlite3

from server import cli
from server.errors import Invalid
from server.exchange.boards.verify import verify as verify_board
from server.store.db import database_path


def test_intact_boards_are_ok(kehys, document):
    kehys("import", document, "--title", "Kartta")
    code, out, _ = kehys("verify")
    assert (code, out.split()[0], out.strip().endswith("Kartta")) == (0, "ok", True)


def test_a_damaged_board_is_a_fault(kehys, document, tmp_path):
    kehys("import", document, "--title", "Kartta")
    with sqlite3.connect(database_path(tmp_path / "data")) as connection:
        connection.execute("DELETE FROM nodes WHERE kind = 'text'")
        connection.execute("UPDATE boards SET title = ?", ["Kartta" + "\u0301" * 99])
    connection.close()
    code, out, _ = kehys("verify")
    assert (code, out.startswith("FAULT: ")) == (1, True)
    assert "\n    does not fit today's rules: boards " in out


def test_boards_are_verified_one_by_one(kehys, document, monkeypatch):
    """Only one board is in memory, and each result is printed at once."""
    for title in ("Yksi", "Kaksi"):
        kehys("import", document, "--title", title)
    seen: list[str] = []

    async def verify(database, board_id):
        if seen:
            raise Invalid("no more")
        seen.append(board_id)
        return await verify_board(database, board_id)

    monkeypatch.setattr(cli, "verify_board", verify)
    code, out, _ = kehys("verify")
    assert (code, len(out.splitlines()), out.strip().endswith("Yksi")) == (2, 1, True)


def test_an_unknown_board_is_a_one_line_error(kehys, no_boards):
    answer = kehys("verify", "no-such-board")
    assert answer == (2, "", "kehys: there is no board no-such-board; the database has no boards\n")


def test_a_board_is_verified_by_its_title(kehys, document):
    for title in ("Yksi", "Kaksi"):
        kehys("import", document, "--title", title)
    code, out, _ = kehys("verify", "Kaksi")
    assert (code, len(out.splitlines()), out.strip().endswith("Kaksi")) == (0, 1, True)


def test_an_id_can_begin_with_a_hyphen(kehys, document, monkeypatch):
    """Random IDs do sometimes."""
    monkeypatch.setattr(cli, "new_id", iter([f"-{number:015}" for number in range(99)]).__next__)
    kehys("import", document, "--title", "Kartta")
    code, out, _ = kehys("verify", f"-{0:015}")
    assert (code, out.split()[:2]) == (0, ["ok", f"-{0:015}"])

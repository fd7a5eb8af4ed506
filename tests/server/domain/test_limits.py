"""A board at its limits."""

import pytest

from server.domain import comments, nodes, people, threads
from server.errors import BoardFull
from tests.server.world import NOW, actor, comment, create, make_board, rename, thread


@pytest.fixture
def board():
    """A person with a name, a note, and a thread."""
    board = make_board()
    board.apply([rename("Aino"), create("sticky", "note"), thread("thread")], actor(), NOW)
    return board


@pytest.mark.parametrize(
    ("limit", "op", "by"),
    [
        ((nodes, "NODES_MAX"), create("sticky", "second"), "own"),
        ((threads, "THREADS_MAX"), thread("second"), "own"),
        ((comments, "COMMENTS_MAX"), comment("second", "thread"), "own"),
        ((people, "PEOPLE_MAX"), rename("Eino"), "comment"),
    ],
)
def test_a_row_too_many_is_refused(board, monkeypatch, limit, op, by):
    """[O7] The limit is lowered to what the board has."""
    monkeypatch.setattr(*limit, 1)
    with pytest.raises(BoardFull):
        board.apply([op], actor(by), NOW)


def test_a_person_can_change_their_name_on_a_full_board(board, monkeypatch):
    """[O7] No row is added."""
    monkeypatch.setattr(people, "PEOPLE_MAX", 1)
    board.apply([rename("Aino Oulusta")], actor(), NOW)

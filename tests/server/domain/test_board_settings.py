"""The settings of a board."""

import pytest
from pydantic import ValidationError

from server.errors import Forbidden
from tests.server.world import NOW, actor, make_board, op

START = {"x": 1.0, "y": 2.0, "w": 300.0, "h": 200.0}


@pytest.fixture
def board():
    """An empty board."""
    return make_board()


def edit(board, role="own", **fields):
    return board.apply([op("board.update", set=fields)], actor(role), NOW)


def test_an_owner_sets_title_and_start_view(board):
    """[B1] Both, or one of them."""
    edit(board, title=" Uusi  nimi ", start=START)
    edit(board, title="Toinen")
    assert (board.info.title, board.info.start.model_dump()) == ("Toinen", START)


def test_null_removes_the_start_view(board):
    """[B1] Fields that are not named stay."""
    before = board.info
    edit(board, start=START)
    edit(board, start=None)
    assert board.info == before


def test_a_board_must_have_a_title():
    """[B1] Neither null nor blanks are accepted."""
    for title in (None, "  ", "\u200b"):
        with pytest.raises(ValidationError):
            op("board.update", set={"title": title})


def test_editors_cannot_change_the_board_itself(board):
    """[A7] [B1] Only owners can."""
    with pytest.raises(Forbidden):
        edit(board, "edit", title="Minun")


def test_a_refused_push_does_not_change_the_title(board):
    """[P1] All or nothing."""
    before = board.info
    bad = op("node.delete", id="a" * 16)
    with pytest.raises(Exception, match="no node"):
        board.apply([op("board.update", set={"title": "Toinen"}), bad], actor("own"), NOW)
    assert board.info == before

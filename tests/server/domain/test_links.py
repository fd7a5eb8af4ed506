"""Rules for the links that let people in."""

import pytest

from server.errors import Forbidden, NoAccess, NotFound
from tests.server.world import LINKS, NOW, ROLES, actor, make_board, op, rename, rotate


def test_rotating_a_link_raises_its_revision_alone():
    """[L1] The other links stay as they are."""
    board = make_board()
    board.apply([rotate("comment")], actor("own"), NOW)
    assert {link.role: link.revision for link in board.links.values()} == {"view": 0, "comment": 1, "edit": 0, "own": 0}


@pytest.mark.parametrize("role", ROLES[:3])
def test_only_an_owner_rotates_a_link(role):
    """[L1] It is the owner's."""
    with pytest.raises(Forbidden):
        make_board().apply([rotate("view")], actor(role), NOW)


def test_a_link_that_is_not_there_cannot_be_rotated():
    with pytest.raises(NotFound):
        make_board().apply([op("link.rotate", id="nowhere---------")], actor("own"), NOW)


def test_who_came_by_a_rotated_link_may_do_nothing_more():
    """[A4] The role is looked up for each push."""
    board = make_board()
    board.apply([rotate("comment")], actor("own"), NOW)
    with pytest.raises(NoAccess):
        board.apply([rename("Aino")], actor("comment"), NOW)


def test_an_owner_who_rotates_their_own_link_is_out_with_the_next_push():
    """[A4] The push that rotates it is still theirs."""
    board = make_board()
    board.apply([rotate("own"), rename("Aino")], actor("own"), NOW)
    assert board.links[LINKS["own"].id].revision == 1
    with pytest.raises(NoAccess):
        board.apply([rename("Aino")], actor("own"), NOW)

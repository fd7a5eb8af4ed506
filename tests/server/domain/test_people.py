"""Rules for the people of a board."""

import pytest

from tests.server.world import NOW, ROLES, actor, id_, make_board, rename


@pytest.mark.parametrize("role", ROLES[1:])
def test_everybody_but_an_owner_is_marked_as_a_guest(role):
    """[U1] Anybody can call themselves the mayor."""
    board = make_board()
    board.apply([rename("Aino")], actor(role, "aino"), NOW)
    assert board.people[id_("aino")].is_guest is (role != "own")


def test_a_new_name_stands_in_place_of_the_old_one():
    """[U1] For everything they wrote: comments name the person, not the name."""
    board = make_board()
    board.apply([rename("Aino"), rename("Aino Virta")], actor("comment", "aino"), NOW)
    assert [person.name for person in board.people.values()] == ["Aino Virta"]


def test_two_people_may_have_one_name():
    """[U1] A name is no account."""
    board = make_board()
    for person in ("aino-1", "aino-2"):
        board.apply([rename("Aino")], actor("comment", person), NOW)
    assert len(board.people) == 2

"""Rules for people and their names."""

import pytest

from server.domain.confusables import skeleton
from server.errors import NameTaken
from tests.server.world import NOW, ROLES, actor, id_, make_board, rename


@pytest.mark.parametrize("role", ROLES[1:])
def test_everybody_but_an_owner_is_marked_as_a_guest(role):
    """[U1] Anybody can call themselves the mayor."""
    board = make_board()
    board.apply([rename("Aino")], actor(role, "aino"), NOW)
    assert board.people[id_("aino")].is_guest is (role != "own")


def test_a_new_name_replaces_the_old_one():
    """[U1] On everything they wrote: comments refer to the person, not to the name."""
    board = make_board()
    board.apply([rename("Aino"), rename("Aino Virta")], actor("comment", "aino"), NOW)
    assert [person.name for person in board.people.values()] == ["Aino Virta"]


def test_two_guests_can_have_the_same_name():
    """[U1] A name is not an account."""
    board = make_board()
    for person in ("aino-1", "aino-2"):
        board.apply([rename("Aino")], actor("comment", person), NOW)
    assert len(board.people) == 2


OWNERS = "Outi Virtanen"
# Cyrillic, Greek, full-width, accents, symbols, digits, invisible characters, and pairs of letters that look like one.
ALIKE = [
    "Outi Virtanen",
    "OUTI  VIRTANEN",
    "Оutі Vіrtаnеn",
    "Ουτι Virtanen",
    "Ｏｕｔｉ Ｖｉｒｔａｎｅｎ",
    "Öutí Vírtanën",
    "Outi.Virtanen!",
    "0uti Virtanen",
    "Outl V1rtanen",
    "Ou\u200dti Virtanen",
    "Outi-Virtanen",
    "Outi\u3164Virtanen\u2800",
    "Ou\ufe0fti\u034f Vir\uffa0tanen\u115f\u1160",
    "Outi Virtanen\U000e0100\U000e0041",
    "ꓳꓴꓔꓲ ꓦꓲꓣꓔꓮꓠꓰꓠ",
    "Oᴜᴛɪ Vɪʀᴛᴀɴᴇɴ",
    "Øuti Ꮩirⲧanen",
    "Outi Vir74nen",
]


@pytest.mark.parametrize("name", ALIKE)
def test_a_guest_cannot_take_a_name_like_the_owners(name):
    """[U1] S28: In whatever characters it is written."""
    board = make_board()
    board.apply([rename(OWNERS)], actor("own", "owner"), NOW)
    for role in ("comment", "edit"):
        with pytest.raises(NameTaken):
            board.apply([rename(name)], actor(role, "guest"), NOW)


@pytest.mark.parametrize("name", ["Outi", "Outi Virta", "Otso Virtanen", "Virtanen Outi", "渡辺", "Вера"])
def test_other_names_are_free(name):
    """[U1] Also names that begin like the owner's."""
    board = make_board()
    board.apply([rename(OWNERS)], actor("own", "owner"), NOW)
    board.apply([rename(name)], actor("comment", "guest"), NOW)


def test_an_owner_can_have_the_name_of_another_owner():
    """[U1] It can be one person with two links."""
    board = make_board()
    for person in ("owner-1", "owner-2"):
        board.apply([rename(OWNERS)], actor("own", person), NOW)
    assert len(board.people) == 2


def test_letters_that_look_like_another_one_are_confusable():
    """[U1] Nobody sees the difference in a label of 12 px."""
    assert skeleton("Modern Vviita") == skeleton("Modem Wiita")
    assert skeleton("Anna") != skeleton("Anja")


@pytest.mark.parametrize(
    "name", ["Owner", "0WNER", "Board owner", "Omistaja", "Ylläpito", "Ägaren", "Admin", "Моderаtor", "Owner\u3164"]
)
def test_a_guest_cannot_take_a_word_for_an_owner(name):
    """[U1] Also if no owner has a name yet. Owners can take it."""
    board = make_board()
    with pytest.raises(NameTaken):
        board.apply([rename(name)], actor("comment", "eve"), NOW)
    board.apply([rename(name)], actor("own", "outi"), NOW)
    assert [person.name for person in board.people.values()] == [name]


@pytest.mark.parametrize("name", ["Omar", "Omistajatar Aino", "Adam", "Owen"])
def test_a_name_that_only_begins_alike_is_free(name):
    """[U1] For example a longer word."""
    board = make_board()
    board.apply([rename(name)], actor("comment", "omar"), NOW)
    assert [person.name for person in board.people.values()] == [name]

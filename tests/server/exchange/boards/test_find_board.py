"""Finding boards by ID or by a unique title."""

import pytest

from server.errors import Invalid
from server.exchange.boards.find_board import choose_board

BOARDS = {"demo": "Kuntien digikartta", "one": "Kartta", "two": "Kartta", "three": "Tänään", "Kartta 2": "demo"}


@pytest.mark.parametrize(
    ("wanted", "found"),
    [("one", "one"), ("Kuntien digikartta", "demo"), ("Ta\u0308na\u0308a\u0308n", "three"), ("demo", "demo")],
    ids=["an ID", "a title", "a title as a Mac types it", "an ID goes before a title"],
)
def test_a_board_is_found(wanted, found):
    assert choose_board(BOARDS, wanted) == found


def test_an_ambiguous_title_lists_the_ids():
    assert refusal(BOARDS, "Kartta") == "2 boards have the title Kartta; give an ID: one, two"


@pytest.mark.parametrize("wanted", ["kuntien digikartta", "Kuntien", ""])
def test_an_unknown_title_lists_the_boards(wanted):
    message = refusal(BOARDS, wanted)
    assert message.startswith(f"there is no board {wanted}; give an ID or an exact title: demo (Kuntien digikartta), ")
    assert message.endswith(", Kartta 2 (demo)")


def test_only_some_of_many_boards_are_listed():
    boards = {f"id-{number}": f"Board {number}" for number in range(12)}
    assert refusal(boards, "x").endswith(", id-9 (Board 9) and 2 more (kehys boards)")


def test_an_empty_database_has_its_own_message():
    assert refusal({}, "x") == "there is no board x; the database has no boards"


def refusal(boards, wanted):
    with pytest.raises(Invalid) as caught:
        choose_board(boards, wanted)
    return caught.value.message

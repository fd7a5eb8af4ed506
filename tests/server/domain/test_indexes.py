"""Rules find rows by index, without a search of the whole board."""

from random import Random
from typing import Any

import pytest

from server.domain.board import Board
from server.domain.changes import NOUNS
from server.errors import BoardError
from tests.server.world import (
    NOW,
    actor,
    block,
    comment,
    create,
    delete,
    erase,
    hide,
    hide_all,
    id_,
    inside,
    make_board,
    move_pin,
    op,
    react,
    rename,
    report,
    restore,
    rewrite,
    thread,
    update,
)


class Visited(dict):
    """A dictionary of rows that counts each row that is read, one by one or all."""

    def __init__(self, rows, visits):
        super().__init__(rows)
        self.visits = visits

    def __getitem__(self, key):
        self.visits.append(key)
        return super().__getitem__(key)

    def __iter__(self):
        for key in super().__iter__():
            self.visits.append(key)
            yield key

    def items(self):
        return [(key, super(Visited, self).__getitem__(key)) for key in self]

    def values(self):
        return [value for _, value in self.items()]


def watched(board) -> list[str]:
    """The ids of all rows that are read from now on."""
    visits: list[str] = []
    for noun in NOUNS:
        setattr(board, noun, Visited(getattr(board, noun), visits))
    return visits


def crowded(count) -> Board:
    """A board of frames with a note each, connectors between the notes, pins, and as many people with comments."""
    board = make_board()
    for number in range(count):
        person = actor("comment", f"p{number}")
        ends = {end: {"node_id": id_(f"n{max(0, number - 1)}"), "x": 0, "y": 0} for end in ("start", "end")}
        note = create("sticky", f"n{number}", **inside(f"f{number}"))
        board.apply([create("frame", f"f{number}"), note, create("connector", f"c{number}", **ends)], actor(), NOW)
        talk = [thread(f"t{number}", f"n{number}"), react(f"t{number}-first", "agree")]
        board.apply([rename(f"Nimi {number}"), *talk], person, NOW)
        board.apply([comment(f"a{number}", f"t{max(0, number - 1)}"), report("t0-first")], person, NOW)
    return board


def everything(number) -> list[Any]:
    """One op of each kind that must find related rows, with its actor."""
    person = f"p{number}"
    return [
        (actor(), [delete(f"f{number}"), delete(f"n{number}")]),
        (actor(), [hide_all(person)]),
        (actor("comment", person), [rename("Toinen"), op("person.erase")]),
    ]


@pytest.mark.parametrize("part", range(3), ids=["delete", "hide", "erase"])
def test_the_cost_of_an_op_does_not_grow_with_the_board(part):
    """[O7] A board ten times as large takes as many steps."""
    steps = []
    for count in (10, 100):
        board = crowded(count)
        visits = watched(board)
        board.apply(everything(5)[part][1], everything(5)[part][0], NOW)
        steps.append(len(visits))
    assert steps[0] == steps[1]


def test_deleting_many_nodes_takes_steps_for_each_of_them():
    board = crowded(200)
    visits = watched(board)
    board.apply([delete(f"n{number}") for number in range(50)], actor(), NOW)
    assert len(visits) < 20 * 50


PEOPLE = [actor(role, name) for role in ("comment", "participate", "edit", "own") for name in ("aino", "eino", "onni")]


def some_op(chance: Random) -> Any:
    """A random op about a few rows, so that many ops are about the same ones."""

    def name(noun):
        return f"{noun}{chance.randrange(6)}"

    ends = {end: {"node_id": id_(name("n")), "x": 0, "y": 0} for end in ("start", "end")}
    who = chance.choice(["aino", "eino", "onni"])
    return chance.choice(
        [
            create("frame", name("f")),
            create("sticky", name("n"), by=id_(who)),
            create("text", name("n"), **inside(name("f"))),
            create("connector", name("c"), **ends),
            update(name("n"), **inside(name("f"))),
            update(name("c"), start={"x": 1, "y": 1}),
            delete(name(chance.choice("nfc"))),
            thread(name("t"), chance.choice([None, name("n")])),
            move_pin(name("t"), chance.choice([None, name("n"), name("f")])),
            comment(name("a"), name("t")),
            rewrite(name("a"), "Toisin", who),
            react(name("a"), chance.choice(["agree", "idea"]), is_on=chance.random() < 0.7),
            report(name("a")),
            hide(name("a")),
            hide_all(who, is_hidden=chance.random() < 0.5),
            erase(name("a")),
            erase(f"{name('t')}-first"),
            restore(name("a")),
            block(who, is_blocked=False),
            rename(chance.choice(["Aino", "Eino", "Onni"])),
            op("person.erase"),
        ]
    )


def test_the_indexes_match_the_rows():
    """[G3] After any ops, also after some that were refused in the middle of a push."""
    chance, board, refused = Random(7), make_board(), 0
    for person in PEOPLE[:3]:
        board.apply([rename(person.person_id[:4])], person, NOW)
    for _ in range(3_000):
        try:
            board.apply([some_op(chance) for _ in range(chance.randrange(1, 4))], chance.choice(PEOPLE), NOW)
        except BoardError:
            refused += 1
        rows: dict[str, Any] = {noun: dict(getattr(board, noun)) for noun in NOUNS}
        assert board.index == Board(info=board.info, **rows).index
    assert 100 < refused < 2_900

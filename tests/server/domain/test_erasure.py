"""Somebody takes away what they wrote."""

import pytest

from server.domain.erasure import NO_WORDS, belongings, without_words
from server.domain.history import replay
from server.errors import Forbidden
from tests.server.world import NOW, actor, comment, id_, make_board, op, react, rename, rewrite, thread

AINO = actor("comment", "aino")
EINO = actor("comment", "eino")


@pytest.fixture
def log():
    """What happened: two threads of Aino's, in one of which Eino answered, and called her."""
    steps = [
        (AINO, rename("Aino Salainen")),
        (EINO, rename("Eino")),
        (AINO, thread("shared", text="Salaisuus 1")),
        (AINO, thread("alone", text="Salaisuus 2")),
        (EINO, comment("answer", "shared", "Hei")),
        (EINO, rewrite("answer", "Hei vaan", "aino")),
        (AINO, react("answer", "thanks")),
        (EINO, react("answer", "idea")),
        (AINO, comment("again", "shared", "Salaisuus 3")),
        (AINO, rewrite("again", "Salaisuus 4", "eino")),
    ]
    board = make_board()
    return board, [entry for who, each in steps for entry in board.apply([each], who, NOW).entries]


def erase(board, who=AINO):
    return board.apply([op("person.erase")], who, NOW).entries


def test_words_name_and_reactions_go_and_those_of_others_stay(log):
    """[U2] Also where others called them."""
    board, _ = log
    erase(board)
    assert set(board.people) == {id_("eino")}
    assert set(board.threads) == {id_("shared")}
    (left,) = board.comments.values()
    assert (left.text, left.mentions, left.reactions) == ("Hei vaan", [], {"idea": [id_("eino")]})
    assert "Salai" not in board.snapshot().model_dump_json()


def test_the_log_without_their_words_leads_to_the_same_board(log):
    """[U2] [G3] Else the tables could not be held against it any more."""
    board, entries = log
    entries += erase(board)
    bare = [without_words(entry) if entry.by == id_("aino") else entry for entry in entries]
    assert "Salai" not in "".join(entry.model_dump_json() for entry in bare)
    assert NO_WORDS in bare[2].model_dump_json()
    assert replay(make_board(), bare).snapshot() == board.snapshot()


def test_the_words_of_others_stay_in_the_log(log):
    """[U2] Only its own lines are touched."""
    _, entries = log
    assert [without_words(entry) == entry for entry in entries if entry.op.kind == "comment.react"] == [True, True]


def test_whoever_left_nothing_takes_nothing_away(log):
    """[U2] It is no fault."""
    board, _ = log
    before = board.snapshot()
    erase(board, actor("comment", "onni"))
    assert board.snapshot().model_copy(update={"seq": 0, "last_op": ""}) == before.model_copy(
        update={"seq": 0, "last_op": ""}
    )


def test_who_may_only_look_has_left_nothing(log):
    """[A7] Nor can they."""
    with pytest.raises(Forbidden):
        erase(log[0], actor("view", "aino"))


def test_everybody_can_see_what_the_board_has_of_them(log):
    """[U3] And of nobody else."""
    board, _ = log
    mine = belongings(board, id_("aino"))
    assert mine.person and mine.person.name == "Aino Salainen"
    assert sorted(each.text for each in mine.comments) == ["Salaisuus 1", "Salaisuus 2", "Salaisuus 4"]
    assert ([each.id for each in mine.threads], mine.reacted_to) == ([id_("shared"), id_("alone")], [id_("answer")])
    nobody = belongings(board, id_("onni"))
    assert (nobody.person, nobody.comments, nobody.threads, nobody.reacted_to) == (None, [], [], [])

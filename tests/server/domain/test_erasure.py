"""Somebody takes away what they wrote."""

from typing import Any

import pytest

from server.domain.erasure import Eraser, collect_person_data, delete_erased_notes
from server.domain.hidden_comments import NO_TEXT
from server.domain.history import replay
from server.errors import Forbidden
from server.wire.values import End
from tests.server.world import (
    NOW,
    actor,
    comment,
    create,
    delete,
    id_,
    make_board,
    op,
    react,
    rename,
    rewrite,
    thread,
    update,
)

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


def redact(entries, who="aino"):
    eraser = Eraser(id_(who))
    return [eraser.redact(entry) for entry in entries]


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
    bare = redact(entries)
    assert "Salai" not in "".join(entry.model_dump_json() for entry in bare)
    assert NO_TEXT in bare[2].model_dump_json()
    assert replay(make_board(), bare).snapshot() == board.snapshot()


def test_the_words_of_others_stay_in_the_log(log):
    """[U2] Only its own lines are touched."""
    _, entries = log
    bare = redact(entries)
    assert [entry for entry in bare if entry.by == id_("eino")] == [each for each in entries if each.by == id_("eino")]


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
    mine = collect_person_data(board, id_("aino"))
    assert mine.person and mine.person.name == "Aino Salainen"
    assert sorted(each.text for each in mine.comments) == ["Salaisuus 1", "Salaisuus 2", "Salaisuus 4"]
    assert ([each.id for each in mine.threads], mine.reacted_to) == ([id_("shared"), id_("alone")], [id_("answer")])
    nobody = collect_person_data(board, id_("onni"))
    assert (nobody.person, nobody.comments, nobody.threads, nobody.reacted_to) == (None, [], [], [])


@pytest.fixture
def notes():
    """Two notes of a guest's, on one of which a line hangs and a discussion is pinned; an editor has put in words."""
    guest, editor = actor("participate", "aino"), actor("edit", "eino")
    steps = [
        (editor, [rename("Eino")]),
        (
            guest,
            [rename("Aino"), create("sticky", "note", x=10, text="Salaisuus 1"), update("note", text="Salaisuus 2")],
        ),
        (guest, [create("sticky", "gone", text="Salaisuus 3")]),
        (editor, [update("note", text="Salaisuus 4", h=80), delete("gone")]),
        (editor, [create("text", "gone", text="Taas vapaa"), update("gone", text="Sama tunnus")]),
        (editor, [create("connector", "line", start={"node_id": id_("note"), "x": 1, "y": 0.5}, end={"x": 0, "y": 0})]),
        (editor, [thread("pinned", "note", x=1, y=2, text="Tämä jää")]),
    ]
    board = make_board()
    return board, [entry for who, ops in steps for entry in board.apply(ops, who, NOW).entries]


def test_notes_go_and_what_leaned_on_them_stays(notes):
    """[U2] [N4] [N5] As if each had been deleted."""
    board, _ = notes
    erase(board, actor("participate", "aino"))
    assert set(board.nodes) == {id_("gone"), id_("line")}
    assert board.nodes[id_("line")].start == End(x=110, y=40)
    pinned = board.threads[id_("pinned")]
    assert (pinned.node_id, pinned.x, pinned.y) == (None, 11, 2)


def test_the_log_has_no_words_of_their_notes_and_leads_to_the_same_board(notes):
    """[U2] [G3] Whoever wrote them; and another node by the same id keeps its own."""
    board, entries = notes
    entries += erase(board, actor("participate", "aino"))
    bare = redact(entries)
    assert "Salai" not in "".join(entry.model_dump_json() for entry in bare)
    assert replay(make_board(), bare).snapshot() == board.snapshot()
    assert board.nodes[id_("gone")].text == "Sama tunnus"


def test_a_note_that_was_brought_back_for_them_goes_as_well(notes):
    """[U2] [N7] The line of the log is the editor's, the words are not."""
    board, entries = notes
    note = board.nodes[id_("note")]
    entries += board.apply([delete("note"), op("node.create", node=note)], actor("edit", "eino"), NOW).entries
    entries += erase(board, actor("participate", "aino"))
    bare = redact(entries)
    assert id_("note") not in board.nodes
    assert "Salai" not in "".join(entry.model_dump_json() for entry in bare)
    assert replay(make_board(), bare).snapshot() == board.snapshot()


def test_an_earlier_moment_is_without_the_notes_of_who_has_erased_them(notes):
    """[U2] [H1] Even when they have said a name again since."""
    _, entries = notes
    past: Any = replay(make_board(), redact(entries))
    delete_erased_notes(past)
    assert set(past.nodes) == {id_("gone"), id_("line")}
    assert past.nodes[id_("line")].start.node_id is None


def test_everybody_can_see_which_notes_are_theirs(notes):
    """[U3] With their words."""
    board, _ = notes
    assert [note.text for note in collect_person_data(board, id_("aino")).stickies] == ["Salaisuus 4"]
    assert collect_person_data(board, id_("eino")).stickies == []

"""A person erases what they wrote."""

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
    """Entries: two threads of Aino, and in one of them a reply of Eino that mentions her."""
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


def test_erasure_deletes_the_texts_name_and_reactions_of_one_person(log):
    """[U2] Mentions of them too. What others wrote stays."""
    board, _ = log
    erase(board)
    assert set(board.people) == {id_("eino")}
    assert set(board.threads) == {id_("shared")}
    (left,) = board.comments.values()
    assert (left.text, left.mentions, left.reactions) == ("Hei vaan", [], {"idea": [id_("eino")]})
    assert "Salai" not in board.snapshot().model_dump_json()


def test_the_erased_log_gives_the_same_board(log):
    """[U2] [G3] Otherwise `kehys verify` could not compare the log with the tables."""
    board, entries = log
    entries += erase(board)
    bare = redact(entries)
    assert "Salai" not in "".join(entry.model_dump_json() for entry in bare)
    assert NO_TEXT in bare[2].model_dump_json()
    assert replay(make_board(), bare).snapshot() == board.snapshot()


def test_the_texts_of_others_stay_in_the_log(log):
    """[U2] Only entries of the person change."""
    _, entries = log
    bare = redact(entries)
    assert [entry for entry in bare if entry.by == id_("eino")] == [each for each in entries if each.by == id_("eino")]


def test_an_erasure_without_data_changes_nothing(log):
    """[U2] It is not an error."""
    board, _ = log
    before = board.snapshot()
    erase(board, actor("comment", "onni"))
    assert board.snapshot().model_copy(update={"seq": 0, "last_op": ""}) == before.model_copy(
        update={"seq": 0, "last_op": ""}
    )


def test_a_viewer_cannot_erase(log):
    """[A7] A viewer has no data on the board."""
    with pytest.raises(Forbidden):
        erase(log[0], actor("view", "aino"))


def test_people_get_their_own_data(log):
    """[U3] And no data of others."""
    board, _ = log
    mine = collect_person_data(board, id_("aino"))
    assert mine.person and mine.person.name == "Aino Salainen"
    assert sorted(each.text for each in mine.comments) == ["Salaisuus 1", "Salaisuus 2", "Salaisuus 4"]
    assert ([each.id for each in mine.threads], mine.reacted_to) == ([id_("shared"), id_("alone")], [id_("answer")])
    nobody = collect_person_data(board, id_("onni"))
    assert (nobody.person, nobody.comments, nobody.threads, nobody.reacted_to) == (None, [], [], [])


@pytest.fixture
def notes():
    """Two notes of a guest, one with a connector and a thread; an editor changed the text of a note."""
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


def test_erasure_deletes_notes_and_detaches_connectors_and_pins(notes):
    """[U2] [N4] [N5] As if each note had been deleted."""
    board, _ = notes
    erase(board, actor("participate", "aino"))
    assert set(board.nodes) == {id_("gone"), id_("line")}
    assert board.nodes[id_("line")].start == End(x=110, y=40)
    pinned = board.threads[id_("pinned")]
    assert (pinned.node_id, pinned.x, pinned.y) == (None, 11, 2)


def test_the_log_loses_the_texts_on_erased_notes(notes):
    """[U2] [G3] Whoever wrote them. Another node with the same id keeps its text."""
    board, entries = notes
    entries += erase(board, actor("participate", "aino"))
    bare = redact(entries)
    assert "Salai" not in "".join(entry.model_dump_json() for entry in bare)
    assert replay(make_board(), bare).snapshot() == board.snapshot()
    assert board.nodes[id_("gone")].text == "Sama tunnus"


def test_a_note_that_an_editor_restored_is_erased_too(notes):
    """[U2] [N7] The entry is the editor's, the text is not."""
    board, entries = notes
    note = board.nodes[id_("note")]
    entries += board.apply([delete("note"), op("node.create", node=note)], actor("edit", "eino"), NOW).entries
    entries += erase(board, actor("participate", "aino"))
    bare = redact(entries)
    assert id_("note") not in board.nodes
    assert "Salai" not in "".join(entry.model_dump_json() for entry in bare)
    assert replay(make_board(), bare).snapshot() == board.snapshot()


def test_a_restored_board_has_no_erased_notes(notes):
    """[U2] [H1] Even if the person has set a name again."""
    _, entries = notes
    past: Any = replay(make_board(), redact(entries))
    delete_erased_notes(past)
    assert set(past.nodes) == {id_("gone"), id_("line")}
    assert past.nodes[id_("line")].start.node_id is None


def test_people_get_their_own_notes(notes):
    """[U3] With their texts."""
    board, _ = notes
    assert [note.text for note in collect_person_data(board, id_("aino")).stickies] == ["Salaisuus 4"]
    assert collect_person_data(board, id_("eino")).stickies == []

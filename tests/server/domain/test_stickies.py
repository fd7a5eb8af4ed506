"""Guests with a `participate` link change their own notes and nothing else."""

import pytest

from server.config import GUEST_STICKY_SIDE_MAX, GUEST_STICKY_TEXT_MAX
from server.domain import stickies
from server.domain.history import replay
from server.errors import BoardFull, CommentsClosed, Forbidden, Invalid, NameRequired, NotFound
from tests.server.world import NOW, actor, create, delete, id_, inside, make_board, op, rename, update

AINO, EINO = actor("participate", "aino"), actor("participate", "eino")
EDITOR = actor("edit")


@pytest.fixture
def board():
    """A frame and a note of an editor, and notes of two guests."""
    board = make_board()
    board.apply([create("frame", "frame"), create("sticky", "editors")], EDITOR, NOW)
    board.apply([rename("Aino"), create("sticky", "ainos", text="Terve", **inside("frame"))], AINO, NOW)
    board.apply([rename("Eino"), create("sticky", "einos")], EINO, NOW)
    return board


def test_a_guests_note_is_theirs_whatever_the_op_says(board):
    """[N7] Nobody can create a note for another person."""
    board.apply([create("sticky", "new", by=id_("eino"))], AINO, NOW)
    assert [board.nodes[id_(name)].by for name in ("new", "ainos", "editors")] == [id_("aino"), id_("aino"), None]


def test_guests_change_move_and_delete_their_own_notes(board):
    """[N7] The notes stay theirs."""
    board.apply([update("ainos", text="Hei", x=7, color="pink", place={"order": "b"})], AINO, NOW)
    note = board.nodes[id_("ainos")]
    assert (note.text, note.x, note.place.parent, note.by) == ("Hei", 7, None, id_("aino"))
    board.apply([delete("ainos")], AINO, NOW)
    assert id_("ainos") not in board.nodes


@pytest.mark.parametrize(
    "op_",
    [update("einos", text="x"), delete("einos"), update("editors", x=1), delete("editors"), update("frame", x=1)],
    ids=str,
)
def test_guests_cannot_change_other_nodes(board, op_):
    """[N7] Neither the notes of other guests nor what editors made."""
    with pytest.raises(Forbidden) as refused:
        board.apply([op_], AINO, NOW)
    assert refused.value.params["needed"] == "edit"


@pytest.mark.parametrize("kind", ["frame", "text", "shape", "tag"])
def test_guests_can_create_only_notes(board, kind):
    """[N7] Whatever its `by` says."""
    with pytest.raises(Forbidden):
        board.apply([create(kind, "new")], AINO, NOW)


def test_commenters_cannot_change_notes(board):
    """[A7] Not even their own from another link."""
    with pytest.raises(Forbidden):
        board.apply([update("ainos", text="x")], actor("comment", "aino"), NOW)


def test_a_note_needs_a_name(board):
    """[C3] [N7] Like a comment."""
    with pytest.raises(NameRequired):
        board.apply([create("sticky", "new")], actor("participate", "onni"), NOW)


def test_guests_cannot_add_notes_while_commenting_is_closed(board):
    """[B2] But they can delete theirs."""
    board.apply([op("board.update", set={"comments_open": False})], actor(), NOW)
    for refused in (create("sticky", "new"), update("ainos", text="x")):
        with pytest.raises(CommentsClosed):
            board.apply([refused], AINO, NOW)
    board.apply([create("sticky", "new"), update("einos", text="x")], EDITOR, NOW)
    board.apply([delete("ainos")], AINO, NOW)
    assert id_("ainos") not in board.nodes


def test_the_number_of_notes_of_a_guest_is_limited(board, monkeypatch):
    """[O7] [N7] After deleting one they can add another. Editors have no such limit."""
    monkeypatch.setattr(stickies, "STICKIES_PER_GUEST_MAX", 1)
    with pytest.raises(BoardFull):
        board.apply([create("sticky", "new")], AINO, NOW)
    board.apply([create("sticky", "new")], EDITOR, NOW)
    board.apply([delete("ainos"), create("sticky", "other")], AINO, NOW)
    assert [board.index.notes.count(id_(name)) for name in ("aino", "eino")] == [1, 1]


@pytest.mark.parametrize(
    "fields", [{"w": GUEST_STICKY_SIDE_MAX + 1}, {"h": 1e6}, {"text": "a" * (GUEST_STICKY_TEXT_MAX + 1)}], ids=str
)
def test_the_size_of_a_guests_note_is_limited(board, fields):
    """[N7] When it is created and when it is changed."""
    for refused in (create("sticky", "new", **fields), update("ainos", **fields)):
        with pytest.raises(Invalid):
            board.apply([refused], AINO, NOW)


def test_a_note_that_an_editor_has_made_larger_can_still_be_moved(board):
    """[N7] Only fields that the guest sets are checked."""
    board.apply([update("ainos", w=GUEST_STICKY_SIDE_MAX + 1)], EDITOR, NOW)
    board.apply([update("ainos", x=3)], AINO, NOW)
    assert board.nodes[id_("ainos")].x == 3


def test_editors_change_and_restore_guests_notes(board):
    """[N7] An undo restores a note for its owner."""
    note = board.nodes[id_("ainos")]
    board.apply([update("ainos", x=5), delete("ainos"), op("node.create", node=note)], EDITOR, NOW)
    assert board.nodes[id_("ainos")] == note


def test_a_note_cannot_be_given_to_a_missing_person(board):
    """[N7] [U2] Nor restored for a person who has erased themselves."""
    with pytest.raises(NotFound):
        board.apply([create("sticky", "new", by=id_("nobody"))], EDITOR, NOW)


def test_nobody_changes_the_owner_of_a_note(board):
    """[N7] A patch has no such field."""
    with pytest.raises(ValueError, match="by"):
        update("ainos", by=id_("eino"))


def test_a_log_with_guests_notes_gives_the_same_board(board):
    """[G3] Also with lower limits today."""
    fresh, ops = make_board(), [rename("Aino"), create("sticky", "a", by=id_("x")), update("a", text="Hei")]
    entries = [entry for each in ops for entry in fresh.apply([each], AINO, NOW).entries]
    assert replay(make_board(), entries).snapshot() == fresh.snapshot()


def test_a_note_without_an_owner_is_stored_without_the_field(board):
    """[N7] Boards with thousands of notes stay small."""
    assert ["by" in node.model_dump() for node in board.nodes.values()] == [False, False, True, True]

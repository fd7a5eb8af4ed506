"""Rules for nodes."""

import pytest

from server.errors import Exists, Invalid, NotFound
from server.wire.views import ThreadView
from tests.server.world import NOW, actor, create, delete, id_, inside, make_board, node, thread, update
from tests.server.world import rename as say_name


@pytest.fixture
def board():
    """A board with a frame, a note in it, and a text beside them."""
    board = make_board()
    apply(board, create("frame", "frame"), create("sticky", "note", **inside("frame")), create("text", "text"))
    return board


def apply(board, *ops):
    return board.apply(ops, actor("own"), NOW)


def test_a_node_is_created(board):
    """[N1] With a free id."""
    apply(board, create("sticky", "new", text="Hei"))
    assert board.nodes[id_("new")] == node("sticky", "new", text="Hei")


def test_a_node_with_a_taken_id_is_refused(board):
    """[N1] The id must be free."""
    with pytest.raises(Exists):
        apply(board, create("sticky", "note"))


def test_an_id_is_free_again_after_its_node_was_deleted(board):
    """[N1] A deleted node is restored this way."""
    apply(board, delete("note"), create("text", "note"))
    assert board.nodes[id_("note")].kind == "text"


def test_a_node_in_a_missing_frame_is_refused(board):
    """[N1] The parent must be on this board."""
    with pytest.raises(NotFound):
        apply(board, create("text", "new", **inside("nowhere")))


def test_a_node_in_a_note_is_refused(board):
    """[N1] Only frames can have children."""
    with pytest.raises(Invalid):
        apply(board, create("text", "new", **inside("note")))


def test_a_frame_in_a_frame_is_refused(board):
    """[N1] Frames cannot be nested."""
    with pytest.raises(Invalid):
        apply(board, create("frame", "new", **inside("frame")))


def test_a_node_in_itself_is_refused(board):
    """[N1] Not even a frame can be its own parent."""
    with pytest.raises(Invalid):
        apply(board, update("frame", **inside("frame")))


def test_an_update_sets_its_fields_and_no_others(board):
    """[N2] Fields that are not named stay."""
    before = board.nodes[id_("text")]
    apply(board, update("text", x=7, text="Moi"))
    assert board.nodes[id_("text")] == before.model_copy(update={"x": 7.0, "text": "Moi"})


def test_the_last_write_of_a_field_wins(board):
    """[N2] Two people who set different fields do not overwrite each other."""
    apply(board, update("text", x=1, y=1), update("text", x=2))
    assert (board.nodes[id_("text")].x, board.nodes[id_("text")].y) == (2, 1)


def test_an_update_of_nothing_changes_nothing(board):
    """[N2] It is an entry like any other."""
    before = board.nodes[id_("text")]
    apply(board, update("text"))
    assert board.nodes[id_("text")] == before


def test_a_shape_becomes_a_comment_area_with_threads(board):
    """[N8] All its other fields stay."""
    apply(board, create("shape", "field", text="Mitä puuttuu?"), update("field", invites_comments=True))
    assert board.nodes[id_("field")] == node("shape", "field", text="Mitä puuttuu?", invites_comments=True)
    apply(board, say_name("Outi"), thread("t", "field"))
    assert board.threads[id_("t")].node_id == id_("field")


@pytest.mark.parametrize("name", ["frame", "note", "text"])
def test_only_shapes_invite_comments(board, name):
    """[N8] Other kinds of nodes do not have the field."""
    with pytest.raises(Invalid):
        apply(board, update(name, invites_comments=True))


@pytest.mark.parametrize(
    ("name", "fields"),
    [("frame", {"text": "x"}), ("note", {"weight": "bold"}), ("note", {"color": "ink"}), ("text", {"x": None})],
)
def test_a_field_that_the_kind_does_not_have_is_refused(board, name, fields):
    """[N2] The kind of the node decides."""
    with pytest.raises(Invalid):
        apply(board, update(name, **fields))


def test_a_node_moves_into_a_frame(board):
    """[N1] An update is checked like a new node."""
    apply(board, update("text", **inside("frame")))
    assert board.nodes[id_("text")].place.parent == id_("frame")


def test_a_node_cannot_move_into_a_note(board):
    """[N1] An update is checked like a new node."""
    with pytest.raises(Invalid):
        apply(board, update("text", **inside("note")))


def test_an_update_of_a_deleted_node_is_refused(board):
    """[N3] A delete wins over an update."""
    apply(board, delete("note"))
    with pytest.raises(NotFound):
        apply(board, update("note", x=1))


def test_a_second_delete_is_refused(board):
    """[N3] A deleted node is not found."""
    with pytest.raises(NotFound):
        apply(board, delete("note"), delete("note"))


def test_the_children_of_a_deleted_frame_stay(board):
    """[N4] Without a parent, at the same point."""
    before = board.nodes[id_("note")]
    apply(board, delete("frame"))
    after = board.nodes[id_("note")]
    assert after.place.parent is None
    assert after == before.model_copy(update={"place": after.place})


def test_a_thread_stays_where_its_pin_was(board):
    """[N4] The offset becomes a point of the board."""
    apply(board, say_name("Aino"), update("note", x=10, y=20), thread("thread", "note", x=1, y=2), delete("note"))
    pin = board.threads[id_("thread")]
    assert (pin.node_id, pin.x, pin.y) == (None, 11, 22)


def test_other_threads_keep_their_pins_when_a_node_is_deleted(board):
    """[N4] Only threads of the deleted node change."""
    apply(board, say_name("Aino"), thread("thread", "text", x=1, y=2), delete("note"))
    assert board.threads[id_("thread")].node_id == id_("text")


def test_a_pin_beyond_the_edge_can_be_stored(board):
    """[N4] Point and offset are within the bounds, but their sum is not. The board must still load."""
    apply(board, say_name("Aino"), update("note", x=2e6), thread("thread", "note", x=2e6), delete("note"))
    pin = board.threads[id_("thread")]
    assert ThreadView.model_validate(pin.model_dump()).x == 4e6

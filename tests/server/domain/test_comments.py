"""Rules for threads and comments."""

import pytest

from server.errors import Exists, NameRequired, NotFound
from tests.server.world import NOW, actor, comment, create, delete, id_, make_board, rename, thread, update

GUEST = actor("comment", "guest")


@pytest.fixture
def board():
    """A board with a note, and a guest with a name."""
    board = make_board()
    board.apply([create("sticky", "note", x=10, y=20)], actor("own"), NOW)
    board.apply([rename("Aino")], GUEST, NOW)
    return board


def apply(board, *ops):
    return board.apply(ops, GUEST, NOW)


def test_a_thread_begins_with_its_first_comment(board):
    """[C1] One op adds both."""
    apply(board, thread("thread", x=3, y=4, text="Moi"))
    first = board.comments[id_("thread-first")]
    assert (first.thread_id, first.text, first.by, first.at) == (id_("thread"), "Moi", GUEST.person_id, NOW)


def test_a_thread_is_pinned_to_a_point_of_the_board(board):
    """[C1] Without a node, x and y are a point."""
    apply(board, thread("thread", x=3, y=4))
    pin = board.threads[id_("thread")]
    assert (pin.node_id, pin.x, pin.y) == (None, 3, 4)


def test_a_thread_moves_with_the_node_that_it_is_pinned_to(board):
    """[C1] x and y are an offset, which does not change when the node moves."""
    apply(board, thread("thread", "note", x=1, y=2))
    board.apply([update("note", x=500)], actor("edit"), NOW)
    pin = board.threads[id_("thread")]
    assert (pin.node_id, pin.x, pin.y) == (id_("note"), 1, 2)


def test_a_pin_on_a_missing_node_is_refused(board):
    """[C2] The node must exist."""
    with pytest.raises(NotFound):
        apply(board, thread("thread", "nowhere"))


def test_a_pin_on_a_deleted_node_is_refused(board):
    """[C2] The node must exist."""
    board.apply([delete("note")], actor("edit"), NOW)
    with pytest.raises(NotFound):
        apply(board, thread("thread", "note"))


def test_a_reply_is_added_to_a_thread(board):
    """[C2] The thread must be on this board."""
    apply(board, thread("thread"), comment("answer", "thread", "Kiitos"))
    assert board.comments[id_("answer")].text == "Kiitos"


def test_a_reply_to_a_missing_thread_is_refused(board):
    """[C2] The thread must be on this board."""
    with pytest.raises(NotFound):
        apply(board, comment("answer", "nowhere"))


@pytest.mark.parametrize("op", [thread("thread", "note"), comment("answer", "first")], ids=lambda op: op.kind)
def test_a_person_without_a_name_is_asked_for_it(board, op):
    """[C3] A comment needs a name."""
    apply(board, thread("first"))
    with pytest.raises(NameRequired):
        board.apply([op], actor("comment", "nameless"), NOW)


def test_a_name_can_be_set_in_the_same_push(board):
    """[C3] The first comment of a guest is one push."""
    board.apply([rename("Onni"), thread("thread")], actor("comment", "onni"), NOW)
    assert board.comments[id_("thread-first")].by == id_("onni")


def test_a_thread_with_a_taken_id_is_refused(board):
    with pytest.raises(Exists):
        apply(board, thread("thread"), thread("thread"))


def test_a_comment_with_a_taken_id_is_refused(board):
    with pytest.raises(Exists):
        apply(board, thread("thread"), comment("thread-first", "thread"))

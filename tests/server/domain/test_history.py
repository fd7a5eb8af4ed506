"""Going through a board's past, and back to it."""

from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.domain.history import replay, restore_ops
from server.domain.state_hash import hash_board
from tests.server.world import (
    NOW,
    actor,
    comment,
    create,
    delete,
    id_,
    inside,
    make_board,
    node,
    op,
    rename,
    rotate,
    thread,
    update,
)

STEPS = [
    [rename("Aino")],
    [create("frame", "frame"), create("sticky", "note", **inside("frame"))],
    [thread("thread", "note", x=3), comment("answer", "thread")],
    [update("note", x=70, text="Toinen"), create("text", "text")],
    [rotate("comment")],
    [delete("frame")],
    [delete("text"), update("note", size=24)],
]


def played(steps):
    """A board after some steps, and the log of them."""
    board = make_board()
    return board, [entry for ops in steps for entry in board.apply(ops, actor(), NOW).entries]


@pytest.mark.parametrize("length", range(len(STEPS) + 1))
def test_a_replayed_log_gives_the_same_board(length):
    """[G3] The same ops in the same order give the same rows, links too."""
    board, log = played(STEPS[:length])
    again = replay(make_board(), log)
    assert (hash_board(again), again.seq, again.links) == (hash_board(board), board.seq, board.links)


def test_a_replay_asks_for_no_role():
    """[G2] The entry says which one its sender had; the link may be gone since."""
    _, log = played([[rename("Aino")], [rotate("own")]])
    assert replay(make_board(), log).seq == 2


def test_a_hole_in_the_log_is_noticed():
    """[G1] Numbers come without a gap."""
    _, log = played(STEPS)
    with pytest.raises(AssertionError, match="entry 3 follows 1"):
        replay(make_board(), [log[0], *log[2:]])


@given(st.integers(0, len(STEPS)), st.integers(0, len(STEPS)))
def test_the_way_from_any_moment_to_any_other_ends_with_its_nodes(now, then):
    """[H1] Forwards as well as back."""
    (board, _), (goal, _) = played(STEPS[:now]), played(STEPS[:then])
    board.links = make_board().links
    board.apply(restore_ops(board.nodes, goal.nodes, ids()), actor(), NOW)
    assert board.nodes == goal.nodes


def test_the_way_back_keeps_comments_and_pins_on_what_stays():
    """[H1] Only nodes go back."""
    (board, _), (goal, _) = played(STEPS[:4]), played(STEPS[:2])
    board.apply(restore_ops(board.nodes, goal.nodes, ids()), actor(), NOW)
    assert board.threads[id_("thread")].node_id == id_("note")
    assert len(board.comments) == 2


def test_there_is_no_way_where_one_is_already():
    (board, _) = played(STEPS)
    assert restore_ops(board.nodes, board.nodes, ids()) == []


def line(name, start, end):
    """A connector between two nodes."""
    on_first, on_second = ({"node_id": id_(other), "x": 0.5, "y": 1} for other in (start, end))
    return node("connector", name, start=on_first, end=on_second)


# Boards on which the same ids are other things.
LIVES = {
    "empty": [],
    "notes": [node("sticky", "a", text="Yksi"), node("sticky", "b"), node("sticky", "c", x=30)],
    "line on a shape": [node("shape", "a"), node("sticky", "b"), line("c", "a", "b")],
    "line on a frame": [node("frame", "a"), node("text", "b", **inside("a")), line("c", "b", "a")],
    "frame that was inside": [node("frame", "b"), node("sticky", "a", **inside("b")), node("shape", "c")],
    "line that had one": [node("sticky", "b", x=9), node("tag", "c"), line("a", "b", "c")],
    "note in a frame": [node("frame", "a"), node("sticky", "b", **inside("a")), node("frame", "c")],
}


@pytest.mark.parametrize("then", LIVES)
@pytest.mark.parametrize("now", LIVES)
def test_an_id_goes_back_to_what_it_was(now, then):
    """[H1] Also where it was of another kind, and other nodes lean on it."""
    board, goal = make_board(), {each.id: each for each in LIVES[then]}
    board.apply([op("node.create", node=each) for each in LIVES[now]], actor(), NOW)
    board.apply(restore_ops(board.nodes, goal, ids()), actor(), NOW)
    assert board.nodes == goal


def test_a_note_goes_back_to_whose_it_was():
    """[H1] [N7] A guest's deleted note leaves its id to others."""
    board = make_board()
    aino, eino = actor("participate", "aino"), actor("participate", "eino")
    board.apply([rename("Aino"), create("sticky", "note", text="Ainon"), delete("note")], aino, NOW)
    then = {id_("note"): node("sticky", "note", text="Ainon", by=aino.person_id)}
    board.apply([rename("Eino"), create("sticky", "note", text="Einon")], eino, NOW)
    board.apply(restore_ops(board.nodes, then, ids()), actor(), NOW)
    assert board.nodes == then


def test_a_full_board_goes_back(monkeypatch):
    """[H1] What goes makes room for what comes."""
    monkeypatch.setattr("server.domain.nodes.NODES_MAX", 1)
    board = make_board()
    board.apply([create("sticky", "new")], actor(), NOW)
    then = {id_("old"): node("sticky", "old")}
    board.apply(restore_ops(board.nodes, then, ids()), actor(), NOW)
    assert board.nodes == then


def ids():
    return (id_(f"back{number}") for number in count())

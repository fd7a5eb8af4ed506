"""Going through a board's past, and back to it."""

from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.domain.fingerprint import state_hash
from server.domain.history import replay, way_back
from tests.server.world import (
    NOW,
    actor,
    comment,
    create,
    delete,
    id_,
    inside,
    make_board,
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
    assert (state_hash(again), again.seq, again.links) == (state_hash(board), board.seq, board.links)


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
    board.apply(way_back(board.nodes, goal.nodes, ids()), actor(), NOW)
    assert board.nodes == goal.nodes


def test_the_way_back_keeps_comments_and_pins_on_what_stays():
    """[H1] Only nodes go back."""
    (board, _), (goal, _) = played(STEPS[:4]), played(STEPS[:2])
    board.apply(way_back(board.nodes, goal.nodes, ids()), actor(), NOW)
    assert board.threads[id_("thread")].node_id == id_("note")
    assert len(board.comments) == 2


def test_there_is_no_way_where_one_is_already():
    (board, _) = played(STEPS)
    assert way_back(board.nodes, board.nodes, ids()) == []


def ids():
    return (id_(f"back{number}") for number in count())

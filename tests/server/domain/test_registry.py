"""The table of operations, and what holds for all of them."""

from copy import deepcopy
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.domain.registry import RULES, handles, rule_for
from server.errors import BoardError
from server.wire.ops import AnyOp, NodeCreate
from tests.server import world
from tests.server.world import (
    NOW,
    actor,
    comment,
    create,
    delete,
    id_,
    inside,
    make_board,
    op,
    rename,
    rotate,
    thread,
    update,
)

NAMES = st.sampled_from(["one", "two", "three"])
POINTS = st.integers(-2_000_000, 2_000_000)
PLACES = st.one_of(st.just({}), st.builds(inside, NAMES))


def end(node, x):
    """Of a line: on a node, or where `x` is even somewhere on the map."""
    return {"node_id": id_(node), "x": 0.5, "y": 1} if x % 2 else {"x": x, "y": -x}


@st.composite
def some_op(draw):
    """An op that may be refused: names are few, so that many are taken, gone or of another kind."""
    name, other, x, place = draw(NAMES), draw(NAMES), draw(POINTS), draw(PLACES)
    return draw(
        st.sampled_from(
            [
                create(draw(st.sampled_from(["frame", "sticky", "text"])), name, x=x, **place),
                update(name, x=x, **place),
                update(name, text="Hei"),
                create("connector", name, start=end(other, x), end=end(draw(NAMES), x), **place),
                update(name, end=end(other, x)),
                op("board.update", set={"title": name, "start": None}),
                delete(name),
                thread(name, draw(st.sampled_from([None, other])), x=x),
                comment(name, other),
                rename("Aino"),
                rotate("view"),
            ]
        )
    )


PUSHES = st.lists(st.lists(some_op(), min_size=1, max_size=4), max_size=8)


def rows_of(board):
    """What is stored, read back as strictly as a restart does."""
    return board.snapshot().model_validate_json(board.snapshot().model_dump_json())


@pytest.mark.parametrize("kind", get_args(AnyOp), ids=lambda kind: kind.__name__)
def test_every_kind_of_op_has_a_rule(kind):
    """[A7] And with it a role that it takes."""
    assert RULES[kind].role in world.ROLES


def test_there_is_no_rule_for_anything_else():
    assert set(RULES) == set(get_args(AnyOp))


def test_the_rule_for_an_op_is_found_by_its_type():
    assert rule_for(rename("Aino")).role == "comment"


def test_a_second_rule_for_an_op_is_a_programmers_mistake():
    with pytest.raises(AssertionError, match="has a rule already"):
        handles(NodeCreate, role="edit")(lambda *_: None)  # type: ignore[arg-type]  # never called


@given(PUSHES)
def test_a_refused_push_leaves_the_board_as_it_was(pushes):
    """[P1] Whatever came before, and wherever in the push it fails."""
    board = make_board()
    for ops in pushes:
        before = deepcopy(board)
        try:
            board.apply(ops, actor(), NOW)
        except BoardError:
            assert board == before


@given(PUSHES)
def test_every_change_can_be_undone_exactly(pushes):
    """[G4] Setting rows returns what sets them back."""
    board, model = make_board(), make_board()
    for ops in pushes:
        try:
            changes = model.apply(ops, actor(), NOW).changes
        except BoardError:
            continue
        before = deepcopy(board)
        undo = board.apply_changes(changes)
        board.apply_changes(undo)
        assert board == before
        board.apply_changes(changes)
    assert board.nodes == model.nodes
    assert board.threads == model.threads


@given(PUSHES)
def test_whatever_is_applied_can_be_stored_and_read_again(pushes):
    """[P2] A board that is on disk opens again: no rule lets a row through that its own form refuses."""
    board = make_board()
    for ops in pushes:
        try:
            board.apply(ops, actor(), NOW)
        except BoardError:
            continue
    assert rows_of(board) == board.snapshot()


@given(PUSHES)
def test_parents_are_always_frames_of_the_board(pushes):
    """[N1] After any pushes at all."""
    board = make_board()
    for ops in pushes:
        try:
            board.apply(ops, actor(), NOW)
        except BoardError:
            continue
    parents = {node.place.parent for node in board.nodes.values()} - {None}
    assert {board.node(parent).kind for parent in parents if parent} <= {"frame"}

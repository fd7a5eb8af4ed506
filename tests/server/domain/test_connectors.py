"""Lines between nodes: what their ends may hang on, and what becomes of them."""

import pytest

from server.config import COORDINATE_MAX
from server.domain.history import restore_ops
from server.errors import Invalid, NotFound
from server.wire.nodes import Connector
from tests.server.world import NOW, actor, create, delete, id_, inside, make_board, node, thread, update
from tests.server.world import rename as say_name


@pytest.fixture
def board():
    """A note at 0, 0, a shape at the right edge of the board, and a line from one to the other."""
    board = make_board()
    apply(board, create("sticky", "note"), create("shape", "shape", x=COORDINATE_MAX))
    apply(board, create("connector", "line", start=on("note", 1, 0.5), end=on("shape", 1, 0.5)))
    return board


def apply(board, *ops):
    return board.apply(ops, actor("own"), NOW)


def on(name, x, y):
    return {"node_id": id_(name), "x": x, "y": y}


def line(board):
    return board.nodes[id_("line")]


def test_an_end_needs_its_node(board):
    """[N5] On this board."""
    with pytest.raises(NotFound):
        apply(board, create("connector", "new", start=on("nowhere", 0, 0), end={"x": 1, "y": 2}))
    with pytest.raises(NotFound):
        apply(board, update("line", end=on("nowhere", 0, 0)))


def test_a_line_on_a_line_is_refused(board):
    """[N5] Two of them could wait for each other."""
    with pytest.raises(Invalid):
        apply(board, update("line", end=on("line", 0, 0)))


def test_a_share_beyond_the_node_is_refused():
    """[N5] From 0 to 1."""
    with pytest.raises(ValueError, match="shares from 0 to 1"):
        node("connector", "new", start=on("note", 1.01, 0), end={"x": 1, "y": 2})


def test_an_end_stays_where_its_deleted_node_was(board):
    """[N5] As a point of the board."""
    apply(board, update("note", x=-40, w=80), delete("note"))
    assert line(board).start.model_dump() == {"node_id": None, "x": 40, "y": 25}
    assert line(board).end.node_id == id_("shape")


def test_an_end_stays_on_the_board(board):
    """[N5] The middle of the shape's right side is beyond it; such an end could not be read again."""
    apply(board, delete("shape"))
    assert line(board).end.x == COORDINATE_MAX
    assert Connector.model_validate(line(board).model_dump()) == line(board)


def test_a_line_in_a_frame_that_it_hangs_on_is_freed_of_both(board):
    """[N4] [N5] In one step."""
    apply(board, create("frame", "frame"), update("line", start=on("frame", 0, 0), **inside("frame")), delete("frame"))
    assert (line(board).place.parent, line(board).start.node_id) == (None, None)


def test_the_way_back_makes_nodes_before_the_lines_between_them(board):
    """[H1] Whatever order they were stored in."""
    then = {id_: board.nodes[id_] for id_ in reversed(board.nodes)}
    apply(board, delete("line"), delete("note"), delete("shape"))
    apply(board, *restore_ops(board.nodes, then, iter([id_(f"back{n}") for n in range(9)])))
    assert board.nodes == then


def test_nothing_is_pinned_to_a_line(board):
    """[C2] It moves with its ends, and an offset from it means nothing."""
    apply(board, say_name("Aino"))
    with pytest.raises(Invalid):
        apply(board, thread("talk", "line"))

"""Finding the frame at a position."""

from hypothesis import given
from hypothesis import strategies as st

from server.exchange.exporting.frames import Frames
from tests.server.world import id_, inside, make_board, node


def frames_of(*nodes):
    board = make_board()
    board.nodes = {one.id: one for one in nodes}
    return Frames(board.snapshot())


def frame(name, order, *box):
    x, y, w, h = box if len(box) == 4 else (*box, 100, 100)
    return node("frame", name, x=x, y=y, w=w, h=h, place={"order": order})


def test_frames_are_in_presentation_order():
    """By z-order key, then by id."""
    frames = frames_of(frame("b", "a1", 0, 0), frame("c", "a0", 0, 0), frame("a", "a1", 0, 0))
    assert [one.id for one in frames.ordered] == [id_("c"), id_("a"), id_("b")]


def test_a_point_on_the_edge_is_in_the_frame():
    frames = frames_of(frame("one", "a", 0, 0))
    assert [frames.at(*point) for point in ((0, 0), (100, 100), (100.1, 50), (50, -0.1))] == [0, 0, None, None]


def test_the_topmost_of_overlapping_frames_is_found():
    """For all sizes: the later one is painted above."""
    frames = frames_of(frame("large", "a", 0, 0, 9_000, 9_000), frame("small", "b", 50, 50, 10, 10))
    assert (frames.at(55, 55), frames.at(70, 70)) == (1, 0)
    frames = frames_of(frame("large", "b", 0, 0, 9_000, 9_000), frame("small", "a", 50, 50, 10, 10))
    assert frames.at(55, 55) == 1


def test_a_frame_belongs_to_itself():
    one = frame("one", "a", 0, 0)
    assert frames_of(one, frame("above", "b", 0, 0)).of_node(one) == 0


def test_a_node_belongs_to_its_parent_frame():
    """Even if it overlaps another."""
    note = node("sticky", "note", x=200, y=0, **inside("one"))
    assert frames_of(frame("one", "a", 0, 0), frame("two", "b", 200, 0), note).of_node(note) == 0


def test_a_node_without_a_parent_belongs_to_the_frame_under_its_centre():
    note = node("sticky", "note", x=60, y=0, w=100, h=50)
    assert frames_of(frame("one", "a", 0, 0), frame("two", "b", 105, 0), note).of_node(note) == 1
    assert frames_of(frame("one", "a", 0, 0), note).of_node(note) is None


def test_a_board_without_frames_has_no_frame_at_any_point():
    assert frames_of().at(0, 0) is None


PLACES = st.floats(-300, 300)
SIZES = st.floats(1, 400)
BOXES = st.lists(st.tuples(PLACES, PLACES, SIZES, SIZES), max_size=12)


@given(BOXES, st.lists(st.tuples(PLACES, PLACES), min_size=1, max_size=8))
def test_the_grid_gives_the_same_result_as_a_linear_search(boxes, points):
    frames = frames_of(*(frame(f"f{n:02d}", f"a{n:02d}", *box) for n, box in enumerate(boxes)))
    corners = [(x + w, y + h) for x, y, w, h in boxes]
    for px, py in [*points, *corners]:
        inside = [n for n, (x, y, w, h) in enumerate(boxes) if x <= px <= x + w and y <= py <= y + h]
        assert frames.at(px, py) == max(inside, default=None)

"""The map is tidy: nothing covers what it should not, nothing falls off a frame."""

from itertools import combinations, pairwise
from math import hypot

import pytest

from board_data.digitiekartta.canvas import GRID
from server.wire.nodes import AnyNode, Frame, Shape

from .world import BY_ID, FRAMES, NODES, THINGS, WRITINGS, contains, overlap, siblings

# Three discs that overlap are what this frame shows.
OVERLAPPING = 21
# Half a gutter: what is written may not look as if it fell off the edge.
EDGE_MIN = 16


def test_frames_are_listed_in_the_order_of_the_presentation():
    keys = [frame.place.order for frame in FRAMES]
    assert keys == sorted(set(keys))
    assert all(frame.place.parent is None for frame in FRAMES)


def test_frames_are_read_from_left_to_right_and_downwards():
    for before, after in pairwise(FRAMES):
        is_right = after.x >= before.x + before.w and after.y < before.y + before.h
        is_below = after.y > before.y and after.x <= before.x
        assert is_right or is_below, (before.title, after.title)


def test_frames_do_not_overlap():
    assert [(one.id, other.id) for one, other in combinations(FRAMES, 2) if overlap(one, other)] == []


def test_nothing_outside_the_frames_covers_one():
    loose = [node for node in THINGS if node.place.parent is None]
    assert [(node.id, frame.id) for node in loose for frame in FRAMES if overlap(node, frame)] == []


def test_all_frames_have_about_the_form_of_a_screen():
    assert [frame.id for frame in FRAMES if not 1.4 <= frame.w / frame.h <= 2.1] == []


def test_the_whole_map_has_about_the_form_of_a_screen():
    w = max(node.x + node.w for node in NODES) - min(node.x for node in NODES)
    h = max(node.y + node.h for node in NODES) - min(node.y for node in NODES)
    assert 1.4 <= w / h <= 1.9


@pytest.mark.parametrize("group", siblings(), ids=lambda group: group[0].place.parent or "board")
def test_things_lie_beside_each_other_or_one_in_the_other(group):
    def is_tidy(one: AnyNode, other: AnyNode) -> bool:
        return are_discs_apart(one, other) or not overlap(one, other) or contains(one, other) or contains(other, one)

    if group[0].place.parent == FRAMES[OVERLAPPING].id:
        group = [node for node in group if not is_on_discs(node)]
    assert [(one.id, other.id) for one, other in combinations(group, 2) if not is_tidy(one, other)] == []


def are_discs_apart(one: AnyNode, other: AnyNode) -> bool:
    """The boxes of discs may overlap where the discs do not."""
    if not all(isinstance(node, Shape) and node.form == "ellipse" and node.w == node.h for node in (one, other)):
        return False
    across, down = one.x + one.w / 2 - other.x - other.w / 2, one.y + one.h / 2 - other.y - other.h / 2
    return hypot(across, down) >= (one.w + other.w) / 2


def is_on_discs(node: AnyNode) -> bool:
    discs = [other for other in THINGS if isinstance(other, Shape) and other.opacity < 1 and other.form == "ellipse"]
    return any(disc.place.parent == FRAMES[OVERLAPPING].id and overlap(disc, node) for disc in discs)


def test_what_lies_in_another_is_drawn_above_it():
    """Else nobody would see it."""

    def is_hidden(inner: AnyNode, outer: AnyNode) -> bool:
        return contains(outer, inner) and isinstance(outer, Shape) and outer.fill != "none" and outer.opacity == 1

    for group in siblings():
        pairs = combinations(group, 2)
        assert [(first.id, then.id) for first, then in pairs if is_hidden(first, then) and first.w < then.w] == []


def test_everything_lies_on_its_frame():
    on_frames = [node for node in THINGS if node.place.parent]
    assert [node.id for node in on_frames if not contains(BY_ID[node.place.parent or ""], node)] == []


def test_writing_keeps_off_the_edge_of_its_frame():
    def is_near_the_edge(node: AnyNode, frame: AnyNode) -> bool:
        off = EDGE_MIN
        inner = Frame(
            id=frame.id, place=frame.place, x=frame.x + off, y=frame.y + off, w=frame.w - 2 * off, h=frame.h - 2 * off
        )
        return not contains(inner, node)

    framed = [node for node in WRITINGS if node.place.parent]
    assert [node.id for node in framed if is_near_the_edge(node, BY_ID[node.place.parent or ""])] == []


def test_boxes_are_measured_in_whole_units():
    boxes = [node for node in NODES if node.kind != "connector"]
    assert [n.id for n in boxes if not all(side.is_integer() for side in (n.x, n.y, n.w, n.h))] == []


def test_frames_stand_on_the_grid():
    assert [frame.id for frame in FRAMES if any(side % GRID for side in (frame.x, frame.y, frame.w, frame.h))] == []


def test_frames_that_stand_beside_each_other_leave_a_gap():
    def gap(one: Frame, other: Frame) -> float:
        across = max(other.x - one.x - one.w, one.x - other.x - other.w)
        down = max(other.y - one.y - one.h, one.y - other.y - other.h)
        return max(across, down)

    assert min(gap(one, other) for one, other in combinations(FRAMES, 2)) >= 320

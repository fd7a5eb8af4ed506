"""Generated boards."""

from itertools import combinations

import pytest

from server.exchange.boards.generate import generate
from server.wire.ops import NodeCreate
from tests.server.world import NOW, actor, id_, make_board


@pytest.mark.parametrize("count", [1, 20, 21, 22, 1_000])
def test_the_number_of_nodes_is_exact(count):
    assert len({node.id for node in generate(count, 1)}) == count


def test_the_same_seed_gives_the_same_board():
    assert list(generate(50, 3)) == list(generate(50, 3)) != list(generate(50, 4))


def test_a_mixed_board_has_every_kind_except_images():
    nodes = list(generate(500, 1, is_mixed=True))
    board = make_board()
    board.apply([NodeCreate(op_id=id_(f"op{n}"), node=node) for n, node in enumerate(nodes)], actor("own"), NOW)
    assert {node.kind for node in board.nodes.values()} == {
        *("frame", "sticky", "text", "shape", "connector", "card", "table", "tag")
    }


def test_frames_do_not_overlap():
    frames = [node for node in generate(700, 1) if node.kind == "frame"]
    assert not [
        (a.id, b.id)
        for a, b in combinations(frames, 2)
        if a.x < b.x + b.w and b.x < a.x + a.w and a.y < b.y + b.h and b.y < a.y + a.h
    ]

"""Conversion between rows in memory and rows of tables."""

import pytest

from server.store.mapping import node_fields, node_to_row
from server.store.tables import NodeRow
from server.wire.nodes import NODE
from tests.server.world import inside, node

NODES = [
    node("frame", "one", title="Kehys", fill="navy"),
    node("sticky", "one", text="Hei", color="pink", size=20, **inside("frame")),
    node("text", "one", text="Hei", weight="bold", align="right", color="muted"),
]


@pytest.mark.parametrize("written", NODES, ids=lambda one: one.kind)
def test_a_node_comes_back_from_its_row(written):
    row = NodeRow(board_id="board", **node_to_row(written))
    assert NODE.validate_python(node_fields(row)) == written


@pytest.mark.parametrize("written", NODES, ids=lambda one: one.kind)
def test_no_field_is_stored_twice(written):
    """A copy in the JSON would override the column when the row is read."""
    row = node_to_row(written)
    assert not {"id", "kind", "x", "y", "w", "h", "place"} & set(row["body"])

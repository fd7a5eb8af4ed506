"""Kinds of node, and patches of them."""

import pytest
from pydantic import ValidationError

from server.config import NODE_TEXT_MAX
from server.wire.nodes import NODE, NodePatch
from tests.server.world import node

KINDS = ("frame", "sticky", "text")


@pytest.mark.parametrize("kind", KINDS)
def test_a_node_reads_back_as_it_was_written(kind):
    written = node(kind, "one")
    assert NODE.validate_json(NODE.dump_json(written)) == written


def test_a_node_may_be_measured_in_whole_numbers():
    """JSON has no floats of its own: a browser sends 100.0 as 100."""
    assert NODE.dump_python(node("text", "one", x=3))["x"] == 3.0


@pytest.mark.parametrize(
    ("kind", "fields"),
    [
        ("circle", {}),
        ("frame", {"text": "Hei"}),
        ("sticky", {"weight": "bold"}),
        ("sticky", {"color": "ink"}),
        ("text", {"color": "yellow"}),
        ("text", {"size": 3.9}),
        ("text", {"text": "a" * (NODE_TEXT_MAX + 1)}),
        ("frame", {"id": "short"}),
        ("frame", {"w": 0}),
        ("frame", {"fill": "red"}),
    ],
)
def test_a_node_that_its_kind_does_not_know_is_refused(kind, fields):
    """[P8] Unknown kinds, fields and values."""
    with pytest.raises(ValidationError):
        node(kind, "one", **fields)


def test_a_patch_is_sent_with_its_named_fields_only():
    """[N2] A field that was not sent must not come back as null: browsers would set it."""
    patch = NodePatch.model_validate({"x": 5, "text": "Hei"})
    assert patch.model_dump() == {"x": 5.0, "text": "Hei"}


def test_a_patch_that_names_a_field_as_nothing_still_names_it():
    """[N2] So that the board can refuse it."""
    assert NodePatch.model_validate({"title": None}).model_dump() == {"title": None}


@pytest.mark.parametrize("field", ["id", "kind", "colour"])
def test_a_patch_of_an_unknown_field_is_refused(field):
    """[P8] Neither id nor kind of a node ever changes."""
    with pytest.raises(ValidationError):
        NodePatch.model_validate({field: "sticky"})

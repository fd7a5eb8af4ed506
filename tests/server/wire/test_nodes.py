"""Kinds of nodes, and their patches."""

from typing import Any, Final, get_args

import pytest
from pydantic import ValidationError

from server.config import CELL_TEXT_MAX, NODE_TEXT_MAX, TABLE_ROWS_MAX
from server.wire.nodes import NODE, AnyNode, NodePatch
from tests.server.world import node

ENDS: Final = {"start": {"x": 0, "y": 0}, "end": {"node_id": "a" * 16, "x": 0, "y": 1}}
KINDS: Final[dict[str, dict[str, Any]]] = {
    "frame": {"titles": {"sv": "Ram"}},
    "sticky": {},
    "text": {},
    "shape": {},
    "connector": ENDS,
    "image": {"asset": "0" * 64},
    "card": {"url": "https://www.dvv.fi/"},
    "table": {"rows": [["a", ""]], "columns": [1, 2]},
    "tag": {},
}


def test_every_kind_is_known_here():
    assert set(KINDS) == {kind.model_fields["kind"].default for kind in get_args(AnyNode)}


@pytest.mark.parametrize("kind", KINDS)
def test_a_node_reads_back_as_it_was_written(kind):
    written = node(kind, "one", **KINDS[kind])
    assert NODE.validate_json(NODE.dump_json(written)) == written


def test_an_older_shape_is_no_comment_area():
    """[N8] Old rows and entries do not have the field."""
    old = node("shape", "one").model_dump(exclude={"invites_comments"})
    assert NODE.validate_python(old) == node("shape", "one", invites_comments=False)


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_of_a_kind_can_be_changed(kind):
    """[N2] Except id and kind."""
    fields = node(kind, "one", **KINDS[kind]).model_dump(exclude={"id", "kind"})
    assert NodePatch.model_validate(fields).model_dump() == fields


@pytest.mark.parametrize(
    "url", ["https://dvv.fi", "HTTP://dvv.fi:8080/a?b#c", "https://kehys.fi/ä", "#digitiekartta-f33"]
)
def test_a_card_links_to_the_web_or_to_a_node(url):
    """[N6] The address is stored unchanged."""
    assert node("card", "one", url=url).model_dump()["url"] == url


@pytest.mark.parametrize(
    "url",
    [
        *("", "dvv.fi", "//dvv.fi", "javascript:alert(1)", "data:text/html,x", "ftp://dvv.fi", "https://", "#short"),
        *(
            "https://a@dvv.fi",
            "https://dvv.fi\n",
            "https://dvv.fi/a b",
            "https://dvv.fi:99999",
            "https://[",
            " #" + "a" * 16,
        ),
    ],
)
def test_other_addresses_of_cards_are_refused(url):
    """[N6] No scripts, and no user names, which make an address look like another one."""
    with pytest.raises(ValidationError):
        node("card", "one", url=url)


@pytest.mark.parametrize(
    "fields",
    [
        {"rows": []},
        {"rows": [[]]},
        {"rows": [["a"], ["a", "b"]]},
        {"rows": [["a", "b"]], "columns": [1]},
        {"rows": [["a"]], "columns": [0]},
        {"rows": [["a"]] * (TABLE_ROWS_MAX + 1)},
        {"rows": [["a" * CELL_TEXT_MAX] * 21]},
    ],
)
def test_a_table_that_cannot_be_drawn_is_refused(fields):
    """[P8] No rows, rows of different lengths, widths that do not match, or too much."""
    with pytest.raises(ValidationError):
        node("table", "one", **fields)


def test_whole_numbers_are_accepted_as_floats():
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
        ("frame", {"titles": {"de": "Rahmen"}}),
        ("shape", {"fill": "#ff0000"}),
        ("shape", {"opacity": 0}),
        ("image", {"asset": "../../etc/passwd"}),
    ],
)
def test_a_node_with_unknown_kind_field_or_value_is_refused(kind, fields):
    """[P8] All three are `invalid`."""
    with pytest.raises(ValidationError):
        node(kind, "one", **fields)


def test_a_patch_is_sent_with_its_named_fields_only():
    """[N2] Browsers would set a field that was not sent and is written as null."""
    patch = NodePatch.model_validate({"x": 5, "text": "Hei"})
    assert patch.model_dump() == {"x": 5.0, "text": "Hei"}


def test_a_patch_keeps_a_null_that_was_sent():
    """[N2] So that the board can refuse it."""
    assert NodePatch.model_validate({"title": None}).model_dump() == {"title": None}


@pytest.mark.parametrize("field", ["id", "kind", "colour"])
def test_a_patch_of_an_unknown_field_is_refused(field):
    """[P8] Id and kind of a node never change."""
    with pytest.raises(ValidationError):
        NodePatch.model_validate({field: "sticky"})

"""Stored values are repaired to match today's rules."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter

from server.config import COORDINATE_MAX
from server.wire.nodes import NODE
from server.wire.repair import repair
from server.wire.views import CommentView, PersonView
from tests.server.world import id_, node

FRAME = node("frame", "frame", title="Kehys").model_dump(mode="json")
# Also lone surrogates, which a file can contain.
any_text = st.text(st.characters(codec=None), max_size=400)
letters = st.sampled_from(["a", " ", "\n", "\0", "\u0301", "\u0344", "\u0f73", "\u0958", "\ufb2c", "\u3164", "\u200d"])
odd_text = st.lists(st.tuples(letters, st.integers(1, 200)), max_size=5).map(
    lambda runs: "".join(letter * count for letter, count in runs)
)


@settings(deadline=None)
@given(any_text | odd_text)
def test_any_text_becomes_valid(text):
    """[G4] A title, a name that must not be empty, and a text of many lines."""
    person = {"id": id_("p"), "name": text, "is_guest": True}
    comment = {"id": id_("c"), "thread_id": id_("t"), "seq": 1, "by": id_("p"), "at": 1, "text": text}
    assert repair(NODE, FRAME | {"title": text, "titles": {"sv": text}}).value
    assert repair(TypeAdapter(PersonView), person).value
    assert repair(TypeAdapter(CommentView), comment).value


@pytest.mark.parametrize(
    ("fields", "path", "becomes"),
    [
        ({"x": 9e9}, "x", COORDINATE_MAX),
        ({"w": 0}, "w", 1.0),
        ({"fill": "neon"}, "fill", "white"),
        ({"titles": {"xx": "A"}}, "titles.xx", {}),
        ({"later": 1}, "later", None),
    ],
)
def test_only_what_is_wrong_is_changed(fields, path, becomes):
    repaired = repair(NODE, FRAME | fields)
    assert repaired.changed == (path,)
    assert repaired.value and repaired.value.model_dump() == FRAME | (
        {} if becomes is None else {path.partition(".")[0]: becomes}
    )


@pytest.mark.parametrize("fields", [{"id": "?"}, {"kind": "hologram"}, {"x": "left"}, {"place": None}])
def test_what_cannot_be_guessed_is_not_made_up(fields):
    assert repair(NODE, FRAME | fields).value is None


def test_a_repair_does_not_change_its_input():
    """The caller may use the stored value again."""
    stored = FRAME | {"title": "\0"}
    repair(NODE, stored)
    assert stored["title"] == "\0"


@pytest.mark.parametrize("name", ["\u3164", "\u200d \u2800", "\u200b"], ids=ascii)
def test_an_invisible_name_becomes_a_dash(name):
    """[U1] Such names were accepted once, and the person must stay on the board."""
    repaired = repair(TypeAdapter(PersonView), {"id": id_("p"), "name": name, "is_guest": True})
    assert repaired.value == PersonView(id=id_("p"), name="–", is_guest=True)

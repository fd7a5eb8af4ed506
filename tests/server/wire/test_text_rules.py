"""What is accepted as a text is what is stored: it is accepted again, and reads back as it is."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from server.config import (
    ACCENTS_MAX,
    ADDRESS_MAX,
    ALT_TEXT_MAX,
    CELL_TEXT_MAX,
    COMMENT_TEXT_MAX,
    LINK_NAME_MAX,
    NAME_MAX,
    NODE_TEXT_MAX,
    PAGE_NUMBER_MAX,
    PASSWORD_MAX,
    TITLE_MAX,
)
from server.wire import values
from server.wire.hidden_comments import HiddenComment
from server.wire.nodes import NODE
from server.wire.ops import OP
from server.wire.views import BoardView, CommentView, PersonView
from tests.server.world import id_

LIMITS = {
    "NodeText": NODE_TEXT_MAX,
    "CommentText": COMMENT_TEXT_MAX,
    "Title": TITLE_MAX,
    "BoardTitle": TITLE_MAX,
    "PersonName": NAME_MAX,
    "Password": PASSWORD_MAX,
    "LinkName": LINK_NAME_MAX,
    "AltText": ALT_TEXT_MAX,
    "PageNumber": PAGE_NUMBER_MAX,
    "CellText": CELL_TEXT_MAX,
    "Address": ADDRESS_MAX,
}
# Characters that grow, shrink, turn into accents or vanish when a text is normalised, and plain ones.
PIECES = [
    "a",
    "Å",
    " ",
    "\n",
    "\u0301",  # an accent
    "\u0323",  # one below the letter, which is sorted before those above
    "\u0344",  # one accent that becomes two
    "\u0f73",  # counts as a letter and becomes two accents
    "\u0958",  # one letter that becomes two
    "\ufb2c",  # one letter that becomes three
    "\u1f82",  # three accents on a letter in one character
    "\u1112\u1161\u11ab",  # three characters that become one
    "\u212b",  # the sign for ångström
    "\u2000",  # a blank that becomes another
    "\u200d",
    "\u200b",
    "\u2028",
    "\u3164",  # counts as a letter, and nobody sees it
    "\ufe0f",
    "🧑\u200d🚀",
]
piece = st.sampled_from(PIECES)
tower = st.builds(
    lambda mark, count: "a" + mark * count,
    st.sampled_from(["\u0301", "\u0344", "\u0f73"]),
    st.integers(ACCENTS_MAX // 2 - 1, ACCENTS_MAX + 1),
)


def texts(limit):
    """Short mixtures, and one piece repeated until the text is about as long as it may be."""
    counts = st.one_of(
        st.integers(0, ACCENTS_MAX + 2), *(st.integers(limit // n - 2, limit // n + 2) for n in (1, 2, 3))
    )
    runs = st.builds(lambda one, count: one * max(0, count), piece, counts)
    return st.lists(st.one_of(piece, tower, runs), max_size=4).map("".join)


def accepted(adapter, value):
    """What is made of a value, or None where it is refused."""
    try:
        return adapter.validate_python(value)
    except ValidationError:
        return None


@pytest.mark.parametrize("name", LIMITS)
@settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(data=st.data())
def test_an_accepted_text_is_accepted_again_as_it_is(name, data):
    """[P8] Otherwise it could be stored and never be read again."""
    adapter = TypeAdapter(getattr(values, name))
    start = "https://a.example/" if name == "Address" else data.draw(st.sampled_from(["", "12345678"]))
    once = accepted(adapter, start + data.draw(texts(LIMITS[name])))
    assert once is None or adapter.validate_python(once) == once


def test_all_text_types_are_in_this_test():
    """A type with a longest length is one."""
    bounded = {name for name in dir(values) if '"maxLength"' in schema_of(getattr(values, name))}
    assert bounded == set(LIMITS)


def schema_of(value):
    is_type = hasattr(value, "__metadata__") and value.__origin__ is str
    return json.dumps(TypeAdapter(value).json_schema()) if is_type else ""


BOX = {"id": id_("node"), "x": 0.0, "y": 0.0, "w": 9.0, "h": 9.0, "place": {"order": "a"}}
HEAD = {"op_id": id_("op")}
ROW = {"id": id_("row"), "by": id_("by")}
COMMENT = {"id": id_("comment"), "thread_id": id_("thread")}
# Where a text is stored, by the kind of row or op: what it looks like with the text in it.
STORED: dict[str, tuple[TypeAdapter[Any], Callable[[str], dict[str, Any]]]] = {
    "sticky": (NODE, lambda text: {**BOX, "kind": "sticky", "text": text}),
    "frame": (NODE, lambda text: {**BOX, "kind": "frame", "title": text, "titles": {"sv": text}}),
    "page": (NODE, lambda text: {**BOX, "kind": "frame", "page": text}),
    "alt": (NODE, lambda text: {**BOX, "kind": "image", "asset": "0" * 64, "alt": text}),
    "card": (NODE, lambda text: {**BOX, "kind": "card", "url": f"https://a.example/{text}", "title": text}),
    "table": (NODE, lambda text: {**BOX, "kind": "table", "rows": [[text, text]]}),
    "tag": (NODE, lambda text: {**BOX, "kind": "tag", "text": text}),
    "node.update": (OP, lambda text: {**HEAD, "kind": "node.update", "id": id_("n"), "set": {"title": text}}),
    "board.update": (OP, lambda text: {**HEAD, "kind": "board.update", "set": {"title": text}}),
    "comment.create": (OP, lambda text: {**HEAD, **COMMENT, "kind": "comment.create", "text": text}),
    "person.rename": (OP, lambda text: {**HEAD, "kind": "person.rename", "name": text}),
    "link.create": (OP, lambda text: {**HEAD, "kind": "link.create", "role": "view", "name": text}),
    "link.update": (OP, lambda text: {**HEAD, "kind": "link.update", "id": id_("l"), "set": {"name": text}}),
    "board": (TypeAdapter(BoardView), lambda text: {"id": id_("b"), "title": text, "first_number": 1}),
    "person": (TypeAdapter(PersonView), lambda text: {"id": id_("p"), "name": text, "is_guest": True}),
    "comment": (TypeAdapter(CommentView), lambda text: {**ROW, **COMMENT, "seq": 1, "at": 1, "text": text}),
    "hidden_comments": (TypeAdapter(HiddenComment), lambda text: {**ROW, "text": text}),
}


@pytest.mark.parametrize("kind", STORED)
@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(data=st.data())
def test_what_is_accepted_reads_back_as_it_was_stored(kind, data):
    """[G4] Rows and log are JSON and text; what comes back is what was in memory."""
    adapter, made = STORED[kind]
    limit = data.draw(st.sampled_from([PAGE_NUMBER_MAX, NAME_MAX, TITLE_MAX, COMMENT_TEXT_MAX]))
    stored = accepted(adapter, made(data.draw(texts(limit))))
    assert stored is None or adapter.validate_python(json.loads(adapter.dump_json(stored))) == stored


@pytest.mark.parametrize("mark", ["\u0301", "\u0344", "\u0f73"], ids=ascii)
@pytest.mark.parametrize("name", ["Title", "BoardTitle", "PersonName", "LinkName", "AltText", "Password"])
def test_accents_are_counted_as_they_will_be_stored(name, mark):
    """[P8] Sorting a tower of accents takes quadratic time: 20,000 of them would hold up the server for seconds."""
    tower = f"abcdefgh{mark * 20_000}"
    with pytest.raises(ValidationError, match="too many accents"):
        TypeAdapter(getattr(values, name)).validate_python(tower)


@example(ACCENTS_MAX, "\u0301")
@example(ACCENTS_MAX // 2, "\u0344")
@given(st.integers(0, ACCENTS_MAX // 2), st.sampled_from(["\u0301", "\u0344", "\u0f73"]))
def test_as_many_accents_as_a_script_needs_are_accepted(count, mark):
    TypeAdapter(values.Title).validate_python(f"a{mark * count}")

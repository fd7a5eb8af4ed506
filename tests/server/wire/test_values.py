"""Values outside their bounds are refused."""

import math

import pytest
from pydantic import TypeAdapter, ValidationError

from server.config import COMMENT_TEXT_MAX, COORDINATE_MAX, NAME_MAX, TITLE_MAX
from server.wire.nodes import NodePatch
from server.wire.values import (
    BoardTitle,
    Box,
    CommentText,
    Coordinate,
    Id,
    NodeText,
    OrderKey,
    PersonName,
    Place,
    Point,
    Title,
)

# Grows to two letters when it is composed (NFC).
GROWING_LETTER = "\u0958"


def is_taken(kind, value):
    try:
        TypeAdapter(kind).validate_python(value)
    except ValidationError:
        return False
    return True


def read(kind, value):
    return TypeAdapter(kind).validate_python(value)


@pytest.mark.parametrize("value", [COORDINATE_MAX, -COORDINATE_MAX, 0, -0.5])
def test_a_coordinate_within_the_bounds_is_accepted(value):
    """[P8] The bounds are included."""
    assert is_taken(Coordinate, value)


@pytest.mark.parametrize("value", [math.nan, math.inf, -math.inf, COORDINATE_MAX + 1, -COORDINATE_MAX - 1])
def test_a_coordinate_outside_the_bounds_is_refused(value):
    """[P8] Numbers are finite and on the board."""
    assert not is_taken(Box, {"x": value, "y": 0.0, "w": 1.0, "h": 1.0})


@pytest.mark.parametrize("value", ["5", True, None, [5]])
def test_a_coordinate_is_a_number(value):
    """[P8] A text or a boolean is no number."""
    assert not is_taken(Point, {"x": value, "y": 0})


@pytest.mark.parametrize("value", [0, 0.99, -1, 1_000_001, "5"])
def test_a_length_outside_the_bounds_is_refused(value):
    """[P8] A node without a size cannot be clicked."""
    assert not is_taken(NodePatch, {"w": value})


@pytest.mark.parametrize("value", ["a" * 16, "a" * 40, "Az09_-Az09_-Az09"])
def test_an_id_is_16_to_40_letters_of_64(value):
    assert is_taken(Id, value)


@pytest.mark.parametrize("value", ["a" * 15, "a" * 41, "a" * 16 + "\n", "ä" * 16, "a b" * 6, "a/.." * 4, 1])
def test_an_id_with_other_characters_is_refused(value):
    """[P8] Ids are used in addresses and in logs."""
    assert not is_taken(Id, value)


@pytest.mark.parametrize("value", ["", "a" * 65, "a-b", "a\n"])
def test_another_order_key_is_refused(value):
    assert not is_taken(OrderKey, value)


@pytest.mark.parametrize("char", ["\0", "\x07", "\x1b", "\r", "\x7f", "\x85"])
@pytest.mark.parametrize("kind", [NodeText, CommentText, Title, PersonName], ids=["note", "comment", "title", "name"])
def test_control_characters_are_refused(kind, char):
    """[P8] No keyboard types them."""
    assert not is_taken(kind, f"Yhteis{char}työ")


def test_a_text_may_have_lines_and_tabs():
    assert read(NodeText, "eka\n\ttoka") == "eka\n\ttoka"


@pytest.mark.parametrize("text", ["", " ", "\n\t\n", "\u00a0"])
def test_a_blank_comment_is_refused(text):
    """[C4] A comment must have a visible text."""
    assert not is_taken(CommentText, text)


@pytest.mark.parametrize(("length", "taken"), [(1, True), (COMMENT_TEXT_MAX, True), (COMMENT_TEXT_MAX + 1, False)])
def test_a_comment_has_at_most_2000_characters(length, taken):
    """[C4] The limit itself is accepted."""
    assert is_taken(CommentText, "ä" * length) is taken


def test_a_comment_is_stored_as_it_was_typed():
    """[C4] It is plain text, and keeps its spaces."""
    text = "<b>Hei</b>  \n &amp; **moi** "
    assert read(CommentText, text) == text


@pytest.mark.parametrize(("length", "taken"), [(1, True), (NAME_MAX, True), (NAME_MAX + 1, False)])
def test_a_name_has_1_to_60_characters(length, taken):
    """[U1] The limit itself is accepted."""
    assert is_taken(PersonName, "ö" * length) is taken


@pytest.mark.parametrize("name", ["", "   ", "\n", "\u2003"])
def test_a_blank_name_is_refused(name):
    """[U1] A name has at least one character."""
    assert not is_taken(PersonName, name)


@pytest.mark.parametrize("typed", ["Aino\nVirta", "  Aino   Virta ", "Aino\tVirta", "Aino\u2028Virta"], ids=ascii)
def test_a_name_is_on_one_line(typed):
    """[U1] Line breaks and several spaces become one space."""
    assert read(PersonName, typed) == "Aino Virta"


def test_a_name_is_in_nfc():
    """[U1] It does not depend on how it was typed."""
    assert read(PersonName, "A\u0308ijö") == "Äijö"


@pytest.mark.parametrize(("kind", "limit"), [(PersonName, NAME_MAX), (Title, TITLE_MAX)], ids=["name", "title"])
def test_a_limit_applies_to_the_stored_text(kind, limit):
    """[P8] NFC makes some letters longer; such a text would be stored, and then be invalid when the board is loaded."""
    assert not is_taken(kind, GROWING_LETTER * limit)


def test_an_unknown_field_is_refused():
    """[P8] The server stores no fields that it does not know."""
    assert not is_taken(Place, {"parent": None, "order": "a", "depth": 1})


@pytest.mark.parametrize("name", ["\u202eAino\u202c", "Ai\u200bno", "\u2060Aino"])
def test_format_characters_are_removed_from_a_name(name):
    """[U1] They could reverse it, or make it look like another one."""
    assert TypeAdapter(PersonName).validate_python(name) == "Aino"


def test_a_joined_emoji_in_a_name_is_kept():
    """[U1] Without the invisible joiner it would be two emoji."""
    assert TypeAdapter(PersonName).validate_python("👩\u200d🚀") == "👩\u200d🚀"


@pytest.mark.parametrize("text", ["\u200b", "\u2060 \u200e"])
def test_a_comment_of_format_characters_is_blank(text):
    """[C4] Nobody could read it."""
    with pytest.raises(ValidationError):
        TypeAdapter(CommentText).validate_python(text)


INVISIBLE = "\u3164\u2800\u115f\u1160\uffa0\u034f\ufe00\ufe0f\u200c\u200d\u00ad\u17b4\U000e0100\U000e01ef\U000e0041"


@pytest.mark.parametrize("text", [*INVISIBLE, INVISIBLE, " \u200d ", "\u2800 \u2800"], ids=ascii)
@pytest.mark.parametrize("kind", [PersonName, BoardTitle, CommentText], ids=["name", "title", "comment"])
def test_a_text_of_invisible_characters_is_blank(kind, text):
    """[U1] [C4] Fillers and variation selectors are no format characters, but are as invisible."""
    assert not is_taken(kind, text)


@pytest.mark.parametrize(
    "text", ["\u2764\ufe0f", "\U0001f469\u200d\U0001f680", "\u0645\u06cc\u200c\u062e", "\u2801"], ids=ascii
)
def test_invisible_characters_stay_beside_others(text):
    """[U1] Emoji and some scripts need them."""
    assert read(PersonName, text) == text

"""Values are either within their bounds or refused."""

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
def test_a_coordinate_within_the_bounds_is_taken(value):
    """[P8] Both ends of the map belong to it."""
    assert is_taken(Coordinate, value)


@pytest.mark.parametrize("value", [math.nan, math.inf, -math.inf, COORDINATE_MAX + 1, -COORDINATE_MAX - 1])
def test_a_coordinate_outside_the_bounds_is_refused(value):
    """[P8] Numbers are finite and on the map."""
    assert not is_taken(Box, {"x": value, "y": 0.0, "w": 1.0, "h": 1.0})


@pytest.mark.parametrize("value", ["5", True, None, [5]])
def test_a_coordinate_is_a_number(value):
    """[P8] A text or a truth is no number, even where it could be read as one."""
    assert not is_taken(Point, {"x": value, "y": 0})


@pytest.mark.parametrize("value", [0, 0.99, -1, 1_000_001, "5"])
def test_a_length_outside_the_bounds_is_refused(value):
    """[P8] What has no size cannot be hit."""
    assert not is_taken(NodePatch, {"w": value})


@pytest.mark.parametrize("value", ["a" * 16, "a" * 40, "Az09_-Az09_-Az09"])
def test_an_id_is_16_to_40_letters_of_64(value):
    assert is_taken(Id, value)


@pytest.mark.parametrize("value", ["a" * 15, "a" * 41, "a" * 16 + "\n", "ä" * 16, "a b" * 6, "a/.." * 4, 1])
def test_another_id_is_refused(value):
    """[P8] An id can stand in an address and in a log."""
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
    """[C4] A comment says something."""
    assert not is_taken(CommentText, text)


@pytest.mark.parametrize(("length", "taken"), [(1, True), (COMMENT_TEXT_MAX, True), (COMMENT_TEXT_MAX + 1, False)])
def test_a_comment_has_at_most_2000_characters(length, taken):
    """[C4] The limit itself is allowed."""
    assert is_taken(CommentText, "ä" * length) is taken


def test_a_comment_is_kept_as_it_was_typed():
    """[C4] Plain text: nothing in it is read as markup, no space is lost."""
    text = "<b>Hei</b>  \n &amp; **moi** "
    assert read(CommentText, text) == text


@pytest.mark.parametrize(("length", "taken"), [(1, True), (NAME_MAX, True), (NAME_MAX + 1, False)])
def test_a_name_has_1_to_60_characters(length, taken):
    """[U1] The limit itself is allowed."""
    assert is_taken(PersonName, "ö" * length) is taken


@pytest.mark.parametrize("name", ["", "   ", "\n", "\u2003"])
def test_a_blank_name_is_refused(name):
    """[U1] A name has at least one character."""
    assert not is_taken(PersonName, name)


@pytest.mark.parametrize("typed", ["Aino\nVirta", "  Aino   Virta ", "Aino\tVirta", "Aino\u2028Virta"], ids=ascii)
def test_a_name_stands_on_one_line(typed):
    """[U1] Line breaks and runs of spaces become one space."""
    assert read(PersonName, typed) == "Aino Virta"


def test_a_name_is_composed():
    """[U1] One name is one text, however it was typed."""
    assert read(PersonName, "A\u0308ijö") == "Äijö"


@pytest.mark.parametrize(("kind", "limit"), [(PersonName, NAME_MAX), (Title, TITLE_MAX)], ids=["name", "title"])
def test_a_limit_holds_for_what_is_stored(kind, limit):
    """[P8] Letters that grow when they are composed would be stored, and then refused when the board is loaded."""
    assert not is_taken(kind, GROWING_LETTER * limit)


def test_an_unknown_field_is_refused():
    """[P8] What the server does not know it does not keep."""
    assert not is_taken(Place, {"parent": None, "order": "a", "depth": 1})


@pytest.mark.parametrize("name", ["\u202eAino\u202c", "Ai\u200bno", "\u2060Aino"])
def test_signs_that_nobody_sees_are_taken_out_of_a_name(name):
    """[U1] They could turn it round, or make it look like another's."""
    assert TypeAdapter(PersonName).validate_python(name) == "Aino"


def test_a_joined_emoji_in_a_name_stays_whole():
    """[U1] The joiner in it is no more visible, but without it there are two pictures."""
    assert TypeAdapter(PersonName).validate_python("👩\u200d🚀") == "👩\u200d🚀"


@pytest.mark.parametrize("text", ["\u200b", "\u2060 \u200e"])
def test_a_comment_of_invisible_signs_is_blank(text):
    """[C4] Nobody could read it."""
    with pytest.raises(ValidationError):
        TypeAdapter(CommentText).validate_python(text)


INVISIBLE = "\u3164\u2800\u115f\u1160\uffa0\u034f\ufe00\ufe0f\u200c\u200d\u00ad\u17b4\U000e0100\U000e01ef\U000e0041"


@pytest.mark.parametrize("text", [*INVISIBLE, INVISIBLE, " \u200d ", "\u2800 \u2800"], ids=ascii)
@pytest.mark.parametrize("kind", [PersonName, BoardTitle, CommentText], ids=["name", "title", "comment"])
def test_a_text_of_invisible_characters_is_blank(kind, text):
    """[U1] [C4] Fillers and variation selectors are no format characters, and show as little."""
    assert not is_taken(kind, text)


@pytest.mark.parametrize(
    "text", ["\u2764\ufe0f", "\U0001f469\u200d\U0001f680", "\u0645\u06cc\u200c\u062e", "\u2801"], ids=ascii
)
def test_invisible_characters_stay_beside_others(text):
    """[U1] Emoji and some scripts need them."""
    assert read(PersonName, text) == text

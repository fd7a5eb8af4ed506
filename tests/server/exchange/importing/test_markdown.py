"""Parts of the Markdown parser that only the importer uses. See also test_text_both_ways."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.exchange.importing.markdown import Block, blocks, escape

SCRIBBLES = st.text("*[]()\\#-1. ab_\n2,", max_size=60)


def read(text):
    return [block.text for block in blocks(text)]


def test_a_text_without_marks_is_one_block_for_each_line():
    assert blocks("Kunta\n\nja tieto") == [Block("Kunta"), Block(""), Block("ja tieto")]


def test_soft_hyphens_are_removed():
    assert read("tieto\u00adsuoja\n**tie\u00adto**") == ["tietosuoja", "tieto"]


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("**Kunta**", r"\*\*Kunta\*\*"),
        ("# 5 on aihe", r"\# 5 on aihe"),
        ("[dvv](https://dvv.fi) *", r"\[dvv](https://dvv.fi) \*"),
        (r"C:\*.*", r"C:\\\*.\*"),
        ("15. tammikuuta", r"15\. tammikuuta"),
        ("- yksi *kaksi*\n1. Kolme", "- yksi \\*kaksi\\*\n1. Kolme"),
    ],
)
def test_marks_are_escaped(text, escaped):
    assert escape(text) == escaped


@pytest.mark.parametrize("text", ["2*3", "hinta*", "#5", "[x](y)", r"C:\temp", "- yksi", "* kaksi", "• kolme", "a_b_"])
def test_texts_without_marks_are_not_escaped(text):
    assert escape(text) == text


def test_a_list_mark_in_a_title_is_escaped():
    assert [escape(text, keeps_lists=False) for text in ("1. Johdanto", "- a", "* b")] == [
        r"1\. Johdanto",
        r"\- a",
        r"\* b",
    ]
    assert read(r"1\. Johdanto") == ["1. Johdanto"]


@given(SCRIBBLES)
def test_an_escaped_text_is_shown_unchanged(text):
    for line, block in zip(text.split("\n"), blocks(escape(text)), strict=True):
        assert block.spans == () and block.level == 0
        assert line.endswith(block.text) if block.marker else block.text == line


@given(SCRIBBLES)
def test_an_escaped_title_is_shown_unchanged(text):
    title = " ".join(text.split())
    assert blocks(escape(title, keeps_lists=False)) == [Block(title)]


def test_long_rows_of_marks_take_linear_time():
    for mark in ("*", "[", "](", "[a](", "*a", "a*", "[a](https://a.fi/", "[a](https://u@a/"):
        assert len(blocks(mark * 5_000)) == 1

"""Texts are measured a little larger than a browser draws them."""

from hypothesis import given
from hypothesis import strategies as st

from server.exchange.typeset import LINE_HEIGHT, text_height, text_width, wrap

WORDS = st.text("abcåäö ABC-.19\n", max_size=200)
WIDTHS = st.floats(min_value=40, max_value=600)


def test_a_width_is_the_advance_of_inter_with_the_safety_margin():
    # 0.613 em is the advance of "d" in the regular weight.
    assert text_width("dd", 100) == 2 * 0.613 * 100 * 1.02


def test_bold_letters_are_wider():
    assert text_width("Kuntien kartta", 40, bold=True) > text_width("Kuntien kartta", 40)


def test_letters_that_inter_lacks_are_given_room():
    assert text_width("漢", 10) > text_width("→", 10) > text_width("o", 10)


def test_an_accent_that_stands_on_a_letter_needs_no_width():
    assert text_width("a\u0308", 16) == text_width("a", 16)


def test_words_fill_a_line_before_the_next_begins():
    assert wrap("yksi kaksi kolme", 10, text_width("yksi kaksi", 10)) == ["yksi kaksi", "kolme"]


def test_a_no_break_space_belongs_to_its_word():
    assert wrap("yli 20\u00a0000 euroa", 10, text_width("20\u00a0000 ", 10)) == ["yli", "20\u00a0000", "euroa"]


def test_line_breaks_of_the_text_are_kept():
    assert wrap("yksi\n\nkaksi", 10, 500) == ["yksi", "", "kaksi"]


def test_a_word_wider_than_the_line_is_broken_by_letters():
    assert wrap("ja aaaaa", 10, text_width("aaa", 10)) == ["ja", "aaa", "aa"]


def test_a_line_holds_at_least_one_letter_however_narrow_it_is():
    assert wrap("abc", 100, 1) == ["a", "b", "c"]


def test_height_counts_lines():
    assert text_height("yksi\nkaksi", 10, 500) == 2 * LINE_HEIGHT * 10


def test_an_empty_text_has_the_height_of_one_line():
    assert text_height("", 10, 500) == LINE_HEIGHT * 10


@given(WORDS, WIDTHS)
def test_no_line_is_wider_than_its_box(text, width):
    assert all(text_width(line, 16) <= width + 1e-6 for line in wrap(text, 16, width))


@given(WORDS, WIDTHS)
def test_wrapping_loses_no_letter(text, width):
    assert "".join("".join(wrap(text, 16, width)).split()) == "".join(text.split())

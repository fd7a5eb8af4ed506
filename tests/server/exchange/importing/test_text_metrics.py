"""Texts are measured a little larger than a browser draws them."""

from hypothesis import given
from hypothesis import strategies as st

from server.exchange.importing.text_metrics import LINE_HEIGHT, plain_width, text_height, text_width, wrap

WORDS = st.text("abcåäö ABC-.19\n", max_size=200)
WIDTHS = st.floats(min_value=40, max_value=600)


def test_a_width_is_the_advance_of_inter_with_the_safety_margin():
    # 0.613 em is the advance of "d" in the regular weight.
    assert text_width("dd", 100) == 2 * 0.613 * 100 * 1.02


def test_bold_letters_are_wider():
    assert text_width("Kuntien kartta", 40, bold=True) > text_width("Kuntien kartta", 40)


def test_characters_that_inter_lacks_have_a_width():
    assert text_width("漢", 10) > text_width("→", 10) > text_width("o", 10)


def test_a_combining_accent_has_no_width():
    assert text_width("a\u0308", 16) == text_width("a", 16)


def test_a_line_is_filled_before_the_next_one():
    assert wrap("yksi kaksi kolme", 10, text_width("yksi kaksi", 10)) == ["yksi kaksi", "kolme"]


def test_a_no_break_space_is_part_of_a_word():
    assert wrap("yli 20\u00a0000 euroa", 10, text_width("20\u00a0000 ", 10)) == ["yli", "20\u00a0000", "euroa"]


def test_line_breaks_of_the_text_are_kept():
    assert wrap("yksi\n\nkaksi", 10, 500) == ["yksi", "", "kaksi"]


def test_a_word_wider_than_the_line_is_broken():
    assert wrap("ja aaaaa", 10, text_width("aaa", 10)) == ["ja", "aaa", "aa"]


def test_a_line_has_at_least_one_letter():
    assert wrap("abc", 100, 1) == ["a", "b", "c"]


def test_the_height_is_proportional_to_the_number_of_lines():
    assert text_height("yksi\nkaksi", 10, 500) == 2 * LINE_HEIGHT * 10


def test_an_empty_text_has_the_height_of_one_line():
    assert text_height("", 10, 500) == LINE_HEIGHT * 10


def test_marks_have_no_width():
    assert text_width("*dd* \\#", 100) == text_width("dd \\#", 100) == plain_width("dd #", 100)
    assert text_width("[dd](https://dvv.fi/)", 100) == plain_width("dd", 100)


def test_bold_parts_are_wider():
    mixed = text_width("kunta **kunta**", 16)
    assert plain_width("kunta kunta", 16) < mixed < plain_width("kunta kunta", 16, bold=True)


def test_headings_are_larger_and_bold():
    assert text_width("# kunta", 16) == plain_width("kunta", 24, bold=True)
    assert text_height("# kunta\n## kunta\n### kunta\nkunta", 16, 500) == (24 + 20 + 17.6 + 16) * LINE_HEIGHT


def test_the_width_is_that_of_the_widest_line():
    assert text_width("kunta\nkunta ja tieto", 16) == plain_width("kunta ja tieto", 16)


def test_list_items_are_indented():
    width = plain_width("yksi kaksi", 10)
    assert text_height("yksi kaksi", 10, width) < text_height("- yksi kaksi", 10, width)
    assert text_height("- yksi kaksi", 10, width + 11) == LINE_HEIGHT * 10


def test_lines_of_a_hyphenated_word_may_be_half_empty():
    word = "bbbbbbbbbb"
    assert wrap(word, 10, text_width("bbbbbb", 10)) == ["bbb", "bbb", "bbb", "b"]
    assert wrap(f"www.{word}", 10, text_width("www.bbbbbbbb", 10.1)) == ["www.bbbbbbbb", "bb"]


@given(WORDS, WIDTHS)
def test_no_line_is_wider_than_its_box(text, width):
    assert all(plain_width(line, 16) <= width + 1e-6 for line in wrap(text, 16, width))


@given(WORDS, WIDTHS)
def test_wrapping_keeps_all_letters(text, width):
    assert "".join("".join(wrap(text, 16, width)).split()) == "".join(text.split())

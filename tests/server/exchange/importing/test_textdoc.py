"""Reading a text document into pages."""

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from server.config import NODE_TEXT_MAX, TITLE_MAX
from server.errors import Invalid
from server.exchange.importing.textdoc import Page, read_document, read_title

LINES = st.sampled_from(
    [
        "Otsikko",
        "yhteis-",
        "työtä",
        " Sisennys ",
        "digi-",
        "ja 2.",
        "1.",
        "",
        " ",
        "\u00a0",
        "https://kunta.example/a-",
        "b?c=1",
        "\f",
        "\u00ad",
        "# Luku",
        "## Osa ##",
        "#",
    ]
)
DOCUMENTS = st.lists(LINES | st.text(max_size=12)).map("\n".join) | st.text()


def letters(text):
    """Letters and digits, without the accents that two ways of writing ä treat differently."""
    return "".join(char for char in unicodedata.normalize("NFD", text) if char.isalnum())


def test_the_first_line_is_the_title_and_empty_lines_separate_paragraphs():
    assert read_document("Otsikko\n\nensimmäinen\nkappale\n\ntoinen") == [
        Page("Otsikko", ("ensimmäinen kappale", "toinen"))
    ]


def test_text_after_the_first_line_is_a_paragraph():
    assert read_document("Kuntien kartta on\nyhteinen suunta") == [Page("Kuntien kartta on", ("yhteinen suunta",))]


@pytest.mark.parametrize("gap", ["\f", "\n\f\n", "\n\n\n\n", "\n \n\t\n\u00a0\n\n", "\r\n\r\n\r\n\r\n"])
def test_form_feeds_and_three_empty_lines_separate_pages(gap):
    assert read_document(f"Yksi{gap}Kaksi") == [Page("Yksi", ()), Page("Kaksi", ())]


def test_two_empty_lines_stay_inside_a_page():
    assert read_document("Yksi\n\n\nkaksi") == [Page("Yksi", ("kaksi",))]


def test_byte_order_mark_line_ends_and_no_break_spaces_are_normalized():
    assert read_document("\ufeffOtsikko\r\rensimmäinen\u00a0\r\nkappale") == [Page("Otsikko", ("ensimmäinen kappale",))]


def test_control_characters_are_removed():
    assert read_document("Ot\x00sik\x1bko\n\nte\x08ksti") == [Page("Otsikko", ("teksti",))]


def test_letters_are_composed():
    assert read_document("Ta\u0308nään") == [Page("Tänään", ())]


def test_a_word_broken_at_the_end_of_the_first_line_goes_into_the_title():
    assert read_document("Kartan johdanto-\nosuudessa kerrotaan\nkaikki") == [
        Page("Kartan johdanto-osuudessa", ("kerrotaan kaikki",))
    ]


def test_a_broken_address_as_title_is_joined():
    assert read_document("https://ww\nw.verkosto.c\nom/ryhma/\n\n9235258/\n\nLinkit") == [
        Page("https://www.verkosto.com/ryhma/9235258/", ("Linkit",))
    ]


def test_an_incomplete_address_continues_after_an_empty_line():
    assert read_document("Otsikko\n\nhttps://kunta.example/a\nb/c\n\nd/9")[0].paragraphs == (
        "https://kunta.example/ab/c",
        "d/9",
    )


def test_a_word_broken_before_an_empty_line_is_joined():
    assert read_document("Otsikko\n\nkeskustelun-\n\naiheet")[0].paragraphs == ("keskustelunaiheet",)


def test_a_sentence_wrapped_before_an_empty_line_is_one_paragraph():
    """PDF converters leave a space where they wrap a line."""
    assert read_document("Otsikko\n\nKatsotaan \n\nyhdessä.")[0].paragraphs == ("Katsotaan yhdessä.",)
    assert read_document("Otsikko\n\nKatsotaan. \n\nyhdessä.")[0].paragraphs == ("Katsotaan.", "yhdessä.")


def test_an_indented_line_begins_a_paragraph():
    assert read_document("Otsikko\n\nloppuu.\n Uusi alkaa\ntästä")[0].paragraphs == ("loppuu.", "Uusi alkaa tästä")


def test_consecutive_indented_lines_stay_together():
    assert read_document("Otsikko\n\nensin\n  Toinen\n  Kolmas")[0].paragraphs == ("ensin Toinen Kolmas",)


def test_a_long_title_is_split_between_words():
    (page,) = read_document("sana " * 100)
    assert len(page.title) <= TITLE_MAX
    assert " ".join([page.title, *page.paragraphs]) == ("sana " * 100).strip()


def test_a_long_paragraph_is_split_without_loss():
    paragraphs = read_document("Otsikko\n\n" + "a" * (NODE_TEXT_MAX + 5) + " loppu")[0].paragraphs
    assert [len(text) for text in paragraphs] == [NODE_TEXT_MAX, len("aaaaa loppu")]


@pytest.mark.parametrize("first", ["# Otsikko", "## Otsikko ##", "#\tOtsikko"])
def test_a_markdown_heading_is_the_title_of_its_page(first):
    assert read_document(f"{first}\nteksti") == [Page("Otsikko", ("teksti",))]


def test_a_heading_begins_the_paragraph_that_follows():
    """On its own line, even without empty lines around it."""
    text = "Otsikko\n\nalku\n## Osa\nensimmäinen\nkappale\n\ntoinen\n\n##### Loppu"
    assert read_document(text)[0].paragraphs == ("alku", "## Osa\nensimmäinen kappale", "toinen", "### Loppu")


def test_consecutive_headings_stay_together():
    assert read_document("# Otsikko\n\n## Osa\n\n### Kohta\n\nteksti")[0].paragraphs == ("## Osa\n### Kohta\nteksti",)


def test_a_heading_is_not_joined_with_the_next_line():
    """Even if it ends with a hyphen."""
    assert read_document("Otsikko\n\n## Osa-\n\nteksti")[0].paragraphs == ("## Osa-\nteksti",)


@pytest.mark.parametrize("line", ["#avoin", "#", "####### seitsemän"])
def test_other_marks_are_not_headings(line):
    assert read_document(f"Otsikko\n\n{line}")[0].paragraphs == (line,)


@pytest.mark.parametrize("text", ["", " \n\t\n", "\ufeff", "\f\f", "\u00ad\n\x00"])
def test_a_document_without_text_is_refused(text):
    with pytest.raises(Invalid, match="no text"):
        read_document(text)


@given(DOCUMENTS)
def test_no_letter_is_lost(text):
    try:
        pages = read_document(text)
    except Invalid:
        pages = []
    assert letters("".join(page.title + "".join(page.paragraphs) for page in pages)) == letters(text)


@given(DOCUMENTS)
@example("Otsikko\n\t\x0c")
@example("Otsikko\f \nToinen")
def test_every_page_has_a_title_and_no_empty_paragraph(text):
    try:
        pages = read_document(text)
    except Invalid:
        return
    assert all(all(part.strip() for part in (page.title, *page.paragraphs)) for page in pages)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("# Kartta\n\nteksti", "Kartta"),
        ("\ufeff\n \n\f  ##  Osa\u00a0 1 ##\r\nteksti", "Osa 1"),
        ("# Yh\u00adteis\u00adtyo\u0308", "Yhteistyö"),
        (f"# {'sana ' * 100}", ("sana " * 60).strip()),
    ],
    ids=["alone", "with signs around it", "with soft hyphens", "longer than a title"],
)
def test_the_title_of_a_document_is_its_first_heading(text, title):
    assert read_title(text) == title


@pytest.mark.parametrize("text", ["Kartta\n\n# Otsikko", "#kartta", "#", "", "\n\n"])
def test_a_document_without_a_first_heading_has_no_title(text):
    assert read_title(text) is None


@given(DOCUMENTS)
def test_the_title_of_a_document_is_that_of_its_first_page(text):
    title = read_title(text)
    if title is not None:
        assert read_document(text)[0].title == title

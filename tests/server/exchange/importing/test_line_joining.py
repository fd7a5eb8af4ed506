"""Joining lines: broken words, ranges, lists and addresses."""

import pytest

from server.exchange.importing.line_joining import join_lines


@pytest.mark.parametrize(
    ("lines", "joined"),
    [
        (["yhteis-", "työtä"], "yhteistyötä"),
        (["moninäkö-", "kulmaisesti"], "moninäkökulmaisesti"),
        (["perhe\u00ad", "keskus"], "perhekeskus"),
        (["Perhe\u00ad", "Keskus"], "PerheKeskus"),
        (["verkko\u2010", "sivu"], "verkkosivu"),
    ],
)
def test_a_hyphenated_word_is_joined(lines, joined):
    assert join_lines(lines) == joined


@pytest.mark.parametrize(
    ("lines", "joined"),
    [
        (["digi-", "ja tietopalvelut"], "digi- ja tietopalvelut"),
        (["elämän-", "tai työtilanne"], "elämän- tai työtilanne"),
        (["arbets-", "och näringsliv"], "arbets- och näringsliv"),
    ],
)
def test_a_suspended_hyphen_and_its_space_stay(lines, joined):
    assert join_lines(lines) == joined


@pytest.mark.parametrize(
    ("lines", "joined"),
    [
        (["osa-", "alueen"], "osa-alueen"),
        (["Kunta.fi-", "palvelu"], "Kunta.fi-palvelu"),
        (["TE-", "palvelut"], "TE-palvelut"),
        (["90-", "prosenttisesti"], "90-prosenttisesti"),
        (["e-", "kirja"], "e-kirja"),
        (["Etelä-", "Karjala"], "Etelä-Karjala"),
        (["s. 50-", "55"], "s. 50-55"),
        (["2020–", "2022"], "2020–2022"),
    ],
)
def test_a_hyphen_that_belongs_to_the_word_stays(lines, joined):
    assert join_lines(lines) == joined


@pytest.mark.parametrize(
    ("lines", "joined"),
    [
        (["Kuntien kartta -", "yhteistyössä"], "Kuntien kartta -yhteistyössä"),
        (["verkostossa", "-ryhmässä"], "verkostossa -ryhmässä"),
        (["ennen -", "Jälkeen"], "ennen - Jälkeen"),
        (["yksi --", "kaksi"], "yksi -- kaksi"),
        (["(yhteis-", "(toiminta"], "(yhteis- (toiminta"),
    ],
)
def test_a_dash_between_words_stays(lines, joined):
    assert join_lines(lines) == joined


def test_list_items_keep_their_lines():
    assert (
        join_lines(["Teemme näin:", "- kysymme", "ensin", "- kokeilemme"])
        == "Teemme näin:\n- kysymme ensin\n- kokeilemme"
    )


def test_list_numbers_alone_on_a_line_stay():
    assert join_lines(["1.", "2."]) == "1.\n2."


def test_a_date_at_the_start_of_a_line_is_not_a_list():
    assert join_lines(["Tapaamme", "15. tammikuuta"]) == "Tapaamme 15. tammikuuta"


@pytest.mark.parametrize(
    ("lines", "joined"),
    [
        (
            ["https://taulu.example/kartta/uXj2", "xOJ8=/?", "jako=5773"],
            "https://taulu.example/kartta/uXj2xOJ8=/?jako=5773",
        ),
        (
            ["https://ohje.example/fi-", "fi/sivut/12-Nain-", "alkuun"],
            "https://ohje.example/fi-fi/sivut/12-Nain-alkuun",
        ),
        (["https://wiki.example/view.ac", "tion?id=201"], "https://wiki.example/view.action?id=201"),
        (["https://ww", "w.verkosto.c", "om/ryhma/"], "https://www.verkosto.com/ryhma/"),
        (["www.kunta.", "fi/palvelut"], "www.kunta.fi/palvelut"),
        (
            ["https://kunta.example/palvelut/kunta-", "tieto ja muuta"],
            "https://kunta.example/palvelut/kunta-tieto ja muuta",
        ),
    ],
)
def test_a_broken_address_is_joined(lines, joined):
    assert join_lines(lines) == joined


@pytest.mark.parametrize(
    "following", ["ja muita", "kunnassa", "Lisää", "2023", "8.9.2022", "15", "nimi@kunta.fi", "ja/tai muuta", "äly"]
)
def test_no_word_is_joined_to_a_complete_address(following):
    assert (
        join_lines(["katso https://kunta.example/sivu", following]) == f"katso https://kunta.example/sivu {following}"
    )


def test_addresses_on_consecutive_lines_stay_separate():
    lines = ["https://a.example/x", "https://b.example/y"]
    assert join_lines(lines) == "\n".join(lines)


def test_a_very_long_paragraph_is_joined_in_linear_time():
    assert join_lines(["ab-"] * 5_000 + ["c"]) == "ab" * 5_000 + "c"

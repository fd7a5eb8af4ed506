"""What waits for review before everybody reads it."""

import pytest

from server.domain.board import Board
from server.domain.hidden_comments import NO_TEXT
from server.errors import Invalid
from tests.server.world import NOW, actor, comment, id_, make_board, op, rename, rewrite, thread

AINO = actor("comment", "aino")
PIIA = actor("participate", "piia")
EDITOR = actor("edit", "editor")
OWNER = actor("own", "owner")


def holding(what):
    """Aino's thread from before, and what the owner holds from here on."""
    board = make_board()
    for who, name in ((AINO, "Aino"), (PIIA, "Piia"), (EDITOR, "Erkki"), (OWNER, "Outi")):
        board.apply([rename(name)], who, NOW)
    board.apply([thread("talk", text="Ennen https://a.example")], AINO, NOW)
    board.apply([op("board.update", set={"review": what})], OWNER, NOW)
    return board


def hidden_reason(board: Board, name: str):
    row = board.comments[id_(name)]
    return row.hidden if row.text == NO_TEXT else None


LINKS = ["https://a.example", "katso HTTP://a.example/x", "www.a.example", "(www.a.example)"]
NO_LINKS = ["Hei", "a.example", "wwww.a", "https", "http:/ /a"]


@pytest.mark.parametrize("text", LINKS)
def test_links_wait(text):
    """[M6] For the owner to read them; comments without any are there at once."""
    board = holding("links")
    board.apply([comment("new", "talk", text)], AINO, NOW)
    assert hidden_reason(board, "new") == "pending"
    assert board.hidden_comments[id_("new")].text == text


@pytest.mark.parametrize("text", NO_LINKS)
def test_what_is_no_link_does_not_wait(text):
    """[M6] An address that nothing makes a link of is words."""
    board = holding("links")
    board.apply([comment("new", "talk", text)], AINO, NOW)
    assert board.comments[id_("new")].text == text


@pytest.mark.parametrize("who", [AINO, PIIA], ids=lambda who: who.person_id)
def test_all_of_guests_waits_threads_too(who):
    """[M6] What was there before stays."""
    board = holding("all")
    board.apply([thread("new", text="Hei"), comment("answer", "talk", "Hei")], who, NOW)
    assert [hidden_reason(board, name) for name in ("new-first", "answer", "talk-first")] == [
        "pending",
        "pending",
        None,
    ]


@pytest.mark.parametrize("who", [EDITOR, OWNER], ids=lambda who: who.person_id)
def test_nothing_of_editors_waits(who):
    """[M6] They could change the map itself."""
    board = holding("all")
    board.apply([comment("new", "talk", "https://a.example")], who, NOW)
    assert board.comments[id_("new")].hidden is None


def test_a_link_that_is_written_later_waits(review="links"):
    """[M6] Else one would say hello first, and change it then."""
    board = holding(review)
    board.apply([comment("new", "talk", "Hei")], AINO, NOW)
    board.apply([rewrite("new", "Hei https://a.example")], AINO, NOW)
    assert hidden_reason(board, "new") == "pending"
    board.apply([rewrite("new", "Hei taas")], AINO, NOW)
    assert hidden_reason(board, "new") == "pending"


def test_an_owner_releases_what_waits_and_hides_it():
    """[M6] [M1] From then on it is a comment like any other."""
    board = holding("all")
    board.apply([comment("good", "talk", "Hyvä"), comment("bad", "talk", "Huono")], AINO, NOW)
    board.apply([op("comment.hide", id=id_(name), is_hidden=name == "bad") for name in ("good", "bad")], OWNER, NOW)
    assert board.comments[id_("good")].text == "Hyvä"
    assert hidden_reason(board, "bad") == "moderated"


def test_all_of_a_guest_that_waits_is_put_aside_at_once():
    """[M2] [M6] And waits again when that is taken back."""
    board = holding("all")
    board.apply([comment("new", "talk", "Hei")], AINO, NOW)
    board.apply([op("person.hide", person=id_("aino"), is_hidden=True)], OWNER, NOW)
    assert [hidden_reason(board, name) for name in ("new", "talk-first")] == ["moderated", "moderated"]
    board.apply([op("person.hide", person=id_("aino"), is_hidden=False)], OWNER, NOW)
    assert [hidden_reason(board, name) for name in ("new", "talk-first")] == ["pending", None]
    assert board.hidden_comments[id_("new")].text == "Hei"


@pytest.mark.parametrize("name", ["www.halpa.example", "Aino https://a.example"])
def test_no_link_is_a_guests_name(name):
    """[U1] Names are read at once, whatever waits."""
    board = make_board()
    with pytest.raises(Invalid):
        board.apply([rename(name)], AINO, NOW)
    board.apply([rename(name)], OWNER, NOW)


def test_what_waits_goes_on_waiting_when_nothing_more_is_held():
    """[M6] Nobody has looked at it yet."""
    board = holding("all")
    board.apply([comment("new", "talk", "Hei")], AINO, NOW)
    board.apply([op("board.update", set={"review": "nothing"})], OWNER, NOW)
    assert hidden_reason(board, "new") == "pending"


def test_a_board_holds_something_known():
    """[B1] Or nothing, but not null."""
    for value in (None, "words", ""):
        with pytest.raises((Invalid, ValueError)):
            op("board.update", set={"review": value})

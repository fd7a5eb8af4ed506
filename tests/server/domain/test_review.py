"""Comments that wait for review."""

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
    """A board with a thread of Aino, on which the owner then sets `review`."""
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
def test_comments_with_links_wait_for_review(text):
    """[M6] The owner can read them. Comments without links are shown at once."""
    board = holding("links")
    board.apply([comment("new", "talk", text)], AINO, NOW)
    assert hidden_reason(board, "new") == "pending"
    assert board.hidden_comments[id_("new")].text == text


@pytest.mark.parametrize("text", NO_LINKS)
def test_comments_without_links_are_not_reviewed(text):
    """[M6] An address that pages do not turn into a link is plain text."""
    board = holding("links")
    board.apply([comment("new", "talk", text)], AINO, NOW)
    assert board.comments[id_("new")].text == text


@pytest.mark.parametrize("who", [AINO, PIIA], ids=lambda who: who.person_id)
def test_all_comments_of_guests_wait_for_review(who):
    """[M6] Also the first comment of a thread. Comments from before stay shown."""
    board = holding("all")
    board.apply([thread("new", text="Hei"), comment("answer", "talk", "Hei")], who, NOW)
    assert [hidden_reason(board, name) for name in ("new-first", "answer", "talk-first")] == [
        "pending",
        "pending",
        None,
    ]


@pytest.mark.parametrize("who", [EDITOR, OWNER], ids=lambda who: who.person_id)
def test_comments_of_editors_are_not_reviewed(who):
    """[M6] Editors could change the board itself."""
    board = holding("all")
    board.apply([comment("new", "talk", "https://a.example")], who, NOW)
    assert board.comments[id_("new")].hidden is None


def test_an_edit_that_adds_a_link_is_reviewed(review="links"):
    """[M6] Otherwise a guest could post first and add the link later."""
    board = holding(review)
    board.apply([comment("new", "talk", "Hei")], AINO, NOW)
    board.apply([rewrite("new", "Hei https://a.example")], AINO, NOW)
    assert hidden_reason(board, "new") == "pending"
    board.apply([rewrite("new", "Hei taas")], AINO, NOW)
    assert hidden_reason(board, "new") == "pending"


def test_an_owner_publishes_a_pending_comment_or_hides_it():
    """[M6] [M1] A published comment is like any other."""
    board = holding("all")
    board.apply([comment("good", "talk", "Hyvä"), comment("bad", "talk", "Huono")], AINO, NOW)
    board.apply([op("comment.hide", id=id_(name), is_hidden=name == "bad") for name in ("good", "bad")], OWNER, NOW)
    assert board.comments[id_("good")].text == "Hyvä"
    assert hidden_reason(board, "bad") == "moderated"


def test_pending_comments_are_hidden_with_the_guest():
    """[M2] [M6] And wait for review again when that is undone."""
    board = holding("all")
    board.apply([comment("new", "talk", "Hei")], AINO, NOW)
    board.apply([op("person.hide", person=id_("aino"), is_hidden=True)], OWNER, NOW)
    assert [hidden_reason(board, name) for name in ("new", "talk-first")] == ["moderated", "moderated"]
    board.apply([op("person.hide", person=id_("aino"), is_hidden=False)], OWNER, NOW)
    assert [hidden_reason(board, name) for name in ("new", "talk-first")] == ["pending", None]
    assert board.hidden_comments[id_("new")].text == "Hei"


@pytest.mark.parametrize("name", ["www.halpa.example", "Aino https://a.example"])
def test_the_name_of_a_guest_has_no_link(name):
    """[U1] Names are not reviewed."""
    board = make_board()
    with pytest.raises(Invalid):
        board.apply([rename(name)], AINO, NOW)
    board.apply([rename(name)], OWNER, NOW)


def test_pending_comments_wait_on_after_review_is_turned_off():
    """[M6] Nobody has looked at them yet."""
    board = holding("all")
    board.apply([comment("new", "talk", "Hei")], AINO, NOW)
    board.apply([op("board.update", set={"review": "nothing"})], OWNER, NOW)
    assert hidden_reason(board, "new") == "pending"


def test_review_has_three_values():
    """[B1] Null is refused."""
    for value in (None, "words", ""):
        with pytest.raises((Invalid, ValueError)):
            op("board.update", set={"review": value})

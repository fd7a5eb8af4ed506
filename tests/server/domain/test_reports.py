"""Reports and hidden comments, and their erasure."""

import pytest

from server.config import REPORTS_PER_COMMENT_MAX
from server.domain.erasure import collect_person_data
from tests.server.world import (
    NOW,
    actor,
    comment,
    dismiss,
    erase,
    hide,
    hide_all,
    id_,
    make_board,
    op,
    react,
    rename,
    report,
    restore,
    rewrite,
    thread,
)

AINO = actor("comment", "aino")
EINO = actor("comment", "eino")
PIIA = actor("participate", "piia")
OWNER = actor("own", "owner")


@pytest.fixture
def board():
    """Aino started a thread, in which Eino replied and mentioned her."""
    board = make_board()
    for who, name in ((AINO, "Aino"), (EINO, "Eino"), (PIIA, "Piia"), (OWNER, "Outi")):
        board.apply([rename(name)], who, NOW)
    board.apply([thread("talk", text="Asiaton")], AINO, NOW)
    board.apply([comment("answer", "talk", "Vastaus"), rewrite("answer", "Vastaus", "aino")], EINO, NOW)
    board.apply([react("answer", "thanks")], PIIA, NOW)
    return board


def do(board, who, *ops):
    return board.apply(list(ops), who, NOW).entries


def test_each_person_reports_a_comment_once(board):
    """[M5] The author cannot. Others see nothing of it on the board."""
    before = board.snapshot().model_dump(exclude={"seq", "last_op"})
    do(board, AINO, report("answer"), report("answer"))
    do(board, EINO, report("answer"))
    do(board, PIIA, report("answer"))
    assert board.reports[id_("answer")].people == [id_("aino"), id_("piia")]
    assert board.snapshot().model_dump(exclude={"seq", "last_op"}) == before


def test_the_number_of_reports_is_limited(board):
    """[M5] More reports say nothing new."""
    for number in range(REPORTS_PER_COMMENT_MAX + 1):
        do(board, actor("comment", f"guest{number}"), report("answer"))
    assert len(board.reports[id_("answer")].people) == REPORTS_PER_COMMENT_MAX


@pytest.mark.parametrize(
    "act", [dismiss("answer"), hide("answer"), hide_all("eino"), erase("answer")], ids=lambda act: act.kind
)
def test_an_owner_clears_reports(board, act):
    """[M5] By dismissing them, or by hiding or deleting the comment."""
    do(board, AINO, report("answer"))
    do(board, OWNER, act)
    assert board.reports == {}


def test_a_hidden_comment_is_not_reported(board):
    """[M5] The owner knows it already."""
    do(board, OWNER, hide("answer"))
    do(board, AINO, report("answer"))
    assert board.reports == {}


def test_people_get_their_own_hidden_comments(board):
    """[U3] With the reason."""
    do(board, OWNER, hide("answer"))
    (mine,) = collect_person_data(board, id_("eino")).comments
    assert (mine.text, mine.hidden) == ("Vastaus", "moderated")
    assert [comment.text for comment in collect_person_data(board, id_("aino")).comments] == ["Asiaton"]
    do(board, OWNER, erase("answer"))
    assert [comment.text for comment in collect_person_data(board, id_("eino")).deleted] == ["Vastaus"]


def test_erasure_deletes_hidden_comments_and_reports(board):
    """[U2] Also deleted comments, and mentions in the hidden comments of others."""
    do(board, AINO, comment("hidden", "talk"), comment("deleted", "talk"))
    do(board, OWNER, hide("hidden"), hide("answer"), erase("deleted"))
    do(board, AINO, comment("reported", "talk"))
    do(board, EINO, report("reported"))
    do(board, AINO, op("person.erase"))
    assert set(board.hidden_comments) == {id_("answer")}
    assert board.hidden_comments[id_("answer")].mentions == []
    assert board.reports == {}


def test_a_restored_comment_has_no_erased_reactions(board):
    """[U2] [M4] And no erased mentions."""
    do(board, OWNER, erase("answer"))
    do(board, PIIA, op("person.erase"))
    do(board, AINO, op("person.erase"))
    do(board, OWNER, restore("answer"))
    assert (board.comments[id_("answer")].reactions, board.comments[id_("answer")].mentions) == ({}, [])


def test_reports_of_a_person_without_a_name_are_erased_too(board):
    """[U2] A report needs no name."""
    stranger = actor("comment", "stranger")
    do(board, stranger, report("answer"))
    do(board, AINO, report("answer"))
    do(board, stranger, op("person.erase"))
    assert board.reports[id_("answer")].people == [id_("aino")]

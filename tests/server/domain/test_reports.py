"""What lies beside a board: reports, and words that not everybody reads. What people erase is gone from there."""

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
    """Aino began a thread, in which Eino answered her by name."""
    board = make_board()
    for who, name in ((AINO, "Aino"), (EINO, "Eino"), (PIIA, "Piia"), (OWNER, "Outi")):
        board.apply([rename(name)], who, NOW)
    board.apply([thread("talk", text="Asiaton")], AINO, NOW)
    board.apply([comment("answer", "talk", "Vastaus"), rewrite("answer", "Vastaus", "aino")], EINO, NOW)
    board.apply([react("answer", "thanks")], PIIA, NOW)
    return board


def do(board, who, *ops):
    return board.apply(list(ops), who, NOW).entries


def test_a_comment_is_reported_once_by_each_and_by_nobody_who_wrote_it(board):
    """[M5] And nothing of it is on the board that others see."""
    before = board.snapshot().model_dump(exclude={"seq", "last_op"})
    do(board, AINO, report("answer"), report("answer"))
    do(board, EINO, report("answer"))
    do(board, PIIA, report("answer"))
    assert board.reports[id_("answer")].people == [id_("aino"), id_("piia")]
    assert board.snapshot().model_dump(exclude={"seq", "last_op"}) == before


def test_a_comment_has_so_many_reports(board):
    """[M5] More say no more."""
    for number in range(REPORTS_PER_COMMENT_MAX + 1):
        do(board, actor("comment", f"guest{number}"), report("answer"))
    assert len(board.reports[id_("answer")].people) == REPORTS_PER_COMMENT_MAX


@pytest.mark.parametrize(
    "act", [dismiss("answer"), hide("answer"), hide_all("eino"), erase("answer")], ids=lambda act: act.kind
)
def test_an_owner_settles_reports(board, act):
    """[M5] By saying so, or by what they do about it."""
    do(board, AINO, report("answer"))
    do(board, OWNER, act)
    assert board.reports == {}


def test_what_nobody_reads_is_not_reported(board):
    """[M5] The owner knows it."""
    do(board, OWNER, hide("answer"))
    do(board, AINO, report("answer"))
    assert board.reports == {}


def test_a_person_is_shown_their_own_words_that_others_do_not_read(board):
    """[U3] With why."""
    do(board, OWNER, hide("answer"))
    (mine,) = collect_person_data(board, id_("eino")).comments
    assert (mine.text, mine.hidden) == ("Vastaus", "moderated")
    assert [comment.text for comment in collect_person_data(board, id_("aino")).comments] == ["Asiaton"]
    do(board, OWNER, erase("answer"))
    assert [comment.text for comment in collect_person_data(board, id_("eino")).deleted] == ["Vastaus"]


def test_what_a_person_erases_is_kept_nowhere_beside_the_board(board):
    """[U2] Hidden words, deleted ones, reports; and who is called by what others wrote."""
    do(board, AINO, comment("hidden", "talk"), comment("deleted", "talk"))
    do(board, OWNER, hide("hidden"), hide("answer"), erase("deleted"))
    do(board, AINO, comment("reported", "talk"))
    do(board, EINO, report("reported"))
    do(board, AINO, op("person.erase"))
    assert set(board.hidden_comments) == {id_("answer")}
    assert board.hidden_comments[id_("answer")].mentions == []
    assert board.reports == {}


def test_the_reactions_of_a_person_do_not_come_back_with_what_was_deleted(board):
    """[U2] [M4] Nor do they who were called."""
    do(board, OWNER, erase("answer"))
    do(board, PIIA, op("person.erase"))
    do(board, AINO, op("person.erase"))
    do(board, OWNER, restore("answer"))
    assert (board.comments[id_("answer")].reactions, board.comments[id_("answer")].mentions) == ({}, [])


def test_reports_of_a_person_without_a_name_are_erased_too(board):
    """[U2] One may report without having said a name."""
    stranger = actor("comment", "stranger")
    do(board, stranger, report("answer"))
    do(board, AINO, report("answer"))
    do(board, stranger, op("person.erase"))
    assert board.reports[id_("answer")].people == [id_("aino")]

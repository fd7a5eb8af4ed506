"""What everybody on a board sees of the lines of its log, whenever they read them."""

from typing import Any

import pytest

from server.config import REVEALED_MAX
from server.domain.board import Board
from server.domain.hidden_comments import NO_TEXT
from server.domain.redaction import redact_for_public
from server.wire.ops import Entry
from tests.server.world import (
    BOARD,
    NOW,
    actor,
    block,
    comment,
    erase,
    hide,
    hide_all,
    id_,
    make_board,
    op,
    rename,
    report,
    restore,
    rewrite,
    thread,
)

AINO = actor("comment", "aino")
EINO = actor("comment", "eino")
OWNER = actor("own", "owner")
SECRET = "Salaisuus"


@pytest.fixture
def board():
    board = make_board()
    for who, name in ((AINO, "Aino"), (EINO, "Eino"), (OWNER, "Outi")):
        board.apply([rename(name)], who, NOW)
    board.apply([thread("talk")], EINO, NOW)
    return board


def said(board):
    """The lines in which Aino says it: in a comment, in another one changed, and in a thread."""
    ops = [comment("new", "talk", SECRET), rewrite("new", f"{SECRET}!", "eino"), thread("own", text=SECRET)]
    return [entry for each in ops for entry in board.apply([each], AINO, NOW).entries]


def seen(entry: Entry, board: Board) -> Any:
    return redact_for_public(entry, board)


def texts(board, entries):
    return [seen(entry, board).op.text for entry in entries]


def test_words_that_everybody_reads_are_in_their_lines(board):
    """[M7] As they stand now."""
    assert texts(board, said(board)) == [NO_TEXT, f"{SECRET}!", SECRET]


@pytest.mark.parametrize(
    "ops",
    [[hide("new"), hide("own-first")], [hide_all("aino")], [erase("new"), erase("own-first")]],
    ids=["hidden", "all hidden", "deleted"],
)
def test_words_that_an_owner_took_from_view_are_in_no_line(board, ops):
    """[M7] Whoever was away when they were said gets to see them no more than others."""
    entries = said(board)
    board.apply(ops, OWNER, NOW)
    assert texts(board, entries) == [NO_TEXT] * 3
    assert seen(entries[1], board).op.mentions == []


def test_words_that_their_author_deleted_are_in_no_line(board):
    """[M7] Above all such as nobody else had read yet."""
    board.apply([op("board.update", set={"review": "all"})], OWNER, NOW)
    entries = said(board)
    board.apply([erase("new"), erase("own-first")], AINO, NOW)
    assert texts(board, entries) == [NO_TEXT] * 3


def test_what_was_written_before_a_comment_was_shown_is_in_no_line(board):
    """[M7] An owner lets all read what they have read, and nothing else."""
    entries = said(board)
    entries += board.apply([hide("new")], OWNER, NOW).entries
    entries += board.apply([rewrite("new", "Vielä pahempi")], AINO, NOW).entries
    entries += board.apply([rewrite("new", "Anteeksi")], AINO, NOW).entries
    entries += board.apply([hide("new", False)], OWNER, NOW).entries
    log = "".join(seen(entry, board).model_dump_json() for entry in entries if entry.op.kind != "thread.create")
    assert "Anteeksi" in log
    assert not any(words in log for words in (SECRET, "pahempi"))
    later = board.apply([rewrite("new", "Hei")], AINO, NOW).entries
    assert "Anteeksi" not in "".join(seen(entry, board).model_dump_json() for entry in [*entries, *later])


def test_who_takes_the_id_of_a_comment_that_is_gone_shows_nothing_of_it(board):
    """[M7] The older lines are another's."""
    entries = said(board)
    board.apply([erase("new")], AINO, NOW)
    later = board.apply([comment("new", "talk", "Hei")], EINO, NOW).entries
    assert texts(board, [*entries[:2], *later]) == [NO_TEXT, NO_TEXT, "Hei"]


def test_what_waits_is_marked_and_has_no_words(board):
    """[M7] [M6] Until an owner releases it: then its last line has them, and still says that it waited."""
    board.apply([op("board.update", set={"review": "all"})], OWNER, NOW)
    entries = said(board)
    assert texts(board, entries) == [NO_TEXT] * 3
    assert all('"is_pending":true' in seen(entry, board).model_dump_json() for entry in entries)
    board.apply([hide("new", False)], OWNER, NOW)
    assert texts(board, entries) == [NO_TEXT, f"{SECRET}!", NO_TEXT]
    assert seen(entries[0], board).is_pending


def test_a_line_that_neither_waits_nor_brings_words_says_nothing_of_either(board):
    """[M7] Most are such, and there are many."""
    [entry, *_] = said(board)
    line = seen(entry, board).model_dump_json()
    assert "is_pending" not in line
    assert "revealed" not in line


@pytest.mark.parametrize(
    ("away", "back"),
    [(hide("own-first"), hide("own-first", False)), (hide_all("aino"), hide_all("aino", False))],
    ids=lambda act: act.kind,
)
def test_words_that_come_into_view_come_with_their_line(board, away, back):
    """[M7] They are in no other that everybody gets."""
    said(board)
    before = board.comments
    board.apply([away], OWNER, NOW)
    [entry] = board.apply([back], OWNER, NOW).entries
    shown = seen(entry, board).revealed
    assert shown.comments[-1].text == SECRET
    assert shown.comments[-1] == before[id_("own-first")]
    assert shown.threads == []


def test_a_comment_that_was_deleted_comes_back_with_its_thread(board):
    """[M7] [M4] In the line that brings it back."""
    said(board)
    thread_before = board.threads[id_("own")]
    board.apply([erase("own-first")], OWNER, NOW)
    [entry] = board.apply([restore("own-first")], OWNER, NOW).entries
    shown = seen(entry, board).revealed
    assert ([each.text for each in shown.comments], shown.threads) == ([SECRET], [thread_before])


def test_words_that_came_into_view_and_went_again_are_in_no_line(board):
    """[M7] Two owners may disagree within one commit."""
    said(board)
    entries = board.apply([hide("new"), hide("new", False), hide("new")], OWNER, NOW).entries
    assert SECRET not in "".join(seen(entry, board).model_dump_json() for entry in entries)
    entries = board.apply([hide("new", False), erase("new")], OWNER, NOW).entries
    assert SECRET not in "".join(seen(entry, board).model_dump_json() for entry in entries)


def test_more_words_than_a_message_takes_come_with_none(board):
    """[M7] Whoever follows reads the board anew."""
    board.apply([comment(f"c{number}", "talk") for number in range(REVEALED_MAX + 1)], AINO, NOW)
    board.apply([hide_all("aino")], OWNER, NOW)
    [entry] = board.apply([hide_all("aino", False)], OWNER, NOW).entries
    assert entry.revealed is None


def test_nobody_learns_who_is_blocked_or_who_reported_something(board):
    """[M7] [M3] [M5] Their own pages know what they sent by its id."""
    said(board)
    [reported] = board.apply([report("new")], EINO, NOW).entries
    blocked, freed = board.apply([block("aino"), block("aino", False)], OWNER, NOW).entries
    lines = [seen(entry, board) for entry in (reported, blocked, freed)]
    assert lines[0].by == BOARD
    assert not any(person in line.model_dump_json() for line in lines[:1] for person in (id_("eino"), id_("aino")))
    assert not any(id_("aino") in line.model_dump_json() for line in lines[1:])
    assert reported.by == id_("eino")

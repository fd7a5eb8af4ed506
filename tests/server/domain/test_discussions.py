"""What people do with comments that are there: change, delete, react, settle, move; and what they may not."""

import pytest
from pydantic import ValidationError

from server.config import MENTIONS_MAX
from server.errors import CommentsClosed, Forbidden, Invalid, NameRequired, NotFound
from tests.server.world import (
    NOW,
    actor,
    comment,
    create,
    delete,
    erase,
    id_,
    make_board,
    move_pin,
    op,
    react,
    rename,
    resolve,
    rewrite,
    thread,
)

AINO = actor("comment", "aino")
EINO = actor("comment", "eino")
EDITOR = actor("edit", "editor")
OWNER = actor("own", "owner")
LATER = NOW + 1000


def close(is_closed=True):
    return op("board.update", set={"comments_open": not is_closed})


@pytest.fixture
def board():
    """Aino began a thread on a note, Eino answered; everybody has a name."""
    board = make_board()
    board.apply([create("sticky", "note", x=10, y=20)], OWNER, NOW)
    for who, name in ((AINO, "Aino"), (EINO, "Eino"), (EDITOR, "Erkki"), (OWNER, "Outi")):
        board.apply([rename(name)], who, NOW)
    board.apply([thread("thread", "note", x=1, y=2, text="Moi")], AINO, NOW)
    board.apply([comment("answer", "thread", "Hei")], EINO, NOW)
    return board


def test_whoever_wrote_a_comment_changes_its_words(board):
    """[C6] And everybody sees that they were changed."""
    before = board.comments[id_("answer")]
    board.apply([rewrite("answer", "Hei vaan")], EINO, LATER)
    assert board.comments[id_("answer")] == before.model_copy(update={"text": "Hei vaan", "edited_at": LATER})


@pytest.mark.parametrize("who", [AINO, EDITOR, OWNER], ids=lambda who: who.person_id)
def test_nobody_changes_the_words_of_another(board, who):
    """[C6] Not even the owner: what stands under a name was written by that person."""
    with pytest.raises(Forbidden):
        board.apply([rewrite("answer", "Olen samaa mieltä")], who, LATER)
    assert board.comments[id_("answer")].text == "Hei"


@pytest.mark.parametrize("who", [EINO, OWNER], ids=lambda who: who.person_id)
def test_a_comment_is_deleted_by_who_wrote_it_or_the_owner(board, who):
    """[C6] The rest of the discussion stays."""
    board.apply([erase("answer")], who, LATER)
    assert set(board.comments) == {id_("thread-first")}
    assert id_("thread") in board.threads


@pytest.mark.parametrize("who", [AINO, EDITOR], ids=lambda who: who.person_id)
def test_nobody_else_deletes_a_comment(board, who):
    """[C6] Nor does an editor."""
    with pytest.raises(Forbidden):
        board.apply([erase("answer")], who, LATER)
    assert id_("answer") in board.comments


def test_with_its_last_comment_a_thread_goes(board):
    """[C6] In whichever order they go."""
    board.apply([erase("thread-first")], AINO, LATER)
    assert id_("thread") in board.threads
    board.apply([erase("answer")], EINO, LATER)
    assert (board.threads, board.comments) == ({}, {})


@pytest.mark.parametrize("who", [AINO, EDITOR, OWNER], ids=lambda who: who.person_id)
def test_a_discussion_is_settled_and_opened_again(board, who):
    """[C7] By who began it, and by editors."""
    board.apply([resolve("thread")], who, LATER)
    assert board.threads[id_("thread")].is_resolved
    board.apply([resolve("thread", False)], who, LATER)
    assert not board.threads[id_("thread")].is_resolved


def test_a_pin_is_moved_to_the_map_and_onto_a_node(board):
    """[C7] Its comments come along."""
    board.apply([move_pin("thread", x=300, y=-4)], AINO, LATER)
    pin = board.threads[id_("thread")]
    assert (pin.node_id, pin.x, pin.y, pin.at) == (None, 300, -4, NOW)
    board.apply([move_pin("thread", "note", x=7, y=8)], EDITOR, LATER)
    pin = board.threads[id_("thread")]
    assert (pin.node_id, pin.x, pin.y) == (id_("note"), 7, 8)


@pytest.mark.parametrize("op", [resolve("thread"), move_pin("thread", x=1)], ids=lambda op: op.kind)
def test_a_guest_leaves_the_discussions_of_others_where_they_are(board, op):
    """[C7] A board is open to a whole town."""
    before = board.threads[id_("thread")]
    with pytest.raises(Forbidden):
        board.apply([op], EINO, LATER)
    assert board.threads[id_("thread")] == before


def test_a_pin_is_not_moved_onto_a_node_that_is_gone_nor_onto_a_line(board):
    """[C7] As where it is made."""
    board.apply([create("connector", "line", start={"x": 1, "y": 2}, end={"x": 3, "y": 4})], OWNER, NOW)
    with pytest.raises(Invalid):
        board.apply([move_pin("thread", "line")], AINO, LATER)
    board.apply([delete("note")], OWNER, NOW)
    with pytest.raises(NotFound):
        board.apply([move_pin("thread", "note")], AINO, LATER)
    pin = board.threads[id_("thread")]
    assert (pin.node_id, pin.x, pin.y) == (None, 11, 22)


def test_a_reaction_counts_once_for_each_person(board):
    """[C8] In the order in which they came."""
    for who in (EINO, AINO, EINO):
        board.apply([react("answer", "idea")], who, LATER)
    assert board.comments[id_("answer")].reactions == {"idea": [id_("eino"), id_("aino")]}


def test_a_reaction_is_taken_back(board):
    """[C8] Only one's own, and of a kind that nobody has there is nothing left."""
    board.apply([react("answer", "idea"), react("answer", "agree")], EINO, LATER)
    board.apply([react("answer", "idea", is_on=False)], AINO, LATER)
    board.apply([react("answer", "agree", is_on=False)], EINO, LATER)
    assert board.comments[id_("answer")].reactions == {"idea": [id_("eino")]}


def test_who_has_no_name_does_not_react(board):
    """[C8] Others see who did."""
    with pytest.raises(NameRequired):
        board.apply([react("answer", "idea")], actor("comment", "nameless"), LATER)


def test_there_are_four_reactions():
    """[C8] Drawn by us, as letters of other kinds look different on each machine."""
    with pytest.raises(ValidationError):
        react("answer", "🎉")


def test_a_comment_calls_people_of_the_board(board):
    """[C9] Changed words call others, or nobody."""
    board.apply([rewrite("answer", "@Aino katso", "aino")], EINO, LATER)
    assert board.comments[id_("answer")].mentions == [id_("aino")]
    board.apply([rewrite("answer", "Katso")], EINO, LATER)
    assert board.comments[id_("answer")].mentions == []


def test_nobody_is_called_who_is_not_there(board):
    """[C9] An id of another board tells nothing about it."""
    with pytest.raises(NotFound):
        board.apply([rewrite("answer", "@Onni", "onni")], EINO, LATER)


def test_a_crowd_is_not_called():
    """[C9] At most so many."""
    with pytest.raises(ValidationError):
        rewrite("answer", "Kaikki", *(f"person{n}" for n in range(MENTIONS_MAX + 1)))


@pytest.mark.parametrize(
    "op",
    [rewrite("gone", "Hei"), erase("gone"), react("gone", "idea"), resolve("gone"), move_pin("gone")],
    ids=lambda op: op.kind,
)
def test_what_is_not_there_is_not_changed(board, op):
    """[C6, C7, C8] It may have been deleted a moment ago."""
    with pytest.raises(NotFound):
        board.apply([op], OWNER, LATER)


@pytest.mark.parametrize(
    "op",
    [rewrite("answer", "Hei"), erase("answer"), react("answer", "idea"), resolve("thread"), move_pin("thread")],
    ids=lambda op: op.kind,
)
def test_who_may_only_look_changes_nothing(board, op):
    """[A7] Comments need the role `comment`."""
    with pytest.raises(Forbidden):
        board.apply([op], actor("view", "eino"), LATER)


def test_a_board_that_takes_no_comments_takes_none_from_guests(board):
    """[B2] Nobody's words are touched."""
    board.apply([close()], OWNER, NOW)
    before = board.snapshot()
    for words in (thread("new"), comment("new", "thread"), rewrite("answer", "Hei vaan"), react("answer", "idea")):
        with pytest.raises(CommentsClosed):
            board.apply([words], EINO, LATER)
    assert board.snapshot() == before


@pytest.mark.parametrize("who", [EDITOR, OWNER], ids=lambda who: who.person_id)
def test_editors_and_owners_write_meanwhile(board, who):
    """[B2] A facilitator may say why it is closed."""
    board.apply([close()], OWNER, NOW)
    board.apply([comment("new", "thread"), react("answer", "idea")], who, LATER)


def test_guests_take_away_what_they_wrote_meanwhile(board):
    """[B2] It is theirs."""
    board.apply([close()], OWNER, NOW)
    board.apply([erase("answer")], EINO, LATER)
    assert id_("answer") not in board.comments


def test_comments_are_taken_again(board):
    """[B2] [B1] It is for the owner to say."""
    board.apply([close()], OWNER, NOW)
    with pytest.raises(Forbidden):
        board.apply([close(False)], EDITOR, LATER)
    board.apply([close(False)], OWNER, LATER)
    board.apply([comment("new", "thread")], EINO, LATER)

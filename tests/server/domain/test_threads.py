"""Comments and threads that exist: edit, delete, react, resolve, move."""

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
    """Aino started a thread on a note, Eino replied; everybody has a name."""
    board = make_board()
    board.apply([create("sticky", "note", x=10, y=20)], OWNER, NOW)
    for who, name in ((AINO, "Aino"), (EINO, "Eino"), (EDITOR, "Erkki"), (OWNER, "Outi")):
        board.apply([rename(name)], who, NOW)
    board.apply([thread("thread", "note", x=1, y=2, text="Moi")], AINO, NOW)
    board.apply([comment("answer", "thread", "Hei")], EINO, NOW)
    return board


def test_the_author_edits_a_comment(board):
    """[C6] Everybody sees that it was edited."""
    before = board.comments[id_("answer")]
    board.apply([rewrite("answer", "Hei vaan")], EINO, LATER)
    assert board.comments[id_("answer")] == before.model_copy(update={"text": "Hei vaan", "edited_at": LATER})


@pytest.mark.parametrize("who", [AINO, EDITOR, OWNER], ids=lambda who: who.person_id)
def test_nobody_edits_the_comment_of_another_person(board, who):
    """[C6] Not even the owner: the name beside it is the author's."""
    with pytest.raises(Forbidden):
        board.apply([rewrite("answer", "Olen samaa mieltä")], who, LATER)
    assert board.comments[id_("answer")].text == "Hei"


@pytest.mark.parametrize("who", [EINO, OWNER], ids=lambda who: who.person_id)
def test_author_and_owner_delete_a_comment(board, who):
    """[C6] The other comments of the thread stay."""
    board.apply([erase("answer")], who, LATER)
    assert set(board.comments) == {id_("thread-first")}
    assert id_("thread") in board.threads


@pytest.mark.parametrize("who", [AINO, EDITOR], ids=lambda who: who.person_id)
def test_nobody_else_deletes_a_comment(board, who):
    """[C6] Not even an editor."""
    with pytest.raises(Forbidden):
        board.apply([erase("answer")], who, LATER)
    assert id_("answer") in board.comments


def test_a_thread_is_deleted_with_its_last_comment(board):
    """[C6] In whatever order its comments are deleted."""
    board.apply([erase("thread-first")], AINO, LATER)
    assert id_("thread") in board.threads
    board.apply([erase("answer")], EINO, LATER)
    assert (board.threads, board.comments) == ({}, {})


@pytest.mark.parametrize("who", [AINO, EDITOR, OWNER], ids=lambda who: who.person_id)
def test_a_thread_is_resolved_and_reopened(board, who):
    """[C7] By the person who started it, and by editors."""
    board.apply([resolve("thread")], who, LATER)
    assert board.threads[id_("thread")].is_resolved
    board.apply([resolve("thread", False)], who, LATER)
    assert not board.threads[id_("thread")].is_resolved


def test_a_pin_is_moved_to_a_point_and_onto_a_node(board):
    """[C7] Its comments stay in the thread."""
    board.apply([move_pin("thread", x=300, y=-4)], AINO, LATER)
    pin = board.threads[id_("thread")]
    assert (pin.node_id, pin.x, pin.y, pin.at) == (None, 300, -4, NOW)
    board.apply([move_pin("thread", "note", x=7, y=8)], EDITOR, LATER)
    pin = board.threads[id_("thread")]
    assert (pin.node_id, pin.x, pin.y) == (id_("note"), 7, 8)


@pytest.mark.parametrize("op", [resolve("thread"), move_pin("thread", x=1)], ids=lambda op: op.kind)
def test_a_guest_cannot_move_or_resolve_the_threads_of_others(board, op):
    """[C7] A public board has many guests."""
    before = board.threads[id_("thread")]
    with pytest.raises(Forbidden):
        board.apply([op], EINO, LATER)
    assert board.threads[id_("thread")] == before


def test_a_pin_is_not_moved_onto_a_missing_node_or_a_connector(board):
    """[C7] The same check as when a thread is created."""
    board.apply([create("connector", "line", start={"x": 1, "y": 2}, end={"x": 3, "y": 4})], OWNER, NOW)
    with pytest.raises(Invalid):
        board.apply([move_pin("thread", "line")], AINO, LATER)
    board.apply([delete("note")], OWNER, NOW)
    with pytest.raises(NotFound):
        board.apply([move_pin("thread", "note")], AINO, LATER)
    pin = board.threads[id_("thread")]
    assert (pin.node_id, pin.x, pin.y) == (None, 11, 22)


def test_a_reaction_counts_once_for_each_person(board):
    """[C8] People are listed in the order in which they reacted."""
    for who in (EINO, AINO, EINO):
        board.apply([react("answer", "idea")], who, LATER)
    assert board.comments[id_("answer")].reactions == {"idea": [id_("eino"), id_("aino")]}


def test_a_reaction_is_removed(board):
    """[C8] Only the person's own. A kind without people is not listed."""
    board.apply([react("answer", "idea"), react("answer", "agree")], EINO, LATER)
    board.apply([react("answer", "idea", is_on=False)], AINO, LATER)
    board.apply([react("answer", "agree", is_on=False)], EINO, LATER)
    assert board.comments[id_("answer")].reactions == {"idea": [id_("eino")]}


def test_a_reaction_needs_a_name(board):
    """[C8] Others see who reacted."""
    with pytest.raises(NameRequired):
        board.apply([react("answer", "idea")], actor("comment", "nameless"), LATER)


def test_there_are_four_reactions():
    """[C8] The page draws them itself, because emoji differ between machines."""
    with pytest.raises(ValidationError):
        react("answer", "🎉")


def test_a_comment_mentions_people_of_the_board(board):
    """[C9] An edit sets the mentions again."""
    board.apply([rewrite("answer", "@Aino katso", "aino")], EINO, LATER)
    assert board.comments[id_("answer")].mentions == [id_("aino")]
    board.apply([rewrite("answer", "Katso")], EINO, LATER)
    assert board.comments[id_("answer")].mentions == []


def test_only_people_on_the_board_are_mentioned(board):
    """[C9] The refusal says nothing about people on other boards."""
    with pytest.raises(NotFound):
        board.apply([rewrite("answer", "@Onni", "onni")], EINO, LATER)


def test_the_number_of_mentions_is_limited():
    """[C9] At most `MENTIONS_MAX`."""
    with pytest.raises(ValidationError):
        rewrite("answer", "Kaikki", *(f"person{n}" for n in range(MENTIONS_MAX + 1)))


@pytest.mark.parametrize(
    "op",
    [rewrite("gone", "Hei"), erase("gone"), react("gone", "idea"), resolve("gone"), move_pin("gone")],
    ids=lambda op: op.kind,
)
def test_a_change_of_a_missing_comment_or_thread_is_refused(board, op):
    """[C6, C7, C8] It may have been deleted a moment ago."""
    with pytest.raises(NotFound):
        board.apply([op], OWNER, LATER)


@pytest.mark.parametrize(
    "op",
    [rewrite("answer", "Hei"), erase("answer"), react("answer", "idea"), resolve("thread"), move_pin("thread")],
    ids=lambda op: op.kind,
)
def test_a_viewer_cannot_change_comments(board, op):
    """[A7] This needs the role `comment`."""
    with pytest.raises(Forbidden):
        board.apply([op], actor("view", "eino"), LATER)


def test_guests_cannot_comment_while_commenting_is_closed(board):
    """[B2] Comments that exist do not change."""
    board.apply([close()], OWNER, NOW)
    before = board.snapshot()
    for words in (thread("new"), comment("new", "thread"), rewrite("answer", "Hei vaan"), react("answer", "idea")):
        with pytest.raises(CommentsClosed):
            board.apply([words], EINO, LATER)
    assert board.snapshot() == before


@pytest.mark.parametrize("who", [EDITOR, OWNER], ids=lambda who: who.person_id)
def test_editors_and_owners_comment_while_it_is_closed(board, who):
    """[B2] A facilitator can say why it is closed."""
    board.apply([close()], OWNER, NOW)
    board.apply([comment("new", "thread"), react("answer", "idea")], who, LATER)


def test_guests_delete_their_comments_while_it_is_closed(board):
    """[B2] Deleting is always allowed."""
    board.apply([close()], OWNER, NOW)
    board.apply([erase("answer")], EINO, LATER)
    assert id_("answer") not in board.comments


def test_commenting_is_opened_again(board):
    """[B2] [B1] By the owner."""
    board.apply([close()], OWNER, NOW)
    with pytest.raises(Forbidden):
        board.apply([close(False)], EDITOR, LATER)
    board.apply([close(False)], OWNER, LATER)
    board.apply([comment("new", "thread")], EINO, LATER)

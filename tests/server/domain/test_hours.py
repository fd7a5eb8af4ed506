"""When guests may write, and how often: hours and slow mode, which the owner sets."""

import pytest
from pydantic import ValidationError

from server.config import SLOW_SECONDS_MAX
from server.domain.board import Board
from server.domain.history import replay
from server.errors import CommentsClosed, Exists, Forbidden, Invalid, SlowMode
from tests.server.world import NOW, actor, comment, erase, id_, make_board, op, react, rename, rewrite, thread

AINO = actor("comment", "aino")
EINO = actor("comment", "eino")
PIIA = actor("participate", "piia")
EDITOR = actor("edit", "editor")
OWNER = actor("own", "owner")
HOUR = 3_600_000
SECOND = 1_000


def hours(**fields):
    return op("board.update", set=fields)


@pytest.fixture
def board():
    """Aino began a thread long ago; everybody has a name."""
    board = make_board()
    for who, name in ((AINO, "Aino"), (EINO, "Eino"), (PIIA, "Piia"), (EDITOR, "Erkki"), (OWNER, "Outi")):
        board.apply([rename(name)], who, NOW - HOUR)
    board.apply([thread("thread")], AINO, NOW - HOUR)
    return board


def test_guests_write_from_the_opening_until_the_closing(board):
    """[B2] The first moment is within, the last is not."""
    board.apply([hours(opens_at=NOW, closes_at=NOW + HOUR)], OWNER, NOW - HOUR)
    for at in (NOW - 1, NOW + HOUR, NOW + 2 * HOUR):
        with pytest.raises(CommentsClosed):
            board.apply([comment("early", "thread")], EINO, at)
    board.apply([comment("first", "thread")], EINO, NOW)
    board.apply([comment("last", "thread")], EINO, NOW + HOUR - 1)
    assert {id_("first"), id_("last")} <= set(board.comments)


def test_outside_the_hours_guests_change_nothing_and_take_away_what_is_theirs(board):
    """[B2] As where commenting is closed by hand."""
    board.apply([hours(closes_at=NOW)], OWNER, NOW)
    for words in (thread("new"), rewrite("thread-first", "Toisin"), react("thread-first", "idea")):
        with pytest.raises(CommentsClosed):
            board.apply([words], AINO, NOW)
    board.apply([erase("thread-first")], AINO, NOW)
    assert board.comments == {}


@pytest.mark.parametrize("who", [EDITOR, OWNER], ids=lambda who: who.person_id)
def test_hours_and_slow_mode_are_not_for_editors(board, who):
    """[B2] [B3] A facilitator says goodbye after the end."""
    board.apply([hours(closes_at=NOW, slow_seconds=60)], OWNER, NOW)
    board.apply([comment("one", "thread"), comment("two", "thread")], who, NOW)
    assert {id_("one"), id_("two")} <= set(board.comments)


def test_closing_by_hand_is_stronger_than_the_hours(board):
    """[B2] For when it gets out of hand."""
    board.apply([hours(comments_open=False, opens_at=NOW, closes_at=NOW + HOUR)], OWNER, NOW)
    with pytest.raises(CommentsClosed):
        board.apply([comment("new", "thread")], EINO, NOW)


def test_hours_are_the_owners_and_are_taken_away_by_null(board):
    """[B1] Nobody else opens a board."""
    board.apply([hours(closes_at=NOW)], OWNER, NOW)
    with pytest.raises(Forbidden):
        board.apply([hours(closes_at=None)], EDITOR, NOW)
    board.apply([hours(closes_at=None)], OWNER, NOW)
    board.apply([comment("new", "thread")], EINO, NOW)
    assert id_("new") in board.comments


@pytest.mark.parametrize("closes_at", [NOW, NOW - 1])
def test_a_closing_comes_after_the_opening(board, closes_at):
    """[B1] Also where the two are set one after the other."""
    with pytest.raises(Invalid):
        board.apply([hours(opens_at=NOW, closes_at=closes_at)], OWNER, NOW)
    board.apply([hours(opens_at=NOW)], OWNER, NOW)
    with pytest.raises(Invalid):
        board.apply([hours(closes_at=closes_at)], OWNER, NOW)
    assert board.info.closes_at is None


@pytest.mark.parametrize("slow_seconds", [-1, SLOW_SECONDS_MAX + 1, None, 1.5])
def test_slow_mode_has_bounds(slow_seconds):
    """[B1] An hour at most, in whole seconds."""
    with pytest.raises(ValidationError):
        hours(slow_seconds=slow_seconds)


@pytest.mark.parametrize("second", [comment("second", "thread"), thread("second")], ids=lambda op: op.kind)
def test_in_slow_mode_a_guest_writes_once_in_a_while(board, second):
    """[B3] The refusal says how long it will be; others wait for their own only."""
    board.apply([hours(slow_seconds=60)], OWNER, NOW)
    board.apply([comment("first", "thread")], EINO, NOW)
    with pytest.raises(SlowMode) as refusal:
        board.apply([second], EINO, NOW + 1_001)
    assert refusal.value.params == {"wait": 59}
    board.apply([comment("another", "thread")], AINO, NOW + SECOND)
    board.apply([second], EINO, NOW + 60 * SECOND)
    assert any(one.by == EINO.person_id and one.at == NOW + 60 * SECOND for one in board.comments.values())


def test_two_comments_of_a_guest_in_one_push_are_too_many(board):
    """[B3] [P1] Neither is taken, and nobody has to wait for it."""
    board.apply([hours(slow_seconds=60)], OWNER, NOW)
    with pytest.raises(SlowMode):
        board.apply([comment("one", "thread"), comment("two", "thread")], EINO, NOW)
    board.apply([comment("three", "thread")], EINO, NOW)
    assert set(board.comments) == {id_("thread-first"), id_("three")}


def test_a_refused_push_leaves_the_time_of_the_last_comment(board):
    """[B3] The comment before it still counts, the one that was refused does not."""
    board.apply([hours(slow_seconds=60)], OWNER, NOW)
    board.apply([comment("one", "thread")], EINO, NOW)
    with pytest.raises(Exists):
        board.apply([comment("two", "thread"), comment("one", "thread")], EINO, NOW + 60 * SECOND)
    assert board.wrote_at[EINO.person_id] == NOW


@pytest.mark.parametrize("gone", [erase("one"), op("person.erase")], ids=lambda op: op.kind)
def test_deleting_does_not_make_room_for_the_next_one(board, gone):
    """[B3] Or slow mode would be a matter of two clicks more."""
    board.apply([hours(slow_seconds=60)], OWNER, NOW)
    board.apply([comment("one", "thread"), gone], EINO, NOW)
    with pytest.raises(SlowMode):
        board.apply([rename("Eino"), comment("two", "thread")], EINO, NOW + SECOND)


def test_in_slow_mode_words_are_changed_and_reactions_given_at_once(board):
    """[B3] It holds up what is new to read."""
    board.apply([hours(slow_seconds=60)], OWNER, NOW)
    board.apply([comment("one", "thread"), rewrite("one", "Toisin"), react("one", "idea")], EINO, NOW)
    assert board.comments[id_("one")].text == "Toisin"


def test_participants_wait_like_other_guests(board):
    """[B3]"""
    board.apply([hours(slow_seconds=10)], OWNER, NOW)
    board.apply([comment("one", "thread")], PIIA, NOW)
    with pytest.raises(SlowMode):
        board.apply([comment("two", "thread")], PIIA, NOW + 9 * SECOND)


def test_a_clock_that_went_back_makes_nobody_wait(board):
    """[B3] Servers' clocks are put right now and then, by hours even."""
    board.apply([hours(slow_seconds=60)], OWNER, NOW)
    board.apply([comment("one", "thread")], EINO, NOW)
    board.apply([comment("two", "thread")], EINO, NOW - HOUR)
    assert id_("two") in board.comments


def test_a_board_that_was_loaded_knows_who_wrote_when(board):
    """[B3] A restart of the server makes no room either."""
    board.apply([hours(slow_seconds=60), comment("mine", "thread")], OWNER, NOW)
    board.apply([comment("one", "thread")], EINO, NOW)
    loaded = Board(**{name: getattr(board, name) for name in ("info", "seq", "comments", "threads", "people", "links")})
    with pytest.raises(SlowMode):
        loaded.apply([comment("two", "thread")], EINO, NOW + SECOND)


def test_what_was_taken_is_taken_in_a_replay(board):
    """[G3] [B2] [B3] Whatever the hours were, and whatever the clock said."""
    fresh = make_board()
    log = [
        *fresh.apply([rename("Eino"), thread("a"), comment("b", "a")], EINO, NOW).entries,
        *fresh.apply([hours(closes_at=NOW, slow_seconds=60), hours(opens_at=NOW - HOUR)], OWNER, NOW).entries,
    ]
    shuffled = [log[3], log[4], *log[:3]]
    again = replay(make_board(), [entry.model_copy(update={"seq": at + 1}) for at, entry in enumerate(shuffled)])
    assert set(again.comments) == set(fresh.comments)

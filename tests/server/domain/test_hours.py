"""Commenting hours and slow mode."""

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
    """Aino started a thread long ago; everybody has a name."""
    board = make_board()
    for who, name in ((AINO, "Aino"), (EINO, "Eino"), (PIIA, "Piia"), (EDITOR, "Erkki"), (OWNER, "Outi")):
        board.apply([rename(name)], who, NOW - HOUR)
    board.apply([thread("thread")], AINO, NOW - HOUR)
    return board


def test_guests_write_from_opening_to_closing_time(board):
    """[B2] The first moment is included, the last is not."""
    board.apply([hours(opens_at=NOW, closes_at=NOW + HOUR)], OWNER, NOW - HOUR)
    for at in (NOW - 1, NOW + HOUR, NOW + 2 * HOUR):
        with pytest.raises(CommentsClosed):
            board.apply([comment("early", "thread")], EINO, at)
    board.apply([comment("first", "thread")], EINO, NOW)
    board.apply([comment("last", "thread")], EINO, NOW + HOUR - 1)
    assert {id_("first"), id_("last")} <= set(board.comments)


def test_outside_commenting_hours_guests_can_only_delete(board):
    """[B2] As when commenting is closed."""
    board.apply([hours(closes_at=NOW)], OWNER, NOW)
    for words in (thread("new"), rewrite("thread-first", "Toisin"), react("thread-first", "idea")):
        with pytest.raises(CommentsClosed):
            board.apply([words], AINO, NOW)
    board.apply([erase("thread-first")], AINO, NOW)
    assert board.comments == {}


@pytest.mark.parametrize("who", [EDITOR, OWNER], ids=lambda who: who.person_id)
def test_hours_and_slow_mode_do_not_apply_to_editors(board, who):
    """[B2] [B3] A facilitator can write after the end."""
    board.apply([hours(closes_at=NOW, slow_seconds=60)], OWNER, NOW)
    board.apply([comment("one", "thread"), comment("two", "thread")], who, NOW)
    assert {id_("one"), id_("two")} <= set(board.comments)


def test_closed_commenting_overrides_the_hours(board):
    """[B2] For an emergency."""
    board.apply([hours(comments_open=False, opens_at=NOW, closes_at=NOW + HOUR)], OWNER, NOW)
    with pytest.raises(CommentsClosed):
        board.apply([comment("new", "thread")], EINO, NOW)


def test_only_owners_set_hours_and_null_removes_them(board):
    """[B1] Nobody else can open commenting."""
    board.apply([hours(closes_at=NOW)], OWNER, NOW)
    with pytest.raises(Forbidden):
        board.apply([hours(closes_at=None)], EDITOR, NOW)
    board.apply([hours(closes_at=None)], OWNER, NOW)
    board.apply([comment("new", "thread")], EINO, NOW)
    assert id_("new") in board.comments


@pytest.mark.parametrize("closes_at", [NOW, NOW - 1])
def test_the_closing_time_must_be_after_the_opening_time(board, closes_at):
    """[B1] Also if the two are set by two ops."""
    with pytest.raises(Invalid):
        board.apply([hours(opens_at=NOW, closes_at=closes_at)], OWNER, NOW)
    board.apply([hours(opens_at=NOW)], OWNER, NOW)
    with pytest.raises(Invalid):
        board.apply([hours(closes_at=closes_at)], OWNER, NOW)
    assert board.info.closes_at is None


@pytest.mark.parametrize("slow_seconds", [-1, SLOW_SECONDS_MAX + 1, None, 1.5])
def test_slow_mode_has_bounds(slow_seconds):
    """[B1] Whole seconds, at most an hour."""
    with pytest.raises(ValidationError):
        hours(slow_seconds=slow_seconds)


@pytest.mark.parametrize("second", [comment("second", "thread"), thread("second")], ids=lambda op: op.kind)
def test_slow_mode_makes_a_guest_wait(board, second):
    """[B3] The refusal says how long. Each guest waits for their own comment only."""
    board.apply([hours(slow_seconds=60)], OWNER, NOW)
    board.apply([comment("first", "thread")], EINO, NOW)
    with pytest.raises(SlowMode) as refusal:
        board.apply([second], EINO, NOW + 1_001)
    assert refusal.value.params == {"wait": 59}
    board.apply([comment("another", "thread")], AINO, NOW + SECOND)
    board.apply([second], EINO, NOW + 60 * SECOND)
    assert any(one.by == EINO.person_id and one.at == NOW + 60 * SECOND for one in board.comments.values())


def test_slow_mode_refuses_two_comments_in_one_push(board):
    """[B3] [P1] None is accepted, and nobody has to wait for them."""
    board.apply([hours(slow_seconds=60)], OWNER, NOW)
    with pytest.raises(SlowMode):
        board.apply([comment("one", "thread"), comment("two", "thread")], EINO, NOW)
    board.apply([comment("three", "thread")], EINO, NOW)
    assert set(board.comments) == {id_("thread-first"), id_("three")}


def test_a_refused_push_does_not_count_for_slow_mode(board):
    """[B3] The comment before it still counts."""
    board.apply([hours(slow_seconds=60)], OWNER, NOW)
    board.apply([comment("one", "thread")], EINO, NOW)
    with pytest.raises(Exists):
        board.apply([comment("two", "thread"), comment("one", "thread")], EINO, NOW + 60 * SECOND)
    assert board.wrote_at[EINO.person_id] == NOW


@pytest.mark.parametrize("gone", [erase("one"), op("person.erase")], ids=lambda op: op.kind)
def test_deleting_does_not_shorten_slow_mode(board, gone):
    """[B3] Otherwise guests could get around slow mode."""
    board.apply([hours(slow_seconds=60)], OWNER, NOW)
    board.apply([comment("one", "thread"), gone], EINO, NOW)
    with pytest.raises(SlowMode):
        board.apply([rename("Eino"), comment("two", "thread")], EINO, NOW + SECOND)


def test_slow_mode_does_not_limit_edits_and_reactions(board):
    """[B3] It limits only new comments."""
    board.apply([hours(slow_seconds=60)], OWNER, NOW)
    board.apply([comment("one", "thread"), rewrite("one", "Toisin"), react("one", "idea")], EINO, NOW)
    assert board.comments[id_("one")].text == "Toisin"


def test_participants_wait_like_other_guests(board):
    """[B3] Slow mode applies to them too."""
    board.apply([hours(slow_seconds=10)], OWNER, NOW)
    board.apply([comment("one", "thread")], PIIA, NOW)
    with pytest.raises(SlowMode):
        board.apply([comment("two", "thread")], PIIA, NOW + 9 * SECOND)


def test_a_clock_that_went_back_makes_nobody_wait(board):
    """[B3] The clock of a server can be corrected, even by hours."""
    board.apply([hours(slow_seconds=60)], OWNER, NOW)
    board.apply([comment("one", "thread")], EINO, NOW)
    board.apply([comment("two", "thread")], EINO, NOW - HOUR)
    assert id_("two") in board.comments


def test_a_loaded_board_knows_when_people_wrote(board):
    """[B3] A restart of the server does not end the wait."""
    board.apply([hours(slow_seconds=60), comment("mine", "thread")], OWNER, NOW)
    board.apply([comment("one", "thread")], EINO, NOW)
    loaded = Board(**{name: getattr(board, name) for name in ("info", "seq", "comments", "threads", "people", "links")})
    with pytest.raises(SlowMode):
        loaded.apply([comment("two", "thread")], EINO, NOW + SECOND)


def test_a_replay_ignores_hours_and_slow_mode(board):
    """[G3] [B2] [B3] Whatever the hours and the clock were."""
    fresh = make_board()
    log = [
        *fresh.apply([rename("Eino"), thread("a"), comment("b", "a")], EINO, NOW).entries,
        *fresh.apply([hours(closes_at=NOW, slow_seconds=60), hours(opens_at=NOW - HOUR)], OWNER, NOW).entries,
    ]
    shuffled = [log[3], log[4], *log[:3]]
    again = replay(make_board(), [entry.model_copy(update={"seq": at + 1}) for at, entry in enumerate(shuffled)])
    assert set(again.comments) == set(fresh.comments)

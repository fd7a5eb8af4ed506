"""One hash for a board."""

from server.domain.state_hash import hash_board
from tests.server.world import NOW, actor, create, make_board, rename, update


def board_after(*pushes):
    board = make_board()
    for ops in pushes:
        board.apply(ops, actor(), NOW)
    return board


def test_the_order_of_rows_does_not_matter():
    one = board_after([create("sticky", "a"), create("sticky", "b")])
    other = board_after([create("sticky", "b"), create("sticky", "a")])
    assert hash_board(one) == hash_board(other)


def test_a_change_of_one_field_is_another_board():
    before = board_after([create("sticky", "a")])
    after = board_after([create("sticky", "a")], [update("a", text="Hei")])
    assert hash_board(before) != hash_board(after)


def test_the_number_of_the_log_does_not_matter():
    """Two ways to the same rows are the same board."""
    assert hash_board(board_after([rename("Aino")])) == hash_board(board_after([rename("Aino")], [rename("Aino")]))


def test_numbers_are_written_as_a_browser_writes_them():
    """RFC 8785: a whole number has no decimals, so 100.0 here is 100 there."""
    decimal, whole = (board_after([create("sticky", "a", x=x)]) for x in (100.0, 100))
    assert hash_board(decimal) == hash_board(whole)

"""Boxes are divided into columns of similar height, in order."""

from hypothesis import given
from hypothesis import strategies as st

from server.exchange.importing.column_balance import balance_columns

HEIGHTS = st.lists(st.floats(min_value=1, max_value=500), min_size=1, max_size=30)


def test_the_tallest_column_is_as_low_as_possible():
    assert balance_columns([100, 100, 100, 100, 300], 3, 20) == [[0, 1], [2, 3], [4]]


def test_one_tall_box_has_a_column_of_its_own():
    assert balance_columns([10, 500, 10], 3, 20) == [[0], [1], [2]]


@given(HEIGHTS, st.integers(min_value=1, max_value=6))
def test_every_box_is_in_one_column_in_order(heights, columns):
    filled = balance_columns(heights, columns, 20)
    assert [index for column in filled for index in column] == list(range(len(heights)))
    assert 1 <= len(filled) <= columns

"""Divides a sequence of boxes into columns of similar height."""

from collections.abc import Iterator, Sequence


def balance_columns(heights: Sequence[float], columns: int, gap: float) -> list[list[int]]:
    """The indices of the boxes in each column, in order. The tallest column is as low as possible; none is empty."""
    low, high = max(heights), sum(heights) + gap * len(heights)
    # Thirty steps of bisection reduce a million units to a thousandth of one.
    for _ in range(30):
        middle = (low + high) / 2
        if _fill(heights, middle, gap, columns) is None:
            low = middle
        else:
            high = middle
    filled = _fill(heights, high, gap, columns)
    assert filled is not None, "The sum of all heights fits one column, so `high` always fits."
    return filled


def _fill(heights: Sequence[float], limit: float, gap: float, columns: int) -> list[list[int]] | None:
    filled = list(_greedy(heights, limit, gap))
    return filled if len(filled) <= columns else None


def _greedy(heights: Sequence[float], limit: float, gap: float) -> Iterator[list[int]]:
    column: list[int] = []
    used = 0.0
    for index, height in enumerate(heights):
        if column and used + height > limit:
            yield column
            column, used = [], 0.0
        column.append(index)
        used += height + gap
    yield column

"""Dividing a sequence of boxes into columns that are read from top to bottom, one after the other."""

from collections.abc import Iterator, Sequence


def balanced(heights: Sequence[float], columns: int, gap: float) -> list[list[int]]:
    """The indices of each column, so that the tallest column is as low as the order allows; none is empty."""
    low, high = max(heights), sum(heights) + gap * len(heights)
    # Thirty halvings bring a tower of a million units down to a thousandth of one.
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

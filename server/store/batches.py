"""Splits long lists, so that no statement blocks the event loop for long."""

from collections.abc import Iterator, Sequence
from typing import TypeVar

ItemT = TypeVar("ItemT")


def batched(items: Sequence[ItemT], size: int) -> Iterator[Sequence[ItemT]]:
    """The items in order, in parts of `size`; the last may be shorter. `itertools.batched` came with Python 3.12."""
    return (items[start : start + size] for start in range(0, len(items), size))

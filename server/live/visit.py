"""What a board says to whoever asks at its door."""

from dataclasses import dataclass

from ..domain.changes import Link
from ..wire.values import Role
from ..wire.views import BoardView


@dataclass(frozen=True)
class Visit:
    """What a board looks like from its door: for pages and routes that need no more."""

    role: Role
    info: BoardView
    links: tuple[Link, ...]
    is_blocked: bool

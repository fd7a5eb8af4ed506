"""Rows that do not fit today's rules: read all the same, and reported."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final, TypeVar

from pydantic import TypeAdapter, ValidationError

from ..wire.repair import repair

log = logging.getLogger(__name__)
RowT = TypeVar("RowT")
# Rows that the log names of a board, so that a thousand bad ones make one line.
_NAMED_MAX: Final = 5


@dataclass(frozen=True)
class Misfit:
    """A row that was repaired while it was read, or left out where that was not possible. It has none of its texts."""

    table: str
    id: str
    repaired: tuple[str, ...]

    @property
    def is_lost(self) -> bool:
        """Whether the row was left out."""
        return not self.repaired

    def __str__(self) -> str:
        return f"{self.table} {self.id}: {', '.join(self.repaired) or 'left out'}"


def read(adapter: TypeAdapter[RowT], fields: Any, table: str, id_: str, into: list[Misfit]) -> RowT | None:
    """The value of a row with these fields. A misfit is added to `into`; one that is left out is None."""
    try:
        return adapter.validate_python(fields)
    except ValidationError:
        repaired = repair(adapter, fields)
    into.append(Misfit(table, id_, repaired.changed))
    return repaired.value


def warn(board_id: str, misfits: Sequence[Misfit]) -> None:
    """Says in the program's log which rows of a board do not fit today's rules."""
    if misfits:
        some = "; ".join(map(str, misfits[:_NAMED_MAX]))
        log.warning("board %s: %d rows do not fit today's rules: %s", board_id, len(misfits), some)

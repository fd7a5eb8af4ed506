"""Rows that do not match today's rules: they are repaired if possible, and reported."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final, TypeVar

from pydantic import TypeAdapter, ValidationError

from ..wire.repair import repair

log = logging.getLogger(__name__)
RowT = TypeVar("RowT")
# The log names so many rows of a board: a thousand invalid rows make one line.
_NAMED_MAX: Final = 5


@dataclass(frozen=True)
class InvalidRow:
    """A row that was repaired while it was read, or left out. `repaired` names the changed fields, not their texts."""

    table: str
    id: str
    repaired: tuple[str, ...]

    @property
    def is_lost(self) -> bool:
        """Whether the row was left out."""
        return not self.repaired

    def __str__(self) -> str:
        return f"{self.table} {self.id}: {', '.join(self.repaired) or 'left out'}"


def read_row(adapter: TypeAdapter[RowT], fields: Any, table: str, id_: str, invalid: list[InvalidRow]) -> RowT | None:
    """The value of a row with these fields; None if it cannot be repaired. An invalid row is added to `invalid`."""
    try:
        return adapter.validate_python(fields)
    except ValidationError:
        repaired = repair(adapter, fields)
    invalid.append(InvalidRow(table, id_, repaired.changed))
    return repaired.value


def log_invalid_rows(board_id: str, invalid: Sequence[InvalidRow]) -> None:
    """Logs which rows of a board do not match today's rules."""
    if invalid:
        some = "; ".join(map(str, invalid[:_NAMED_MAX]))
        log.warning("board %s: %d rows do not match today's rules: %s", board_id, len(invalid), some)

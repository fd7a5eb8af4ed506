"""Reads values that were stored under other rules than today's, and repairs what does not fit them."""

from copy import deepcopy
from dataclasses import dataclass
from typing import Any, Final, Generic, TypeVar

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from .values import is_blank, make_legible

ValueT = TypeVar("ValueT")
# Each round repairs all faults that show at the same time. A text has at most a few, one behind the other.
_ROUNDS_MAX: Final = 8
# Stands where a text is gone that may not be empty.
_NO_TEXT: Final = "–"
_BOUNDS: Final = {"greater_than_equal": "ge", "less_than_equal": "le"}


@dataclass(frozen=True)
class RepairResult(Generic[ValueT]):
    """A value that fits today's rules, or None, and the paths of the fields that were changed for it."""

    value: ValueT | None
    changed: tuple[str, ...] = ()


def repair(adapter: TypeAdapter[ValueT], stored: Any) -> RepairResult[ValueT]:
    """The value with as little changed as today's rules ask for.

    Texts are cut and freed of characters that may not stand in them, numbers are moved to the nearest bound, other
    fields get their default. There is no value where a field without a default is wrong. The same input always gives
    the same value, so that a row and the line of the log that made it stay equal.
    """
    value, changed = deepcopy(stored), dict[str, None]()
    for _ in range(_ROUNDS_MAX):
        try:
            return RepairResult(adapter.validate_python(value), tuple(changed))
        except ValidationError as error:
            paths = [_repair_one(value, one) for one in error.errors(include_url=False)]
        if None in paths:
            break
        changed.update(dict.fromkeys(filter(None, paths)))
    return RepairResult(None)


def _repair_one(value: Any, error: ErrorDetails) -> str | None:
    """Changes what the error is about, and returns its path; None where nothing can be done."""
    path = _path_of(value, error["loc"])
    if not path or error["type"] == "missing":
        return None
    holder = value
    for key in path[:-1]:
        holder = holder[key]
    better = _better(holder[path[-1]], error)
    if better is not None:
        holder[path[-1]] = better
    else:
        # A default takes its place; where there is none, the next round finds it missing.
        del holder[path[-1]]
    return ".".join(map(str, path))


def _path_of(value: Any, loc: tuple[str | int, ...]) -> list[Any]:
    """The keys that lead to what is wrong. An error's location also names the members of unions, which are no keys."""
    path: list[Any] = []
    for part in loc:
        is_key = part in value if isinstance(value, dict) else isinstance(value, list) and isinstance(part, int)
        if is_key:
            path.append(part)
            value = value[part]
    return path


def _better(value: Any, error: ErrorDetails) -> Any:
    """A value near this one that the rule lets pass; None where there is none."""
    if error["type"] in _BOUNDS:
        return error["ctx"][_BOUNDS[error["type"]]]
    if not isinstance(value, str):
        return None
    text = make_legible(value)
    text = text[: error.get("ctx", {}).get("max_length")]
    if text != value:
        return text
    return _NO_TEXT if is_blank(text) else None

"""Repairs stored values that were valid under older rules and do not match today's."""

from copy import deepcopy
from dataclasses import dataclass
from typing import Any, Final, Generic, TypeVar

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from .values import is_blank, make_legible

ValueT = TypeVar("ValueT")
# One round repairs all errors that pydantic reports together. A text can have a few more, one after another.
_ROUNDS_MAX: Final = 8
# Replaces a text that has nothing left and must not be empty.
_NO_TEXT: Final = "–"
_BOUNDS: Final = {"greater_than_equal": "ge", "less_than_equal": "le"}


@dataclass(frozen=True)
class RepairResult(Generic[ValueT]):
    """A value that matches today's rules, or None; and the paths of the fields that were changed for it."""

    value: ValueT | None
    changed: tuple[str, ...] = ()


def repair(adapter: TypeAdapter[ValueT], stored: Any) -> RepairResult[ValueT]:
    """The value with the smallest changes that make it valid.

    Texts are cut and lose characters that are not allowed, numbers move to the nearest bound, and other fields get
    their default. There is no value if an invalid field has no default. The same input always gives the same value,
    so that a row and the log entry that made it stay equal.
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
    """Changes the field of the error in place and returns its path; None if it cannot be repaired."""
    path = _path_of(value, error["loc"])
    if not path or error["type"] == "missing":
        return None
    holder = value
    for key in path[:-1]:
        holder = holder[key]
    better = _nearest_valid(holder[path[-1]], error)
    if better is not None:
        holder[path[-1]] = better
    else:
        # The field gets its default. If it has none, the next round finds it missing.
        del holder[path[-1]]
    return ".".join(map(str, path))


def _path_of(value: Any, loc: tuple[str | int, ...]) -> list[Any]:
    """The keys that lead to the invalid field. The location of an error also names union members, which are no keys."""
    path: list[Any] = []
    for part in loc:
        is_key = part in value if isinstance(value, dict) else isinstance(value, list) and isinstance(part, int)
        if is_key:
            path.append(part)
            value = value[part]
    return path


def _nearest_valid(value: Any, error: ErrorDetails) -> Any:
    """The nearest valid value for the rule that was broken; None if there is none."""
    if error["type"] in _BOUNDS:
        return error["ctx"][_BOUNDS[error["type"]]]
    if not isinstance(value, str):
        return None
    text = make_legible(value)
    text = text[: error.get("ctx", {}).get("max_length")]
    if text != value:
        return text
    return _NO_TEXT if is_blank(text) else None

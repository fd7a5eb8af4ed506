"""The table of operations: which rule handles which op, and the role it takes."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from ..wire.ops import AnyOp
from ..wire.ops_base import OpBase
from ..wire.values import Role
from .changes import Changes
from .state import BoardState

OpT = TypeVar("OpT", bound=OpBase)


@dataclass(frozen=True)
class Stamp:
    """What the server adds to an op: its number, who sent it, as what, and when (milliseconds since 1970, UTC).

    In a replay the op was taken long ago: what today's rules or fields would refuse is not asked again.
    `is_pending`: its words, or those that it takes away, are put beside the board, which was decided when it came.
    """

    seq: int
    by: str
    role: Role
    at: int
    is_replay: bool = False
    is_pending: bool = False


Handler = Callable[[BoardState, OpT, Stamp], Changes]


@dataclass(frozen=True)
class Rule:
    """A rule of the board: pure, either returns the rows that change or raises a `BoardError`."""

    role: Role
    handler: Handler[Any]


RULES: dict[type[OpBase], Rule] = {}


def handles(op_type: type[OpT], *, role: Role) -> Callable[[Handler[OpT]], Handler[OpT]]:
    """Enters the decorated function as the rule for `op_type`."""

    def enter(handler: Handler[OpT]) -> Handler[OpT]:
        assert op_type not in RULES, f"{op_type.__name__} has a rule already: {RULES[op_type].handler}"
        RULES[op_type] = Rule(role, handler)
        return handler

    return enter


def rule_for(op: AnyOp) -> Rule:
    """The rule for an op; every kind has one, which a test holds."""
    return RULES[type(op)]

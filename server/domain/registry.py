"""The table of ops: the rule that handles each op, and the role that it needs."""

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
    """What the server adds to an op: number, sender, their role, and time (milliseconds since 1970, UTC).

    `is_replay`: the op was accepted earlier, so limits, hours and settings of today do not apply.
    `is_pending`: the text that it adds, or the comment that it deletes, becomes a hidden comment. In a replay this
    comes from the log.
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
    """A rule for one kind of op: a pure function that returns the rows that change, or raises a `BoardError`."""

    role: Role
    handler: Handler[Any]


RULES: dict[type[OpBase], Rule] = {}


def handles(op_type: type[OpT], *, role: Role) -> Callable[[Handler[OpT]], Handler[OpT]]:
    """Decorator: registers the function as the rule for `op_type`."""

    def enter(handler: Handler[OpT]) -> Handler[OpT]:
        assert op_type not in RULES, f"{op_type.__name__} has a rule already: {RULES[op_type].handler}"
        RULES[op_type] = Rule(role, handler)
        return handler

    return enter


def rule_for(op: AnyOp) -> Rule:
    """The rule for an op. A test checks that every kind has one."""
    return RULES[type(op)]

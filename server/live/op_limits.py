"""Rate limits of ops, for each person and each network address. In memory only."""

from collections.abc import Callable, Sequence

from ..config import Settings
from ..domain.access import Actor
from ..errors import TooFast
from ..wire.ops import AnyOp, NodeCreate, NodeDelete, NodeUpdate
from ..wire.values import Role
from .keyed_limiter import KeyedLimiter

_EDITS = (NodeCreate, NodeUpdate, NodeDelete)


class OpLimits:
    """Texts and edits have limits of their own. The limits of an address are wide: many people may share it."""

    def __init__(self, settings: Settings, now: Callable[[], float]) -> None:
        people = settings.rate_people_per_address
        texts = settings.rate_words_burst, settings.rate_words_per_second
        edits = settings.rate_edits_burst, settings.rate_edits_per_second
        self._texts = KeyedLimiter(*texts, now)
        self._edits = KeyedLimiter(*edits, now)
        self._texts_of_address = KeyedLimiter(texts[0] * people, texts[1] * people, now)
        self._edits_of_address = KeyedLimiter(edits[0] * people, edits[1] * people, now)

    def spend(self, ops: Sequence[AnyOp], by: Actor, role: Role | None = None) -> None:
        """Takes the cost of the ops from person and address. Raises `TooFast`, and takes nothing, if it is too much.

        A participant's new note costs as much as a comment, because everyone reads it. An editor's note is an edit.
        """
        edit_kinds = (NodeUpdate, NodeDelete) if role == "participate" else _EDITS
        edits = sum(isinstance(op, edit_kinds) for op in ops)
        texts = len(ops) - edits
        costs = (
            (self._texts, by.person_id, texts),
            (self._edits, by.person_id, edits),
            (self._texts_of_address, by.address, texts),
            (self._edits_of_address, by.address, edits),
        )
        wait = max(limiter.wait(key, count) for limiter, key, count in costs)
        if wait > 0:
            raise TooFast(wait)
        for limiter, key, count in costs:
            limiter.take(key, count)

    def forget_full(self) -> None:
        """Forgets the people and addresses that have sent nothing for a while."""
        for limiter in (self._texts, self._edits, self._texts_of_address, self._edits_of_address):
            limiter.forget_full()

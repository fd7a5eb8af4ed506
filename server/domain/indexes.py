"""Indexes of the rows of a board. With them the cost of a rule does not grow with the size of the board."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final, Generic, TypeVar, get_args

from ..wire.hidden_comments import HiddenComment, Report
from ..wire.nodes import AnyNode, Connector, Sticky
from ..wire.values import Reaction
from ..wire.views import CommentView, PersonView, ThreadView
from .confusables import skeleton

RowT = TypeVar("RowT")
Keys = Iterable[str]
_NONE: Final[Mapping[str, None]] = {}
_REACTIONS: Final[tuple[Reaction, ...]] = get_args(Reaction)


class Index(Generic[RowT]):
    """The ids of rows by key. `keys` gives the keys of a row."""

    def __init__(self, keys: Callable[[RowT], Keys]) -> None:
        self._keys = keys
        # Dictionaries as ordered sets: equal boards give the ids in the same order.
        self._ids: dict[str, dict[str, None]] = {}

    def replace(self, id_: str, before: RowT | None, after: RowT | None) -> None:
        """Updates the index for a row that was added (`before` is None), changed, or deleted (`after` is None)."""
        old = self._keys(before) if before is not None else ()
        new = self._keys(after) if after is not None else ()
        if old is new:
            return
        if not old:
            for key in new:
                self._ids.setdefault(key, {})[id_] = None
            return
        was, is_now = set(old), set(new)
        for key in was - is_now:
            self._remove(key, id_)
        for key in is_now - was:
            self._ids.setdefault(key, {})[id_] = None

    def _remove(self, key: str, id_: str) -> None:
        ids = self._ids[key]
        del ids[id_]
        if not ids:
            del self._ids[key]

    def ids(self, *keys: str) -> tuple[str, ...]:
        """The ids of the rows that have at least one of these keys, without duplicates."""
        if len(keys) == 1:
            return tuple(self._ids.get(keys[0], _NONE))
        return tuple(dict.fromkeys(id_ for key in keys for id_ in self._ids.get(key, _NONE)))

    def count(self, key: str) -> int:
        """The number of rows that have the key."""
        return len(self._ids.get(key, _NONE))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Index) and self._ids == other._ids

    __hash__ = None  # type: ignore[assignment]  # it changes, so it cannot be a key


class Indexes:
    """The indexes of a board. They hold ids only; `BoardState.apply_changes` reports each change."""

    def __init__(self) -> None:
        # Nodes by their frame; connectors by the nodes at their ends; notes by the guest who owns them.
        self.children = Index[AnyNode](_frame_of)
        self.connectors = Index[AnyNode](_ends_of)
        self.notes = Index[AnyNode](lambda node: _as_keys(owner_of(node)))
        # Threads by the node to which they are pinned.
        self.pins = Index[ThreadView](lambda thread: _as_keys(thread.node_id))
        # Comments by thread, by author, and by the people whom they mention or who reacted to them.
        self.comments_in = Index[CommentView](lambda comment: (comment.thread_id,))
        self.comments_by = Index[CommentView](lambda comment: (comment.by,))
        self._comments_about = [
            Index[CommentView](lambda comment: comment.mentions),
            *map(_index_reactions, _REACTIONS),
        ]
        # Hidden comments by everybody who occurs in them; reports by the people who made them.
        self.hidden_comments = Index[HiddenComment](_people_in)
        self.reports = Index[Report](lambda report: report.people)
        # Owners by the skeleton of their name.
        self.owners = Index[PersonView](lambda person: () if person.is_guest else (skeleton(person.name),))
        self._by_noun: dict[str, tuple[Index[Any], ...]] = {
            "nodes": (self.children, self.connectors, self.notes),
            "threads": (self.pins,),
            "comments": (self.comments_in, self.comments_by, *self._comments_about),
            "hidden_comments": (self.hidden_comments,),
            "reports": (self.reports,),
            "people": (self.owners,),
        }

    def comments_about(self, person: str) -> tuple[str, ...]:
        """The ids of the comments that mention a person, or to which the person reacted."""
        return tuple(dict.fromkeys(id_ for index in self._comments_about for id_ in index.ids(person)))

    def replace(self, noun: str, id_: str, before: Any, after: Any) -> None:
        """Updates all indexes of a noun; `before` and `after` as in `Index.replace`."""
        for index in self._by_noun.get(noun, ()):
            index.replace(id_, before, after)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Indexes) and self._by_noun == other._by_noun

    __hash__ = None  # type: ignore[assignment]  # it changes, so it cannot be a key


def owner_of(node: AnyNode | None) -> str | None:
    """The guest who owns the note; None for any other node."""
    return node.by if isinstance(node, Sticky) else None


def _as_keys(key: str | None) -> Keys:
    return () if key is None else (key,)


def _frame_of(node: AnyNode) -> Keys:
    return _as_keys(node.place.parent)


def _ends_of(node: AnyNode) -> Keys:
    if not isinstance(node, Connector):
        return ()
    return [end.node_id for end in (node.start, node.end) if end.node_id is not None]


def _index_reactions(kind: Reaction) -> Index[CommentView]:
    # A row shares the lists of reactions that did not change, so the index compares no people in them.
    return Index(lambda comment: comment.reactions.get(kind, ()))


def _people_in(hidden: HiddenComment) -> Keys:
    gone = hidden.gone
    reacted = [person for people in gone.reactions.values() for person in people] if gone else []
    return [hidden.by, *hidden.mentions, *(gone.mentions if gone else ()), *reacted]

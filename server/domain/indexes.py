"""Which rows of a board belong together, so that a rule costs what it touches, however large the board is."""

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
    """The ids of rows by their keys, which `keys` reads from a row."""

    def __init__(self, keys: Callable[[RowT], Keys]) -> None:
        self._keys = keys
        # Dictionaries as ordered sets: the same board gives the same answers in the same order.
        self._ids: dict[str, dict[str, None]] = {}

    def replace(self, id_: str, before: RowT | None, after: RowT | None) -> None:
        """Notes that a row has changed; None where there was none, or is none any more."""
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
        """The ids of the rows that have any of these keys, each once."""
        if len(keys) == 1:
            return tuple(self._ids.get(keys[0], _NONE))
        return tuple(dict.fromkeys(id_ for key in keys for id_ in self._ids.get(key, _NONE)))

    def count(self, key: str) -> int:
        """How many rows have the key."""
        return len(self._ids.get(key, _NONE))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Index) and self._ids == other._ids

    __hash__ = None  # type: ignore[assignment]  # it changes, so it cannot be a key


class Indexes:
    """The indexes of a board. They hold no rows: `BoardState.put` tells them of each change."""

    def __init__(self) -> None:
        # Nodes by the frame that they lie in, by the nodes that they hang on, and by the guest whose note they are.
        self.children = Index[AnyNode](_frame_of)
        self.connectors = Index[AnyNode](_ends_of)
        self.notes = Index[AnyNode](lambda node: _some(owner_of(node)))
        # Threads by the node that they are pinned to.
        self.pins = Index[ThreadView](lambda thread: _some(thread.node_id))
        # Comments by thread, by author, and by the people whom they mention or who have reacted to them.
        self.comments_in = Index[CommentView](lambda comment: (comment.thread_id,))
        self.comments_by = Index[CommentView](lambda comment: (comment.by,))
        self._comments_about = [Index[CommentView](lambda comment: comment.mentions), *map(_reacted, _REACTIONS)]
        # HiddenComment words by everybody who is in them, reports by who made them.
        self.hidden_comments = Index[HiddenComment](_people_in)
        self.reports = Index[Report](lambda report: report.people)
        # Owners by what their names look like.
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
        """The ids of comments that mention a person, or to which they have reacted."""
        return tuple(dict.fromkeys(id_ for index in self._comments_about for id_ in index.ids(person)))

    def replace(self, noun: str, id_: str, before: Any, after: Any) -> None:
        """Notes that a row of a noun has changed; None where there was none, or is none any more."""
        for index in self._by_noun.get(noun, ()):
            index.replace(id_, before, after)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Indexes) and self._by_noun == other._by_noun

    __hash__ = None  # type: ignore[assignment]  # it changes, so it cannot be a key


def owner_of(node: AnyNode | None) -> str | None:
    """The guest whose note this is; none for all else that lies on a map."""
    return node.by if isinstance(node, Sticky) else None


def _some(key: str | None) -> Keys:
    return () if key is None else (key,)


def _frame_of(node: AnyNode) -> Keys:
    return _some(node.place.parent)


def _ends_of(node: AnyNode) -> Keys:
    if not isinstance(node, Connector):
        return ()
    return [end.node_id for end in (node.start, node.end) if end.node_id is not None]


def _reacted(kind: Reaction) -> Index[CommentView]:
    # The same list as before where others have reacted in another way: an index then compares no people.
    return Index(lambda comment: comment.reactions.get(kind, ()))


def _people_in(words: HiddenComment) -> Keys:
    gone = words.gone
    reacted = [person for people in gone.reactions.values() for person in people] if gone else []
    return [words.by, *words.mentions, *(gone.mentions if gone else ()), *reacted]

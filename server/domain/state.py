"""The state of a board in memory. It changes by `apply_changes` only."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from ..errors import NotFound
from ..wire.hidden_comments import Block, HiddenComment, Report
from ..wire.views import BoardView, CommentView, PersonView, Snapshot, ThreadView
from .changes import NOUNS, AnyNode, Changes, Link
from .indexes import Indexes


def drop_orphans(rows: dict[str, dict[str, Any]]) -> None:
    """Removes rows that refer to a comment that is missing, and threads without comments. `rows` are by noun and id.

    The rules rely on both. The store calls this after it had to leave out a row that could not be read.
    """
    comments = rows["comments"]
    with_comments = {comment.thread_id for comment in comments.values()}
    rows["threads"] = {id_: thread for id_, thread in rows["threads"].items() if id_ in with_comments}
    rows["reports"] = {id_: report for id_, report in rows["reports"].items() if id_ in comments}
    hidden = rows["hidden_comments"].items()
    rows["hidden_comments"] = {id_: comment for id_, comment in hidden if comment.gone or id_ in comments}


@dataclass
class BoardState:
    """All rows of one board by id, after op number `seq`. `last_op` is the id of that op."""

    info: BoardView
    seq: int = 0
    last_op: str = ""
    nodes: dict[str, AnyNode] = field(default_factory=dict)
    threads: dict[str, ThreadView] = field(default_factory=dict)
    comments: dict[str, CommentView] = field(default_factory=dict)
    people: dict[str, PersonView] = field(default_factory=dict)
    # The rows below are not part of a snapshot.
    links: dict[str, Link] = field(default_factory=dict)
    hidden_comments: dict[str, HiddenComment] = field(default_factory=dict)
    reports: dict[str, Report] = field(default_factory=dict)
    blocks: dict[str, Block] = field(default_factory=dict)

    index: Indexes = field(init=False, compare=False)
    # When each person last wrote a comment. Deleting comments does not change it.
    wrote_at: dict[str, int] = field(init=False, compare=False)

    def __post_init__(self) -> None:
        self.index = Indexes()
        for noun in NOUNS:
            for id_, row in getattr(self, noun).items():
                self.index.replace(noun, id_, None, row)
        self.wrote_at = {}
        self._note_times(self.comments.values())

    def apply_changes(self, changes: Changes) -> Changes:
        """Applies the changes, and returns the changes that undo them."""
        undo = Changes()
        for noun in NOUNS:
            rows, before = getattr(self, noun), getattr(undo, noun)
            for id_, row in getattr(changes, noun).items():
                before[id_] = rows.pop(id_, None)
                if row is not None:
                    rows[id_] = row
                self.index.replace(noun, id_, before[id_], row)
        self._note_times(filter(None, changes.comments.values()))
        if changes.info is not None:
            undo.info, self.info = self.info, changes.info
        return undo

    def _note_times(self, comments: Iterable[CommentView]) -> None:
        for comment in comments:
            self.wrote_at[comment.by] = max(comment.at, self.wrote_at.get(comment.by, 0))

    def node(self, id_: str) -> AnyNode:
        """The node with that id, or `NotFound`."""
        if id_ not in self.nodes:
            raise NotFound("node", id_)
        return self.nodes[id_]

    def thread(self, id_: str) -> ThreadView:
        """The thread with that id, or `NotFound`."""
        if id_ not in self.threads:
            raise NotFound("thread", id_)
        return self.threads[id_]

    def comment(self, id_: str) -> CommentView:
        """The comment with that id, or `NotFound`."""
        if id_ not in self.comments:
            raise NotFound("comment", id_)
        return self.comments[id_]

    def snapshot(self) -> Snapshot:
        """The rows that everybody on the board may see."""
        return Snapshot(
            seq=self.seq,
            last_op=self.last_op,
            board=self.info,
            nodes=list(self.nodes.values()),
            threads=list(self.threads.values()),
            comments=list(self.comments.values()),
            people=list(self.people.values()),
        )

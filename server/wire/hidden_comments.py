"""What a board keeps beside the rows that everybody sees: withheld words, reports, blocks, and the record of acts."""

from typing import Literal

from pydantic import Field

from .ops import Mentions, Op
from .values import CommentText, Id, Milliseconds, Wire
from .views import CommentView, ThreadView


class HiddenComment(Wire):
    """The words of a comment that others do not read; its author and owners do.

    While it is on the board, its row there says why. `gone` is that row as an owner deleted it, with its `thread`, and
    where on the board its pin stood then.
    """

    id: Id
    by: Id
    text: CommentText
    mentions: Mentions = Field(default_factory=list)
    # Hidden with all that its author had said, it comes back with that, as it stood before.
    state_before: Literal["shown", "pending"] | None = None
    gone: CommentView | None = None
    thread: ThreadView | None = None
    x: float = 0.0
    y: float = 0.0


class Report(Wire):
    """Who has asked the owner to look at a comment; `id` is the comment's."""

    id: Id
    people: list[Id]


class Block(Wire):
    """That somebody may not write on a board; `id` is the person's."""

    id: Id
    at: Milliseconds


class HiddenCommentView(Wire):
    """Words that only their author and owners read, and why."""

    id: Id
    thread_id: Id
    by: Id
    text: CommentText
    mentions: list[Id]
    reason: Literal["moderated", "pending", "deleted"]


class ReportView(Wire):
    """How many people have reported a comment. Who they are is said to nobody."""

    comment_id: Id
    count: int


class BlockView(Wire):
    """A guest who may not write; without a name if they have erased what they wrote."""

    person: Id
    name: str | None
    at: Milliseconds


class AuditRecord(Wire):
    """One act of an owner. `undo` is the op that takes it back; null where nothing does, or need be."""

    seq: int
    at: Milliseconds
    by: Id
    op: Op
    undo: Op | None


class Moderation(Wire):
    """What an owner keeps order with, the newest first; `hidden_count` says how many there are of the first list."""

    hidden_comments: list[HiddenCommentView]
    hidden_count: int
    reports: list[ReportView]
    blocked: list[BlockView]
    audit_log: list[AuditRecord]

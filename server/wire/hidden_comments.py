"""What only some people on a board may see: hidden comments, reports, blocks and the audit log."""

from typing import Literal

from pydantic import Field

from .ops import Mentions, Op
from .values import CommentText, Id, Milliseconds, Wire
from .views import CommentView, ThreadView


class HiddenComment(Wire):
    """The text of a comment that only its author and owners may read; `id` is the comment's.

    While the comment is on the board, `CommentView.hidden` says why. If an owner deleted it, `gone` is its row and
    `thread` its thread at that time, and x and y are the point of the board where the pin was.
    """

    id: Id
    by: Id
    text: CommentText
    mentions: Mentions = Field(default_factory=list)
    # Set when hidden by `person.hide`: the state to go back to when that is undone.
    state_before: Literal["shown", "pending"] | None = None
    gone: CommentView | None = None
    thread: ThreadView | None = None
    x: float = 0.0
    y: float = 0.0


class Report(Wire):
    """The people who reported a comment; `id` is the comment's."""

    id: Id
    people: list[Id]


class Block(Wire):
    """A block: this person may not write on the board. `id` is the person's."""

    id: Id
    at: Milliseconds


class HiddenCommentView(Wire):
    """A hidden comment as owners see it, with the reason."""

    id: Id
    thread_id: Id
    by: Id
    text: CommentText
    mentions: list[Id]
    reason: Literal["moderated", "pending", "deleted"]


class ReportView(Wire):
    """The number of people who reported a comment. Nobody learns who they are."""

    comment_id: Id
    count: int


class BlockView(Wire):
    """A blocked guest. They have no name if they have erased what they wrote."""

    person: Id
    name: str | None
    at: Milliseconds


class AuditRecord(Wire):
    """One record of the audit log. `undo` is the op that undoes it; null if none can, or nothing is left to undo."""

    seq: int
    at: Milliseconds
    by: Id
    op: Op
    undo: Op | None


class Moderation(Wire):
    """What owners moderate, newest first. `hidden_comments` is cut to a limit; `hidden_count` counts all of them."""

    hidden_comments: list[HiddenCommentView]
    hidden_count: int
    reports: list[ReportView]
    blocked: list[BlockView]
    audit_log: list[AuditRecord]

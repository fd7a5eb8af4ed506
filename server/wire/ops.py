"""Every op on a board. Each is a frozen model; `kind` tells them apart."""

import operator
from typing import Annotated, Literal

from pydantic import Field, TypeAdapter, model_validator

from ..config import MENTIONS_MAX, SLOW_SECONDS_MAX
from .moderation import ModerationOp
from .nodes import Node, NodePatch
from .ops_base import OpBase
from .values import (
    BoardTitle,
    Box,
    CommentText,
    Coordinate,
    ExpiresAt,
    Id,
    LinkName,
    Milliseconds,
    PasswordHash,
    Patch,
    PersonName,
    Reaction,
    Review,
    Role,
    Wire,
)
from .views import Revealed

Mentions = Annotated[list[Id], Field(max_length=MENTIONS_MAX)]


class NodeCreate(OpBase):
    """Creates a node."""

    kind: Literal["node.create"] = "node.create"
    node: Node


class NodeUpdate(OpBase):
    """Sets fields of a node. For each field the last write wins."""

    kind: Literal["node.update"] = "node.update"
    id: Id
    set: NodePatch


class NodeDelete(OpBase):
    """Deletes a node. Threads that are pinned to it stay at their point of the board."""

    kind: Literal["node.delete"] = "node.delete"
    id: Id


class BoardPatch(Patch):
    """Some fields of the board itself. Null removes the start view, the opening time or the closing time."""

    title: BoardTitle | None = None
    start: Box | None = None
    comments_open: bool | None = None
    opens_at: ExpiresAt | None = None
    closes_at: ExpiresAt | None = None
    slow_seconds: Annotated[int, Field(ge=0, le=SLOW_SECONDS_MAX)] | None = None
    review: Review | None = None

    @model_validator(mode="after")
    def _refuse_null(self) -> "BoardPatch":
        for name in self.model_fields_set & {"title", "comments_open", "slow_seconds", "review"}:
            if getattr(self, name) is None:
                raise ValueError(f"{name} cannot be null")
        return self


class BoardUpdate(OpBase):
    """Sets fields of the board: title, start view, commenting, its hours and slow mode, and review."""

    kind: Literal["board.update"] = "board.update"
    set: BoardPatch


class ThreadCreate(OpBase):
    """Starts a thread with its first comment.

    Without `node_id`, x and y are a point of the board; with it, an offset from the node's top left corner.
    """

    kind: Literal["thread.create"] = "thread.create"
    id: Id
    node_id: Id | None = None
    x: Coordinate
    y: Coordinate
    comment_id: Id
    text: CommentText
    mentions: Mentions = Field(default_factory=list)


class ThreadMove(OpBase):
    """Moves a pin: to a point of the board, or with `node_id` onto a node; x and y as in `ThreadCreate`."""

    kind: Literal["thread.move"] = "thread.move"
    id: Id
    node_id: Id | None = None
    x: Coordinate
    y: Coordinate


class ThreadResolve(OpBase):
    """Resolves or reopens a thread."""

    kind: Literal["thread.resolve"] = "thread.resolve"
    id: Id
    is_resolved: bool


class CommentCreate(OpBase):
    """Adds a comment to a thread."""

    kind: Literal["comment.create"] = "comment.create"
    id: Id
    thread_id: Id
    text: CommentText
    mentions: Mentions = Field(default_factory=list)


class CommentUpdate(OpBase):
    """Edits the sender's own comment."""

    kind: Literal["comment.update"] = "comment.update"
    id: Id
    text: CommentText
    mentions: Mentions = Field(default_factory=list)


class CommentDelete(OpBase):
    """Deletes a comment. Deleting the last comment deletes the thread."""

    kind: Literal["comment.delete"] = "comment.delete"
    id: Id


class CommentReact(OpBase):
    """Adds or removes the sender's reaction to a comment."""

    kind: Literal["comment.react"] = "comment.react"
    id: Id
    reaction: Reaction
    is_on: bool


class PersonRename(OpBase):
    """Sets the sender's name, which is also shown on everything they wrote before."""

    kind: Literal["person.rename"] = "person.rename"
    name: PersonName


class PersonErase(OpBase):
    """Deletes everything the sender wrote on this board, with their name and reactions."""

    kind: Literal["person.erase"] = "person.erase"


class LinkCreate(OpBase):
    """Creates a link. Its id is derived from `op_id`, so no one can take an id that is in use elsewhere."""

    kind: Literal["link.create"] = "link.create"
    role: Role
    name: LinkName = ""
    expires_at: ExpiresAt | None = None


class LinkPatch(Patch):
    """Some fields of a link. With an `expires_at` of null the link does not expire."""

    name: LinkName | None = None
    expires_at: ExpiresAt | None = None

    @model_validator(mode="after")
    def _refuse_null_name(self) -> "LinkPatch":
        if "name" in self.model_fields_set and self.name is None:
            raise ValueError("the name cannot be null; use an empty name")
        return self


class LinkUpdate(OpBase):
    """Sets the label or the expiry date of a link."""

    kind: Literal["link.update"] = "link.update"
    id: Id
    set: LinkPatch


class LinkProtect(OpBase):
    """Sets the hash of a link's password; null removes the password.

    The server computes the hash. The password itself is in no op, and so in no log.
    """

    kind: Literal["link.protect"] = "link.protect"
    id: Id
    password_hash: PasswordHash | None


class LinkRevoke(OpBase):
    """Revokes a link permanently."""

    kind: Literal["link.revoke"] = "link.revoke"
    id: Id


class LinkRotate(OpBase):
    """Resets a link: the old address stops working, and the new revision gives a new address."""

    kind: Literal["link.rotate"] = "link.rotate"
    id: Id


NodeOp = NodeCreate | NodeUpdate | NodeDelete
ThreadOp = ThreadCreate | ThreadMove | ThreadResolve
CommentOp = CommentCreate | CommentUpdate | CommentDelete | CommentReact
LinkOp = LinkCreate | LinkUpdate | LinkProtect | LinkRotate | LinkRevoke
AnyOp = NodeOp | BoardUpdate | ThreadOp | CommentOp | PersonRename | PersonErase | LinkOp | ModerationOp
Op = Annotated[AnyOp, Field(discriminator="kind")]
OP: TypeAdapter[AnyOp] = TypeAdapter(Op)


class Entry(Wire):
    """One entry of a board's log: the op as it was applied, its number, its sender and their role, and the time.

    `is_pending`: its text waits for review, or the comment that it deleted is kept for owners.
    `revealed`: rows with texts that everybody reads from this entry on; broadcast with it, and never stored.
    """

    seq: int
    by: Id
    role: Role
    at: Milliseconds
    op: Op
    is_pending: Annotated[bool, Field(exclude_if=operator.not_)] = False
    revealed: Annotated[Revealed | None, Field(exclude_if=operator.not_)] = None

"""Every operation on a board: one frozen model each, told apart by `kind`."""

import operator
from typing import Annotated, Literal

from pydantic import Field, TypeAdapter, model_validator

from ..config import MENTIONS_MAX, SLOW_SECONDS_MAX
from .moderation import ModerationOp
from .nodes import Node, NodePatch
from .opbase import OpBase
from .values import (
    BoardTitle,
    Box,
    CommentText,
    Coordinate,
    ExpiresAt,
    Holds,
    Id,
    LinkName,
    Milliseconds,
    PasswordHash,
    Patch,
    PersonName,
    Reaction,
    Role,
    Wire,
)
from .views import Arrivals

Mentions = Annotated[list[Id], Field(max_length=MENTIONS_MAX)]


class NodeCreate(OpBase):
    """Puts a node on the board."""

    kind: Literal["node.create"] = "node.create"
    node: Node


class NodeUpdate(OpBase):
    """Sets the fields of a node that `set` names; the last write wins for each field."""

    kind: Literal["node.update"] = "node.update"
    id: Id
    set: NodePatch


class NodeDelete(OpBase):
    """Takes a node off the board. Threads pinned to it stay where they were."""

    kind: Literal["node.delete"] = "node.delete"
    id: Id


class BoardPatch(Patch):
    """Some fields of the board itself; null takes a start view, an opening or a closing away."""

    title: BoardTitle | None = None
    start: Box | None = None
    takes_comments: bool | None = None
    opens_at: ExpiresAt | None = None
    closes_at: ExpiresAt | None = None
    slow_seconds: Annotated[int, Field(ge=0, le=SLOW_SECONDS_MAX)] | None = None
    holds: Holds | None = None

    @model_validator(mode="after")
    def _has_all(self) -> "BoardPatch":
        for name in self.model_fields_set & {"title", "takes_comments", "slow_seconds", "holds"}:
            if getattr(self, name) is None:
                raise ValueError(f"a board cannot be without {name}")
        return self


class BoardUpdate(OpBase):
    """Sets what `set` names: the title, what visitors see first, whether, when and how often guests may write, and what
    of it waits for review."""

    kind: Literal["board.update"] = "board.update"
    set: BoardPatch


class ThreadCreate(OpBase):
    """Pins a new discussion with its first comment.

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
    """Says that a discussion is settled, or that it is not."""

    kind: Literal["thread.resolve"] = "thread.resolve"
    id: Id
    is_resolved: bool


class CommentCreate(OpBase):
    """Answers in a discussion."""

    kind: Literal["comment.create"] = "comment.create"
    id: Id
    thread_id: Id
    text: CommentText
    mentions: Mentions = Field(default_factory=list)


class CommentUpdate(OpBase):
    """Writes one's own comment anew."""

    kind: Literal["comment.update"] = "comment.update"
    id: Id
    text: CommentText
    mentions: Mentions = Field(default_factory=list)


class CommentDelete(OpBase):
    """Takes a comment away; with its last comment a discussion goes too."""

    kind: Literal["comment.delete"] = "comment.delete"
    id: Id


class CommentReact(OpBase):
    """Adds the sender's reaction to a comment, or takes it back."""

    kind: Literal["comment.react"] = "comment.react"
    id: Id
    reaction: Reaction
    is_on: bool


class PersonRename(OpBase):
    """Says under which name the sender writes, from now on and in all they wrote before."""

    kind: Literal["person.rename"] = "person.rename"
    name: PersonName


class PersonErase(OpBase):
    """Takes away all that the sender wrote on this board, with their name and reactions."""

    kind: Literal["person.erase"] = "person.erase"


class LinkCreate(OpBase):
    """Makes another way onto the board. Its id follows from `op_id`: nobody can take one that is in use elsewhere."""

    kind: Literal["link.create"] = "link.create"
    gives: Role
    name: LinkName = ""
    expires_at: ExpiresAt | None = None


class LinkPatch(Patch):
    """Some fields of a link; an `expires_at` of null lets it stay open."""

    name: LinkName | None = None
    expires_at: ExpiresAt | None = None

    @model_validator(mode="after")
    def _has_a_name(self) -> "LinkPatch":
        if "name" in self.model_fields_set and self.name is None:
            raise ValueError("a link without a name has an empty one")
        return self


class LinkUpdate(OpBase):
    """Sets what `set` names: what a link is called, and until when it lets people in."""

    kind: Literal["link.update"] = "link.update"
    id: Id
    set: LinkPatch


class LinkProtect(OpBase):
    """Sets the hash of the password that a link asks for, or with null takes it away.

    The server makes the hash: a password itself is in no op, and so in no log.
    """

    kind: Literal["link.protect"] = "link.protect"
    id: Id
    password_hash: PasswordHash | None


class LinkRevoke(OpBase):
    """Withdraws a link for good."""

    kind: Literal["link.revoke"] = "link.revoke"
    id: Id


class LinkRotate(OpBase):
    """Makes a link's old address worthless; the new one is derived from the raised revision."""

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
    """One line of a board's log: an op as it was applied, its number, who sent it in which role, and when.

    `is_held`: the words that it brought wait for review, or those that it took away are kept for the owner. `comes`:
    rows with words that come into view by it; they are sent while they are fresh, and never stored.
    """

    seq: int
    by: Id
    role: Role
    at: Milliseconds
    op: Op
    is_held: Annotated[bool, Field(exclude_if=operator.not_)] = False
    comes: Annotated[Arrivals | None, Field(exclude_if=operator.not_)] = None

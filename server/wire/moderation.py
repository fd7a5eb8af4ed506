"""Ops for moderation. All are the owner's, except reports."""

from typing import Literal

from .ops_base import OpBase
from .values import Id


class CommentHide(OpBase):
    """Hides a comment from everyone but its author and owners, or shows it again."""

    kind: Literal["comment.hide"] = "comment.hide"
    id: Id
    is_hidden: bool


class CommentRestore(OpBase):
    """Restores a comment that an owner deleted, and its thread if it was deleted too."""

    kind: Literal["comment.restore"] = "comment.restore"
    id: Id


class CommentReport(OpBase):
    """Reports a comment to the owners."""

    kind: Literal["comment.report"] = "comment.report"
    id: Id


class CommentDismiss(OpBase):
    """Dismisses the reports of a comment."""

    kind: Literal["comment.dismiss"] = "comment.dismiss"
    id: Id


class PersonHide(OpBase):
    """Hides all comments of a guest so far, or undoes that. Comments hidden individually stay hidden."""

    kind: Literal["person.hide"] = "person.hide"
    person: Id
    is_hidden: bool


class PersonBlock(OpBase):
    """Blocks a guest from writing on this board, or unblocks them."""

    kind: Literal["person.block"] = "person.block"
    person: Id
    is_blocked: bool


ModerationOp = CommentHide | CommentRestore | CommentReport | CommentDismiss | PersonHide | PersonBlock

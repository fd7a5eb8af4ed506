"""Operations by which an owner keeps order on a board, and the one by which others call for it."""

from typing import Literal

from .opbase import OpBase
from .values import Id


class CommentHide(OpBase):
    """Keeps a comment's words from everybody but its author and owners, or lets all read them (again)."""

    kind: Literal["comment.hide"] = "comment.hide"
    id: Id
    is_hidden: bool


class CommentRestore(OpBase):
    """Brings back a comment that an owner deleted, with its thread if that went, too."""

    kind: Literal["comment.restore"] = "comment.restore"
    id: Id


class CommentReport(OpBase):
    """Asks the owner to look at a comment."""

    kind: Literal["comment.report"] = "comment.report"
    id: Id


class CommentDismiss(OpBase):
    """Says that the reports of a comment have been looked at."""

    kind: Literal["comment.dismiss"] = "comment.dismiss"
    id: Id


class PersonHide(OpBase):
    """Hides all that a guest has said so far, or takes that back: what was hidden by itself stays hidden."""

    kind: Literal["person.hide"] = "person.hide"
    person: Id
    is_hidden: bool


class PersonBlock(OpBase):
    """Lets a guest write nothing more on this board, or lets them again."""

    kind: Literal["person.block"] = "person.block"
    person: Id
    is_blocked: bool


ModerationOp = CommentHide | CommentRestore | CommentReport | CommentDismiss | PersonHide | PersonBlock

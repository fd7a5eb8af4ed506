"""Rules for comments. Commenters need not be editors, and nobody edits another person's comment."""

from collections.abc import Sequence

from ..config import COMMENTS_MAX
from ..errors import BoardFull, CommentsClosed, Exists, Forbidden, NameRequired, NotFound, SlowMode
from ..wire.ops import CommentCreate, CommentDelete, CommentReact, CommentUpdate, ThreadCreate
from ..wire.views import BoardView, CommentView
from .access import RANK
from .changes import Changes
from .hidden_comments import keep_or_drop_text, write_comment
from .registry import Stamp, handles
from .state import BoardState


@handles(CommentCreate, role="comment")
def create_comment(board: BoardState, op: CommentCreate, stamp: Stamp) -> Changes:
    """Adds a reply to a thread of this board."""
    board.thread(op.thread_id)
    return new_comment(board, op.id, op.thread_id, op, stamp)


@handles(CommentUpdate, role="comment")
def update_comment(board: BoardState, op: CommentUpdate, stamp: Stamp) -> Changes:
    """Sets the text of the sender's own comment, and the time of the edit."""
    comment = board.comment(op.id)
    if comment.by != stamp.by:
        raise Forbidden("only the author can edit a comment", role=stamp.role)
    check_open(board, stamp)
    _check_mentions(board, op.mentions)
    fields = {"text": op.text, "mentions": op.mentions, "edited_at": stamp.at}
    return write_comment(board, comment.model_copy(update=fields), is_pending=stamp.is_pending)


@handles(CommentDelete, role="comment")
def delete_comment(board: BoardState, op: CommentDelete, stamp: Stamp) -> Changes:
    """Deletes a comment, and its thread with the last comment.

    The author deletes for good. The owner's delete can be restored, until the author or an owner deletes it a second
    time.
    """
    hidden = board.hidden_comments.get(op.id)
    if hidden is not None and hidden.gone is not None:
        _check_deleter(hidden.by, stamp)
        return Changes(hidden_comments={op.id: None})
    comment = board.comment(op.id)
    _check_deleter(comment.by, stamp)
    is_last = board.index.comments_in.count(comment.thread_id) == 1
    changes = keep_or_drop_text(board, comment, stamp)
    changes.merge(Changes(comments={op.id: None}, threads={comment.thread_id: None} if is_last else {}))
    return changes


@handles(CommentReact, role="comment")
def react_to_comment(board: BoardState, op: CommentReact, stamp: Stamp) -> Changes:
    """Adds or removes a reaction. Each person has each kind once; repeating an op changes nothing."""
    comment = board.comment(op.id)
    check_open(board, stamp)
    check_named(board, stamp)
    people = comment.reactions.get(op.reaction, [])
    if op.is_on == (stamp.by in people):
        return Changes()
    now = [*people, stamp.by] if op.is_on else [person for person in people if person != stamp.by]
    others = {kind: who for kind, who in comment.reactions.items() if kind != op.reaction}
    reactions = {**others, op.reaction: now} if now else others
    return Changes(comments={op.id: comment.model_copy(update={"reactions": reactions})})


def _check_deleter(author: str, stamp: Stamp) -> None:
    if author != stamp.by and stamp.role != "own":
        raise Forbidden("only the author or an owner can delete a comment", role=stamp.role)


def new_comment(board: BoardState, id_: str, thread_id: str, op: CommentCreate | ThreadCreate, stamp: Stamp) -> Changes:
    """Adds the comment of an op, or raises the `BoardError` that refuses it."""
    if id_ in board.comments or id_ in board.hidden_comments:
        raise Exists("comment", id_)
    if len(board.comments) >= COMMENTS_MAX:
        raise BoardFull(f"a board can have {COMMENTS_MAX} comments", limit=COMMENTS_MAX)
    check_open(board, stamp)
    _check_slow_mode(board, stamp)
    check_named(board, stamp)
    _check_mentions(board, op.mentions)
    comment = CommentView(
        id=id_, thread_id=thread_id, seq=stamp.seq, by=stamp.by, at=stamp.at, text=op.text, mentions=op.mentions
    )
    return write_comment(board, comment, is_pending=stamp.is_pending)


def check_open(board: BoardState, stamp: Stamp) -> None:
    """Raises `CommentsClosed` if guests may not write at this moment. Deleting is always allowed."""
    if _is_limited(stamp) and not _is_open(board.info, stamp.at):
        raise CommentsClosed("commenting is closed")


def _check_slow_mode(board: BoardState, stamp: Stamp) -> None:
    """Raises `SlowMode` if a guest wrote less than `slow_seconds` ago. A clock that went back makes nobody wait."""
    since = stamp.at - board.wrote_at.get(stamp.by, stamp.at + 1)
    wait_ms = board.info.slow_seconds * 1_000 - since
    if _is_limited(stamp) and since >= 0 and wait_ms > 0:
        raise SlowMode(wait_ms / 1_000)


def _is_limited(stamp: Stamp) -> bool:
    """Whether commenting hours and slow mode apply: to guests, and never to an op that was accepted earlier."""
    return RANK[stamp.role] < RANK["edit"] and not stamp.is_replay


def _is_open(info: BoardView, at: int) -> bool:
    has_opened = info.opens_at is None or at >= info.opens_at
    return info.comments_open and has_opened and (info.closes_at is None or at < info.closes_at)


def check_named(board: BoardState, stamp: Stamp) -> None:
    """Raises `NameRequired` if the sender has no name on this board."""
    if stamp.by not in board.people:
        raise NameRequired("enter your name before you write")


def _check_mentions(board: BoardState, mentions: Sequence[str]) -> None:
    for person in mentions:
        if person not in board.people:
            raise NotFound("person", person)

"""What somebody wrote on a board, taken away: from the rows by an op like any other, and from the older log."""

from collections.abc import Mapping
from typing import Final

from ..wire.ops import CommentCreate, CommentUpdate, Entry, PersonErase, PersonRename, ThreadCreate
from ..wire.values import Reaction
from ..wire.views import CommentView, Mine, ThreadView
from .changes import Changes
from .registry import Stamp, handles
from .state import BoardState

# A comment is not blank.
NO_WORDS: Final = "–"


@handles(PersonErase, role="comment")
def erase_person(board: BoardState, _op: PersonErase, stamp: Stamp) -> Changes:
    """The sender's comments, name and reactions; and discussions in which nobody else has said anything."""
    if stamp.by not in board.people:
        # Whoever has no name has written nothing.
        return Changes()
    mine = {id_: None for id_, comment in board.comments.items() if comment.by == stamp.by}
    others = (comment for comment in board.comments.values() if comment.by != stamp.by)
    kept = {comment.id: _without(comment, stamp.by) for comment in others if _concerns(comment, stamp.by)}
    talked = {comment.thread_id for comment in board.comments.values() if comment.by != stamp.by}
    empty: dict[str, ThreadView | None] = {id_: None for id_ in board.threads if id_ not in talked}
    comments: dict[str, CommentView | None] = {**mine, **kept}
    return Changes(threads=empty, comments=comments, people={stamp.by: None})


def belongings(board: BoardState, person: str) -> Mine:
    """What `erase_person` would take away, and where they began."""
    comments = list(board.comments.values())
    return Mine(
        person_id=person,
        person=board.people.get(person),
        threads=[thread for thread in board.threads.values() if thread.by == person],
        comments=[comment for comment in comments if comment.by == person],
        reacted_to=[comment.id for comment in comments if any(person in who for who in comment.reactions.values())],
    )


def without_words(entry: Entry) -> Entry:
    """A line of the log without what its sender wrote. Replayed up to the erasure, it leads to the same board."""
    match entry.op:
        case ThreadCreate() | CommentCreate() | CommentUpdate():
            return entry.model_copy(update={"op": entry.op.model_copy(update={"text": NO_WORDS, "mentions": []})})
        case PersonRename():
            # Their random id: nobody else has it as a name.
            return entry.model_copy(update={"op": entry.op.model_copy(update={"name": entry.by})})
        case _:
            return entry


def _concerns(comment: CommentView, person: str) -> bool:
    return person in comment.mentions or any(person in people for people in comment.reactions.values())


def _without(comment: CommentView, person: str) -> CommentView:
    mentions = [other for other in comment.mentions if other != person]
    return comment.model_copy(update={"mentions": mentions, "reactions": _others(comment.reactions, person)})


def _others(reactions: Mapping[Reaction, list[str]], person: str) -> dict[Reaction, list[str]]:
    left = {kind: [other for other in people if other != person] for kind, people in reactions.items()}
    return {kind: people for kind, people in left.items() if people}

"""Erasure: deletes everything a person wrote on a board, from the rows by an op, and from the older log."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any, Final

from ..wire.hidden_comments import HiddenComment, Report
from ..wire.nodes import AnyNode, Sticky
from ..wire.ops import (
    AnyOp,
    CommentCreate,
    CommentUpdate,
    Entry,
    NodeCreate,
    NodeDelete,
    NodeUpdate,
    PersonErase,
    PersonRename,
    ThreadCreate,
)
from ..wire.values import Reaction
from ..wire.views import CommentView, PersonData, ThreadView
from .changes import Changes
from .hidden_comments import NO_TEXT, fill_text
from .indexes import owner_of
from .nodes import delete_nodes
from .registry import Stamp, handles
from .state import BoardState

# The fields of ops that hold what people wrote.
_TEXT_FIELDS: Final = {"text", "name", "title", "titles", "alt", "rows"}


@handles(PersonErase, role="comment")
def erase_person(board: BoardState, _op: PersonErase, stamp: Stamp) -> Changes:
    """Deletes the sender's comments, notes, name and reactions, and the threads in which nobody else commented."""
    if stamp.by not in board.people:
        # A person without a name cannot have written anything, but can have reported comments.
        return Changes(reports=_remove_from_reports(board, stamp.by))
    mine = dict.fromkeys(board.index.comments_by.ids(stamp.by))
    about = (board.comment(id_) for id_ in board.index.comments_about(stamp.by) if id_ not in mine)
    kept = {comment.id: _remove_person(comment, stamp.by) for comment in about}
    in_threads = Counter(board.comment(id_).thread_id for id_ in mine)
    empty: dict[str, ThreadView | None] = {
        id_: None for id_, count in in_threads.items() if count == board.index.comments_in.count(id_)
    }
    comments: dict[str, CommentView | None] = {**mine, **kept}
    hidden, reports = _remove_from_hidden_comments(board, stamp.by), _remove_from_reports(board, stamp.by)
    changes = delete_nodes(board, _notes_of(board, [stamp.by]))
    changes.merge(Changes(threads=empty, comments=comments, people={stamp.by: None}))
    changes.merge(Changes(hidden_comments=hidden, reports=reports))
    return changes


def collect_person_data(board: BoardState, person: str) -> PersonData:
    """All that the board stores about a person: what `erase_person` deletes, and the threads that they started."""
    comments = map(board.comment, board.index.comments_by.ids(person))
    reacted_to = map(board.comment, board.index.comments_about(person))
    hidden = (each for each in board.hidden_comments.values() if each.by == person)
    return PersonData(
        person_id=person,
        person=board.people.get(person),
        threads=[thread for thread in board.threads.values() if thread.by == person],
        comments=[fill_text(comment, board.hidden_comments.get(comment.id)) for comment in comments],
        deleted=[fill_text(each.gone, each) for each in hidden if each.gone],
        stickies=[node for node in _notes_of(board, [person]).values() if isinstance(node, Sticky)],
        reacted_to=[each.id for each in reacted_to if any(person in who for who in each.reactions.values())],
    )


class Eraser:
    """Removes what one person wrote from the entries of a log. A replay up to the erasure gives the same board.

    The entries must come in the order of the log: after a note is deleted, somebody else can use its id.
    """

    def __init__(self, person: str) -> None:
        self._person = person
        # The ids of the person's notes after the newest entry.
        self._notes: set[str] = set()

    def redact(self, entry: Entry) -> Entry:
        """The entry without the texts of the person, and without any text on their notes, whoever wrote it."""
        op = self._redact_node_op(entry) if isinstance(entry.op, NodeCreate | NodeUpdate | NodeDelete) else entry.op
        if entry.by == self._person:
            op = self._redact_own_op(op)
        return entry if op is entry.op else entry.model_copy(update={"op": op})

    def _redact_node_op(self, entry: Entry) -> AnyOp:
        match entry.op:
            case NodeCreate(node=Sticky() as note) if note_owner_of(entry) == self._person:
                self._notes.add(note.id)
                return entry.op.model_copy(update={"node": note.model_copy(update={"text": NO_TEXT})})
            case NodeDelete(id=id_):
                self._notes.discard(id_)
            case NodeUpdate(id=id_, set=patch) if id_ in self._notes and "text" in patch.model_fields_set:
                return entry.op.model_copy(update={"set": patch.model_copy(update={"text": NO_TEXT})})
        return entry.op

    def _redact_own_op(self, op: AnyOp) -> AnyOp:
        match op:
            case ThreadCreate() | CommentCreate() | CommentUpdate():
                return op.model_copy(update={"text": NO_TEXT, "mentions": []})
            case PersonRename():
                # The random id takes the place of the name: nobody else has it as a name.
                return op.model_copy(update={"name": self._person})
            case PersonErase():
                self._notes.clear()
        return op


def blank_texts(stored: Any) -> Any:
    """JSON of an op that cannot be parsed as an op, without any text that a person may have written in it."""
    if isinstance(stored, dict):
        return {key: NO_TEXT if key in _TEXT_FIELDS else blank_texts(value) for key, value in stored.items()}
    return [blank_texts(value) for value in stored] if isinstance(stored, list) else stored


def note_owner_of(entry: Entry) -> str | None:
    """The guest who owns the note that this entry creates: the sender, or the one for whom an editor restores it."""
    if not isinstance(entry.op, NodeCreate):
        return None
    return entry.by if entry.role == "participate" else owner_of(entry.op.node)


def delete_erased_notes(past: BoardState) -> None:
    """Deletes from a replayed board the notes of people who have erased themselves since then."""
    # `Eraser` gave them their own id as a name.
    erased = [person.id for person in past.people.values() if person.name == person.id]
    past.apply_changes(delete_nodes(past, _notes_of(past, erased)))


def _remove_from_hidden_comments(board: BoardState, person: str) -> dict[str, HiddenComment | None]:
    changed: dict[str, HiddenComment | None] = {}
    for id_ in board.index.hidden_comments.ids(person):
        hidden = board.hidden_comments[id_]
        if hidden.by == person:
            changed[id_] = None
        else:
            mentions = [other for other in hidden.mentions if other != person]
            gone = hidden.gone and _remove_person(hidden.gone, person)
            changed[id_] = hidden.model_copy(update={"mentions": mentions, "gone": gone})
    return changed


def _remove_from_reports(board: BoardState, person: str) -> dict[str, Report | None]:
    """Removes the reports that the person made, and all reports of their comments."""
    changed: dict[str, Report | None] = {}
    of_theirs = [id_ for id_ in board.index.comments_by.ids(person) if id_ in board.reports]
    for id_ in dict.fromkeys([*board.index.reports.ids(person), *of_theirs]):
        report = board.reports[id_]
        people = [other for other in report.people if other != person]
        if not people or board.comment(id_).by == person:
            changed[id_] = None
        else:
            changed[id_] = report.model_copy(update={"people": people})
    return changed


def _notes_of(board: BoardState, people: Iterable[str]) -> dict[str, AnyNode]:
    return {id_: board.node(id_) for id_ in board.index.notes.ids(*people)}


def _remove_person(comment: CommentView, person: str) -> CommentView:
    """The comment without mentions and reactions of the person."""
    mentions = [other for other in comment.mentions if other != person]
    return comment.model_copy(update={"mentions": mentions, "reactions": _remove_reactions(comment.reactions, person)})


def _remove_reactions(reactions: Mapping[Reaction, list[str]], person: str) -> dict[Reaction, list[str]]:
    left = {kind: [other for other in people if other != person] for kind, people in reactions.items()}
    return {kind: people for kind, people in left.items() if people}

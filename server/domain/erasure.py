"""What somebody wrote on a board, taken away: from the rows by an op like any other, and from the older log."""

from collections import Counter
from collections.abc import Iterable, Mapping

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
from .hidden_comments import NO_WORDS, with_words
from .indexes import owner_of
from .nodes import without_nodes
from .registry import Stamp, handles
from .state import BoardState


@handles(PersonErase, role="comment")
def erase_person(board: BoardState, _op: PersonErase, stamp: Stamp) -> Changes:
    """The sender's comments, notes, name and reactions; and discussions in which nobody else has said anything."""
    if stamp.by not in board.people:
        # Whoever has no name has written nothing.
        return Changes(reports=_reports_without(board, stamp.by))
    mine = dict.fromkeys(board.index.comments_by.ids(stamp.by))
    about = (board.comment(id_) for id_ in board.index.comments_about(stamp.by) if id_ not in mine)
    kept = {comment.id: _without(comment, stamp.by) for comment in about}
    in_threads = Counter(board.comment(id_).thread_id for id_ in mine)
    empty: dict[str, ThreadView | None] = {
        id_: None for id_, count in in_threads.items() if count == board.index.comments_in.count(id_)
    }
    comments: dict[str, CommentView | None] = {**mine, **kept}
    changes = without_nodes(board, _notes_of(board, [stamp.by]))
    changes.follow(Changes(threads=empty, comments=comments, people={stamp.by: None}))
    changes.follow(Changes(hidden_comments=_hidden_without(board, stamp.by), reports=_reports_without(board, stamp.by)))
    return changes


def belongings(board: BoardState, person: str) -> PersonData:
    """What `erase_person` would take away, and where they began."""
    comments = map(board.comment, board.index.comments_by.ids(person))
    reacted_to = map(board.comment, board.index.comments_about(person))
    kept = (words for words in board.hidden_comments.values() if words.by == person)
    return PersonData(
        person_id=person,
        person=board.people.get(person),
        threads=[thread for thread in board.threads.values() if thread.by == person],
        comments=[with_words(each, board.hidden_comments.get(each.id)) for each in comments],
        deleted=[with_words(words.gone, words) for words in kept if words.gone],
        stickies=[node for node in _notes_of(board, [person]).values() if isinstance(node, Sticky)],
        reacted_to=[each.id for each in reacted_to if any(person in who for who in each.reactions.values())],
    )


class Eraser:
    """Takes what one person wrote out of the lines of a log. Replayed up to the erasure, they lead to the same board.

    The lines come in the log's order: a node that was deleted leaves its id to others, whose words are their own.
    """

    def __init__(self, person: str) -> None:
        self._person = person
        # Their notes, as they are at this line.
        self._notes: set[str] = set()

    def without_words(self, entry: Entry) -> Entry:
        """The line without what the person wrote, which on their notes is whatever anybody wrote."""
        op = self._of_node(entry) if isinstance(entry.op, NodeCreate | NodeUpdate | NodeDelete) else entry.op
        if entry.by == self._person:
            op = self._of_person(op)
        return entry if op is entry.op else entry.model_copy(update={"op": op})

    def _of_node(self, entry: Entry) -> AnyOp:
        match entry.op:
            case NodeCreate(node=Sticky() as note) if maker_of(entry) == self._person:
                self._notes.add(note.id)
                return entry.op.model_copy(update={"node": note.model_copy(update={"text": NO_WORDS})})
            case NodeDelete(id=id_):
                self._notes.discard(id_)
            case NodeUpdate(id=id_, set=patch) if id_ in self._notes and "text" in patch.model_fields_set:
                return entry.op.model_copy(update={"set": patch.model_copy(update={"text": NO_WORDS})})
        return entry.op

    def _of_person(self, op: AnyOp) -> AnyOp:
        match op:
            case ThreadCreate() | CommentCreate() | CommentUpdate():
                return op.model_copy(update={"text": NO_WORDS, "mentions": []})
            case PersonRename():
                # Their random id: nobody else has it as a name.
                return op.model_copy(update={"name": self._person})
            case PersonErase():
                self._notes.clear()
        return op


def maker_of(entry: Entry) -> str | None:
    """Whose note the op of this line makes: a guest's own, or the guest's whom an editor brings one back for."""
    if not isinstance(entry.op, NodeCreate):
        return None
    return entry.by if entry.role == "participate" else owner_of(entry.op.node)


def forget_erased(past: BoardState) -> None:
    """Takes out of a board that its log was replayed to the notes of people who have erased what they wrote since."""
    erased = [person.id for person in past.people.values() if person.name == person.id]
    past.put(without_nodes(past, _notes_of(past, erased)))


def _hidden_without(board: BoardState, person: str) -> dict[str, HiddenComment | None]:
    changed: dict[str, HiddenComment | None] = {}
    for id_ in board.index.hidden_comments.ids(person):
        words = board.hidden_comments[id_]
        if words.by == person:
            changed[id_] = None
        else:
            mentions = [other for other in words.mentions if other != person]
            gone = words.gone and _without(words.gone, person)
            changed[id_] = words.model_copy(update={"mentions": mentions, "gone": gone})
    return changed


def _reports_without(board: BoardState, person: str) -> dict[str, Report | None]:
    """Without those by them, and of what they wrote."""
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


def _without(comment: CommentView, person: str) -> CommentView:
    mentions = [other for other in comment.mentions if other != person]
    return comment.model_copy(update={"mentions": mentions, "reactions": _others(comment.reactions, person)})


def _others(reactions: Mapping[Reaction, list[str]], person: str) -> dict[Reaction, list[str]]:
    left = {kind: [other for other in people if other != person] for kind, people in reactions.items()}
    return {kind: people for kind, people in left.items() if people}

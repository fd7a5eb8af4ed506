"""Rules for the people of a board."""

from ..config import PEOPLE_MAX
from ..errors import BoardFull, Invalid, NameTaken
from ..wire.ops import PersonRename
from ..wire.views import PersonView
from .changes import Changes
from .lookalikes import skeleton
from .registry import Stamp, handles
from .state import BoardState
from .withheld import has_link


@handles(PersonRename, role="comment")
def rename_person(board: BoardState, op: PersonRename, stamp: Stamp) -> Changes:
    """A person names themselves, freely but for the names of owners; everybody but an owner is marked as a guest."""
    if stamp.by not in board.people and len(board.people) >= PEOPLE_MAX:
        raise BoardFull(f"a board can have {PEOPLE_MAX} people", limit=PEOPLE_MAX)
    if stamp.role != "own" and not stamp.is_replay:
        if has_link(op.name):
            # Names are read at once where comments wait for review.
            raise Invalid("a guest's name cannot contain a web address")
        _check_name(board, op.name, stamp.by)
    person = PersonView(id=stamp.by, name=op.name, is_guest=stamp.role != "own")
    return Changes(people={person.id: person})


def _check_name(board: BoardState, name: str, by: str) -> None:
    """An owner who comes back by another link keeps their own name."""
    if any(owner != by for owner in board.index.owners.ids(skeleton(name))):
        raise NameTaken("this name is too close to an owner's name; choose another")

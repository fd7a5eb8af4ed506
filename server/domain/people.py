"""Rules for the people of a board."""

from ..config import PEOPLE_MAX
from ..errors import BoardFull
from ..wire.ops import PersonRename
from ..wire.views import PersonView
from .changes import Changes
from .registry import Stamp, handles
from .state import BoardState


@handles(PersonRename, role="comment")
def rename_person(board: BoardState, op: PersonRename, stamp: Stamp) -> Changes:
    """A person names themselves, freely; everybody but an owner is marked as a guest."""
    if stamp.by not in board.people and len(board.people) >= PEOPLE_MAX:
        raise BoardFull(f"a board may have {PEOPLE_MAX} people", limit=PEOPLE_MAX)
    person = PersonView(id=stamp.by, name=op.name, is_guest=stamp.role != "own")
    return Changes(people={person.id: person})

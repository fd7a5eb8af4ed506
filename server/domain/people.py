"""Rules for the people of a board."""

from ..wire.ops import PersonRename
from ..wire.views import PersonView
from .changes import Changes
from .registry import Stamp, handles
from .state import BoardState


@handles(PersonRename, role="comment")
def rename_person(_board: BoardState, op: PersonRename, stamp: Stamp) -> Changes:
    """A person names themselves, freely; everybody but an owner is marked as a guest."""
    person = PersonView(id=stamp.by, name=op.name, is_guest=stamp.role != "own")
    return Changes(people={person.id: person})

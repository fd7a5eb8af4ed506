"""Rules for the people of a board."""

from typing import Final

from ..config import PEOPLE_MAX
from ..errors import BoardFull, Invalid, NameTaken
from ..wire.ops import PersonRename
from ..wire.views import PersonView
from .changes import Changes
from .confusables import skeleton
from .hidden_comments import has_link
from .registry import Stamp, handles
from .state import BoardState

# What a board calls those who look after it, in the languages of the interface: a guest would speak for them.
_RESERVED: Final = frozenset(
    map(
        skeleton,
        (
            *("Owner", "Board owner", "The owner", "Admin", "Administrator", "Moderator"),
            *("Omistaja", "Taulun omistaja", "Ylläpito", "Ylläpitäjä", "Moderaattori", "Moderointi"),
            *("Ägare", "Ägaren", "Tavlans ägare", "Administratör", "Moderatorn"),
        ),
    )
)


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
    """Refuses the names of other owners, and the words for an owner. A former owner may keep their own name."""
    looks = skeleton(name)
    if looks in _RESERVED or any(owner != by for owner in board.index.owners.ids(looks)):
        raise NameTaken("this name is too close to an owner's name; choose another")

"""Rules for the people on a board, and their names."""

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

# Words for owners in the languages of the interface. With such a name a guest would seem to speak for the owner.
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
    """Sets the name of the sender. Everybody below owner is marked as a guest, and cannot take the name of an owner."""
    if stamp.by not in board.people and len(board.people) >= PEOPLE_MAX:
        raise BoardFull(f"a board can have {PEOPLE_MAX} people", limit=PEOPLE_MAX)
    if stamp.role != "own" and not stamp.is_replay:
        if has_link(op.name):
            # Names are not reviewed, so a link in a name would get past the review of comments.
            raise Invalid("a guest's name cannot contain a web address")
        _check_name(board, op.name, stamp.by)
    person = PersonView(id=stamp.by, name=op.name, is_guest=stamp.role != "own")
    return Changes(people={person.id: person})


def _check_name(board: BoardState, name: str, by: str) -> None:
    """Refuses names that look like another owner's, and words for an owner. A former owner can keep their own name."""
    looks = skeleton(name)
    if looks in _RESERVED or any(owner != by for owner in board.index.owners.ids(looks)):
        raise NameTaken("this name is too close to an owner's name; choose another")

"""Finds a board by the ID or title that a person typed on the command line."""

import unicodedata
from collections.abc import Mapping

from ...errors import Invalid
from ...store.boards import list_titles
from ...store.db import Database

# More would be hard to read. `kehys boards` lists all.
_CHOICES_MAX = 10


async def find_board(database: Database, wanted: str) -> str:
    """The ID of the board that has this ID, or else this exact title.

    Raises `Invalid` unless exactly one board matches. The message lists the IDs to choose from.
    """
    async with database.reading() as session:
        boards = await list_titles(session)
    return choose_board(boards, wanted)


def choose_board(boards: Mapping[str, str], wanted: str) -> str:
    """The same as `find_board`, among boards given as titles by ID."""
    if wanted in boards:
        return wanted
    # Titles are stored in composed form (NFC). Some keyboards and terminals send ä as a + ¨.
    title = unicodedata.normalize("NFC", wanted)
    matches = [id_ for id_, its_title in boards.items() if its_title == title]
    if len(matches) == 1:
        return matches[0]
    if matches:
        raise Invalid(f"{len(matches)} boards have the title {title}; give an ID: {_format_choices(matches)}")
    if not boards:
        raise Invalid(f"there is no board {wanted}; the database has no boards")
    named = [f"{id_} ({its_title})" for id_, its_title in boards.items()]
    raise Invalid(f"there is no board {wanted}; give an ID or an exact title: {_format_choices(named)}")


def _format_choices(choices: list[str]) -> str:
    shown = ", ".join(choices[:_CHOICES_MAX])
    left_out = len(choices) - _CHOICES_MAX
    return f"{shown} and {left_out} more (kehys boards)" if left_out > 0 else shown

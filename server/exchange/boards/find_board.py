"""Finds the board that a person named on the command line."""

import unicodedata
from collections.abc import Mapping

from ...errors import Invalid
from ...store.boards import list_titles
from ...store.db import Database

# A line that people still read; `kehys boards` lists all.
_CHOICES_MAX = 10


async def find_board(database: Database, wanted: str) -> str:
    """The ID of the board that has this ID, or else this exact title.

    Raises `Invalid` unless exactly one board fits; the message names the IDs to choose from.
    """
    async with database.reading() as session:
        boards = await list_titles(session)
    return choose_board(boards, wanted)


def choose_board(boards: Mapping[str, str], wanted: str) -> str:
    """As `find_board`, among these titles by ID."""
    if wanted in boards:
        return wanted
    # Titles are stored in composed form; some keyboards and terminals send ä as a + ¨.
    title = unicodedata.normalize("NFC", wanted)
    fitting = [id_ for id_, its_title in boards.items() if its_title == title]
    if len(fitting) == 1:
        return fitting[0]
    if fitting:
        raise Invalid(f"{len(fitting)} boards have the title {title}; give an ID: {_listed(fitting)}")
    if not boards:
        raise Invalid(f"there is no board {wanted}; the database has no boards")
    named = [f"{id_} ({its_title})" for id_, its_title in boards.items()]
    raise Invalid(f"there is no board {wanted}; give an ID or an exact title: {_listed(named)}")


def _listed(choices: list[str]) -> str:
    shown = ", ".join(choices[:_CHOICES_MAX])
    left_out = len(choices) - _CHOICES_MAX
    return f"{shown} and {left_out} more (kehys boards)" if left_out > 0 else shown

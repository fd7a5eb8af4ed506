"""What commands print about boards and their links."""

from collections.abc import Sequence

from rich.console import Console

from .config import Settings
from .domain.access import RANK, link_token
from .domain.changes import Link
from .store.folder import last_address
from .store.keys import read_key

out = Console(highlight=False, soft_wrap=True)
err = Console(stderr=True, highlight=False, soft_wrap=True)
# What links are called where they are printed, in a column as wide as the longest name.
_LINK_NAMES = {"own": "owner", "comment": "to share"}
_LINK_NAME_WIDTH = max(len(_LINK_NAMES.get(role, role)) for role in RANK)


def print_board(title: str, settings: Settings, base: str, links: Sequence[Link]) -> None:
    """An empty line, the title, and the links of the board."""
    out.print(f"\n{title}", markup=False)
    print_links(settings, base, links)


def print_links(settings: Settings, base: str, links: Sequence[Link]) -> None:
    """One line for each link: what it is for, and its address, which begins with `base`."""
    key = read_key(settings.data_dir)
    for link in links:
        name = _LINK_NAMES.get(link.role, link.role)
        out.print(f"  {name:{_LINK_NAME_WIDTH}} {base}/s/{link_token(key, link)}", markup=False)


def base_address(settings: Settings) -> str:
    """Where people reach the server: as the settings say, else where the last server on this folder was."""
    if settings.base_url:
        return settings.base_url.rstrip("/")
    is_set = settings.model_fields_set & {"host", "port"}
    remembered = None if is_set else last_address(settings.data_dir)
    return remembered or f"http://{settings.host}:{settings.port}"


def count(number: int, noun: str) -> str:
    """A number with its noun, in the singular for one."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"

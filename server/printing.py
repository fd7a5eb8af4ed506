"""What commands print about boards and their links."""

from collections.abc import Sequence

from rich.cells import cell_len, set_cell_size
from rich.console import Console

from .config import Settings
from .domain.access import RANK, link_token
from .domain.changes import Link
from .store.data_dir import read_address
from .store.secret_key import read_key

out = Console(highlight=False, soft_wrap=True)
err = Console(stderr=True, highlight=False, soft_wrap=True)
# Names of links in the output, in a column as wide as the longest name.
_LINK_NAMES = {"own": "owner", "comment": "to share"}
_LINK_NAME_WIDTH = max(len(_LINK_NAMES.get(role, role)) for role in RANK)


def print_no_boards(settings: Settings) -> None:
    """One line that names the data folder, so that a person notices a wrong one."""
    out.print(f"There are no boards in {settings.data_dir.absolute()}.", markup=False)


def print_board(board_id: str, title: str, settings: Settings, base: str, links: Sequence[Link]) -> None:
    """An empty line, the title with the ID, and the links of the board."""
    out.print(f"\n{title}  (ID {board_id})", markup=False)
    print_links(settings, base, links)


def print_links(settings: Settings, base: str, links: Sequence[Link]) -> None:
    """One line for each link: purpose, label and address. The address begins with `base`."""
    key = read_key(settings.data_dir)
    names = [_name(link) for link in links]
    width = max([_LINK_NAME_WIDTH, *map(cell_len, names)])
    for link, name in zip(links, names, strict=True):
        out.print(f"  {set_cell_size(name, width)} {base}/s/{link_token(key, link)}", markup=False)


def _name(link: Link) -> str:
    name = _LINK_NAMES.get(link.role, link.role)
    return f"{name} ({link.name})" if link.name else name


def base_address(settings: Settings) -> str:
    """The server's address: from the settings, or the last address of a server with this data folder."""
    if settings.base_url:
        return settings.base_url.rstrip("/")
    is_set = settings.model_fields_set & {"host", "port"}
    remembered = None if is_set else read_address(settings.data_dir)
    return remembered or f"http://{settings.host}:{settings.port}"


def count(number: int, noun: str) -> str:
    """A number with its noun, in the singular for one."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"

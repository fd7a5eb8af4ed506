"""The boards that the front page offers: opened before, and the demo board."""

from ...config import DEMO_BOARD_ID
from ...domain.access import link_token, role_on
from ...errors import NoAccess
from ...store import boards, links
from ..security.session_cookie import Visitor
from ..services import Services


async def opened_boards(visitor: Visitor, services: Services) -> list[dict[str, str]]:
    """Id and title of the boards that a visitor can open with the grants in their cookie."""
    grants = visitor.grants
    async with services.database.reading() as session:
        found = await links.list_boards(session, [grant.link_id for grant in grants.values()])
    return [
        {"id": id_, "title": title}
        for id_, title, link in found
        if id_ in grants and role_on({link.id: link}, grants[id_], services.now())
    ]


async def has_demo_board(services: Services) -> bool:
    """Whether the demo board is in the database."""
    async with services.database.reading() as session:
        return await boards.exists(session, DEMO_BOARD_ID)


async def demo_token(services: Services) -> str:
    """The token of the demo board's comment link, or `NoAccess`."""
    async with services.database.reading() as session:
        found = await links.list_for_board(session, DEMO_BOARD_ID)
    for link in found:
        if link.role == "comment" and link.is_open(services.now()):
            return link_token(services.key, link)
    raise NoAccess()

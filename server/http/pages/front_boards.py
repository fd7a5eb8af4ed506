"""The boards that the front page offers: opened before, and the demo board."""

from ...config import DEMO_BOARD_ID
from ...domain.access import link_token, role_on
from ...errors import NoAccess
from ...store import boards, links
from ..security.session_cookie import Visitor
from ..services import Services


async def front_boards(visitor: Visitor, services: Services) -> tuple[list[dict[str, str]], bool]:
    """Id and title of the boards that a visitor can open with their cookie, and whether there is a demo board."""
    grants = visitor.grants
    # One session for both: the front page is opened often.
    async with services.database.reading() as session:
        found = await links.list_boards(session, [grant.link_id for grant in grants.values()])
        has_demo = await boards.exists(session, DEMO_BOARD_ID)
    opened = [
        {"id": id_, "title": title}
        for id_, title, link in found
        if id_ in grants and role_on({link.id: link}, grants[id_], services.now())
    ]
    return opened, has_demo


async def demo_token(services: Services) -> str:
    """The token of the demo board's comment link, or `NoAccess`."""
    async with services.database.reading() as session:
        found = await links.list_for_board(session, DEMO_BOARD_ID)
    for link in found:
        if link.role == "comment" and link.is_open(services.now()):
            return link_token(services.key, link)
    raise NoAccess()

"""Links of all boards. The address of a link has its id, not that of its board."""

from collections.abc import Collection

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from ..domain.changes import Link
from .mapping import row_to_link
from .tables import BoardRow, LinkRow


async def find(session: AsyncSession, link_id: str) -> tuple[str, Link] | None:
    """The id of its board and the link; None if it does not exist or is revoked."""
    row = await session.get(LinkRow, link_id)
    return None if row is None or row.is_revoked else (row.board_id, row_to_link(row))


async def list_boards(session: AsyncSession, link_ids: Collection[str]) -> list[tuple[str, str, Link]]:
    """For each of these links the id and title of its board, and the link. Oldest board first, without revoked links.

    The query uses primary keys, so its cost does not grow with the number of boards.
    """
    if not link_ids:
        return []
    query = select(BoardRow.id, BoardRow.title, LinkRow).join(BoardRow, LinkRow.board_id == BoardRow.id)
    wanted = query.where(LinkRow.id.in_(link_ids), LinkRow.is_revoked.is_(False))
    rows = await session.execute(wanted.order_by(BoardRow.created_at, BoardRow.id))
    return [(id_, title, row_to_link(row)) for id_, title, row in rows]


async def list_for_board(session: AsyncSession, board_id: str) -> list[Link]:
    """The links of a board that are not revoked, sorted by role."""
    query = select(LinkRow).where(LinkRow.board_id == board_id, LinkRow.is_revoked.is_(False))
    return [row_to_link(row) for row in await session.scalars(query.order_by(LinkRow.role, LinkRow.id))]


async def list_by_board(session: AsyncSession) -> dict[tuple[str, str], list[Link]]:
    """The links that are not revoked, by id and title of their board. Oldest board first."""
    is_open = (LinkRow.board_id == BoardRow.id) & LinkRow.is_revoked.is_(False)
    query = select(BoardRow.id, BoardRow.title, LinkRow).join(LinkRow, is_open)
    boards: dict[tuple[str, str], list[Link]] = {}
    for id_, title, row in await session.execute(query.order_by(BoardRow.created_at, LinkRow.role)):
        boards.setdefault((id_, title), []).append(row_to_link(row))
    return boards

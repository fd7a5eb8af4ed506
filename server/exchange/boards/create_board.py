"""Creates a board with a set of nodes in one transaction."""

import secrets
from collections.abc import Callable, Iterator, Sequence

from ...config import OPS_PER_PUSH_MAX
from ...domain.access import Actor, Grant, Link
from ...domain.board import Board
from ...domain.changes import AnyNode, Changes
from ...store import assets, boards, oplog
from ...store.db import Database
from ...wire.ops import NodeCreate
from ...wire.views import AssetView, BoardView

Progress = Callable[[int], None]


def new_id() -> str:
    """A random id for a board, node, op or link: 16 characters, 96 bits."""
    return secrets.token_urlsafe(12)


async def create_board(
    database: Database,
    info: BoardView,
    nodes: Sequence[AnyNode],
    at: int,
    *,
    progress: Progress = lambda _done: None,
    images: Sequence[AssetView] = (),
) -> list[Link]:
    """Creates the board by the same rules as pushes of browsers. Returns its links, the owner's first.

    `progress` is called after each step with the number of stored nodes. The files of `images` must already be in the
    data folder.
    """
    links = [Link(new_id(), "own"), Link(new_id(), "comment")]
    board = Board(info=info, links={link.id: link for link in links})
    owner = Actor(f"link-{links[0].id}", Grant(links[0].id, 0))
    # Applied before the transaction begins, so a running server waits only for the writes.
    steps = [board.apply(ops, owner, at) for ops in _split_into_pushes(nodes)]
    async with database.unit_of_work() as session:
        await boards.create(session, info, at)
        await boards.save(session, info.id, Changes(links={link.id: link for link in links}), seq=0)
        for image in images:
            await assets.add(session, info.id, image)
        for applied in steps:
            seq = applied.entries[-1].seq
            await boards.save(session, info.id, applied.changes, seq)
            await oplog.append(session, info.id, applied.entries)
            progress(seq)
    return links


def _split_into_pushes(nodes: Sequence[AnyNode]) -> Iterator[list[NodeCreate]]:
    for start in range(0, len(nodes), OPS_PER_PUSH_MAX):
        yield [NodeCreate(op_id=new_id(), node=node) for node in nodes[start : start + OPS_PER_PUSH_MAX]]

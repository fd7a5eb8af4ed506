"""Puts a finished set of nodes on a new board, in one transaction: all of it or nothing."""

import secrets
from collections.abc import Callable, Iterator, Sequence

from ...config import OPS_PER_PUSH_MAX
from ...domain.access import Actor, Grant
from ...domain.board import Board
from ...domain.changes import AnyNode, Changes, Link
from ...store import assets, boards, oplog
from ...store.db import Database
from ...wire.ops import NodeCreate
from ...wire.views import AssetView, BoardView

Progress = Callable[[int], None]


def new_id() -> str:
    """A random id for a board, node, op or link: 16 characters, 96 bits."""
    return secrets.token_urlsafe(12)


async def publish(
    database: Database,
    info: BoardView,
    nodes: Sequence[AnyNode],
    at: int,
    *,
    progress: Progress = lambda _done: None,
    pictures: Sequence[AssetView] = (),
) -> list[Link]:
    """Makes the board through the same rules that browsers' pushes meet, and returns its links, owner's first.

    `progress` is told after each step how many nodes are stored; `pictures` lie in the data folder already.
    """
    links = [Link(new_id(), "own"), Link(new_id(), "comment")]
    board = Board(info=info, links={link.id: link for link in links})
    maker = Actor(f"link-{links[0].id}", Grant(links[0].id, 0))
    # All is applied before the transaction begins: a running server waits only for the writing.
    steps = [board.apply(ops, maker, at) for ops in _pushes(nodes)]
    async with database.unit_of_work() as session:
        await boards.create(session, info, at)
        await boards.save(session, info.id, Changes(links={link.id: link for link in links}), seq=0)
        for picture in pictures:
            await assets.add(session, info.id, picture)
        for applied in steps:
            seq = applied.entries[-1].seq
            await boards.save(session, info.id, applied.changes, seq)
            await oplog.append(session, info.id, applied.entries)
            progress(seq)
    return links


def _pushes(nodes: Sequence[AnyNode]) -> Iterator[list[NodeCreate]]:
    for start in range(0, len(nodes), OPS_PER_PUSH_MAX):
        yield [NodeCreate(op_id=new_id(), node=node) for node in nodes[start : start + OPS_PER_PUSH_MAX]]

"""What is made of a whole board: beside the event loop, once for all who ask at the same time.

For those who join it is packed in one of two forms: one JSON value for scripts, and lines for the page, which draws
what it has while the rest arrives.
"""

import asyncio
import hashlib
import zlib
from asyncio import Task
from collections.abc import Awaitable, Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from pydantic import TypeAdapter

from ..domain.state_hash import hash_snapshot
from ..wire.nodes import AnyNode, Frame, Node
from ..wire.views import Snapshot, SnapshotHead, StateHash

# Level 6 takes twice as long for 4 % less.
_LEVEL = 4
_GZIP = 16 + zlib.MAX_WBITS
# A line is read, made into objects and put on the board between two pictures.
NODES_PER_LINE = 500
_NODES: TypeAdapter[list[AnyNode]] = TypeAdapter(list[Node])
MadeT = TypeVar("MadeT")


@dataclass(frozen=True)
class Packed:
    """A snapshot as it is sent: gzipped, made once for a `seq`."""

    seq: int
    body: bytes
    etag: str


class _Round(Generic[MadeT]):
    """One making and those who wait for it: by an event, since each `shield` would go through all the others."""

    def __init__(self, making: Task[MadeT]) -> None:
        self.making = making
        self.ended = asyncio.Event()
        making.add_done_callback(lambda _: self.ended.set())


class Snapshots(Generic[MadeT]):
    """Makes one at a time. Whoever asks meanwhile waits and shares the next one, so a storm of joiners costs two.

    `take` gives the board as it is on disk, or None if it still stands at the number that it is given; `make` is called
    in a thread.
    """

    def __init__(
        self, take: Callable[[int | None], Awaitable[Snapshot | None]], make: Callable[[Snapshot], MadeT]
    ) -> None:
        self._take = take
        self._make = make
        self._one_at_a_time = asyncio.Lock()
        self._latest: tuple[int, MadeT] | None = None
        self._next: _Round[MadeT] | None = None

    async def latest(self) -> MadeT:
        """Of the board with everything that was on disk when this was asked."""
        if self._next is None:
            self._next = _Round(asyncio.create_task(self._make_next()))
        round_ = self._next
        await round_.ended.wait()
        return round_.making.result()

    async def _make_next(self) -> MadeT:
        async with self._one_at_a_time:
            # From here on another commit may come, and whoever asks after it must see it.
            self._next = None
            snapshot = await self._take(self._latest[0] if self._latest else None)
            if snapshot is not None:
                self._latest = snapshot.seq, await asyncio.to_thread(self._make, snapshot)
            assert self._latest, "what was never taken cannot be unchanged"
            return self._latest[1]


def packed_in_one(snapshot: Snapshot) -> Packed:
    """For scripts."""
    return pack(snapshot.seq, in_one(snapshot))


def packed_in_lines(snapshot: Snapshot) -> Packed:
    """For pages."""
    return pack(snapshot.seq, in_lines(snapshot))


def hashed(snapshot: Snapshot) -> StateHash:
    """To compare copies by."""
    return StateHash(seq=snapshot.seq, hash=hash_snapshot(snapshot))


def in_one(snapshot: Snapshot) -> Iterator[bytes]:
    """The whole board as one JSON value."""
    yield snapshot.model_dump_json().encode()


def in_lines(snapshot: Snapshot) -> Iterator[bytes]:
    """The board as lines of JSON: everything but the nodes, all frames, then the rest from the lowest up.

    In pieces also for our own sake: writing a large value in one go would hold up the event loop from this thread too.
    """
    frames: list[AnyNode] = [node for node in snapshot.nodes if isinstance(node, Frame)]
    others: list[AnyNode] = [node for node in snapshot.nodes if not isinstance(node, Frame)]
    # In painting order: the page would have to sort what comes otherwise, and again with each line.
    others.sort(key=lambda node: (node.place.order, node.id))
    rows = {name: value for name, value in snapshot if name != "nodes"}
    head = SnapshotHead(count=len(snapshot.nodes), **rows)
    yield head.model_dump_json().encode() + b"\n"
    for nodes in (frames, others):
        for start in range(0, len(nodes), NODES_PER_LINE):
            yield _NODES.dump_json(nodes[start : start + NODES_PER_LINE]) + b"\n"


def pack(seq: int, pieces: Iterable[bytes]) -> Packed:
    """The same board gives the same bytes, and so the same tag."""
    press = zlib.compressobj(_LEVEL, zlib.DEFLATED, _GZIP)
    body = b"".join([*(press.compress(piece) for piece in pieces), press.flush()])
    # By content, not by number: a board that was restored may stand at a number that it had before.
    return Packed(seq, body, hashlib.sha256(body).hexdigest()[:32])

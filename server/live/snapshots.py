"""The board as those who join get it: packed beside the event loop, once for all who ask at the same time."""

import asyncio
import gzip
import hashlib
from asyncio import Task
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from ..wire.views import Snapshot


@dataclass(frozen=True)
class Packed:
    """A snapshot as it is sent: gzipped JSON, made once for a `seq`."""

    seq: int
    body: bytes
    etag: str


class _Round:
    """One packing and those who wait for it: by an event, since each `shield` would go through all the others."""

    def __init__(self, packing: Task[Packed]) -> None:
        self.packing = packing
        self.ended = asyncio.Event()
        packing.add_done_callback(lambda _: self.ended.set())


class Snapshots:
    """Packs one at a time. Whoever asks meanwhile waits and shares the next one, so a storm of joiners costs two.

    `take` gives the board as it is on disk, or None if it still stands at the number that it is given.
    """

    def __init__(self, take: Callable[[int | None], Awaitable[Snapshot | None]]) -> None:
        self._take = take
        self._one_at_a_time = asyncio.Lock()
        self._packed: Packed | None = None
        self._next: _Round | None = None

    async def latest(self) -> Packed:
        """The board with everything that was on disk when this was asked."""
        if self._next is None:
            self._next = _Round(asyncio.create_task(self._pack()))
        round_ = self._next
        await round_.ended.wait()
        return round_.packing.result()

    async def _pack(self) -> Packed:
        async with self._one_at_a_time:
            # From here on another commit may come, and whoever asks after it must see it.
            self._next = None
            snapshot = await self._take(self._packed.seq if self._packed else None)
            if snapshot is not None:
                self._packed = await asyncio.to_thread(pack, snapshot)
            assert self._packed, "what was never taken cannot be unchanged"
            return self._packed


def pack(snapshot: Snapshot) -> Packed:
    """The same board gives the same bytes, and so the same tag."""
    body = gzip.compress(snapshot.model_dump_json().encode(), compresslevel=6, mtime=0)
    # By content, not by number: a board that was restored may stand at a number that it had before.
    return Packed(snapshot.seq, body, hashlib.sha256(body).hexdigest()[:32])

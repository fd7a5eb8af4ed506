"""What waits to be sent on one connection: bounded, so that a slow reader cannot grow the program's memory."""

import asyncio
from collections import deque

from ..wire.frames import Peer, Peers


class Outbox:
    """Messages in order, and beside them the latest presence of each peer, which is never queued twice.

    Presence cannot fill the outbox: a peer that moves a hundred times while the network is slow is one line.
    """

    def __init__(self, *, messages_max: int, bytes_max: int) -> None:
        self._messages_max = messages_max
        self._bytes_max = bytes_max
        self._messages: deque[str] = deque()
        self._bytes = 0
        self._here: dict[str, Peer] = {}
        self._left: set[str] = set()
        self._filled = asyncio.Event()

    def put(self, message: str) -> bool:
        """Adds a message that may not be lost; False if there is no room, and then the reader must be cut off."""
        size = len(message.encode())
        if len(self._messages) >= self._messages_max or self._bytes + size > self._bytes_max:
            # Alone, a message of any size fits: whoever keeps up gets even the largest batch.
            if self._messages:
                return False
        self._messages.append(message)
        self._bytes += size
        self._filled.set()
        return True

    def put_peer(self, peer: Peer) -> None:
        """Notes where a peer is now, in place of where they were."""
        self._here[peer.session] = peer
        self._left.discard(peer.session)
        self._filled.set()

    def drop_peer(self, session: str) -> None:
        """Notes that a peer is gone."""
        self._here.pop(session, None)
        self._left.add(session)
        self._filled.set()

    async def take(self) -> list[str]:
        """Waits for something to send and returns all of it: messages first, presence last."""
        await self._filled.wait()
        self._filled.clear()
        taken = list(self._messages)
        self._messages.clear()
        self._bytes = 0
        if self._here or self._left:
            taken.append(Peers(here=list(self._here.values()), left=sorted(self._left)).model_dump_json())
            self._here, self._left = {}, set()
        return taken

"""Passwords of links: hashed in threads, a few at a time."""

import asyncio

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from ..config import ARGON2_LANES, ARGON2_MEMORY_KIB, ARGON2_PASSES
from ..domain.access import Actor, require
from ..errors import NotFound
from ..wire.ops import LinkProtect
from .queries import new_op_id
from .room import Room


class Passwords:
    """Hashes passwords and verifies them."""

    def __init__(self, at_once: int) -> None:
        self._hasher = PasswordHasher(
            time_cost=ARGON2_PASSES, memory_cost=ARGON2_MEMORY_KIB, parallelism=ARGON2_LANES, hash_len=32, salt_len=16
        )
        # Held while one password is verified and counted: parallel guesses cannot pass the limit before it counts.
        self.turn = asyncio.Semaphore(at_once)

    async def hash(self, password: str) -> str:
        """A salted hash as a PHC string (`PasswordHash`)."""
        async with self.turn:
            return await asyncio.to_thread(self._hasher.hash, password)

    async def verify(self, password_hash: str, password: str) -> bool:
        """Whether the hash belongs to the password. The caller holds `turn`."""
        return await asyncio.to_thread(self._verify, password_hash, password)

    def _verify(self, password_hash: str, password: str) -> bool:
        try:
            return self._hasher.verify(password_hash, password)
        except (VerificationError, InvalidHashError):
            return False


async def set_link_password(
    room: Room, actor: Actor, link_id: str, password: str | None, passwords: Passwords
) -> list[int]:
    """Sets the password of a link, or removes it if `password` is None, with one op. Returns its log number.

    Raises `Forbidden` for anyone but owners, and `NotFound` for an unknown or revoked link.
    """
    visit = await room.queries.visit(actor)
    # The op checks the role again. Checked here too, so that only owners can make the server hash.
    require(visit.role, "own")
    if not any(link.id == link_id and not link.is_revoked for link in visit.links):
        raise NotFound("link", link_id)
    password_hash = None if password is None else await passwords.hash(password)
    return await room.push([LinkProtect(op_id=new_op_id(), id=link_id, password_hash=password_hash)], actor)

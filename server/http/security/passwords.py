"""Passwords of links: hashed off the event loop, a few at a time."""

import asyncio

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from ...config import ARGON2_LANES, ARGON2_MEMORY_KIB, ARGON2_PASSES


class Passwords:
    """Keeps no password: it makes hashes, and says whether one verify."""

    def __init__(self, at_once: int) -> None:
        self._hasher = PasswordHasher(
            time_cost=ARGON2_PASSES, memory_cost=ARGON2_MEMORY_KIB, parallelism=ARGON2_LANES, hash_len=32, salt_len=16
        )
        # Held around a try and its count: of a crowd of guesses none is tried before the last wrong one is counted.
        self.turn = asyncio.Semaphore(at_once)

    async def hash(self, password: str) -> str:
        """Salted, as a PHC string (`PasswordHash`)."""
        async with self.turn:
            return await asyncio.to_thread(self._hasher.hash, password)

    async def verify(self, password_hash: str, password: str) -> bool:
        """Whether the hash was made of that password. To be asked in one's `turn`."""
        return await asyncio.to_thread(self._verify, password_hash, password)

    def _verify(self, password_hash: str, password: str) -> bool:
        try:
            return self._hasher.verify(password_hash, password)
        except (VerificationError, InvalidHashError):
            return False

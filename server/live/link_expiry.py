"""Disconnects people at the moment when their link expires."""

from asyncio import Future
from collections.abc import Callable
from typing import Final

from ..domain.board import Board
from ..domain.links import next_expiry
from .deadline_timer import DeadlineTimer
from .membership import Membership
from .pipeline import Commit, Pipeline

_RETRY_MS: Final = 1_000


class LinkExpiry:
    """Waits for the next expiry date of a board's links, and ends the sessions of expired and revoked links."""

    def __init__(self, pipeline: Pipeline, membership: Membership, now: Callable[[], int]) -> None:
        self._pipeline = pipeline
        self._membership = membership
        self._now = now
        self._timer = DeadlineTimer(now, self._check)

    def watch(self, board: Board) -> None:
        """Sets the timer to the next expiry date, if there is one."""
        self._timer.set(next_expiry(board.links.values(), self._now()))

    def stop(self) -> None:
        """Stops the timer."""
        self._timer.set(None)

    def after_commit(self, commit: Commit) -> None:
        """Hook: a link may have been revoked, rotated or given another expiry date."""
        if commit.changes.links:
            self._close_revoked(commit.board)

    def _close_revoked(self, board: Board) -> None:
        self._membership.close_revoked(board, self._now())
        self.watch(board)

    def _check(self) -> None:
        if self._membership.sessions:
            self._pipeline.query(self._close_revoked_on).add_done_callback(self._retry_if_failed)

    async def _close_revoked_on(self, board: Board) -> None:
        self._close_revoked(board)

    def _retry_if_failed(self, checked: Future[None]) -> None:
        # The database may be unreadable for a moment. Nobody may stay longer because of that.
        if not checked.cancelled() and checked.exception():
            self._timer.set(self._now() + _RETRY_MS)

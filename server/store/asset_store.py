"""The images of all boards. It keeps files and rows consistent."""

import asyncio
from collections.abc import Callable, Collection
from contextlib import suppress
from pathlib import Path

from ..config import Settings
from ..errors import BoardFull, NotFound
from ..images.result import EncodedImage
from ..wire.views import AssetView
from . import assets
from .db import Database


class AssetStore:
    """Adds images within the quota of a board, and removes images that no node of their board shows any more.

    An image stays for `picture_unused_seconds` after its upload or its last use, or for
    `picture_unused_seconds_when_full` if the quota of the board is used up.
    """

    def __init__(self, database: Database, settings: Settings, now: Callable[[], int]) -> None:
        self._database = database
        self._settings = settings
        self._now = now
        # After a file is written and before its row is committed, nobody may remove it as a file without a row.
        self._lock = asyncio.Lock()

    async def add(self, board_id: str, picture: EncodedImage) -> AssetView:
        """Stores an image for a board. Raises `BoardFull` if the quota has no room for it."""
        id_, size = assets.asset_id(picture.content), len(picture.content)
        asset = AssetView(id=id_, media_type=picture.media_type, w=picture.w, h=picture.h, bytes=size)
        async with self._lock:
            if not await self._fits(board_id, asset):
                await self._remove_unused(board_id, self._settings.picture_unused_seconds_when_full)
                if not await self._fits(board_id, asset):
                    limit = self._settings.board_assets_bytes_max
                    raise BoardFull(f"the images of a board can have {limit} bytes together", limit=limit)
            await self._write(board_id, asset, picture.content)
        return asset

    async def find(self, board_id: str, id_: str, media_types: Collection[str]) -> tuple[AssetView, Path]:
        """An image of this board and its file. `NotFound` if the board has no such image of one of these types."""
        async with self._database.reading() as session:
            asset = await assets.find(session, board_id, id_)
        path = assets.asset_path(self._settings.data_dir, id_)
        if asset is None or asset.media_type not in media_types or not path.exists():
            raise NotFound("picture", id_)
        return asset, path

    async def collect(self) -> None:
        """Removes from all boards the images that are unused for long enough, and the files that no board has."""
        async with self._database.reading() as session:
            board_ids = await assets.board_ids(session)
        for board_id in board_ids:
            # One board at a time, so that uploads wait only for one board.
            async with self._lock:
                await self._remove_unused(board_id, self._settings.picture_unused_seconds)
        async with self._lock:
            await self._remove_stray_files()

    async def _fits(self, board_id: str, asset: AssetView) -> bool:
        async with self._database.reading() as session:
            if await assets.find(session, board_id, asset.id):
                return True
            taken = await assets.bytes_used(session, board_id)
        return taken + asset.bytes <= self._settings.board_assets_bytes_max

    async def _write(self, board_id: str, asset: AssetView, content: bytes) -> None:
        """Writes the file first, because a committed row must not name a missing file."""
        try:
            with self._database.status.writing():
                await asyncio.to_thread(assets.write_asset, self._settings.data_dir, content)
            async with self._database.unit_of_work() as session:
                await assets.add(session, board_id, asset, self._now())
        except BaseException:
            await asyncio.shield(self._remove_files([asset.id]))
            raise

    async def _remove_unused(self, board_id: str, unused_seconds: float) -> None:
        now = self._now()
        before = now - int(unused_seconds * 1000)
        async with self._database.reading() as session:
            is_needed = await assets.needs_marks(session, board_id) or await assets.has_unused(
                session, board_id, before
            )
        if not is_needed:
            return
        async with self._database.unit_of_work() as session:
            await assets.mark_unused(session, board_id, now)
            gone = await assets.remove_unused(session, board_id, before)
        await self._remove_files(gone)

    async def _remove_files(self, ids: Collection[str]) -> None:
        """Removes the files that no board has. An image on two boards has one file."""
        if not ids:
            return
        async with self._database.reading() as session:
            gone = await assets.unreferenced(session, ids)
        paths = [assets.asset_path(self._settings.data_dir, id_) for id_ in gone]
        await asyncio.to_thread(_unlink, paths)

    async def _remove_stray_files(self) -> None:
        """Removes files that a crash before the commit, or a deleted board, has left behind."""
        before = self._now() / 1000 - self._settings.picture_unused_seconds
        files = await asyncio.to_thread(assets.stored_files, self._settings.data_dir, before)
        async with self._database.reading() as session:
            gone = await assets.unreferenced(session, files)
        await asyncio.to_thread(_unlink, [files[name] for name in gone])


def _unlink(paths: Collection[Path]) -> None:
    for path in paths:
        with suppress(FileNotFoundError):
            path.unlink()

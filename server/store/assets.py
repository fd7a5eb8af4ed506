"""Pictures of boards: files named by what is in them, and rows that say which board has which."""

import hashlib
import os
from pathlib import Path

from sqlalchemy import func, select
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.ext.asyncio import AsyncSession

from ..wire.views import AssetView
from .tables import AssetRow

FOLDER = "assets"


def asset_id(content: bytes) -> str:
    """SHA-256 of the bytes: the same picture is stored once, and an address never changes what it shows."""
    return hashlib.sha256(content).hexdigest()


def asset_path(data_dir: Path, id_: str) -> Path:
    """Where the picture lies. In folders by the first two digits, since some file systems slow down with thousands."""
    return data_dir / FOLDER / id_[:2] / id_


def write_asset(data_dir: Path, content: bytes) -> str:
    """Stores a picture durably and returns its id; a row that names it may be committed afterwards."""
    id_ = asset_id(content)
    path = asset_path(data_dir, id_)
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        # Renamed when it is whole: a power cut leaves no half of a picture under its name.
        partial = path.with_name(f"{id_}.{os.getpid()}.part")
        with partial.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        partial.replace(path)
    return id_


async def add(session: AsyncSession, board_id: str, asset: AssetView) -> None:
    """Notes that a board has a picture; once more changes nothing."""
    row = {"board_id": board_id, **asset.model_dump()}
    await session.execute(insert(AssetRow).values(row).on_conflict_do_nothing())


async def find(session: AsyncSession, board_id: str, id_: str) -> AssetView | None:
    """The picture, if that board has it."""
    row = await session.get(AssetRow, (board_id, id_))
    if row is None:
        return None
    return AssetView(id=row.id, media_type=row.media_type, w=row.w, h=row.h, bytes=row.bytes)


async def room_taken(session: AsyncSession, board_id: str) -> int:
    """Bytes of all pictures of a board."""
    query = select(func.coalesce(func.sum(AssetRow.bytes), 0)).where(AssetRow.board_id == board_id)
    return int((await session.scalars(query)).one())

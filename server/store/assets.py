"""Images of boards: files that are named by a hash of their bytes, and rows that say which board has which image."""

import hashlib
import os
from collections.abc import Collection
from pathlib import Path

from sqlalchemy import Select, delete, func, select, update
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.ext.asyncio import AsyncSession

from ..wire.views import AssetView
from .tables import AssetRow, NodeRow

FOLDER = "assets"


def asset_id(content: bytes) -> str:
    """SHA-256 of the bytes. The same image is stored once, and the address of an image never shows another one."""
    return hashlib.sha256(content).hexdigest()


def asset_path(data_dir: Path, id_: str) -> Path:
    """The path of an image. The first two digits are a folder: some file systems are slow with thousands of files."""
    return data_dir / FOLDER / id_[:2] / id_


def write_asset(data_dir: Path, content: bytes) -> str:
    """Stores an image durably and returns its id. Commit the row that names it afterwards."""
    id_ = asset_id(content)
    path = asset_path(data_dir, id_)
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        # Renamed when it is complete, so that a power cut leaves no partial image under the final name.
        partial = path.with_name(f"{id_}.{os.getpid()}.part")
        with partial.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        partial.replace(path)
    return id_


def stored_files(data_dir: Path, before_seconds: float) -> dict[str, Path]:
    """The files in the folder of images that were last changed before `before_seconds` (Unix time), by name."""
    paths = ((path, path.stat().st_mtime) for path in (data_dir / FOLDER).glob("??/*"))
    return {path.name: path for path, changed in paths if changed < before_seconds}


async def add(session: AsyncSession, board_id: str, asset: AssetView, unused_since: int | None = None) -> None:
    """Adds an image to a board. If the board has it already, only `unused_since` is set."""
    row = {"board_id": board_id, **asset.model_dump(), "unused_since": unused_since}
    key = [AssetRow.board_id, AssetRow.id]
    statement = insert(AssetRow).values(row)
    await session.execute(statement.on_conflict_do_update(index_elements=key, set_={"unused_since": unused_since}))


async def find(session: AsyncSession, board_id: str, id_: str) -> AssetView | None:
    """The image, if that board has it."""
    row = await session.get(AssetRow, (board_id, id_))
    if row is None:
        return None
    return AssetView(id=row.id, media_type=row.media_type, w=row.w, h=row.h, bytes=row.bytes)


async def bytes_used(session: AsyncSession, board_id: str) -> int:
    """The total size of the images of a board, in bytes."""
    query = select(func.coalesce(func.sum(AssetRow.bytes), 0)).where(AssetRow.board_id == board_id)
    return int((await session.scalars(query)).one())


async def board_ids(session: AsyncSession) -> list[str]:
    """The ids of the boards that have images."""
    return list(await session.scalars(select(AssetRow.board_id).distinct()))


async def mark_unused(session: AsyncSession, board_id: str, at: int) -> None:
    """Updates which images of a board no node shows. Newly unused ones are marked with `at` (milliseconds)."""
    of_board, is_used = AssetRow.board_id == board_id, AssetRow.id.in_(_used(board_id))
    await session.execute(
        update(AssetRow).where(of_board, is_used, AssetRow.unused_since.is_not(None)).values(unused_since=None)
    )
    await session.execute(
        update(AssetRow).where(of_board, ~is_used, AssetRow.unused_since.is_(None)).values(unused_since=at)
    )


async def needs_marks(session: AsyncSession, board_id: str) -> bool:
    """Whether `mark_unused` would change anything. It only reads, so it blocks no writer."""
    is_used = AssetRow.id.in_(_used(board_id))
    is_stale = is_used == AssetRow.unused_since.is_not(None)
    query = select(AssetRow.id).where(AssetRow.board_id == board_id, is_stale).limit(1)
    return (await session.execute(query)).first() is not None


async def has_unused(session: AsyncSession, board_id: str, before: int) -> bool:
    """Whether an image of the board is marked as unused since `before` (milliseconds) or earlier."""
    query = select(AssetRow.id).where(AssetRow.board_id == board_id, AssetRow.unused_since <= before).limit(1)
    return (await session.execute(query)).first() is not None


async def remove_unused(session: AsyncSession, board_id: str, before: int) -> list[str]:
    """Removes the images of a board that are unused since `before` or earlier, and returns their ids."""
    is_due = (AssetRow.board_id == board_id) & (AssetRow.unused_since <= before)
    gone = delete(AssetRow).where(is_due, AssetRow.id.not_in(_used(board_id))).returning(AssetRow.id)
    return list(await session.scalars(gone))


async def unreferenced(session: AsyncSession, ids: Collection[str]) -> set[str]:
    """Those of the images that no board has."""
    known = await session.scalars(select(AssetRow.id).where(AssetRow.id.in_(ids)).distinct())
    return set(ids) - set(known)


def _used(board_id: str) -> Select[tuple[str]]:
    is_image = (NodeRow.board_id == board_id) & (NodeRow.kind == "image")
    return select(NodeRow.body["asset"].as_string()).where(is_image)

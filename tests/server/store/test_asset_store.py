"""Images of boards: quota, and removal of unused images."""

import asyncio

import pytest

from server.errors import BoardFull
from server.images.result import EncodedImage
from server.store import assets
from server.store.asset_store import AssetStore
from server.wire.views import BoardView
from tests.server.world import (
    BOARD,
    NOW,
    OTHER_BOARD,
    Gate,
    actor,
    create,
    delete,
    make_settings,
    store_board,
)

DAY_MS = 24 * 60 * 60 * 1000
HOUR_MS = 60 * 60 * 1000


def picture(letter="a", size=10):
    return EncodedImage(letter.encode() * size, "image/png", 4, 2)


class Clock:
    ms = NOW

    def __call__(self):
        return self.ms


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def store(database, data_dir, clock):
    settings = make_settings(data_dir, board_assets_bytes_max=25)
    return AssetStore(database, settings, clock)


@pytest.fixture
def kept(database, data_dir):
    """Whether the board has the image, and its file exists."""

    async def kept(asset, board_id=BOARD):
        async with database.reading() as session:
            row = await assets.find(session, board_id, asset.id)
        return row is not None, assets.asset_path(data_dir, asset.id).exists()

    return kept


def show(asset, name="image"):
    return create("image", name, asset=asset.id)


async def test_an_image_beyond_the_quota_leaves_no_file(store, data_dir):
    """[O7] The quota is checked before anything is written."""
    await store.add(BOARD, picture("a", 20))
    with pytest.raises(BoardFull):
        await store.add(BOARD, picture("b", 6))
    assert len(assets.list_files(data_dir, float("inf"))) == 1


async def test_an_image_whose_row_cannot_be_stored_leaves_no_file(store, data_dir, monkeypatch):
    """[I1] The disk is full, or the database is locked."""

    async def fail(*_):
        raise OSError("the disk is full")

    monkeypatch.setattr(assets, "add", fail)
    with pytest.raises(OSError, match="full"):
        await store.add(BOARD, picture())
    assert assets.list_files(data_dir, float("inf")) == {}


async def test_the_same_image_fits_into_a_full_quota(store):
    """[O7] It takes no more space."""
    first = await store.add(BOARD, picture("a", 20))
    assert await store.add(BOARD, picture("a", 20)) == first


async def test_an_image_that_a_node_shows_is_kept(store, room, clock, kept):
    """[I3] However old it is."""
    asset = await store.add(BOARD, picture())
    await room.push([show(asset)], actor())
    for _ in range(3):
        clock.ms += 40 * DAY_MS
        await store.collect()
    assert await kept(asset) == (True, True)


async def test_an_unused_image_is_removed_after_some_time(store, room, clock, kept):
    """[I3] With its file. Until then an undo or a restore finds it."""
    asset = await store.add(BOARD, picture())
    await room.push([show(asset)], actor())
    await store.collect()
    clock.ms += 40 * DAY_MS
    await room.push([delete("image")], actor())
    await store.collect()
    clock.ms += 29 * DAY_MS
    await store.collect()
    assert await kept(asset) == (True, True)
    clock.ms += 2 * DAY_MS
    await store.collect()
    assert await kept(asset) == (False, False)


async def test_an_undo_in_time_keeps_the_image(store, room, clock, kept):
    """[I3] It counts as used, and its time starts again with the next delete."""
    asset = await store.add(BOARD, picture())
    await room.push([show(asset)], actor())
    await room.push([delete("image")], actor())
    await store.collect()
    clock.ms += 29 * DAY_MS
    await room.push([show(asset)], actor())
    await store.collect()
    clock.ms += 29 * DAY_MS
    await room.push([delete("image")], actor())
    await store.collect()
    assert await kept(asset) == (True, True)


async def test_an_undo_after_the_mark_keeps_the_image(store, room, clock, kept):
    """[I3] The image is checked again when it is removed."""
    asset = await store.add(BOARD, picture())
    clock.ms += 31 * DAY_MS
    await room.push([show(asset)], actor())
    await store.collect()
    assert await kept(asset) == (True, True)


async def test_an_image_without_a_node_is_removed_after_some_time(store, clock, kept):
    """[I3] A person who uploads an image and leaves must not use up the quota."""
    asset = await store.add(BOARD, picture())
    clock.ms += 29 * DAY_MS
    await store.collect()
    assert await kept(asset) == (True, True)
    clock.ms += 2 * DAY_MS
    await store.collect()
    assert await kept(asset) == (False, False)


async def test_a_full_quota_has_room_an_hour_after_images_are_deleted(store, room, clock, kept):
    """[I3] [O7] Only unused images are removed."""
    shown, gone = await store.add(BOARD, picture("a")), await store.add(BOARD, picture("b"))
    await room.push([show(shown, "one"), show(gone, "two")], actor())
    await store.collect()
    await room.push([delete("two")], actor())
    with pytest.raises(BoardFull):
        await store.add(BOARD, picture("c"))
    clock.ms += HOUR_MS + 1
    added = await store.add(BOARD, picture("c"))
    assert [await kept(one) for one in (shown, gone, added)] == [(True, True), (False, False), (True, True)]


async def test_a_file_that_another_board_shows_stays(store, database, clock, kept):
    """[I3] The same image is stored once."""
    await store_board(database, BoardView(id=OTHER_BOARD, title="Toinen", first_number=1), {})
    asset = await store.add(BOARD, picture())
    clock.ms += 20 * DAY_MS
    await store.add(OTHER_BOARD, picture())
    clock.ms += 11 * DAY_MS
    await store.collect()
    assert await kept(asset) == (False, True)
    assert await kept(asset, OTHER_BOARD) == (True, True)


async def test_an_upload_during_a_removal_keeps_its_file(store, clock, kept, monkeypatch):
    """[I1] The collector and an upload of the same image use one lock."""
    asset = await store.add(BOARD, picture())
    clock.ms += 31 * DAY_MS
    gate = Gate(assets.find_unreferenced)
    monkeypatch.setattr(assets, "find_unreferenced", gate)
    collecting = asyncio.create_task(store.collect())
    await gate.reached.wait()
    adding = asyncio.create_task(store.add(BOARD, picture()))
    await asyncio.sleep(0)
    gate.opened.set()
    await asyncio.gather(collecting, adding)
    assert await kept(asset) == (True, True)


async def test_uploads_at_once_stay_within_the_quota(store, data_dir):
    """[O7] Two fit, and the others leave nothing."""
    answers = await asyncio.gather(*(store.add(BOARD, picture(letter)) for letter in "abcdef"), return_exceptions=True)
    assert sum(isinstance(answer, BoardFull) for answer in answers) == 4
    assert len(assets.list_files(data_dir, float("inf"))) == 2


async def test_files_that_no_board_has_are_removed_when_they_are_old(store, data_dir, clock):
    """[I3] A crash can leave a file without its row, or a partial file."""
    id_ = assets.write_asset(data_dir, b"lost")
    half = assets.asset_path(data_dir, id_).with_name(f"{id_}.1.part")
    half.write_bytes(b"lo")
    await store.collect()
    assert half.exists()
    clock.ms = int(half.stat().st_mtime * 1000) + 31 * DAY_MS
    await store.collect()
    assert assets.list_files(data_dir, float("inf")) == {}

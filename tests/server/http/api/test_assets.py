"""Images of a board over HTTP."""

import pytest

from server.store.assets import asset_path
from server.wire.views import AssetView, BoardView
from tests.server import world
from tests.server.images.test_result import sent
from tests.server.world import BOARD, id_

ASSETS = f"/api/v1/boards/{BOARD}/assets"
OTHER = f"/api/v1/boards/{world.OTHER_BOARD}/assets"


@pytest.fixture
async def picture(script):
    """A picture that the board has."""
    answer = await script("edit").post(ASSETS, content=sent())
    assert answer.status_code == 200
    return AssetView.model_validate_json(answer.content)


async def test_who_may_see_the_board_sees_its_pictures(script, picture):
    """[I1] With what is needed to keep them, and nothing that another site could use."""
    answer = await script("view").get(f"{ASSETS}/{picture.id}")
    assert (answer.status_code, len(answer.content)) == (200, picture.bytes)
    assert (picture.w, picture.h, answer.headers["content-type"]) == (4, 2, "image/png")
    assert answer.headers["cache-control"].startswith("private")
    assert answer.headers["x-content-type-options"] == "nosniff"


async def test_the_same_picture_is_the_same_asset(script, picture):
    """[I1] Named by what is in it."""
    again = await script("own").post(ASSETS, content=sent())
    assert AssetView.model_validate_json(again.content) == picture


@pytest.mark.parametrize("role", ["view", "comment"])
async def test_only_editors_send_pictures(script, role):
    """[A7] [I1] Refused before the body is read."""
    assert (await script(role).post(ASSETS, content=sent())).status_code == 403


async def test_without_a_link_there_is_no_picture(browser, picture):
    """[A3] Not even for who knows its name."""
    assert (await browser.get(f"{ASSETS}/{picture.id}")).json()["code"] == "no_access"


async def test_a_picture_of_another_board_is_not_found(script, picture, database):
    """[I1] Knowing a hash opens nothing."""
    await world.store_board(database, BoardView(id=world.OTHER_BOARD, title="Toinen", first_number=1), {})
    assert (await script().get(f"{OTHER}/{picture.id}")).status_code == 404
    assert (await script().get(f"{ASSETS}/{'0' * 64}")).json()["code"] == "not_found"


async def test_a_picture_whose_file_is_lost_is_not_found(script, picture, data_dir):
    """[I1] And no fault of the server."""
    asset_path(data_dir, picture.id).unlink()
    assert (await script().get(f"{ASSETS}/{picture.id}")).status_code == 404


@pytest.mark.parametrize("name", ["..%2F..%2Fsecret.key", "x", id_("a"), "A" * 64])
async def test_a_name_that_is_no_hash_is_refused(script, name):
    """[P8] It becomes part of a path."""
    assert (await script().get(f"{ASSETS}/{name}")).status_code in (404, 422)


async def test_what_is_no_picture_is_refused(script):
    """[I2] By what is in it, whatever it is called."""
    answer = await script().post(ASSETS, content=b"<svg/>", headers={"Content-Type": "image/png"})
    assert (answer.status_code, answer.json()["code"]) == (422, "invalid")


async def test_too_large_a_file_is_refused(start, settings, browse):
    """[P9] The limit of uploads is not that of messages."""
    app = await start(settings.model_copy(update={"upload_bytes_max": 10, "message_bytes_max": 5}))
    client = browse(app)
    client.headers["Authorization"] = f"Bearer {world.token('own')}"
    assert (await client.post(ASSETS, content=b"x" * 10)).status_code == 422
    assert (await client.post(ASSETS, content=b"x" * 11)).status_code == 413


async def test_a_board_has_room_for_so_many_pictures(start, settings, browse):
    """[O7] Together."""
    app = await start(settings.model_copy(update={"board_assets_bytes_max": 10}))
    client = browse(app)
    client.headers["Authorization"] = f"Bearer {world.token('own')}"
    assert (await client.post(ASSETS, content=sent())).json()["code"] == "full"

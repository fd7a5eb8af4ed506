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


async def test_an_image_is_sent_to_anyone_who_may_see_the_board(script, picture):
    """[I1] With headers for caching and against use by other sites."""
    answer = await script("view").get(f"{ASSETS}/{picture.id}")
    assert (answer.status_code, len(answer.content)) == (200, picture.bytes)
    assert (picture.w, picture.h, answer.headers["content-type"]) == (4, 2, "image/png")
    assert answer.headers["cache-control"].startswith("private")
    assert answer.headers["x-content-type-options"] == "nosniff"


async def test_the_same_image_is_the_same_asset(script, picture):
    """[I1] The id is a hash of the content."""
    again = await script("own").post(ASSETS, content=sent())
    assert AssetView.model_validate_json(again.content) == picture


@pytest.mark.parametrize("role", ["view", "comment"])
async def test_only_editors_upload_images(script, role):
    """[A7] [I1] Others are refused before the body is read."""
    assert (await script(role).post(ASSETS, content=sent())).status_code == 403


async def test_an_image_without_a_link_is_not_found(browser, picture):
    """[A3] Even if its id is known."""
    assert (await browser.get(f"{ASSETS}/{picture.id}")).json()["code"] == "no_access"


async def test_an_image_of_another_board_is_not_found(script, picture, database):
    """[I1] Even if its id is known."""
    await world.store_board(database, BoardView(id=world.OTHER_BOARD, title="Toinen", first_number=1), {})
    assert (await script().get(f"{OTHER}/{picture.id}")).status_code == 404
    assert (await script().get(f"{ASSETS}/{'0' * 64}")).json()["code"] == "not_found"


async def test_an_image_without_its_file_is_not_found(script, picture, data_dir):
    """[I1] It is not a server error."""
    asset_path(data_dir, picture.id).unlink()
    assert (await script().get(f"{ASSETS}/{picture.id}")).status_code == 404


@pytest.mark.parametrize("name", ["..%2F..%2Fsecret.key", "x", id_("a"), "A" * 64])
async def test_an_id_that_is_not_a_hash_is_refused(script, name):
    """[P8] It becomes part of a path."""
    assert (await script().get(f"{ASSETS}/{name}")).status_code in (404, 422)


async def test_a_file_that_is_not_an_image_is_refused(script):
    """[I2] By its content, not by its type or name."""
    answer = await script().post(ASSETS, content=b"<svg/>", headers={"Content-Type": "image/png"})
    assert (answer.status_code, answer.json()["code"]) == (422, "invalid")


async def test_a_file_that_is_too_large_is_refused(start, settings, browse):
    """[P9] Uploads have a limit of their own."""
    app = await start(settings.model_copy(update={"upload_bytes_max": 10, "message_bytes_max": 5}))
    client = browse(app)
    client.headers["Authorization"] = f"Bearer {world.token('own')}"
    assert (await client.post(ASSETS, content=b"x" * 10)).status_code == 422
    assert (await client.post(ASSETS, content=b"x" * 11)).status_code == 413


async def test_a_board_has_an_image_quota(start, settings, browse):
    """[O7] For all its images together."""
    app = await start(settings.model_copy(update={"board_assets_bytes_max": 10}))
    client = browse(app)
    client.headers["Authorization"] = f"Bearer {world.token('own')}"
    assert (await client.post(ASSETS, content=sent())).json()["code"] == "full"

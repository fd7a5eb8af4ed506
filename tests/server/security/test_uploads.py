"""S12, S21, S22: uploaded images: what is stored, their headers, and their limits."""

import io

import pytest
from httpx import ASGITransport, AsyncClient
from PIL import Image

from server.config import IMAGE_SIDE_MAX
from server.store import assets
from server.wire.views import AssetView
from tests.server import world
from tests.server.http.conftest import ORIGIN
from tests.server.images.test_result import sent
from tests.server.world import BOARD, token

ASSETS = f"/api/v1/boards/{BOARD}/assets"
SCRIPT = b"<script>alert(document.domain)</script>"
GPS_IFD = 0x8825


def with_place():
    """A photograph that knows where it was taken, and says so in EXIF and in a remark."""
    exif, out = Image.Exif(), io.BytesIO()
    exif.get_ifd(GPS_IFD)[1] = "N"
    exif.get_ifd(GPS_IFD)[2] = (60.0, 10.0, 15.5)
    exif[0x010E] = "Kotipihalla"
    Image.new("RGB", (4, 2), "red").save(out, "JPEG", exif=exif, comment=b"60.17 N 24.94 E")
    return out.getvalue()


async def shown(client, content, **headers):
    """The answer with the picture that was made of it."""
    posted = await client.post(ASSETS, content=content, headers=headers)
    assert posted.status_code == 200
    return await client.get(f"{ASSETS}/{posted.json()['id']}")


# --- What is kept ---

NO_PICTURES = {
    "SVG as PNG": b"<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
    "SVG with a page in it": b"<svg><foreignObject><body onload='alert(1)'/></foreignObject></svg>",
    "SVG that grows": b"<!DOCTYPE svg [<!ENTITY a 'x'><!ENTITY b '&a;&a;&a;&a;'>]><svg>&b;&b;&b;</svg>",
    "SVG that reads a file": b"<svg><image href='file:///etc/passwd'/></svg>",
    "HTML as JPEG": b"<html>" + SCRIPT,
    "HTML behind a PNG's first bytes": b"\x89PNG\r\n\x1a\n" + SCRIPT,
    "HTML behind a JPEG's first bytes": b"\xff\xd8\xff\xe0" + SCRIPT,
    "a script that begins as a GIF": b"GIF89a/*" + b"\x00" * 20 + b"*/=1;alert(1)",
    "a zip": b"PK\x03\x04" + b"\x00" * 100,
    "a PDF": b"%PDF-1.7\n" + SCRIPT,
    "a PostScript": b"%!PS-Adobe-3.0 EPSF-3.0\n(/etc/passwd) (r) file",
    "nothing": b"",
    "too wide a PNG": sent(mode="1", size=(IMAGE_SIDE_MAX + 1, 1)),
    "a bomb": sent(mode="1", size=(9_000, 9_000)),
}


@pytest.mark.parametrize("content", NO_PICTURES.values(), ids=NO_PICTURES.keys())
@pytest.mark.parametrize("claimed", ["image/png", "image/svg+xml", "text/html"])
async def test_a_file_that_is_not_an_image_is_refused(script, data_dir, content, claimed):
    """[I2] S21, S22: By its content, whatever its name or type. Nothing is stored."""
    answer = await script().post(ASSETS, content=content, headers={"Content-Type": claimed})
    assert (answer.status_code, answer.json()["code"]) == (422, "invalid")
    assert not list((data_dir / "assets").rglob("*.*"))


@pytest.mark.parametrize("format_", ["GIF", "PNG", "JPEG"])
async def test_a_polyglot_file_is_stored_only_as_an_image(script, format_):
    """[I2] S21: Code after or inside the image is removed."""
    answer = await shown(script(), sent(format_) + SCRIPT, **{"Content-Type": "text/html"})
    assert SCRIPT not in answer.content
    assert answer.headers["content-type"] in ("image/png", "image/jpeg")
    Image.open(io.BytesIO(answer.content)).verify()


async def test_the_location_of_a_photograph_is_removed(script):
    """[I2] S21: EXIF is not kept."""
    content = with_place()
    assert b"Kotipihalla" in content
    answer = await shown(script(), content)
    assert not Image.open(io.BytesIO(answer.content)).getexif()
    assert not [word for word in (b"Kotipihalla", b"Exif") if word in answer.content]


async def test_a_comment_in_a_photograph_is_removed(script):
    """[I2] S21: Some programs write the location there."""
    content = with_place()
    assert b"24.94" in content
    assert b"24.94" not in (await shown(script(), content)).content


# --- How they are sent ---


async def test_an_image_is_sent_with_strict_headers(script):
    """[I1] S12: As a document of its own it can run and load nothing."""
    answer = await shown(script(), sent())
    assert answer.headers.get_list("content-security-policy") == ["sandbox; default-src 'none'"]
    assert answer.headers.get_list("x-content-type-options") == ["nosniff"]
    assert answer.headers["cross-origin-resource-policy"] == "same-origin"
    assert answer.headers["content-disposition"] == "inline"
    assert (answer.headers["content-type"], "set-cookie" in answer.headers) == ("image/png", False)


async def test_a_range_of_an_image_has_the_same_headers(script):
    """[I1] S12: A range request is another way to get it."""
    posted = await script().post(ASSETS, content=sent())
    answer = await script().get(f"{ASSETS}/{posted.json()['id']}", headers={"Range": "bytes=0-9"})
    assert (answer.status_code, len(answer.content)) == (206, 10)
    assert answer.headers.get_list("content-security-policy") == ["sandbox; default-src 'none'"]


@pytest.mark.parametrize("kind", ["text/html", "image/svg+xml", "application/javascript"])
async def test_an_asset_with_another_media_type_is_not_sent(script, database, data_dir, kind):
    """[I1] S12: The database may be a manipulated backup."""
    id_ = assets.write_asset(data_dir, SCRIPT)
    async with database.unit_of_work() as session:
        await assets.add(session, BOARD, AssetView(id=id_, media_type=kind, w=1, h=1, bytes=len(SCRIPT)))
    assert (await script().get(f"{ASSETS}/{id_}")).status_code == 404


async def test_an_error_response_for_an_image_has_the_usual_policy(script):
    """S12: Like other responses."""
    answer = await script().get(f"{ASSETS}/{'0' * 64}")
    assert answer.headers["content-security-policy"].startswith("default-src 'none'")


# --- How many ---


@pytest.fixture
async def sender(start, settings):
    """Opens browsers of editors, at a network address; two pictures are taken of each and four of an address."""
    limits = {"rate_uploads_burst": 2, "rate_uploads_per_second": 0.01, "rate_uploading_people_per_address": 2}
    app = await start(settings.model_copy(update=limits))
    browsers = []

    async def sender(address="203.0.113.7"):
        transport = ASGITransport(app, client=(address, 1))
        browsers.append(AsyncClient(transport=transport, base_url=ORIGIN, headers={"Origin": ORIGIN}))
        await browsers[-1].get(f"/s/{token('edit')}")
        return browsers[-1]

    yield sender
    for browser in browsers:
        await browser.aclose()


async def statuses(browser, count):
    return [(await browser.post(ASSETS, content=sent())).status_code for _ in range(count)]


async def test_uploads_over_the_rate_limit_are_told_when_to_retry(sender):
    """[O5] S7: Before the body is read."""
    browser = await sender()
    assert await statuses(browser, 2) == [200, 200]
    answer = await browser.post(ASSETS, content=sent())
    assert (answer.status_code, answer.json()["code"]) == (429, "too_fast")
    assert answer.headers["retry-after"] == str(answer.json()["params"]["retry_after"])
    assert 0 < int(answer.headers["retry-after"]) <= 100


async def test_an_invalid_image_counts_like_a_valid_one(sender):
    """[O5] S7: Checking it is the expensive part."""
    browser = await sender()
    for _ in range(2):
        assert (await browser.post(ASSETS, content=SCRIPT)).status_code == 422
    assert await statuses(browser, 1) == [429]


async def test_new_cookies_do_not_avoid_the_rate_limit(sender):
    """[O5] S7: The address has a limit too. Other addresses are not affected."""
    assert [await statuses(await sender(), 2) for _ in range(3)] == [[200, 200], [200, 200], [429, 429]]
    assert await statuses(await sender("203.0.113.8"), 1) == [200]


@pytest.mark.parametrize("role", ["view", "comment"])
async def test_refused_guests_do_not_use_up_the_limit(sender, role):
    """[A7] S7: Editors behind the same address are not affected."""
    guest = await sender()
    guest.cookies.clear()
    await guest.get(f"/s/{world.token(role)}")
    assert await statuses(guest, 10) == [403] * 10
    assert await statuses(await sender(), 2) == [200, 200]

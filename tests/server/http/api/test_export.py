"""Export of comments as a file."""

import csv
import io
import re
import threading
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.exchange.exporting.comments import FORMATS, CommentFile
from server.http.api.export import attachment
from tests.server.world import BOARD, NOW, OPS, id_, op, plain, rename, rotate, thread, token

BASE = f"/api/v1/boards/{BOARD}/comments"
ADDRESSES = [f"{BASE}.csv", f"{BASE}.json"]


@pytest.fixture(autouse=True)
def clock(monkeypatch):
    monkeypatch.setattr("server.app.now_ms", lambda: NOW)


@pytest.fixture
async def owner(script):
    """A script with the owner's link, on a board with one comment."""
    client = script()
    await client.post(OPS, json={"ops": plain(rename("Aino"), thread("talk", text="=1+1"))})
    return client


async def test_the_owner_gets_the_comments_as_csv(owner):
    """[X1] As a named file."""
    answer = await owner.get(f"{BASE}.csv")
    assert (answer.status_code, answer.headers["content-type"]) == (200, "text/csv; charset=utf-8")
    header, row = csv.reader(io.StringIO(answer.content.decode("utf-8-sig"), newline=""))
    assert dict(zip(header, row, strict=True))["text"] == "'=1+1"


async def test_the_owner_gets_the_comments_as_json(owner):
    """[X1] With the media type of JSON."""
    answer = await owner.get(f"{BASE}.json")
    assert (answer.status_code, answer.headers["content-type"]) == (200, "application/json")
    (row,) = CommentFile.model_validate_json(answer.content).comments
    address = f"http://board.test/b/{BOARD}?comment={id_('talk')}"
    assert (row.text, row.author, row.link) == ("=1+1", "Aino", address)


@pytest.mark.parametrize("ending", ["csv", "json"])
async def test_links_in_the_file_have_the_public_address(start, settings, browse, ending):
    """[X2] A path alone would not work outside the board."""
    app = await start(settings.model_copy(update={"base_url": "https://kartta.example.fi/"}))
    client = browse(app, origin="https://kartta.example.fi")
    client.headers["Authorization"] = f"Bearer {token('own')}"
    await client.post(OPS, json={"ops": plain(rename("Aino"), thread("talk"))})
    assert f"https://kartta.example.fi/b/{BOARD}?comment=" in (await client.get(f"{BASE}.{ending}")).text


async def test_the_owner_gets_them_in_a_browser(owner, come):
    """By the session cookie."""
    assert (await (await come("own")).get(f"{BASE}.csv")).status_code == 200


@pytest.mark.parametrize("address", ADDRESSES)
async def test_the_file_contains_what_is_on_disk(owner, address):
    """[S2] Each download is built again."""
    before = await owner.get(address)
    await owner.post(OPS, json={"ops": plain(thread("more", text="toinen"))})
    assert "toinen" in (await owner.get(address)).text.replace(before.text, "")


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("role", ["view", "comment", "edit"])
async def test_others_are_forbidden_to_export(script, role, address):
    """[A7] The file has the names and comments of everybody."""
    answer = await script(role).get(address)
    assert (answer.status_code, answer.json()["code"]) == (403, "forbidden")


@pytest.mark.parametrize("address", [*ADDRESSES, f"/api/v1/boards/{id_('nowhere')}/comments.csv"])
async def test_there_is_no_access_without_a_link(browser, address):
    """[A3] 404 for every board."""
    answer = await browser.get(address)
    assert (answer.status_code, answer.json()["code"]) == (404, "no_access")


async def test_a_rotated_link_exports_nothing(owner):
    """[L1] At once."""
    await owner.post(OPS, json={"ops": plain(rotate("own"))})
    assert (await owner.get(f"{BASE}.csv")).status_code == 404


async def test_other_formats_are_not_found(owner):
    answer = await owner.get(f"{BASE}.xml")
    assert (answer.status_code, answer.json()["code"]) == (404, "not_found")


async def test_the_api_describes_the_downloads(browser):
    paths = (await browser.get("/api/v1/openapi.json")).json()["paths"]
    answers = paths["/api/v1/boards/{board_id}/comments.csv"]["get"]["responses"]["200"]["content"]
    assert set(answers) == {"text/csv"}


@pytest.mark.parametrize("address", ADDRESSES)
async def test_a_download_is_not_cached_and_not_embedded(owner, address):
    headers = (await owner.get(address)).headers
    assert headers["cache-control"] == "no-store"
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["cross-origin-resource-policy"] == "same-origin"
    assert headers["content-security-policy"].startswith("sandbox;")


async def test_a_file_is_named_after_the_board_and_the_day(owner):
    """In UTC."""
    disposition = (await owner.get(f"{BASE}.json")).headers["content-disposition"]
    assert disposition == (
        'attachment; filename="Kuntien kartta-comments-2026-09-21.json"; '
        "filename*=UTF-8''Kuntien%20kartta-comments-2026-09-21.json"
    )


async def test_a_hostile_title_splits_no_header(owner):
    title = '../../x"; filename=evil Set-Cookie: a=b'
    await owner.post(OPS, json={"ops": plain(op("board.update", set={"title": title}))})
    headers = (await owner.get(f"{BASE}.csv")).headers
    assert "set-cookie" not in headers
    assert names_in(headers["content-disposition"]) == ["x_filename_evil Set-Cookie_a_b-comments-2026-09-21.csv"] * 2


def names_in(disposition):
    """Both file names, by the grammar of RFC 6266: nothing may stand beside them."""
    found = re.fullmatch(
        r"attachment; filename=\"([^\"\\\x00-\x1f\x7f-\uffff]+)\"; filename\*=UTF-8''([\w.%~-]+)", disposition
    )
    assert found, disposition
    return [found[1], unquote(found[2])]


TITLES = {
    "Lähtökohdat": ("Lahtokohdat", "Lähtökohdat"),
    '../../x"; filename=evil\r\nSet-Cookie: a': ("x_filename_evil_Set-Cookie_a", "x_filename_evil_Set-Cookie_a"),
    "..\\..\\x": ("x", "x"),
    "C:\\temp\\a": ("C_temp_a", "C_temp_a"),
    "a%2fb%00": ("a_2fb_00", "a_2fb_00"),
    "v1.2": ("v1_2", "v1_2"),
    "Raportti\u202excod.exe": ("Raporttixcod_exe", "Raportti_xcod_exe"),
    "会議": ("board", "会議"),
    "⑴ ½": ("1_12", "⑴ ½"),
    "...": ("board", "board"),
    "": ("board", "board"),
    " \u2028 ": ("board", "board"),
    "-rf": ("rf", "rf"),
    "a" * 300: ("a" * 50, "a" * 50),
}


@pytest.mark.parametrize(("title", "names"), TITLES.items(), ids=range(len(TITLES)))
def test_every_title_gives_a_safe_file_name(title, names):
    """Without path, quotes, line breaks, a second extension or changes of the text direction."""
    plain_name, full_name = names_in(attachment(title, ".csv"))
    assert (plain_name, full_name) == tuple(f"{name}.csv" for name in names)


@given(st.text(st.characters(codec="utf-8") | st.sampled_from("/\\.\"';%\r\n"), max_size=320))
def test_no_title_breaks_out_of_the_file_name(title):
    for name in names_in(attachment(title, "-comments-2026-09-21.csv")):
        assert name.endswith("-comments-2026-09-21.csv") and name.count(".") == 1
        assert not set(name) & set('/\\:*?"<>|;%\r\n\0')
        assert len(name.encode()) <= 255


@pytest.fixture
def made_by(start, settings, monkeypatch):
    """Starts a server whose files of one kind are made by something else."""

    async def made_by(ending, pieces):
        monkeypatch.setitem(FORMATS, ending, pieces)
        return await start(settings)

    return made_by


@pytest.mark.parametrize("ending", ["csv", "json"])
async def test_an_export_does_not_block_the_event_loop(made_by, browse, script, ending):
    """Others can write during an export."""
    made_in = []

    def pieces(_snapshot, _base):
        for _ in range(3):
            made_in.append(threading.get_ident())
            yield b"x"

    client = browse(await made_by(ending, pieces))
    client.headers.update(script().headers)
    assert (await client.get(f"{BASE}.{ending}")).text == "xxx"
    assert len(made_in) == 3 and threading.get_ident() not in made_in

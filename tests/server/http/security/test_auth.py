"""Authentication by cookie, link and origin."""

import pytest

from server.domain.access import Grant
from server.http.security.session_cookie import Visitor
from server.live.hub import Hub
from tests.server import world
from tests.server.world import OPS, PAGE, SNAPSHOT, UNKNOWN_PAGE, id_, plain, rename, rotate, token

BODY = {"ops": plain(rename("Aino"))}


async def look(client, path=SNAPSHOT):
    answer = await client.get(path)
    return answer.status_code, answer.headers["content-type"], answer.text


# --- Cookies ---


async def test_a_link_sets_a_cookie_that_opens_the_board(come):
    """[A2] From then on the address needs no secret."""
    assert (await (await come()).get(SNAPSHOT)).status_code == 200


async def test_the_cookie_is_http_only_and_same_site(browser):
    """[A2] It is sent when a person follows a link to us."""
    answer = await browser.get(f"/s/{token('comment')}")
    parts = {part.strip().lower() for part in answer.headers["set-cookie"].split(";")}
    assert {"httponly", "samesite=lax", "path=/"} <= parts


async def test_the_cookie_of_an_https_server_is_secure(start, settings, browse):
    """[A2] With the prefix __Host-."""
    app = await start(settings.model_copy(update={"base_url": "https://board.example.fi"}))
    cookie = (await browse(app).get(f"/s/{token('comment')}")).headers["set-cookie"]
    assert cookie.startswith("__Host-kehys=")
    assert "Secure" in cookie


async def test_the_cookie_contains_no_secret(browser):
    """[A2] Only person, link and revision."""
    answer = await browser.get(f"/s/{token('comment')}")
    assert token("comment").partition(".")[2] not in answer.headers["set-cookie"]


async def test_a_browser_is_one_person_on_all_boards(come):
    """[A2] On every board that it opens."""
    browser = await come("comment")
    await browser.post(OPS, json={"ops": plain(rename("Aino"))})
    await browser.get(f"/s/{token('edit')}")
    await browser.post(OPS, json={"ops": plain(rename("Aino Virta"))})
    people = (await browser.get(SNAPSHOT)).json()["people"]
    assert [person["name"] for person in people] == ["Aino Virta"]


async def test_two_browsers_are_two_people(come):
    """[A2] The id is random."""
    browsers = [await come(), await come()]
    for browser in browsers:
        await browser.post(OPS, json={"ops": plain(rename("Aino"))})
    assert len((await browsers[0].get(SNAPSHOT)).json()["people"]) == 2


@pytest.mark.parametrize("cookie", ["", "x", "a.b.c", '{"p":"x","g":{}}', "=" * 5_000])
async def test_a_cookie_with_a_wrong_signature_is_ignored(browser, cookie):
    """[A2] The browser is a new visitor."""
    answer = await browser.get(SNAPSHOT, headers={"Cookie": f"kehys={cookie}"})
    assert answer.status_code == 404


async def test_a_cookie_of_another_server_is_ignored(browser, come, app):
    """[A2] It is signed with another key."""
    cookie = (await come()).cookies["kehys"]
    head, _, signature = cookie.rpartition(".")
    changed = f"{head}.{signature[::-1]}"
    assert (await browser.get(SNAPSHOT, headers={"Cookie": f"kehys={changed}"})).status_code == 404


async def test_an_expired_cookie_is_ignored(come, monkeypatch):
    """[A2] After a year."""
    browser = await come()
    monkeypatch.setattr("itsdangerous.timed.time.time", lambda: world.NOW * 2 / 1_000)
    assert (await browser.get(SNAPSHOT)).status_code == 404


def test_a_full_cookie_loses_the_oldest_boards():
    """[A2] Browsers allow 4 KB."""
    visitor = Visitor("aino")
    for board in ("one", "two", "three", "one", "four"):
        visitor = visitor.with_grant(board, Grant(board, 0), 3)
    assert list(visitor.grants) == ["three", "one", "four"]


# --- Nothing to see ---


async def test_a_board_without_a_link_looks_like_an_unknown_board(browser):
    """[A3] The pages are identical."""
    assert await look(browser, PAGE) == await look(browser, UNKNOWN_PAGE)


async def test_the_api_does_not_reveal_boards_either(browser):
    """[A3] The responses are identical."""
    assert await look(browser) == await look(browser, SNAPSHOT.replace(world.BOARD, id_("nowhere")))


@pytest.mark.parametrize(
    "address",
    [token("comment")[:-1] + "!", token("comment", revision=1), f"{id_('no-link')}.secret", "x", "x.", "ö.ä"],
    ids=["wrong", "other revision", "unknown", "no secret", "empty secret", "letters"],
)
async def test_a_wrong_link_looks_like_an_unknown_board(browser, address):
    """[A3] No cookie is set."""
    answer = await browser.get(f"/s/{address}")
    assert "set-cookie" not in answer.headers
    assert (answer.status_code, answer.text) == (404, (await browser.get(UNKNOWN_PAGE)).text)


async def test_a_revoked_link_looks_like_an_unknown_board(browser, script):
    """[A3] Its old address reveals nothing."""
    await script().post(OPS, json={"ops": plain(rotate("comment"))})
    assert (await browser.get(f"/s/{token('comment')}")).text == (await browser.get(UNKNOWN_PAGE)).text


async def test_after_a_revocation_the_board_looks_like_an_unknown_board(come, script):
    """[A3] [A4] Also for people who had access."""
    browser = await come("comment")
    assert (await browser.get(PAGE)).status_code == 200
    await script().post(OPS, json={"ops": plain(rotate("comment"))})
    assert await look(browser, PAGE) == await look(browser, UNKNOWN_PAGE)


async def test_a_revoked_link_gives_no_access_over_the_api(come, script):
    """[A4] To pushes and snapshots."""
    browser = await come("comment")
    await script().post(OPS, json={"ops": plain(rotate("comment"))})
    answers = [await browser.get(SNAPSHOT), await browser.post(OPS, json=BODY)]
    assert [(answer.status_code, answer.json()["code"]) for answer in answers] == [(404, "no_access")] * 2


# --- More and fewer rights ---


@pytest.mark.parametrize(("opened", "title"), [(("own", "comment"), 5), (("comment", "own"), 5), (("view", "edit"), 4)])
async def test_a_higher_role_is_kept(browser, opened, title):
    """[A5] An owner who opens their own share link stays owner."""
    for role in opened:
        await browser.get(f"/s/{token(role)}")
    assert len((await browser.get(world.SHARED)).json()) == title


async def test_a_higher_role_of_a_revoked_link_is_not_kept(come, script):
    """[A5] Only a valid grant is kept."""
    browser = await come("own")
    await script().post(OPS, json={"ops": plain(rotate("own"))})
    await browser.get(f"/s/{token('view')}")
    assert (await browser.get(SNAPSHOT)).status_code == 200


# --- Origin ---


@pytest.mark.parametrize("origin", ["http://evil.test", "https://board.test", "http://board.test:81", "null", ""])
async def test_a_change_from_another_site_is_refused(come, origin):
    """[A6] Although the browser sends our cookie."""
    answer = await (await come()).post(OPS, json=BODY, headers={"Origin": origin})
    assert (answer.status_code, answer.json()["code"]) == (403, "forbidden")


async def test_a_change_without_an_origin_is_refused(come):
    """[A6] A browser always sends one."""
    browser = await come()
    del browser.headers["Origin"]
    assert (await browser.post(OPS, json=BODY)).status_code == 403


async def test_a_change_from_our_own_page_is_accepted(come):
    """[A6] With the origin of this server."""
    assert (await (await come()).post(OPS, json=BODY)).status_code == 200


async def test_behind_a_proxy_the_origin_is_the_base_url(start, settings, browse):
    """[A6] From KEHYS_BASE_URL."""
    app = await start(settings.model_copy(update={"base_url": "http://kartta.example.fi/"}))
    browser = browse(app, origin="http://kartta.example.fi")
    await browser.get(f"/s/{token('comment')}")
    assert (await browser.post(OPS, json=BODY)).status_code == 200


# --- Scripts ---


async def test_a_script_needs_no_origin(script):
    """[A6] It has no cookie that could be misused."""
    assert (await script().post(OPS, json=BODY)).status_code == 200


@pytest.mark.parametrize("value", ["Bearer x", "Bearer ", "Bearer x.y.z", f"Bearer {token('own')}x", "bearer ."])
async def test_a_script_with_a_wrong_link_gets_no_access(script, value):
    """[A3] [A6] It learns nothing about any board."""
    answer = await script().get(SNAPSHOT, headers={"Authorization": value})
    assert (answer.status_code, answer.json()["code"]) == (404, "no_access")


async def test_a_scripts_link_opens_only_its_own_board(script):
    """[A3] On other boards it is the same as no link."""
    answer = await script().get(SNAPSHOT.replace(world.BOARD, id_("nowhere")))
    assert (answer.status_code, answer.json()["code"]) == (404, "no_access")


async def test_a_wrong_link_opens_no_room(script, monkeypatch):
    """[A3] A client must not fill the memory with rooms of unknown boards."""
    monkeypatch.setattr(Hub, "room", None)
    answer = await script().get(SNAPSHOT.replace(world.BOARD, id_("nowhere")))
    assert answer.status_code == 404


async def test_a_wrong_link_is_refused_in_spite_of_a_cookie(come):
    """[A6] The header has priority."""
    answer = await (await come()).get(SNAPSHOT, headers={"Authorization": "Bearer x.y"})
    assert answer.status_code == 404

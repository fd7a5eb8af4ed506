"""S31, S15, S16: links that ask for a password, whoever guesses, and where a password never is."""

import re

import pytest
from httpx import ASGITransport, AsyncClient

from server.live.link_passwords import Passwords
from server.store.db import database_path
from tests.server import world
from tests.server.http.conftest import ORIGIN
from tests.server.http.sockets import refused
from tests.server.world import LINKS, OPS, PAGE, SHARED, SNAPSHOT, actor, load_board, token

SECRET = "Kesäyö 2026!"
ADDRESS = f"/s/{token('comment')}"
FORM = {"Content-Type": "application/x-www-form-urlencoded"}
SET = f"{SHARED}/{LINKS['comment'].id}/password"


@pytest.fixture
async def protected(script):
    """The link of commenters asks for a password."""
    answer = await script().post(SET, json={"password": SECRET})
    assert answer.status_code == 200


async def enter(browser, password, address=ADDRESS):
    return await browser.post(address, data={"password": password})


async def test_a_link_with_a_password_asks_for_it(protected, browser):
    """[A10] S31: On a page that says nothing of any board, in the visitor's language."""
    answer = await browser.get(ADDRESS, headers={"Accept-Language": "sv"})
    assert (answer.status_code, answer.headers["cache-control"]) == (200, "no-store")
    assert "Ange lösenordet" in answer.text and 'type="password"' in answer.text
    assert "Kuntien kartta" not in answer.text and LINKS["comment"].id not in answer.text
    assert "set-cookie" not in answer.headers


async def test_the_right_password_opens_the_board(protected, browser):
    """[A10] [A2] Once; the cookie is as good as that of any link."""
    answer = await enter(browser, SECRET, f"{ADDRESS}?node=x")
    assert (answer.status_code, answer.headers["location"]) == (303, f"{PAGE}?node=x")
    assert (await browser.get(PAGE)).status_code == 200
    assert (await browser.get(ADDRESS)).status_code == 303


@pytest.mark.parametrize("typed", ["Kesa\u0308yo\u0308 2026!", SECRET], ids=["in pieces", "composed"])
async def test_a_password_is_the_same_from_every_keyboard(protected, browser, typed):
    """[A10] A phone may send ä as a and two dots."""
    assert (await enter(browser, typed)).status_code == 303


@pytest.mark.parametrize("typed", ["kesäyö 2026!", "", "x", SECRET * 30, "\x00" * 9, SECRET + " "])
async def test_a_wrong_password_opens_nothing(protected, browser, typed):
    """[A10] S31: The page says so, at the field."""
    answer = await enter(browser, typed)
    assert answer.status_code == 403
    assert re.search(r'aria-describedby="password-error password-why" aria-invalid="true"', answer.text)
    assert "Väärä salasana" in answer.text
    assert "set-cookie" not in answer.headers
    assert (await browser.get(PAGE)).status_code == 404


@pytest.mark.parametrize(
    "body", [b"", b"password", b"&" * 5_000, b"password=%FF%FE", "password=Kesäyö 2026!".encode(), b"pass=1&word=2"]
)
async def test_a_form_that_is_none_opens_nothing(protected, browser, body):
    """S9, S31: Nor does it stop the server."""
    assert (await browser.post(ADDRESS, content=body, headers=FORM)).status_code == 403


async def test_a_password_comes_in_a_form(protected, browser):
    """S14: Another site's script can send other kinds of text without being asked."""
    answer = await browser.post(ADDRESS, content=b"password=x", headers={"Content-Type": "text/plain"})
    assert answer.status_code == 422


async def test_another_site_cannot_send_the_form(protected, browse):
    """[A6] S14: Else it could put visitors onto a board of its choice."""
    answer = await enter(browse(origin="https://evil.tld"), SECRET)
    assert answer.status_code == 403
    assert "set-cookie" not in answer.headers


async def test_who_is_in_stays_in_when_the_password_changes(come, script):
    """[A10] To throw people out the link is replaced."""
    inside = await come("comment")
    await script().post(SET, json={"password": SECRET})
    assert (await inside.get(SNAPSHOT)).status_code == 200
    assert (await inside.get(ADDRESS)).status_code == 303
    await script().post(OPS, json={"ops": world.plain(world.rotate("comment"))})
    assert (await inside.get(SNAPSHOT)).status_code == 404


async def test_who_has_more_rights_is_not_asked(protected, come):
    """[A5] An owner who tries the link that they send around."""
    answer = await (await come("own")).get(ADDRESS)
    assert answer.status_code == 303
    assert "set-cookie" not in answer.headers


async def test_a_password_that_is_taken_away_is_asked_for_no_more(protected, script, browser):
    """[A10]"""
    assert (await script().post(SET, json={"password": None})).status_code == 200
    assert (await browser.get(ADDRESS)).status_code == 303


async def test_a_script_cannot_use_a_link_with_a_password(protected, script, served):
    """[A10] S31: A secret in a file beside a secret that people keep in their heads is none."""
    assert (await script("comment").get(SNAPSHOT)).json()["code"] == "no_access"
    assert await refused(served.connect("comment")) == 403
    assert (await script("view").get(SNAPSHOT)).status_code == 200


@pytest.mark.parametrize("role", ["view", "comment", "edit"])
async def test_only_an_owner_sets_a_password(script, database, role, monkeypatch):
    """[A10] S3: And nobody else makes the server hash."""
    monkeypatch.setattr(Passwords, "hash", None)
    assert (await script(role).post(SET, json={"password": SECRET})).status_code == 403
    assert (await load_board(database)).links == {link.id: link for link in LINKS.values()}


async def test_no_password_is_set_on_a_link_that_is_not_there(script):
    answer = await script().post(SET.replace(LINKS["comment"].id, "x" * 16), json={"password": SECRET})
    assert (answer.status_code, answer.json()["code"]) == (404, "not_found")


@pytest.mark.parametrize(
    "password", ["", "seitsem", "x" * 201, "a\u0308" * 7, "salasana\n\x00", "e" + "\u0301" * 99, 12345678]
)
async def test_a_password_has_bounds(script, password):
    """[A10] S31: Eight signs at least, as they are seen, and no more than a sentence."""
    answer = await script().post(SET, json={"password": password})
    assert (answer.status_code, answer.json()["code"]) == (422, "invalid")
    assert str(password) not in answer.text or password == ""


async def test_owners_see_that_a_link_has_a_password_and_nobody_sees_which(protected, script):
    """[L3] [A10] Nor its hash."""
    answer = await script().get(SHARED)
    assert [link["has_password"] for link in answer.json() if link["role"] == "comment"] == [True]
    assert "argon2" not in answer.text and SECRET not in answer.text


async def test_a_password_is_kept_as_a_hash_alone(protected, browser, script, data_dir, caplog):
    """[A10] S16, S18, S31: Argon2id in the database; the password in no file, log or answer."""
    caplog.set_level("DEBUG")
    await enter(browser, SECRET)
    wrong = await enter(browser, "Syksyinen ilta")
    told = wrong.text + (await script().get(OPS)).text + (await script().get(SNAPSHOT)).text
    kept = b"".join(path.read_bytes() for path in data_dir.rglob("*") if path.is_file())
    assert b"$argon2id$v=19$m=19456,t=2,p=1$" in kept
    assert "argon2" not in told
    for password in (SECRET, "Syksyinen ilta"):
        assert password not in told + caplog.text
        assert password.encode() not in kept
    assert database_path(data_dir).exists()


# --- Guesses ---

SHRUNK = {
    "rate_wrong_passwords_burst": 3,
    "rate_wrong_passwords_per_second": 0.01,
    "rate_wrong_passwords_of_link_burst": 5,
    "rate_wrong_passwords_of_link_per_second": 0.01,
}


@pytest.fixture
async def at(start, settings, hub):
    """Opens browsers at a network address, on a server with little patience. The link of commenters has a password."""
    app = await start(settings.model_copy(update=SHRUNK))
    hashed = await app.state.services.passwords.hash(SECRET)
    protect = world.op("link.protect", id=LINKS["comment"].id, password_hash=hashed)
    await hub.room(world.BOARD).push([protect], actor("own"))
    browsers = []

    def at(address):
        transport = ASGITransport(app, client=(address, 1))
        browsers.append(AsyncClient(transport=transport, base_url=ORIGIN, headers={"Origin": ORIGIN}))
        return browsers[-1]

    yield at
    for browser in browsers:
        await browser.aclose()


async def test_a_hundred_wrong_passwords_are_slowed_down(at, monkeypatch):
    """[A10] S31: Those beyond the budget are not even tried, and the right one has to wait as well."""
    browser, tried, verify = at("203.0.113.7"), [], Passwords.verify

    async def counted(self, *asked):
        tried.append(asked)
        return await verify(self, *asked)

    monkeypatch.setattr(Passwords, "verify", counted)
    answers = [await enter(browser, f"arvaus {number}") for number in range(100)]
    assert [answer.status_code for answer in answers] == [403] * 3 + [429] * 97
    assert len(tried) == 3
    assert 0 < int(answers[-1].headers["retry-after"]) <= 100
    assert (await enter(browser, SECRET)).status_code == 429
    assert (await enter(at("203.0.113.8"), SECRET)).status_code == 303


async def test_guesses_from_many_addresses_are_slowed_down_for_each_link(at):
    """[A10] S31: A net of machines has no more guesses than one."""
    answers = [await enter(at(f"203.0.113.{number}"), "arvaus arvaus") for number in range(7)]
    assert [answer.status_code for answer in answers] == [403] * 5 + [429] * 2


async def test_right_passwords_use_nothing_up(at):
    """[A10] S31: A town hall sits behind one address."""
    browser = at("203.0.113.7")
    assert {(await enter(browser, SECRET)).status_code for _ in range(8)} == {303}


async def test_without_the_secret_of_a_link_its_password_cannot_be_tried(at):
    """[A3] S31, S15: An unknown link and a wrong secret look the same as ever, also to whoever sends a password."""
    unknown, wrong = f"/s/{world.id_('no-link')}.{'A' * 27}", f"/s/{LINKS['comment'].id}.{'A' * 27}"
    plain = f"/s/{LINKS['view'].id}.{'A' * 27}"
    answers = [await enter(at("203.0.113.7"), SECRET, address) for address in (unknown, wrong, plain)]
    assert {(answer.status_code, answer.text) for answer in answers} == {(404, answers[0].text)}

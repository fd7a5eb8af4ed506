"""S31, S15, S16: links with passwords, guesses, and where passwords are never stored."""

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
    """[A10] S31: On a page without information about the board, in the visitor's language."""
    answer = await browser.get(ADDRESS, headers={"Accept-Language": "sv"})
    assert (answer.status_code, answer.headers["cache-control"]) == (200, "no-store")
    assert "Ange lösenordet" in answer.text and 'type="password"' in answer.text
    assert "Kuntien kartta" not in answer.text and LINKS["comment"].id not in answer.text
    assert "set-cookie" not in answer.headers


async def test_the_right_password_opens_the_board(protected, browser):
    """[A10] [A2] After that the cookie is enough."""
    answer = await enter(browser, SECRET, f"{ADDRESS}?node=x")
    assert (answer.status_code, answer.headers["location"]) == (303, f"{PAGE}?node=x")
    assert (await browser.get(PAGE)).status_code == 200
    assert (await browser.get(ADDRESS)).status_code == 303


@pytest.mark.parametrize("typed", ["Kesa\u0308yo\u0308 2026!", SECRET], ids=["in pieces", "composed"])
async def test_a_password_is_normalized(protected, browser, typed):
    """[A10] Some keyboards send ä as a + ¨."""
    assert (await enter(browser, typed)).status_code == 303


@pytest.mark.parametrize("typed", ["kesäyö 2026!", "", "x", SECRET * 30, "\x00" * 9, SECRET + " "])
async def test_a_wrong_password_is_refused(protected, browser, typed):
    """[A10] S31: With a message at the field."""
    answer = await enter(browser, typed)
    assert answer.status_code == 403
    assert re.search(r'aria-describedby="password-error password-why" aria-invalid="true"', answer.text)
    assert "Väärä salasana" in answer.text
    assert "set-cookie" not in answer.headers
    assert (await browser.get(PAGE)).status_code == 404


@pytest.mark.parametrize(
    "body", [b"", b"password", b"&" * 5_000, b"password=%FF%FE", "password=Kesäyö 2026!".encode(), b"pass=1&word=2"]
)
async def test_an_invalid_form_is_refused(protected, browser, body):
    """S9, S31: It is not a server error."""
    assert (await browser.post(ADDRESS, content=body, headers=FORM)).status_code == 403


async def test_other_media_types_are_refused(protected, browser):
    """S14: Scripts of other sites can send them without a preflight."""
    answer = await browser.post(ADDRESS, content=b"password=x", headers={"Content-Type": "text/plain"})
    assert answer.status_code == 422


async def test_the_form_of_another_site_is_refused(protected, browse):
    """[A6] S14: It could send visitors to a board of its choice."""
    answer = await enter(browse(origin="https://evil.tld"), SECRET)
    assert answer.status_code == 403
    assert "set-cookie" not in answer.headers


async def test_a_new_password_does_not_end_existing_access(come, script):
    """[A10] To end access, the link is rotated."""
    inside = await come("comment")
    await script().post(SET, json={"password": SECRET})
    assert (await inside.get(SNAPSHOT)).status_code == 200
    assert (await inside.get(ADDRESS)).status_code == 303
    await script().post(OPS, json={"ops": world.plain(world.rotate("comment"))})
    assert (await inside.get(SNAPSHOT)).status_code == 404


async def test_a_person_with_a_higher_role_is_not_asked(protected, come):
    """[A5] As an owner who opens their own share link."""
    answer = await (await come("own")).get(ADDRESS)
    assert answer.status_code == 303
    assert "set-cookie" not in answer.headers


async def test_a_removed_password_is_not_asked_for(protected, script, browser):
    """[A10]"""
    assert (await script().post(SET, json={"password": None})).status_code == 200
    assert (await browser.get(ADDRESS)).status_code == 303


async def test_a_script_cannot_use_a_link_with_a_password(protected, script, served):
    """[A10] S31: The password would have to be stored in a file."""
    assert (await script("comment").get(SNAPSHOT)).json()["code"] == "no_access"
    assert await refused(served.connect("comment")) == 403
    assert (await script("view").get(SNAPSHOT)).status_code == 200


@pytest.mark.parametrize("role", ["view", "comment", "edit"])
async def test_only_owners_set_passwords(script, database, role, monkeypatch):
    """[A10] S3: Nobody else can make the server hash."""
    monkeypatch.setattr(Passwords, "hash", None)
    assert (await script(role).post(SET, json={"password": SECRET})).status_code == 403
    assert (await load_board(database)).links == {link.id: link for link in LINKS.values()}


async def test_an_unknown_link_gets_no_password(script):
    answer = await script().post(SET.replace(LINKS["comment"].id, "x" * 16), json={"password": SECRET})
    assert (answer.status_code, answer.json()["code"]) == (404, "not_found")


@pytest.mark.parametrize(
    "password", ["", "seitsem", "x" * 201, "a\u0308" * 7, "salasana\n\x00", "e" + "\u0301" * 99, 12345678]
)
async def test_a_password_has_a_minimum_and_a_maximum_length(script, password):
    """[A10] S31: At least eight visible characters."""
    answer = await script().post(SET, json={"password": password})
    assert (answer.status_code, answer.json()["code"]) == (422, "invalid")
    assert str(password) not in answer.text or password == ""


async def test_owners_see_whether_a_link_has_a_password(protected, script):
    """[L3] [A10] Nobody sees the password or its hash."""
    answer = await script().get(SHARED)
    assert [link["has_password"] for link in answer.json() if link["role"] == "comment"] == [True]
    assert "argon2" not in answer.text and SECRET not in answer.text


async def test_a_password_is_stored_only_as_a_hash(protected, browser, script, data_dir, caplog):
    """[A10] S16, S18, S31: Argon2id in the database. The password is in no file, log or response."""
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


async def test_wrong_passwords_are_rate_limited_by_address(at, monkeypatch):
    """[A10] S31: Over the limit no password is verified, and the right one has to wait too."""
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


async def test_wrong_passwords_are_rate_limited_by_link(at):
    """[A10] S31: A botnet has no more guesses than one machine."""
    answers = [await enter(at(f"203.0.113.{number}"), "arvaus arvaus") for number in range(7)]
    assert [answer.status_code for answer in answers] == [403] * 5 + [429] * 2


async def test_right_passwords_are_not_rate_limited(at):
    """[A10] S31: Many people may share one address."""
    browser = at("203.0.113.7")
    assert {(await enter(browser, SECRET)).status_code for _ in range(8)} == {303}


async def test_a_password_cannot_be_tried_without_the_links_secret(at):
    """[A3] S31, S15: An unknown link and a wrong secret give the same response, also with a password."""
    unknown, wrong = f"/s/{world.id_('no-link')}.{'A' * 27}", f"/s/{LINKS['comment'].id}.{'A' * 27}"
    plain = f"/s/{LINKS['view'].id}.{'A' * 27}"
    answers = [await enter(at("203.0.113.7"), SECRET, address) for address in (unknown, wrong, plain)]
    assert {(answer.status_code, answer.text) for answer in answers} == {(404, answers[0].text)}

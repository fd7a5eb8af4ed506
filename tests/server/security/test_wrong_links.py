"""S15: guessing links is rate limited and reveals nothing. A valid link always works."""

import secrets

import pytest
from httpx import ASGITransport, AsyncClient

from server.domain.access import link_token
from server.domain.changes import Link
from server.http.security import auth
from tests.server import world
from tests.server.http.conftest import ORIGIN
from tests.server.http.sockets import refused
from tests.server.world import KEY, LINKS, SNAPSHOT, id_, token

SHRUNK = {"rate_wrong_links_burst": 3, "rate_wrong_links_per_second": 0.01}
UNKNOWN = f"{id_('no-link')}.{'A' * 27}"
WRONG = f"{LINKS['own'].id}.{'A' * 27}"


@pytest.fixture
async def slow(start, settings):
    """The application with room for three wrong links."""
    return await start(settings.model_copy(update=SHRUNK))


@pytest.fixture
async def at(slow):
    """Opens browsers at a network address."""
    browsers = []

    def at(address):
        browsers.append(AsyncClient(transport=ASGITransport(slow, client=(address, 1)), base_url=ORIGIN))
        return browsers[-1]

    yield at
    for browser in browsers:
        await browser.aclose()


async def guesses(browser, address, count=4):
    """What the guesses get, one after another."""
    return [await browser.get(f"/s/{address}") for _ in range(count)]


async def test_wrong_links_are_rate_limited(at):
    """[A8] S15: With an error page and a waiting time."""
    *read, last = await guesses(at("203.0.113.7"), WRONG)
    assert [answer.status_code for answer in read] == [404] * 3
    assert (last.status_code, last.headers["content-type"]) == (429, "text/html; charset=utf-8")
    assert 0 < int(last.headers["retry-after"]) <= 100
    assert "set-cookie" not in last.headers


async def test_wrong_tokens_of_scripts_are_rate_limited(at):
    """[A3] [O5] S15: By the same limit."""
    browser = at("203.0.113.7")
    await guesses(browser, WRONG, 3)
    answer = await browser.get(SNAPSHOT, headers={"Authorization": f"Bearer {UNKNOWN}"})
    assert (answer.status_code, answer.json()["code"]) == (429, "too_fast")
    assert int(answer.headers["retry-after"]) > 0


async def test_a_valid_link_always_works(at):
    """[A8] S15: Even if another person behind the same address has guessed."""
    browser = at("203.0.113.7")
    assert (await guesses(browser, WRONG, 10))[-1].status_code == 429
    assert (await browser.get(f"/s/{token('comment')}")).status_code == 303
    assert (await browser.get(SNAPSHOT, headers={"Authorization": f"Bearer {token('view')}"})).status_code == 200


async def test_valid_links_are_not_rate_limited(at):
    """S15: Three hundred people may open the same link."""
    browser = at("203.0.113.7")
    assert {answer.status_code for answer in await guesses(browser, token("view"), 20)} == {303}
    assert (await guesses(browser, WRONG, 1))[0].status_code == 404


async def test_guesses_of_one_address_do_not_affect_others(at):
    """S15: Nobody can lock out others."""
    await guesses(at("203.0.113.7"), WRONG)
    assert (await guesses(at("203.0.113.8"), WRONG, 1))[0].status_code == 404


async def test_guessing_does_not_reveal_which_links_exist(at):
    """[A3] S15: A wrong secret, a revoked link and an unknown id give the same responses."""
    old = f"{LINKS['own'].id}.{token('own', revision=7).partition('.')[2]}"
    sequences = [await guesses(at(f"203.0.113.{number}"), link) for number, link in enumerate((UNKNOWN, WRONG, old))]
    told = [[(one.status_code, one.text, dict(one.headers)) for one in sequence] for sequence in sequences]
    assert told[0] == told[1] == told[2]


async def test_an_unknown_link_takes_the_same_time(browser, monkeypatch):
    """S15: It does the same work as a wrong secret."""
    compared = []

    def opens(*args):
        compared.append(args)
        return False

    monkeypatch.setattr(auth, "opens", opens)
    for address in (UNKNOWN, WRONG):
        await browser.get(f"/s/{address}")
    assert len(compared) == 2


async def test_a_thousand_guesses_get_only_two_kinds_of_responses(browser):
    """[A3] S15: Not found, then too fast. At the default limits."""
    answers = [await browser.get(f"/s/{id_('no-link')}.{secrets.token_urlsafe(20)}") for _ in range(1_000)]
    told = {(answer.status_code, answer.text) for answer in answers}
    assert sorted(status for status, _ in told) == [404, 429]
    assert [answer.status_code for answer in answers[:300]] == [404] * 300


async def test_sockets_with_wrong_tokens_count_too(serve, settings):
    """[J3] S15: By the same limit."""
    served = await serve(settings.model_copy(update=SHRUNK))
    for _ in range(3):
        assert await refused(served.connect(Authorization=f"Bearer {WRONG}")) == 403
    async with AsyncClient(base_url=f"http://{served.host}") as guesser:
        assert (await guesser.get(f"/s/{WRONG}")).status_code == 429
    async with served.connect("own"):
        pass


def test_secrets_are_different_and_cannot_be_guessed():
    """[A1] S15: 160 bits each, in 27 characters of base64."""
    links = [Link(id_(f"link{number}"), "view", number % 7) for number in range(10_000)]
    made = {link_token(KEY, link).partition(".")[2] for link in links}
    assert (len(made), {len(secret) for secret in made}) == (10_000, {27})
    # Each sign at each place but the last, which carries four bits: a secret that was partly constant would show.
    assert all(len({secret[place] for secret in made}) == 64 for place in range(26))


def test_each_revision_has_its_own_secret():
    """[L1] S15: And each link."""
    made = [world.token(role, revision) for role in world.ROLES for revision in range(100)]
    assert len({address.partition(".")[2] for address in made}) == 100 * len(world.ROLES)

"""The pages that people open."""

import sqlite3
from contextlib import closing

import pytest
from sqlalchemy import Engine, event

from server.config import DEMO_BOARD_ID
from server.domain.access import link_token
from server.domain.changes import Link
from server.http.pages.pages import import_map_hash
from server.store.db import database_path
from tests.server import world
from tests.server.world import BOARD, INFO, KEY, PAGE, id_, token


async def test_a_link_moves_on_to_the_board(browser):
    """[A2] To an address without secrets."""
    answer = await browser.get(f"/s/{token('comment')}")
    assert (answer.status_code, answer.headers["location"]) == (303, PAGE)


async def test_a_link_keeps_the_query(browser):
    """[A2] So that a shared note opens where it lies."""
    answer = await browser.get(f"/s/{token('comment')}", params={"node": id_("note"), "at": "1 & 2"})
    assert answer.headers["location"] == f"{PAGE}?node={id_('note')}&at=1+%26+2"


@pytest.mark.parametrize("query", ["self=1", "url=%C3%A4&url=2", "node=a%20b", "&&"])
async def test_a_link_keeps_any_query_that_stands_behind_it(browser, query):
    """[A2] A name in it has no meaning for the server."""
    answer = await browser.get(f"/s/{token('comment')}?{query}")
    assert (answer.status_code, answer.headers["location"]) == (303, f"{PAGE}?{query}")


async def test_the_address_of_a_link_is_told_to_nobody(come):
    """[A1] The page asks our own host only, and other sites get no referrer."""
    answer = await (await come()).get(PAGE)
    assert token("comment") not in answer.text
    assert answer.headers["referrer-policy"] == "same-origin"


async def test_a_board_page_has_title_and_language(come):
    answer = await (await come()).get(PAGE, headers={"Accept-Language": "sv"})
    assert "<title>Kuntien kartta · Kehys</title>" in answer.text
    assert '<html lang="sv">' in answer.text


async def test_a_title_is_text_and_no_markup(database, come, script):
    """[C4] Whatever people write is shown as they wrote it."""
    info = INFO.model_copy(update={"id": world.OTHER_BOARD, "title": "<script>&</script>"})
    link = Link(id_("other-link"), "own")
    await world.store_board(database, info, {"own": link})
    browser = await come()
    await browser.get(f"/s/{link_token(KEY, link)}")
    assert "<title>&lt;script&gt;&amp;&lt;/script&gt;" in (await browser.get(f"/b/{info.id}")).text


async def test_the_import_map_is_allowed_by_its_hash(come):
    """A browser would refuse it otherwise, and with it the whole page."""
    answer = await (await come()).get(PAGE)
    assert import_map_hash() in answer.headers["content-security-policy"]


async def test_the_front_page_lists_what_this_browser_has_opened(come, browser):
    """[A3] And no other board."""
    assert INFO.title in (await (await come()).get("/")).text
    assert INFO.title not in (await browser.get("/")).text


async def test_the_front_page_lists_no_board_whose_link_was_withdrawn(come, script):
    """[A3] Its title is not for them any more."""
    browser = await come("comment")
    await script().post(world.OPS, json={"ops": world.plain(world.rotate("comment"))})
    assert INFO.title not in (await browser.get("/")).text


async def test_the_privacy_notice_says_that_the_host_has_named_nobody(browser):
    answer = await browser.get("/privacy", headers={"Accept-Language": "en"})
    assert answer.status_code == 200
    assert "has not named a controller" in answer.text
    assert "365 days" in answer.text


async def test_the_privacy_notice_has_the_hosts_words_as_text(start, browse, settings):
    """S10: In each place, and instead of the program's own."""
    names = ("controller", "contact", "dpo", "purpose", "basis", "retention")
    named = settings.model_copy(update={f"privacy_{name}": f"<b>{name}</b>" for name in names})
    answer = await browse(await start(named)).get("/privacy", headers={"Accept-Language": "en"})
    assert [name for name in names if f"&lt;b&gt;{name}&lt;/b&gt;" not in answer.text] == []
    assert "<b>" not in answer.text
    assert "has not named" not in answer.text


@pytest.mark.parametrize(("language", "title"), [("fi", "Tietosuojaseloste"), ("sv", "Dataskyddsbeskrivning")])
async def test_the_privacy_notice_is_in_the_readers_language(browser, language, title):
    answer = await browser.get("/privacy", headers={"Accept-Language": language})
    assert f'<html lang="{language}">' in answer.text
    assert f"<h1>{title}</h1>" in answer.text


@pytest.mark.parametrize("path", ["/", PAGE])
async def test_the_privacy_notice_is_linked(come, path):
    """From the front page, and from where a guest is asked for a name."""
    assert 'href="/privacy"' in (await (await come()).get(path)).text


async def test_the_demo_board_is_opened_as_a_commenter(database, browser):
    """[A7] Nobody should tidy it up for others."""
    link = Link(id_("demo-comment"), "comment")
    info = INFO.model_copy(update={"id": DEMO_BOARD_ID})
    await world.store_board(database, info, {"own": Link(id_("demo-own"), "own"), "comment": link})
    answer = await browser.get("/demo")
    assert answer.headers["location"] == f"/s/{link_token(KEY, link)}"
    assert "/demo" in (await browser.get("/")).text


@pytest.fixture
def executed():
    """Every statement that goes to a database, with its values."""
    statements = []

    def note(_connection, _cursor, statement, values, _context, _many):
        statements.append((statement, values))

    event.listen(Engine, "before_cursor_execute", note)
    yield statements
    event.remove(Engine, "before_cursor_execute", note)


@pytest.mark.parametrize("path", ["/", "/demo"])
async def test_the_front_page_reads_no_board_but_those_of_its_visitor(come, data_dir, executed, path):
    """[A3] However many boards there are: each statement finds its rows by a key and goes through no table."""
    browser = await come()
    executed.clear()
    await browser.get(path)
    queries = [(statement, values) for statement, values in executed if statement.startswith("SELECT")]
    with closing(sqlite3.connect(database_path(data_dir))) as connection:
        plans = [connection.execute(f"EXPLAIN QUERY PLAN {one}", values).fetchall() for one, values in queries]
    steps = [step for plan in plans for *_, step in plan]
    assert steps
    assert [step for step in steps if step.startswith("SCAN")] == []


async def test_a_server_without_the_demo_board_does_not_offer_it(browser):
    assert (await browser.get("/demo")).status_code == 404
    assert "/demo" not in (await browser.get("/")).text


@pytest.mark.parametrize("path", ["/", "/demo", f"/s/{token('comment')}", PAGE, "/nowhere"])
async def test_a_page_answers_a_head_as_it_answers_a_get(come, path):
    """Chat programs ask so before they show a link."""
    browser = await come()
    assert (await browser.head(path)).status_code == (await browser.get(path)).status_code


async def test_a_page_that_does_not_exist_is_a_page_for_people(browser):
    answer = await browser.get("/nowhere", headers={"Accept-Language": "en"})
    assert (answer.status_code, answer.headers["content-type"]) == (404, "text/html; charset=utf-8")
    assert "Page not found" in answer.text


async def test_a_page_that_is_refused_says_why(browser):
    answer = await browser.get(f"/b/{BOARD}", headers={"Accept-Language": "fi"})
    assert "error." not in answer.text
    assert '<html lang="fi">' in answer.text


@pytest.mark.parametrize("path", ["/", PAGE])
async def test_a_page_is_kept_by_no_shared_cache(come, path):
    """[A3] It shows what this browser may see."""
    assert "private" in (await (await come()).get(path)).headers["cache-control"]

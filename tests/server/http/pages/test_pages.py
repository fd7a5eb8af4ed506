"""The HTML pages."""

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


async def test_a_link_redirects_to_the_board(browser):
    """[A2] To an address without a secret."""
    answer = await browser.get(f"/s/{token('comment')}")
    assert (answer.status_code, answer.headers["location"]) == (303, PAGE)


async def test_a_link_keeps_the_query(browser):
    """[A2] So that a shared note is shown."""
    answer = await browser.get(f"/s/{token('comment')}", params={"node": id_("note"), "at": "1 & 2"})
    assert answer.headers["location"] == f"{PAGE}?node={id_('note')}&at=1+%26+2"


@pytest.mark.parametrize("query", ["self=1", "url=%C3%A4&url=2", "node=a%20b", "&&"])
async def test_a_link_keeps_every_query(browser, query):
    """[A2] Its names have no meaning for the server."""
    answer = await browser.get(f"/s/{token('comment')}?{query}")
    assert (answer.status_code, answer.headers["location"]) == (303, f"{PAGE}?{query}")


async def test_the_address_of_a_link_is_not_sent_to_other_sites(come):
    """[A1] The page sends requests to its own host only, and no referrer to other sites."""
    answer = await (await come()).get(PAGE)
    assert token("comment") not in answer.text
    assert answer.headers["referrer-policy"] == "same-origin"


async def test_a_board_page_has_title_and_language(come):
    answer = await (await come()).get(PAGE, headers={"Accept-Language": "sv"})
    assert "<title>Kuntien kartta · Kehys</title>" in answer.text
    assert '<html lang="sv">' in answer.text


async def test_a_title_is_escaped(database, come, script):
    """[C4] It is shown as it was written."""
    info = INFO.model_copy(update={"id": world.OTHER_BOARD, "title": "<script>&</script>"})
    link = Link(id_("other-link"), "own")
    await world.store_board(database, info, {"own": link})
    browser = await come()
    await browser.get(f"/s/{link_token(KEY, link)}")
    assert "<title>&lt;script&gt;&amp;&lt;/script&gt;" in (await browser.get(f"/b/{info.id}")).text


async def test_the_import_map_is_allowed_by_its_hash(come):
    """Otherwise browsers refuse it."""
    answer = await (await come()).get(PAGE)
    assert import_map_hash() in answer.headers["content-security-policy"]


async def test_the_front_page_lists_the_browsers_boards(come, browser):
    """[A3] And no other board."""
    assert INFO.title in (await (await come()).get("/")).text
    assert INFO.title not in (await browser.get("/")).text


async def test_the_front_page_lists_no_board_with_a_revoked_link(come, script):
    """[A3] Its title is no longer for this person."""
    browser = await come("comment")
    await script().post(world.OPS, json={"ops": world.plain(world.rotate("comment"))})
    assert INFO.title not in (await browser.get("/")).text


async def test_the_privacy_notice_says_if_no_controller_is_set(browser):
    answer = await browser.get("/privacy", headers={"Accept-Language": "en"})
    assert answer.status_code == 200
    assert "has not named a controller" in answer.text
    assert "365 days" in answer.text


async def test_the_hosts_texts_in_the_privacy_notice_are_escaped(start, browse, settings):
    """S10: They replace the program's own texts."""
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
    """From the front page, and from the dialog that asks for a name."""
    assert 'href="/privacy"' in (await (await come()).get(path)).text


async def test_the_demo_board_opens_with_the_comment_role(database, browser):
    """[A7] Visitors must not change it."""
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
async def test_the_front_page_scans_no_table(come, data_dir, executed, path):
    """[A3] Each statement finds its rows by a key."""
    browser = await come()
    executed.clear()
    await browser.get(path)
    queries = [(statement, values) for statement, values in executed if statement.startswith("SELECT")]
    with closing(sqlite3.connect(database_path(data_dir))) as connection:
        plans = [connection.execute(f"EXPLAIN QUERY PLAN {one}", values).fetchall() for one, values in queries]
    steps = [step for plan in plans for *_, step in plan]
    assert steps
    assert [step for step in steps if step.startswith("SCAN")] == []


async def test_the_demo_is_not_offered_without_the_demo_board(browser):
    assert (await browser.get("/demo")).status_code == 404
    assert "/demo" not in (await browser.get("/")).text


@pytest.mark.parametrize("path", ["/", "/demo", f"/s/{token('comment')}", PAGE, "/nowhere"])
async def test_pages_answer_head_requests(come, path):
    """Chat programs send them for link previews."""
    browser = await come()
    assert (await browser.head(path)).status_code == (await browser.get(path)).status_code


async def test_an_unknown_page_gives_an_error_page(browser):
    answer = await browser.get("/nowhere", headers={"Accept-Language": "en"})
    assert (answer.status_code, answer.headers["content-type"]) == (404, "text/html; charset=utf-8")
    assert "Page not found" in answer.text


async def test_an_error_page_says_the_reason(browser):
    answer = await browser.get(f"/b/{BOARD}", headers={"Accept-Language": "fi"})
    assert "error." not in answer.text
    assert '<html lang="fi">' in answer.text


@pytest.mark.parametrize("path", ["/", PAGE])
async def test_pages_are_not_for_shared_caches(come, path):
    """[A3] They depend on the session."""
    assert "private" in (await (await come()).get(path)).headers["cache-control"]

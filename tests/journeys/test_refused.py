"""The server refuses a connection for a moment, or cannot store anything."""

import shutil

import pytest
from playwright.sync_api import expect

from server.store.db import database_path
from tests.journeys.world import TEXT, Server


@pytest.mark.parametrize("code", [1013, 4429])
def test_a_page_reconnects_after_a_temporary_refusal(person, links, code):
    """[O4] [O6] Without a reload. A comment can be sent at once."""
    codes = [code]
    aino = person()
    aino.page.route_web_socket("**/live?*", lambda live: refuse(live, codes))
    aino.page.goto(links["to share"])
    aino.page.evaluate("window.isSamePage = true")

    aino.saved()
    aino.comments("Täällä taas", at=(400, 300), name="Aino")
    aino.saved()

    assert codes == []
    assert aino.page.evaluate("window.isSamePage")


def refuse(live, codes: list[int]) -> None:
    """Closes a connection with the next code. If no code is left, connects it to the server."""
    if codes:
        live.close(code=codes.pop())
    else:
        live.connect_to_server()


@pytest.fixture
def own_server(tmp_path):
    """A separate server, because the test damages it."""
    server = Server(tmp_path)
    server.start()
    yield server
    server.stop()


def test_the_text_is_kept_while_the_database_cannot_store_it(person, own_server):
    """[P6] The page shows the reason until the host has repaired the database."""
    aino = person()
    aino.opens(own_server.publish(TEXT, "Kylän kartta")["to share"])
    aino.comments("Ensin", at=(400, 300), name="Aino")
    aino.saved()
    database = database_path(own_server.data_dir)
    shutil.copy(database, own_server.data_dir / "copy")
    (own_server.data_dir / "copy").replace(database)

    aino.writes("Sitten")

    expect(aino.page.locator("#composer-error")).to_contain_text("tietokanta vaatii korjausta")
    expect(aino.page.locator("#composer-text")).to_have_value("Sitten")

"""The page as it is sent."""

import json

import pytest

from scripts import bundle
from server.config import STATIC_DIR
from server.http.pages import bundle_manifest
from server.http.pages.bundle_manifest import page, sources_hash
from tests.server.world import PAGE


@pytest.fixture
def manifest(tmp_path, monkeypatch):
    """Writes the list of a packed page."""
    path = tmp_path / "manifest.json"
    monkeypatch.setattr(bundle_manifest, "_MANIFEST", path)

    def write(sources):
        path.write_text(json.dumps({"sources": sources, "modules": ["/static/vendor/page/main.js"]}))

    return write


def test_script_and_server_take_the_same_sources():
    assert bundle.sources_hash() == sources_hash()


def test_the_packed_page_is_sent_while_it_is_that_of_the_sources(manifest):
    manifest(sources_hash())
    assert page() == bundle_manifest.Page(("/static/vendor/page/main.js",), "/static/vendor/page/page.css")


def test_edited_sources_are_sent_themselves(manifest):
    """All of them in one round trip, the main module first."""
    manifest("0" * 64)
    sent = page()
    assert (sent.modules[0], sent.styles) == ("/static/js/main.js", "")
    assert {f"/static/{path.relative_to(STATIC_DIR).as_posix()}" for path in STATIC_DIR.rglob("js/**/*.js")} == set(
        sent.modules
    )


def test_without_a_packed_page_the_sources_are_sent(manifest):
    assert page().modules[0] == "/static/js/main.js"


async def test_a_board_loads_everything_at_once(come):
    """A browser would find each module only after it has read the one before."""
    text = (await (await come()).get(PAGE)).text
    for address in page().modules:
        assert f'<link rel="modulepreload" href="{address}">' in text
    assert f'<script type="module" src="{page().modules[0]}"></script>' in text

"""The files of the board page."""

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


def test_bundler_and_server_hash_the_same_sources():
    assert bundle.sources_hash() == sources_hash()


def test_a_current_bundle_is_used(manifest):
    manifest(sources_hash())
    assert page() == bundle_manifest.Page(("/static/vendor/page/main.js",), "/static/vendor/page/page.css")


def test_edited_sources_are_used_instead_of_the_bundle(manifest):
    """All of them are preloaded, the main module first."""
    manifest("0" * 64)
    sent = page()
    assert (sent.modules[0], sent.styles) == ("/static/js/main.js", "")
    assert {f"/static/{path.relative_to(STATIC_DIR).as_posix()}" for path in STATIC_DIR.rglob("js/**/*.js")} == set(
        sent.modules
    )


def test_the_sources_are_used_without_a_bundle(manifest):
    assert page().modules[0] == "/static/js/main.js"


async def test_a_board_page_preloads_all_modules(come):
    """Otherwise a browser finds a module only after it has read the one before."""
    text = (await (await come()).get(PAGE)).text
    for address in page().modules:
        assert f'<link rel="modulepreload" href="{address}">' in text
    assert f'<script type="module" src="{page().modules[0]}"></script>' in text
